"""Everything the home page shows, in frozen values."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsi_desktop.db.container import damaged, unreadable
from dsi_desktop.db.merge.standing import Exchange, count_unshared, lines
from dsi_desktop.db.pragmas import connect
from dsi_desktop.features.home import rules
from dsi_desktop.features.plan.rules import rollup
from dsi_desktop.features.tasks.rules import OPEN

FOLLOW_UPS = 4
ROWS_OF_PLAN = 5
CHANTIERS = 6
_RECENT = 50
_OPEN = ", ".join(f"'{state}'" for state in OPEN)
# What another program misspelt is no date: the same rule as the columns read with the store.
# Without "+0 days", SQLite gives February 31 back as it is.
_DAY = "CASE WHEN date({0}, '+0 days') = {0} AND {0} >= '0001' THEN {0} END"
_LAST_DAY = f"coalesce({_DAY.format('t.due_on')}, {_DAY.format('t.due_to')})"
_HELD = _DAY.format("m.held_on")
_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_YOUNGER = ("no such table", "no such column")
_LIVE_TASK = f"t.deleted IS NULL AND coalesce(t.archived, 0) = 0 AND t.state IN ({_OPEN})"


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting held now, else the first one to come."""

    id: str
    title: str
    ordinal: int | None
    day: str
    start: str | None
    end: str | None
    place: str
    state: str
    people: tuple[str, ...]
    expected: int
    points: int
    decisions: int


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An open follow-up with a date."""

    id: str
    title: str
    who: str
    hue: int
    due_on: str


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """How many actions of an issue, or of a plan, are achieved."""

    title: str
    hue: int
    achieved: int
    actions: int


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The plan in force, by issue; or all plans in force, when there are several."""

    title: str
    lines: tuple[ProgressLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChantierLine:
    """A chantier and its open cards; `board` is "" until its board is opened."""

    id: str
    board: str
    name: str
    icon: str
    hue: int
    cards: int
    late: int


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """The home page. `gestures` counts the operations of the journal, whoever made them."""

    name: str = ""
    demonstration: bool = False
    meeting: NextMeeting | None = None
    follow_ups: tuple[FollowUpLine, ...] = ()
    follow_up_count: int = 0
    late_count: int = 0
    plan: PlanCard | None = None
    chantiers: tuple[ChantierLine, ...] = ()
    chantier_count: int = 0
    gestures: int = 0
    authors: int = 0
    unshared: int = 0
    last_exchange: Exchange | None = None


def home(path: Path, today: date) -> HomeSheet:
    """Read the home page; a file of an older version shows what it has after its migration.

    Raises `FileProblem` when SQLite cannot read the file, or cannot read it just now.
    """
    try:
        with closing(connect(path)) as db:
            db.row_factory = sqlite3.Row
            db.execute("BEGIN")
            return _sheet(db, today.isoformat())
    except sqlite3.OperationalError as error:
        if str(error).startswith(_YOUNGER):
            return HomeSheet()
        raise unreadable(path, error) from error
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error


def _sheet(db: sqlite3.Connection, today: str) -> HomeSheet:
    told = _first(db, "SELECT name, demonstration FROM initiative WHERE deleted IS NULL")
    counts = _one(
        db,
        f"SELECT count(*), coalesce(sum({_LAST_DAY} < ?), 0) FROM task t "
        f"WHERE {_LIVE_TASK} AND {_LAST_DAY} IS NOT NULL",
        today,
    )
    journal = _one(db, "SELECT count(*), count(DISTINCT author) FROM dsi_tx")
    chantiers = _chantiers(db, today)
    return HomeSheet(
        told[0] or "" if told else "", bool(told and told[1]), _next_meeting(db, today),
        _follow_ups(db), counts[0], counts[1], _plan(db, today), chantiers[:CHANTIERS],
        len(chantiers), journal[0], journal[1], *exchange(db),
    )  # fmt: skip


def exchange(db: sqlite3.Connection) -> tuple[int, Exchange | None]:
    """Return how many operations were not shared yet, and the last exchange."""
    last = next((one for one in lines(db, _RECENT) if one.kind != "cancelled"), None)
    return count_unshared(db), last


def _first(db: sqlite3.Connection, sql: str, *values: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(sql, values).fetchone()
    return row


def _one(db: sqlite3.Connection, sql: str, *values: str) -> sqlite3.Row:
    row: sqlite3.Row = db.execute(sql, values).fetchone()
    return row


def _next_meeting(db: sqlite3.Connection, today: str) -> NextMeeting | None:
    row = _first(
        db,
        f"SELECT m.*, {_HELD} AS held, coalesce(nullif(b.local_name, ''), b.name, '') AS body "
        "FROM meeting m LEFT JOIN body b ON b.id = m.body_id WHERE m.deleted IS NULL AND "
        f"(m.state = 'in_progress' OR (m.state IN ('planned', 'convened') AND {_HELD} >= ?)) "
        "ORDER BY m.state <> 'in_progress', held, m.start_time, m.id LIMIT 1",
        today,
    )
    if row is None:
        return None
    points = _one(
        db, "SELECT count(*), coalesce(sum(kind = 'decision'), 0) FROM agenda_item "
            "WHERE deleted IS NULL AND meeting_id = ?", row["id"],
    )  # fmt: skip
    people = tuple(name for (name,) in db.execute(
        "SELECT trim(coalesce(p.given_name, a.name, '') || ' ' || coalesce(p.family_name, '')) "
        "FROM attendance a LEFT JOIN person p ON p.id = a.person_id AND p.deleted IS NULL "
        "WHERE a.deleted IS NULL AND a.meeting_id = ? ORDER BY p.family_name, p.given_name, a.id",
        (row["id"],),
    ))  # fmt: skip
    return NextMeeting(
        row["id"], row["title"] or row["body"], None if row["title"] else row["ordinal"],
        row["held"] or today, _hour(row["start_time"]), _hour(row["end_time"]),
        row["place"] or "", row["state"], people, max(len(people), row["expected"] or 0),
        points[0], points[1],
    )  # fmt: skip


def _hour(written: object) -> str | None:
    return written if isinstance(written, str) and _HOUR.fullmatch(written) else None


def _follow_ups(db: sqlite3.Connection) -> tuple[FollowUpLine, ...]:
    rows = db.execute(
        f"SELECT t.id, t.title, {_LAST_DAY} AS due, b.hue, coalesce("
        "nullif(trim(coalesce(p.given_name, '') || ' ' || coalesce(p.family_name, '')), ''), "
        "o.acronym, nullif(t.responsible_name, ''), '') AS who FROM task t "
        "LEFT JOIN person p ON p.id = t.person_id AND p.deleted IS NULL "
        "LEFT JOIN organization o ON o.id = t.organization_id LEFT JOIN body b ON b.id = t.body_id "
        f"WHERE {_LIVE_TASK} AND {_LAST_DAY} IS NOT NULL ORDER BY due, t.title, t.id LIMIT ?",
        (FOLLOW_UPS,),
    )
    return tuple(
        FollowUpLine(row["id"], row["title"] or "", row["who"], row["hue"] or 0, row["due"])
        for row in rows
    )


def _plan(db: sqlite3.Connection, today: str) -> PlanCard | None:
    plans = db.execute(
        "SELECT id, title, start_on, end_on FROM plan WHERE deleted IS NULL ORDER BY "
        "state <> 'active', coalesce(start_on, '') > ?, coalesce(end_on, '9999') < ?, rank, id",
        (today, today),
    ).fetchall()
    if not plans:
        return None
    several = len(plans) > 1
    level = ("plan", "coalesce(a.plan_id, i.plan_id)") if several else ("issue", "i.id")
    states: dict[str, list[str]] = {}
    for owner, state in db.execute(
        f"SELECT {level[1]}, a.state FROM action a "
        "LEFT JOIN desired_change d ON d.id = a.desired_change_id "
        "LEFT JOIN objective o ON o.id = coalesce(a.objective_id, d.objective_id) "
        "LEFT JOIN objective g ON g.id = o.parent_id "
        "LEFT JOIN issue i ON i.id = coalesce(o.issue_id, g.issue_id) WHERE a.deleted IS NULL"
    ):
        states.setdefault(owner or "", []).append(state)
    rows = plans if several else db.execute(
        "SELECT i.id, i.title, coalesce(i.hue, b.hue, 0) AS hue FROM issue i "
        "LEFT JOIN body b ON b.id = i.body_id WHERE i.deleted IS NULL AND i.plan_id = ? "
        "ORDER BY i.rank, i.id", (plans[0]["id"],),
    ).fetchall()  # fmt: skip
    lines = [
        ProgressLine(
            row["title"] or "", at if several else row["hue"], sums.achieved, sums.actions
        )
        for at, row in enumerate(rows)
        for sums in (rollup(states.get(row["id"], ())),)
    ]
    title = "" if several else _named(plans[0])
    return PlanCard(title, tuple(lines[:ROWS_OF_PLAN]), max(0, len(lines) - ROWS_OF_PLAN))


def _named(plan: sqlite3.Row) -> str:
    """Return « Plan de communauté 2025-2028 »: the years are said once."""
    years = "-".join(str(day)[:4] for day in (plan["start_on"], plan["end_on"]) if day)
    title: str = plan["title"] or ""
    return title if not years or years in title else f"{title} {years}".strip()


def _chantiers(db: sqlite3.Connection, today: str) -> tuple[ChantierLine, ...]:
    rows = db.execute(
        "SELECT b.id, (SELECT min(o.id) FROM board o WHERE o.body_id = b.id AND "
        "o.deleted IS NULL AND coalesce(o.archived, 0) = 0) AS board, "
        "coalesce(nullif(b.local_name, ''), b.name, '') AS name, b.icon, b.hue, "
        f"count(t.id) AS cards, coalesce(sum({_LAST_DAY} < ?), 0) AS late FROM body b "
        f"LEFT JOIN task t ON t.body_id = b.id AND {_LIVE_TASK} "
        "WHERE b.deleted IS NULL AND b.kind = 'workstream' AND b.state = 'active' "
        "GROUP BY b.id ORDER BY b.rank, b.id",
        (today,),
    )
    return tuple(
        ChantierLine(
            row["id"], row["board"] or "", rules.short_name(row["name"]),
            row["icon"] or "layout-kanban", row["hue"] or 0, row["cards"], row["late"],
        )
        for row in rows
    )  # fmt: skip
