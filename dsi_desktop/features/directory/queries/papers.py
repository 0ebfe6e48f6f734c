"""The papers beside a record: letters of mandate and documents."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.papers import lying_here
from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.schema.governance import Body, MandateLetter, Membership
from dsi_desktop.features.directory.rules import full_name


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
    here = lying_here(session, (row.sha256 for row in rows))
    return tuple(
        DocumentLine(
            row.id, row.name, row.caption, row.media_type, row.size or 0, row.sha256 in here,
        )
        for row in rows
    )


def _days(end_on: str | None, today: date) -> int | None:
    return (date.fromisoformat(end_on) - today).days if end_on else None
