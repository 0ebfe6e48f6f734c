"""The tables of others: what they weigh, and the list of who sits there."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import ExternalBody, ExternalSeat
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Roads
from dsi_desktop.features.directory.rules import full_name, in_force
from dsi_desktop.features.directory.rules.load import trip
from dsi_desktop.features.solicitation.rules.outside import OutsideSeat


@dataclass(frozen=True, slots=True)
class ExternalSeatLine:
    """Who sits at a table of somebody else."""

    id: str
    organization_id: str
    organization: str
    person_id: str
    person: str
    start_on: str
    end_on: str
    current: bool


@dataclass(frozen=True, slots=True)
class ExternalLine:
    """A table of somebody else. `minutes` is the length of one meeting."""

    id: str
    name: str
    holder: str
    meetings_per_year: int | None
    minutes: int | None
    area_id: str
    area: str
    seats: tuple[ExternalSeatLine, ...]


def external_tables(store: Store, today: date) -> tuple[ExternalLine, ...]:
    """Return the tables of others, by name, with who sits or sat there."""
    with store.read() as session:
        seats = _seats(session, today.isoformat())
        asked = (
            select(
                ExternalBody.id, ExternalBody.name, ExternalBody.holder,
                ExternalBody.meetings_per_year, ExternalBody.hours_per_meeting,
                ExternalBody.area_id, Area.name,
            )
            .outerjoin(Area, Area.id == ExternalBody.area_id)
            .where(ExternalBody.deleted.is_(None))
            .order_by(ExternalBody.name.collate(FRENCH), ExternalBody.id)
        )
        return tuple(
            ExternalLine(*row[:5], row[5] or "", row[6] or "", tuple(seats.get(row[0], ())))
            for row in session.execute(asked).all()
        )


def _seats(session: Session, today: str) -> dict[str, list[ExternalSeatLine]]:
    asked = (
        select(
            ExternalSeat.external_body_id, ExternalSeat.id, ExternalSeat.organization_id,
            Organization.name, ExternalSeat.person_id, Person.given_name, Person.family_name,
            ExternalSeat.start_on, ExternalSeat.end_on,
        )
        .outerjoin(Organization, Organization.id == ExternalSeat.organization_id)
        .outerjoin(Person, Person.id == ExternalSeat.person_id)
        .where(ExternalSeat.deleted.is_(None))
        .order_by(Organization.name.collate(FRENCH), ExternalSeat.start_on, ExternalSeat.id)
    )
    found: dict[str, list[ExternalSeatLine]] = {}
    for table, key, home, name, person, given, family, start, end in session.execute(asked).all():
        found.setdefault(str(table), []).append(ExternalSeatLine(
            key, home or "", name or "", person or "", full_name(given or "", family or ""),
            start or "", end or "", in_force(start, end, today),
        ))
    return found


def outside_seats(session: Session, roads: Roads) -> list[OutsideSeat]:
    """Return the seats at tables whose rhythm and length are known, with the way there."""
    asked = (
        select(
            ExternalSeat.person_id, ExternalSeat.organization_id, ExternalBody.meetings_per_year,
            ExternalBody.hours_per_meeting, Person.area_id, Organization.area_id,
            ExternalBody.area_id, ExternalSeat.start_on, ExternalSeat.end_on,
        )
        .join(ExternalBody, ExternalBody.id == ExternalSeat.external_body_id)
        .outerjoin(Person, Person.id == ExternalSeat.person_id)
        .outerjoin(Organization, Organization.id == ExternalSeat.organization_id)
        .where(
            ExternalSeat.deleted.is_(None), ExternalBody.deleted.is_(None),
            ExternalBody.meetings_per_year.is_not(None),
            ExternalBody.hours_per_meeting.is_not(None),
        )
        .order_by(ExternalSeat.id)
    )
    found = []
    for person, home, yearly, minutes, own, its, there, start, end in session.execute(asked).all():
        whence = own or its or ""
        found.append(OutsideSeat(
            person or "", home or "", yearly or 0, minutes or 0, trip(roads, whence, there or ""),
            whence, there or "", start, end,
        ))
    return found
