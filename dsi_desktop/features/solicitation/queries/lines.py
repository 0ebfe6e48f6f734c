"""Names of what the solicitation speaks of, and the limits it is held against."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.solicitation.rules.thresholds import (
    PREFIX,
    Thresholds,
    thresholds_of,
)
from dsi_desktop.features.solicitation.rules.warnings import Partner, partners_of
from dsi_desktop.kernel.text import fold

_PLACES = ("municipality", "indigenous_community", "unorganized", "other")


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A record and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms of this page offer, by name."""

    organizations: tuple[NamedLine, ...]
    people: tuple[NamedLine, ...]
    areas: tuple[NamedLine, ...]
    bodies: tuple[NamedLine, ...]


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """A meeting as it is named beside others."""

    id: str
    body: str
    hue: int
    title: str
    held_on: str
    start_time: str
    end_time: str
    place: str
    area: str


def thresholds(store: Store) -> Thresholds:
    """Return the limits of all, and the day from which things were to change."""
    with store.read() as session:
        return read_thresholds(session)


def titles(store: Store, body_id: str | None = None) -> tuple[str, str]:
    """Return the name of the démarche, and that of a body: the head of a report."""
    with store.read() as session:
        name = session.scalars(select(Initiative.name).where(Initiative.deleted.is_(None))).first()
        body = session.scalars(select(Body.name).where(Body.id == body_id)).first()
        return name or store.title, body or ""


def choices(store: Store) -> Choices:
    """Return the living organisations, people, municipalities and bodies."""
    with store.read() as session:
        organizations = select(Organization.id, Organization.name).where(
            Organization.deleted.is_(None), Organization.archived.is_not(True)
        )
        people = select(Person.id, Person.given_name, Person.family_name).where(
            Person.deleted.is_(None), Person.archived.is_not(True)
        ).order_by(Person.family_name.collate(FRENCH), Person.given_name.collate(FRENCH))
        places = select(Area.id).where(Area.deleted.is_(None), Area.kind.in_(_PLACES))
        areas = names_of_areas(session)
        bodies = select(Body.id, Body.name).where(Body.deleted.is_(None))
        return Choices(
            _lines(session.execute(
                organizations.order_by(Organization.name.collate(FRENCH), Organization.id)).all()),
            tuple(
                NamedLine(key, full_name(given, family))
                for key, given, family in session.execute(people).all()
            ),
            tuple(sorted(
                (NamedLine(key, areas[key]) for key in session.scalars(places).all()),
                key=lambda line: (fold(line.name), line.id),
            )),
            _lines(session.execute(bodies.order_by(Body.rank, Body.id)).all()),
        )  # fmt: skip


def _lines(rows: Iterable[Iterable[str]]) -> tuple[NamedLine, ...]:
    return tuple(NamedLine(*row) for row in rows)


def read_thresholds(session: Session) -> Thresholds:
    return thresholds_of(settings(session, PREFIX))


def partners(session: Session) -> dict[str, Partner]:
    """Return every organisation with its own limits, else those of all."""
    asked = select(
        Organization.id, Organization.name, Organization.hours_cap, Organization.meetings_cap
    ).where(Organization.deleted.is_(None))
    rows = [(row[0], row[1] or "", row[2], row[3]) for row in session.execute(asked).all()]
    return partners_of(rows, read_thresholds(session))


def names_of_people(session: Session) -> dict[str, str]:
    asked = select(Person.id, Person.given_name, Person.family_name).where(
        Person.deleted.is_(None)
    )
    return {
        key: full_name(given, family) for key, given, family in session.execute(asked).all()
    }


def names_of_areas(session: Session) -> dict[str, str]:
    """Return the territories by name; two of one name say what they are part of."""
    above = aliased(Area)
    asked = (
        select(Area.id, Area.name, above.name)
        .outerjoin(above, above.id == Area.parent_id)
        .where(Area.deleted.is_(None))
    )
    rows = session.execute(asked).all()
    twins = Counter(name for _key, name, _parent in rows)
    return {
        key: f"{name} ({parent})" if twins[name] > 1 and parent else name
        for key, name, parent in rows
    }


def homes(session: Session, day: date) -> dict[str, str]:
    """Return the organisation each person belongs to on a day, the first they joined."""
    text = day.isoformat()
    asked = (
        select(Affiliation.person_id, Affiliation.organization_id)
        .where(
            Affiliation.deleted.is_(None), Affiliation.person_id.is_not(None),
            Affiliation.organization_id.is_not(None),
            Affiliation.start_on.is_(None) | (Affiliation.start_on <= text),
            Affiliation.end_on.is_(None) | (Affiliation.end_on >= text),
        )
        .order_by(Affiliation.start_on.desc(), Affiliation.id.desc())
    )
    return {str(person): str(home) for person, home in session.execute(asked).all()}


def heads(session: Session, meeting_ids: Iterable[str]) -> dict[str, MeetingHead]:
    """Return meetings as they are named, by id."""
    areas = names_of_areas(session)
    asked = (
        select(
            Meeting.id, Body.name, Body.hue, Meeting.title, Meeting.held_on, Meeting.start_time,
            Meeting.end_time, Meeting.place, Meeting.area_id,
        )
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(Meeting.id.in_(list(meeting_ids)))
    )
    return {
        row[0]: MeetingHead(
            row[0], row[1] or "", row[2] or 0, row[3], row[4] or "", row[5] or "", row[6] or "",
            row[7], areas.get(row[8] or "", ""),
        )
        for row in session.execute(asked).all()
    }
