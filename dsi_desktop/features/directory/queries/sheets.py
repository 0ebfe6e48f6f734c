"""Everything the dossier knows of one organisation or one person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import (
    Affiliation,
    ContactDetail,
    Organization,
    OrganizationArea,
    OrganizationVoice,
    Person,
    Population,
    Tag,
    Tagging,
)
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.queries.charge import YearLoad, year_load
from dsi_desktop.features.directory.queries.decisions import (
    DecisionLine,
    decisions_of_organization,
    decisions_of_person,
)
from dsi_desktop.features.directory.queries.papers import (
    DocumentLine,
    LetterLine,
    documents_of,
    letters_of_organization,
    letters_of_person,
    letters_where,
)
from dsi_desktop.features.directory.queries.presences import (
    MeetingLine,
    latest_meetings,
)
from dsi_desktop.features.directory.queries.work import (
    ActionLine,
    SeatLine,
    TaskLine,
    actions_of_organization,
    actions_of_person,
    open_tasks,
    seats_where,
)
from dsi_desktop.features.directory.rules import full_name, in_force
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

MEETINGS_SHOWN = 5


_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to reach somebody; a private one is never printed nor projected.

    A value destroyed since, or that another program left out, reads « – ».
    """

    id: str
    kind: str
    value: str
    label: str
    private: bool
    preferred: bool


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """A person in an organisation, seen from either side."""

    id: str
    person_id: str
    person: str
    organization_id: str
    organization: str
    title: str
    start_on: str | None
    end_on: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag put on the record."""

    id: str
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class Dealings:
    """What the table and somebody have to do with each other.

    `meetings` holds the newest `MEETINGS_SHOWN` of `meetings_count`; `decisions` holds them all.
    """

    seats: tuple[SeatLine, ...]
    actions: tuple[ActionLine, ...]
    tasks: tuple[TaskLine, ...]
    meetings: tuple[MeetingLine, ...]
    meetings_count: int
    decisions: tuple[DecisionLine, ...]
    letters: tuple[LetterLine, ...]
    documents: tuple[DocumentLine, ...]
    charge: YearLoad


@dataclass(frozen=True, slots=True)
class OrganizationSheet:
    """An organisation, whole."""

    id: str
    name: str
    acronym: str
    sector: str
    kind: str
    area_id: str | None
    area: str
    mission: str
    website: str
    joined_on: str | None
    left_on: str | None
    hours_cap: int | None
    meetings_cap: int | None
    notes: str
    archived: bool
    contacts: tuple[ContactLine, ...]
    people: tuple[AffiliationLine, ...]
    dealings: Dealings
    served: tuple[str, ...]
    voices: tuple[str, ...]
    tags: tuple[TagLine, ...]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """A person, whole."""

    id: str
    name: str
    given_name: str
    family_name: str
    honorific: str
    area_id: str | None
    area: str
    language: str
    diet: str
    access_needs: str
    notes: str
    archived: bool
    contacts: tuple[ContactLine, ...]
    functions: tuple[AffiliationLine, ...]
    dealings: Dealings
    tags: tuple[TagLine, ...]


def organization_sheet(store: Store, organization_id: str, today: date) -> OrganizationSheet:
    """Return an organisation, whole; `NotFound` when it is not in the dossier."""
    asked = (
        select(Organization, func.coalesce(Area.name, ""))
        .outerjoin(Area, Organization.area_id == Area.id)
        .where(Organization.id == organization_id, Organization.deleted.is_(None))
    )
    served = (
        select(Area.name)
        .join(OrganizationArea, OrganizationArea.area_id == Area.id)
        .where(
            OrganizationArea.organization_id == organization_id,
            OrganizationArea.deleted.is_(None),
        )
        .order_by(Area.name)
    )
    voices = (
        select(Population.name)
        .join(OrganizationVoice, OrganizationVoice.population_id == Population.id)
        .where(
            OrganizationVoice.organization_id == organization_id,
            OrganizationVoice.deleted.is_(None), Population.deleted.is_(None),
        )
        .order_by(Population.name)
    )
    with store.read() as session:
        row = session.execute(asked).first()
        if row is None:
            raise NotFound(_("Cette organisation n’est pas dans le dossier."))
        found, area = row
        return OrganizationSheet(
            found.id, found.name, found.acronym, found.sector, found.kind, found.area_id, area,
            found.mission, found.website, found.joined_on, found.left_on,
            found.hours_cap, found.meetings_cap, found.notes, found.archived,
            _contacts(session, ContactDetail.organization_id == organization_id),
            _affiliations(session, Affiliation.organization_id == organization_id, today),
            _organization_dealings(session, found, today),
            tuple(session.scalars(served)),
            tuple(session.scalars(voices)),
            _tags(session, "organization", organization_id),
        )


def person_sheet(store: Store, person_id: str, today: date) -> PersonSheet:
    """Return a person, whole; `NotFound` when they are not in the dossier."""
    asked = (
        select(Person, func.coalesce(Area.name, ""))
        .outerjoin(Area, Person.area_id == Area.id)
        .where(Person.id == person_id, Person.deleted.is_(None))
    )
    with store.read() as session:
        row = session.execute(asked).first()
        if row is None:
            raise NotFound(_("Cette personne n’est pas dans le dossier."))
        found, area = row
        return PersonSheet(
            found.id, full_name(found.given_name, found.family_name), found.given_name,
            found.family_name, found.honorific, found.area_id, area, found.language, found.diet,
            found.access_needs, found.notes, found.archived,
            _contacts(session, ContactDetail.person_id == person_id),
            _affiliations(session, Affiliation.person_id == person_id, today),
            _person_dealings(session, person_id, today),
            _tags(session, "person", person_id),
        )


def _organization_dealings(session: Session, found: Organization, today: date) -> Dealings:
    organization_id = found.id
    there = Attendance.organization_id == organization_id
    return Dealings(
        tuple(seats_where(session, Membership.organization_id == organization_id, today)),
        tuple(actions_of_organization(session, organization_id)),
        open_tasks(session, Task.organization_id == organization_id),
        *latest_meetings(session, there, MEETINGS_SHOWN),
        tuple(decisions_of_organization(session, organization_id)),
        letters_where(session, letters_of_organization(organization_id), today),
        documents_of(session, "organization", organization_id),
        year_load(session, today, organization_id=organization_id,
                  caps=(found.meetings_cap, found.hours_cap)),
    )


def _person_dealings(session: Session, person_id: str, today: date) -> Dealings:
    there = Attendance.person_id == person_id
    return Dealings(
        tuple(seats_where(session, Membership.person_id == person_id, today)),
        tuple(actions_of_person(session, person_id)),
        open_tasks(session, Task.person_id == person_id),
        *latest_meetings(session, there, MEETINGS_SHOWN),
        tuple(decisions_of_person(session, person_id)),
        letters_where(session, letters_of_person(person_id), today),
        documents_of(session, "person", person_id),
        year_load(session, today, person_id=person_id),
    )


def _contacts(session: Session, whose: ColumnElement[bool]) -> tuple[ContactLine, ...]:
    asked = (
        select(
            ContactDetail.id, func.coalesce(ContactDetail.kind, "other"),
            func.coalesce(ContactDetail.value, _UNKNOWN), func.coalesce(ContactDetail.label, ""),
            ContactDetail.private, ContactDetail.preferred,
        )
        .where(whose, ContactDetail.deleted.is_(None))
        .order_by(ContactDetail.private, ContactDetail.preferred.desc(), ContactDetail.id)
    )
    return tuple(ContactLine(*row) for row in session.execute(asked))


def _affiliations(
    session: Session, whose: ColumnElement[bool], today: date,
) -> tuple[AffiliationLine, ...]:
    asked = (
        select(
            Affiliation.id, Affiliation.person_id, Person.given_name, Person.family_name,
            Affiliation.organization_id, Organization.name, Affiliation.title,
            Affiliation.start_on, Affiliation.end_on,
        )
        .join(Person, Affiliation.person_id == Person.id)
        .join(Organization, Affiliation.organization_id == Organization.id)
        .where(whose, Affiliation.deleted.is_(None), Person.deleted.is_(None))
        .order_by(Person.family_name, Person.given_name, Affiliation.id)
    )
    lines = [
        AffiliationLine(
            row.id, row.person_id, full_name(row.given_name, row.family_name),
            row.organization_id, row.name, row.title, row.start_on, row.end_on,
            in_force(row.start_on, row.end_on, today.isoformat()),
        )
        for row in session.execute(asked)
    ]
    return tuple(sorted(lines, key=lambda line: not line.current))


def _tags(session: Session, table: str, record_id: str) -> tuple[TagLine, ...]:
    asked = (
        select(Tag.id, Tag.name, func.coalesce(Tag.hue, 0))
        .join(Tagging, Tagging.tag_id == Tag.id)
        .where(
            Tagging.record_table == table, Tagging.record_id == record_id,
            Tagging.deleted.is_(None), Tag.deleted.is_(None),
        )
        .order_by(Tag.name)
    )
    return tuple(TagLine(*row) for row in session.execute(asked))
