"""How much is asked of each partner over a period, month by month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from operator import attrgetter

from sqlalchemy.orm import Session

from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import each_visit, roads
from dsi_desktop.features.directory.rules.load import (
    Load,
    Weighed,
    months_of,
    weighed,
    weighed_by,
)
from dsi_desktop.features.solicitation.queries.carried import (
    ORGANIZATION,
    PERSON,
    Carried,
    Scope,
    carried,
    rated_meetings,
)
from dsi_desktop.features.solicitation.queries.lines import (
    homes,
    names_of_people,
    partners,
    read_thresholds,
)
from dsi_desktop.features.solicitation.queries.outside import outside_seats
from dsi_desktop.features.solicitation.rules.outside import (
    OutsideSeat,
    meetings_over,
    minutes_by_month,
    settled,
    share_of,
    within,
)
from dsi_desktop.features.solicitation.rules.passing import Gaps, Passing
from dsi_desktop.features.solicitation.rules.warnings import Partner
from dsi_desktop.kernel.text import fold

_BY_PERSON, _BY_HOME = attrgetter("person_id"), attrgetter("organization_id")


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What is asked of one organisation, or of one person of `organization`.

    `minutes` and `meetings` (asked to) are by month. `over` marks the months past the hours of
    `hours_cap`, `crowded` those past the meetings of `meetings_cap`.
    """

    id: str
    name: str
    organization: str
    seats: int
    outside_seats: int
    actions: int
    tasks: int
    evaluations: int
    load: Load
    minutes: tuple[int, ...]
    meetings: tuple[int, ...]
    hours_cap: int
    meetings_cap: int
    over: tuple[bool, ...]
    crowded: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class LoadTable:
    """Everybody who is asked something, the most loaded first; `total` adds the lines up.

    `by_month` is in minutes; `by_month_meetings` counts each meeting once.
    """

    start: date
    end: date
    months: tuple[str, ...]
    lines: tuple[LoadLine, ...]
    total: Load
    by_month: tuple[int, ...]
    by_month_meetings: tuple[int, ...]
    gaps: Gaps


def load_table(
    store: Store, start: date, end: date, *, by: str = ORGANIZATION, body_id: str | None = None
) -> LoadTable:
    """Return the load of each organisation, or of each person, of one body or of all.

    The tables of others count when no body is chosen. Who comes for no organisation is counted
    by person only.
    """
    months = months_of(start, end)
    with store.read() as session:
        scope = Scope(start, end, by, body_id)
        ways = roads(session)
        passing = Passing(rated_meetings(session))
        asked = passing.through(each_visit(session, start, end, body_id=body_id))
        own = weighed_by(_BY_PERSON if by == PERSON else _BY_HOME, asked, ways, months)
        seats = [] if body_id else [
            within(seat, start, end) for seat in outside_seats(session, ways)
        ]  # fmt: skip
        held = carried(session, scope, passing.kept)
        known = _partners(session, scope)
        home = _homes(session, scope)
    outside = _outside(seats, by, months)
    keys = {*own, *outside, *held.seats, *held.actions, *held.tasks} & known.keys()
    nothing = weighed((), ways, months)
    weights = {
        key: _with_outside(own.get(key, nothing), outside.get(key, ()), months) for key in keys
    }
    lines = [
        _line(known[key], home.get(key, ""), weights[key], held, len(_current(outside, key, end)))
        for key in keys
    ]
    lines.sort(key=lambda line: (-line.load.minutes, fold(line.name), line.id))
    return LoadTable(
        start, end, months, tuple(lines), _sum(line.load for line in lines),
        tuple(map(sum, zip(*(line.minutes for line in lines), strict=True))) or (0,) * len(months),
        passing.meetings(months), passing.gaps(ways),
    )  # fmt: skip


def _partners(session: Session, scope: Scope) -> dict[str, Partner]:
    if scope.by != PERSON:
        return partners(session)
    usual = read_thresholds(session)
    return {
        key: Partner(key, name, usual.hours, usual.meetings)
        for key, name in names_of_people(session).items()
    }


def _homes(session: Session, scope: Scope) -> dict[str, str]:
    if scope.by != PERSON:
        return {}
    known = partners(session)
    return {
        person: known[home].name
        for person, home in homes(session, scope.end).items() if home in known
    }  # fmt: skip


def _outside(
    seats: Iterable[OutsideSeat], by: str, months: Sequence[str]
) -> dict[str, list[OutsideSeat]]:
    """Return the seats elsewhere that weigh in these months."""
    found: dict[str, list[OutsideSeat]] = defaultdict(list)
    for seat in seats:
        if meetings_over(seat, months):
            found[seat.person_id if by == PERSON else seat.organization_id].append(seat)
    return found


def _current(
    outside: dict[str, list[OutsideSeat]], key: str, end: date
) -> list[OutsideSeat]:
    month = end.isoformat()[:7]
    return [
        seat for seat in outside.get(key, ()) if share_of(month, seat.start_on, seat.end_on)
    ]


def _with_outside(
    own: Weighed, seats: Iterable[OutsideSeat], months: Sequence[str]
) -> Weighed:
    shares = [minutes_by_month(seat, months) for seat in seats]
    if not shares:
        return own
    minutes = settled([sum(month) for month in zip(*shares, strict=True)])
    return replace(
        own, load=replace(own.load, outside_minutes=sum(minutes)),
        minutes=tuple(map(sum, zip(own.minutes, minutes, strict=True))),
    )


def _line(who: Partner, home: str, own: Weighed, held: Carried, elsewhere: int) -> LoadLine:
    return LoadLine(
        id=who.id, name=who.name, organization=home, seats=held.seats[who.id],
        outside_seats=elsewhere, actions=held.actions[who.id], tasks=held.tasks[who.id],
        evaluations=held.evaluations[who.id], load=own.load, minutes=own.minutes,
        meetings=own.meetings, hours_cap=who.hours_cap, meetings_cap=who.meetings_cap,
        over=tuple(one > 60 * who.hours_cap for one in own.minutes),
        crowded=tuple(one > who.meetings_cap for one in own.meetings),
    )


def _sum(loads: Iterable[Load]) -> Load:
    parts = [astuple(load) for load in loads]
    return Load(*map(sum, zip(*parts, strict=True))) if parts else Load()
