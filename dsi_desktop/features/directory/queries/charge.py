"""What an organisation or a person was asked over twelve months, month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, ExternalSeat
from dsi_desktop.db.settings import settings
from dsi_desktop.db.visits import CAME, Visit, roads, visits
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.directory.rules.limits import (
    USUAL_HOURS,
    USUAL_MEETINGS,
    last_months,
    limit_of,
)
from dsi_desktop.features.directory.rules.load import (
    Load,
    load_of,
    minutes_by_month,
    months_of,
)

MONTHS = 12
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """One month, `YYYY-MM`: meetings convened, minutes given there and on the road."""

    month: str
    meetings: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two bodies the same person went to in the same month, and how many months they did."""

    person: str
    one: str
    other: str
    months: int


@dataclass(frozen=True, slots=True)
class YearLoad:
    """Twelve months, the present one last. Limits are for one month; `over` names those past one.

    `pairing` is the one pair of bodies that might meet the same day, None without a frequent one.
    `outside` counts the seats at tables of others, whose hours are not in the load.
    """

    load: Load
    months: tuple[MonthLoad, ...]
    meetings_cap: int
    hours_cap: int
    pairing: Pairing | None
    outside: int = 0

    @property
    def over(self) -> tuple[str, ...]:
        """The months past the meetings or the hours agreed."""
        return tuple(
            one.month for one in self.months
            if one.meetings > self.meetings_cap or one.minutes > 60 * self.hours_cap
        )


def year_load(
    session: Session, today: date, *, organization_id: str | None = None,
    person_id: str | None = None, caps: tuple[int | None, int | None] = (None, None),
) -> YearLoad:
    """Return the load of one side over twelve months; `caps` are its own meetings and hours."""
    start, end = last_months(today, MONTHS)
    found = visits(
        session, start, end, organization_id=organization_id, person_id=person_id)
    known, kept = roads(session), settings(session, "solicitation.")
    months = months_of(start, end)
    convened = Counter(month for month, _meeting in {(v.held_on[:7], v.meeting_id) for v in found})
    return YearLoad(
        load_of(found, known),
        tuple(
            MonthLoad(month, convened[month], minutes)
            for month, minutes in zip(months, minutes_by_month(found, known, months), strict=True)
        ),
        limit_of(caps[0], kept.get("meetings"), USUAL_MEETINGS),
        limit_of(caps[1], kept.get("hours"), USUAL_HOURS),
        _pairing(session, found),
        _seats_outside(session, start, end, organization_id, person_id),
    )


def _seats_outside(
    session: Session, start: date, end: date, organization_id: str | None, person_id: str | None,
) -> int:
    asked = select(func.count(ExternalSeat.id)).where(
        ExternalSeat.deleted.is_(None),
        or_(ExternalSeat.start_on.is_(None), ExternalSeat.start_on <= end.isoformat()),
        or_(ExternalSeat.end_on.is_(None), ExternalSeat.end_on >= start.isoformat()),
    )
    if organization_id:
        asked = asked.where(ExternalSeat.organization_id == organization_id)
    if person_id:
        asked = asked.where(ExternalSeat.person_id == person_id)
    return session.scalars(asked).one()


def _pairing(session: Session, found: Iterable[Visit]) -> Pairing | None:
    """Return the pair of bodies one person went to in the most months, three at least."""
    went: dict[tuple[str, str], set[str]] = defaultdict(set)
    for visit in found:
        if visit.person_id and visit.body_id and visit.status in CAME:
            went[visit.person_id, visit.held_on[:7]].add(visit.body_id)
    often = Counter(
        (person, *pair)
        for (person, _month), bodies in went.items()
        for pair in combinations(sorted(bodies), 2)
    )
    if not often:
        return None
    (person_id, one, other), months = max(often.items(), key=lambda item: (item[1], item[0]))
    if months < _OFTEN:
        return None
    names = _names(session, person_id, (one, other))
    return Pairing(*names, months) if names else None


def _names(
    session: Session, person_id: str, bodies: Sequence[str],
) -> tuple[str, str, str] | None:
    person = session.execute(
        select(Person.given_name, Person.family_name).where(Person.id == person_id)
    ).first()
    asked = select(Body.name).where(Body.id.in_(bodies), Body.end_on.is_(None)).order_by(Body.name)
    said = session.scalars(asked).all()
    if person is None or len(said) < 2:
        return None
    return full_name(*person), said[0], said[1]
