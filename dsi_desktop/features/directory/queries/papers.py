"""The papers beside a record: letters of mandate and documents."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select, text
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.schema.governance import Body, MandateLetter, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter of mandate; `days_left` is negative once it ended, None without an end."""

    id: str
    body_id: str
    body: str
    organization: str
    titular: str
    substitute: str
    scope: str
    ceiling: int | None
    start_on: str | None
    end_on: str | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document kept beside a record; `here` is false while its bytes are on another laptop."""

    id: str
    name: str
    caption: str
    media_type: str
    size: int
    here: bool


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document, with its bytes."""

    name: str
    content: bytes


def letters_where(
    session: Session, whose: ColumnElement[bool], today: date,
) -> tuple[LetterLine, ...]:
    """Return the letters of mandate, those that end last first."""
    substitute = aliased(Person)
    asked = (
        select(
            MandateLetter.id, Membership.body_id, Body.name.label("body"),
            func.coalesce(Organization.name, "").label("organization"), Person.given_name,
            Person.family_name, substitute.given_name.label("stand_in"),
            substitute.family_name.label("stand_in_family"), MandateLetter.scope,
            MandateLetter.ceiling, MandateLetter.start_on, MandateLetter.end_on,
        )
        .join(Membership, MandateLetter.membership_id == Membership.id)
        .join(Body, Membership.body_id == Body.id)
        .join(Person, Membership.person_id == Person.id)
        .outerjoin(
            Organization,
            func.coalesce(MandateLetter.organization_id, Membership.organization_id)
            == Organization.id,
        )
        .outerjoin(substitute, MandateLetter.substitute_id == substitute.id)
        .where(whose, MandateLetter.deleted.is_(None), Membership.deleted.is_(None))
        .order_by(MandateLetter.end_on.is_(None).desc(), MandateLetter.end_on.desc())
    )
    return tuple(
        LetterLine(
            row.id, row.body_id, row.body, row.organization,
            full_name(row.given_name, row.family_name),
            full_name(row.stand_in or "", row.stand_in_family or ""), row.scope, row.ceiling,
            row.start_on, row.end_on, _days(row.end_on, today),
        )
        for row in session.execute(asked)
    )


def letters_of_organization(organization_id: str) -> ColumnElement[bool]:
    """Hold for the letters an organisation signed."""
    return or_(
        MandateLetter.organization_id == organization_id,
        MandateLetter.organization_id.is_(None) & (Membership.organization_id == organization_id),
    )


def letters_of_person(person_id: str) -> ColumnElement[bool]:
    """Hold for the letters that name a person, titular or substitute."""
    return or_(Membership.person_id == person_id, MandateLetter.substitute_id == person_id)


def documents_of(session: Session, table: str, record_id: str) -> tuple[DocumentLine, ...]:
    """Return the documents put beside a record, in their order."""
    asked = (
        select(
            Attachment.id, Attachment.name, Attachment.caption, Attachment.media_type,
            Attachment.size, Attachment.sha256,
        )
        .where(
            Attachment.record_table == table, Attachment.record_id == record_id,
            Attachment.deleted.is_(None),
        )
        .order_by(Attachment.rank, Attachment.id)
    )
    rows = session.execute(asked).all()
    here = {row.sha256 for row in rows if _piece(session, row.sha256) is not None}
    return tuple(
        DocumentLine(
            row.id, row.name, row.caption, row.media_type, row.size or 0, row.sha256 in here,
        )
        for row in rows
    )


def document_content(store: Store, document_id: str) -> DocumentContent:
    """Return a document with its bytes; `NotFound` while they lie on another laptop only."""
    asked = select(Attachment.name, Attachment.sha256).where(
        Attachment.id == document_id, Attachment.deleted.is_(None),
    )
    with store.read() as session:
        row = session.execute(asked).first()
        content = _bytes(session, row.sha256) if row else None
    if row is None or content is None:
        raise NotFound(_("Ce document n’est pas encore arrivé dans cette copie du dossier."))
    return DocumentContent(row.name, content)


def _piece(session: Session, sha256: str) -> int | None:
    asked = text("SELECT 1 FROM dsi_blob WHERE sha256 = :sha")
    return session.execute(asked, {"sha": sha256}).scalar()


def _bytes(session: Session, sha256: str) -> bytes | None:
    asked = text("SELECT bytes FROM dsi_blob WHERE sha256 = :sha")
    return session.execute(asked, {"sha": sha256}).scalar()


def _days(end_on: str | None, today: date) -> int | None:
    return (date.fromisoformat(end_on) - today).days if end_on else None
