"""One cell of the heat map: the meetings of a month, one by one."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Roads, Visit, roads, visits
from dsi_desktop.features.directory.rules.load import NO_TRIP, counts, trip_of
from dsi_desktop.features.solicitation.queries.carried import ORGANIZATION, PERSON
from dsi_desktop.features.solicitation.queries.lines import names_of_people
from dsi_desktop.features.solicitation.rules.spans import month_span


@dataclass(frozen=True, slots=True)
class MonthVisit:
    """One person at one meeting: minutes there, on the road; `known` is False without a road."""

    meeting_id: str
    held_on: str
    body: str
    hue: int
    person: str
    status: str
    minutes: int | None
    road_minutes: int
    kilometres: int
    known: bool


def month_of(
    store: Store, record_id: str, month: str, *, by: str = ORGANIZATION,
    body_id: str | None = None,
) -> tuple[MonthVisit, ...]:
    """Return what a month `YYYY-MM` asked of an organisation, or of a person, by date."""
    start, end = month_span(month)
    with store.read() as session:
        ways = roads(session)
        names = names_of_people(session)
        bodies = {
            key: (name, hue or 0)
            for key, name, hue in session.execute(select(Body.id, Body.name, Body.hue)).all()
        }
        asked = (
            visits(session, start, end, person_id=record_id, body_id=body_id) if by == PERSON
            else visits(session, start, end, organization_id=record_id, body_id=body_id)
        )  # fmt: skip
    return tuple(
        _line(visit, bodies.get(visit.body_id, ("", 0)), names.get(visit.person_id, ""), ways)
        for visit in asked
    )


def _line(
    visit: Visit, body: tuple[str, int], person: str, ways: Roads
) -> MonthVisit:
    came = counts(visit)
    way = trip_of(visit, ways) if came else NO_TRIP
    return MonthVisit(
        visit.meeting_id, visit.held_on, *body, person, visit.status,
        visit.minutes if came else 0, way.minutes, way.kilometres, way.known,
    )
