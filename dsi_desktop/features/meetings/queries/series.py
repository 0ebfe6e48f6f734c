"""What a person can see of the rhythms of a body and of the points that wait for a meeting."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting, MeetingSeries
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.holidays import holiday
from dsi_desktop.features.meetings.rules.series import (
    Occurrence,
    Rhythm,
    days_of,
    read_rhythm,
    rhythm_words,
    slot_id,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_AHEAD = 366


@dataclass(frozen=True, slots=True)
class RhythmOfBody:
    """A body in the list: how often it meets, in words, and how many points wait for it."""

    body_id: str
    body: str
    hue: int
    words: str
    waiting: int


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series with its days of a year to come; without a rhythm it can be read, it has none."""

    id: str
    title: str
    words: str
    hours: str
    place: str
    end_on: str
    days: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class BacklogLine:
    """A point that waits, stands on the agenda of a meeting (`taken_on`), or was given up."""

    id: str
    title: str
    kind: str
    minutes: int
    by: str
    note: str
    state: str
    meeting_id: str = ""
    taken_on: str = ""


def rhythms_of_bodies(store: Store) -> tuple[RhythmOfBody, ...]:
    """Return the bodies that may meet: those that have a series or something waiting first."""
    asked = (
        select(Body.id, Body.name, Body.hue)
        .where(Body.deleted.is_(None), func.coalesce(Body.state, "") != "closed")
        .order_by(Body.rank, Body.name, Body.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
        words: dict[str, list[str]] = defaultdict(list)
        for one in _series(session):
            rhythm = read_rhythm(one.rhythm or "")
            if rhythm is not None:
                words[one.body_id or ""].append(rhythm_words(rhythm))
        waiting = _lines(session)
    counts = {
        key: sum(line.state == "waiting" for line in lines) for key, lines in waiting.items()
    }
    found = [
        RhythmOfBody(
            row.id, row.name or "", row.hue or 0, ", ".join(words[row.id]), counts.get(row.id, 0)
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: not (one.words or one.waiting)))


def series_of(store: Store, body_id: str, today: date) -> tuple[SeriesLine, ...]:
    """Return the series of a body with the days they give in the year that comes."""
    with store.read() as session:
        return tuple(
            _line(session, one, today) for one in _series(session) if one.body_id == body_id
        )


def backlog_of(store: Store, body_id: str) -> tuple[BacklogLine, ...]:
    """Return the points proposed for a body: those waiting, then those taken, then given up."""
    order = ("waiting", "taken", "dropped")
    with store.read() as session:
        lines = _lines(session).get(body_id, [])
    return tuple(sorted(lines, key=lambda line: order.index(line.state)))


def series_fields(store: Store, series_id: str) -> dict[str, str | int | None]:
    """Return what the form of a series shows; `NotFound` when there is none."""
    with store.read() as session:
        found = session.get(MeetingSeries, series_id)
        if found is None:
            raise NotFound(_("Cette série n’est pas dans le dossier."))
        rhythm = read_rhythm(found.rhythm or "")
        return {
            "title": found.title, "start_time": found.start_time, "end_time": found.end_time,
            "place": found.place, "area_id": found.area_id, "kind": found.kind,
            "video_url": found.video_url, "end_on": found.end_on,
            "unit": rhythm.unit if rhythm else "month", "every": rhythm.every if rhythm else 1,
            "first_on": rhythm.start.isoformat() if rhythm else None,
        }


def backlog_fields(store: Store, waiting_id: str) -> dict[str, str | int | None]:
    """Return what the form of a waiting point shows; `NotFound` when there is none."""
    with store.read() as session:
        found = session.get(BacklogItem, waiting_id)
        if found is None:
            raise NotFound(_("Ce point n’est pas dans le dossier."))
        names = ("title", "kind", "minutes", "person_id", "organization_id", "note")
        return {name: getattr(found, name) for name in names}


def next_day_of(store: Store, meeting_id: str, today: date) -> str:
    """Return the day the series of a meeting gives after it, "" without a series."""
    asked = (
        select(MeetingSeries.rhythm, MeetingSeries.end_on, Meeting.held_on)
        .join(Meeting, Meeting.series_id == MeetingSeries.id)
        .where(Meeting.id == meeting_id, MeetingSeries.deleted.is_(None))
    )
    with store.read() as session:
        found = session.execute(asked).first()
    rhythm = read_rhythm(found.rhythm or "") if found else None
    if found is None or rhythm is None:
        return ""
    after = max(today, date.fromisoformat(found.held_on or today.isoformat()))
    days = _days(rhythm, found.end_on, after + timedelta(days=1))
    return next((day.isoformat() for day in days if not holiday(day)), "")


def _series(session: Session) -> list[MeetingSeries]:
    asked = select(MeetingSeries).where(MeetingSeries.deleted.is_(None))
    return list(session.scalars(asked.order_by(MeetingSeries.id)).all())


def _line(session: Session, series: MeetingSeries, today: date) -> SeriesLine:
    rhythm = read_rhythm(series.rhythm or "")
    days = _days(rhythm, series.end_on, today) if rhythm else []
    return SeriesLine(
        series.id, series.title or "", rhythm_words(rhythm) if rhythm else "",
        fmt.time_range(series.start_time, series.end_time), series.place or "",
        series.end_on or "", _occurrences(session, series, days),
    )


def _days(rhythm: Rhythm, end_on: str | None, since: date) -> list[date]:
    until = since + timedelta(days=_AHEAD)
    return days_of(rhythm, since, min(until, date.fromisoformat(end_on)) if end_on else until)


def _occurrences(
    session: Session, series: MeetingSeries, days: list[date]
) -> tuple[Occurrence, ...]:
    slots = {day.isoformat(): slot_id(series.id, day.isoformat()) for day in days}
    made = {
        row.id: row for row in session.execute(
            select(Meeting.id, Meeting.held_on)
            .where(Meeting.id.in_(slots.values()), Meeting.deleted.is_(None))
        )
    }
    others = _others(session, series.body_id or "", list(slots))
    own = select(Meeting.held_on, Meeting.id).where(
        Meeting.deleted.is_(None), Meeting.held_on.in_(slots),
        Meeting.body_id == series.body_id, Meeting.state != "cancelled",
    )
    by_hand = {row.held_on: row.id for row in session.execute(own.order_by(Meeting.id))}
    found = []
    for day in days:
        text = day.isoformat()
        here = made.get(slots[text])
        moved = here.held_on if here is not None and here.held_on != text else ""
        found.append(Occurrence(
            text, here.id if here is not None else by_hand.get(text, ""), moved or "", holiday(day),
            tuple(others.get(text, ())),
        ))  # fmt: skip
    return tuple(found)


def _others(session: Session, body_id: str, days: list[str]) -> dict[str, list[str]]:
    """Return what other bodies hold on these days."""
    asked = (
        select(Meeting.held_on, Body.name)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Meeting.held_on.in_(days), Meeting.body_id != body_id,
            Meeting.state != "cancelled",
        )
        .order_by(Meeting.start_time, Meeting.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in session.execute(asked):
        found[row.held_on].append(row.name or "")
    return found


def _lines(session: Session) -> dict[str, list[BacklogLine]]:
    """Return the points proposed for each body, in their order.

    One is taken while it stands on a living agenda: taken off it, it waits again.
    """
    stands = {
        row.origin_id: row for row in session.execute(
            select(AgendaItem.origin_id, Meeting.id, Meeting.held_on)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(
                AgendaItem.deleted.is_(None), AgendaItem.origin_table == "backlog_item",
                AgendaItem.state != "withdrawn", Meeting.deleted.is_(None),
                Meeting.state != "cancelled",
            )
            .order_by(Meeting.held_on, Meeting.id)
        )
    }
    asked = (
        select(BacklogItem, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == BacklogItem.person_id)
        .outerjoin(Organization, Organization.id == BacklogItem.organization_id)
        .where(BacklogItem.deleted.is_(None))
        .order_by(BacklogItem.rank, BacklogItem.id)
    )
    found: dict[str, list[BacklogLine]] = defaultdict(list)
    for item, given, family, organization in session.execute(asked).all():
        here = stands.get(item.id)
        by = (full_name(given or "", family or ""), organization or "")
        found[item.body_id or ""].append(BacklogLine(
            item.id, item.title or "", item.kind or "information", item.minutes or 0,
            ", ".join(part for part in by if part), item.note or "",
            "dropped" if item.state == "dropped" else "taken" if here else "waiting",
            here.id if here else "", (here.held_on or "") if here else "",
        ))  # fmt: skip
    return found
