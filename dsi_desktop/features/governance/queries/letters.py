"""The letters by which organisations say who speaks for them, and until when."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Body, MandateLetter, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter of mandate, whole; `function` is what the titular does in the organisation."""

    id: str
    membership_id: str
    body: str
    person: str
    function: str
    organization: str
    substitute_id: str | None
    substitute: str
    scope: str
    ceiling: int | None
    start_on: str | None
    end_on: str | None
    signatory: str
    signatory_title: str
    signed_on: str | None


def letter_sheet(store: Store, letter_id: str) -> LetterSheet:
    """Return a letter; `NotFound` when it is not in the dossier."""
    with store.read() as session:
        row = session.execute(_asked().where(MandateLetter.id == letter_id)).first()
        if row is None:
            raise NotFound(_("Cette lettre de mandat n’est pas dans le dossier."))
        return _sheet(session, row)


def _asked() -> Select[*tuple[Any, ...]]:
    substitute = aliased(Person)
    return (
        select(
            MandateLetter, Membership.person_id, func.coalesce(Body.name, "").label("body"),
            Person.given_name, Person.family_name,
            func.coalesce(Organization.name, "").label("organization"),
            func.coalesce(substitute.given_name, "").label("substitute_given"),
            func.coalesce(substitute.family_name, "").label("substitute_family"),
        )
        .join(Membership, MandateLetter.membership_id == Membership.id)
        .join(Person, Membership.person_id == Person.id)
        .outerjoin(Body, Membership.body_id == Body.id)
        .outerjoin(Organization, MandateLetter.organization_id == Organization.id)
        .outerjoin(substitute, MandateLetter.substitute_id == substitute.id)
        .where(MandateLetter.deleted.is_(None))
    )


def _sheet(session: Session, row: Row[*tuple[Any, ...]]) -> LetterSheet:
    letter: MandateLetter = row.MandateLetter
    function = select(Affiliation.title).where(
        Affiliation.person_id == row.person_id, Affiliation.deleted.is_(None),
        Affiliation.organization_id == letter.organization_id, Affiliation.end_on.is_(None),
    )
    return LetterSheet(
        letter.id, letter.membership_id or "", row.body,
        full_name(row.given_name, row.family_name), session.scalars(function).first() or "",
        row.organization, letter.substitute_id,
        full_name(row.substitute_given, row.substitute_family), letter.scope, letter.ceiling,
        letter.start_on, letter.end_on, letter.signatory, letter.signatory_title,
        letter.signed_on,
    )
