"""Candidate days for a meeting, compared: clashes, load, quorum, delay to convene."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body, BodyRules, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Roads, Visit, roads, visits
from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.meetings.queries.convening import (
    Call,
    asked_by,
    joining_words,
    partner_rows,
)
from dsi_desktop.features.meetings.rules.colleges import quorum_rule
from dsi_desktop.features.meetings.rules.days import Clash, DayFacts, crosses
from dsi_desktop.features.meetings.rules.room import Seat, quorum_at
from dsi_desktop.features.solicitation.rules.joining import (
    NEAR_DAYS,
    Joining,
    joining_of,
    key_of,
    to_come,
)
from dsi_desktop.features.solicitation.rules.spans import month_span
from dsi_desktop.features.solicitation.rules.thresholds import ASIDE, PREFIX, thresholds_of
from dsi_desktop.features.solicitation.rules.warnings import Partner, partners_of, tired


@dataclass(frozen=True, slots=True)
class _Held:
    """Another meeting: whose it is and its hours."""

    body_id: str
    body: str
    held_on: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that the days are compared on, read once."""

    call: Call
    others: tuple[Visit, ...]
    held: dict[str, _Held]
    ways: Roads
    aside: dict[str, str]
    rules: BodyRules | None
    voices: tuple[tuple[str, str | None, str | None, str | None], ...]


def days_compared(
    store: Store, call: Call, days: Sequence[date], today: date
) -> tuple[DayFacts, ...]:
    """Return what speaks for and against each day for a meeting about to be called."""
    if not days:
        return ()
    with store.read() as session:
        ground = _ground(session, call, days)
        limits = thresholds_of(settings(session, PREFIX))
        names: dict[str, Partner] = {}
        found = []
        for day in days:
            there = replace(call, held_on=day.isoformat())
            asked = asked_by(session, there)
            wanted = {one.organization_id for one in asked} - names.keys()
            names |= partners_of(partner_rows(session, wanted), limits) if wanted else {}
            found.append(_facts(session, replace(ground, call=there), (day, today), asked, names))
        return tuple(found)


def _ground(session: Session, call: Call, days: Sequence[date]) -> _Ground:
    near = timedelta(days=NEAR_DAYS)
    start = min(month_span(min(days).isoformat()[:7])[0], min(days) - near)
    end = max(month_span(max(days).isoformat()[:7])[1], max(days) + near)
    others = tuple(
        one for one in visits(session, start, end) if one.meeting_id != call.meeting_id
    )
    rules = session.scalars(
        select(BodyRules)
        .where(BodyRules.body_id == call.body_id, BodyRules.deleted.is_(None))
        .order_by(BodyRules.id)
    ).first()
    return _Ground(
        call, others, _held(session, call, (days[0], days[-1])), roads(session),
        settings(session, ASIDE), rules, _voices(session, call),
    )


def _held(session: Session, call: Call, span: tuple[date, date]) -> dict[str, _Held]:
    first, last = min(span).isoformat(), max(span).isoformat()
    asked = (
        select(Meeting.id, Meeting.body_id, Body.name, Meeting.held_on, Meeting.start_time,
               Meeting.end_time)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Meeting.state != "cancelled", Meeting.id != call.meeting_id,
            Meeting.held_on >= first, Meeting.held_on <= last,
        )
        .order_by(Meeting.start_time, Meeting.id)
    )
    return {
        row[0]: _Held(row[1] or "", row[2] or "", row[3] or "", row[4] or "", row[5] or "")
        for row in session.execute(asked).all()
    }


def _voices(
    session: Session, call: Call
) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Return (person, organisation, from, to) of each voice: the list of the meeting, else all."""
    listed = select(Attendance.person_id, Attendance.organization_id).where(
        Attendance.meeting_id == call.meeting_id, Attendance.voting.is_(True),
        Attendance.deleted.is_(None), Attendance.person_id.is_not(None),
    )
    rows = session.execute(listed).all() if call.meeting_id else []
    if rows:
        return tuple((str(row[0]), row[1], None, None) for row in rows)
    asked = select(
        Membership.person_id, Membership.organization_id, Membership.start_on, Membership.end_on
    ).where(
        Membership.body_id == call.body_id, Membership.voting.is_not(False),
        Membership.deleted.is_(None), Membership.person_id.is_not(None),
        Membership.role != "substitute",
    )
    return tuple((str(row[0]), row[1], row[2], row[3]) for row in session.execute(asked).all())


def _facts(
    session: Session, ground: _Ground, days: tuple[date, date], asked: Sequence[Visit],
    names: dict[str, Partner],
) -> DayFacts:
    day, today = days
    held_on, rules = day.isoformat(), ground.rules
    month = [one for one in ground.others if one.held_on[:7] == held_on[:7]]
    mine = {one.organization_id: names[one.organization_id] for one in asked
            if one.organization_id in names}
    best = _joining(ground, day, asked)
    notice = rules.notice_days if rules else 0
    people = {one.person_id for one in asked}
    return DayFacts(
        day, quorum_at(_seats(ground, held_on), quorum_rule(rules), None),
        clashes=_clashes(ground, held_on, people),
        tired=tuple(one.partner.name for one in tired([*month, *asked], ground.ways, mine)),
        joining="" if best is None else joining_words(session, ground.call, best),
        notice_days=notice,
        notice_left=(day - today).days - notice if rules and notice else None, past=day < today,
    )


def _clashes(ground: _Ground, held_on: str, people: set[str]) -> tuple[Clash, ...]:
    found = []
    for key, one in ground.held.items():
        if one.held_on != held_on:
            continue
        there = {visit.person_id for visit in ground.others if visit.meeting_id == key}
        found.append(Clash(
            one.body, one.start, one.end, _at_once(ground.call, one), len(people & there - {""}),
            same_body=one.body_id == ground.call.body_id,
        ))
    return tuple(found)


def _at_once(call: Call, one: _Held) -> bool:
    return crosses(call.start_time or "", call.end_time or "", one.start, one.end)


def _seats(ground: _Ground, held_on: str) -> list[Seat]:
    """Seat every voice in force that day; who is awaited elsewhere at that hour is away."""
    busy = {
        visit.person_id for visit in ground.others
        if visit.held_on == held_on and visit.meeting_id in ground.held
        and _at_once(ground.call, ground.held[visit.meeting_id])
    }
    return [
        Seat(person, "absent" if person in busy else "present", voting=True,
             organization_id=organization)
        for person, organization, start, end in ground.voices if in_force(start, end, held_on)
    ]


def _joining(ground: _Ground, day: date, asked: Sequence[Visit]) -> Joining | None:
    """Return the meeting to come that would spare the most road, held with this one."""
    if not asked:
        return None
    near = [
        one for one in ground.others
        if abs((date.fromisoformat(one.held_on) - day).days) <= NEAR_DAYS
    ]
    found = [
        best for key, other in to_come(near).items()
        if key_of(key, ground.call.meeting_id) not in ground.aside
        and (best := joining_of(asked, other, ground.ways)) is not None
    ]  # fmt: skip
    return max(found, key=lambda one: (one.spared.minutes, one.kept_id), default=None)
