"""What is left to settle besides two versions, read from the tables and the journal."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from types import MappingProxyType

from dsi_desktop.db.adoptions import (
    Adoption,
    adoptions,
    late_cells,
    late_gestures,
    meeting_of,
)
from dsi_desktop.db.engines import driver
from dsi_desktop.db.family import Part, parts
from dsi_desktop.db.journal import STAR
from dsi_desktop.db.naming import Names
from dsi_desktop.db.numbering import numbers_of, taken_twice
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.rules import violations as rules
from dsi_desktop.features.exchange.rules.violations import Change, Concerned, Violation
from dsi_desktop.features.minutes.rules.numbers import DEFAULT, numbers
from dsi_desktop.features.plan.rules import next_code
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

_BODY = """
SELECT b.acronym, r.number_template FROM body b
LEFT JOIN body_rules r ON r.body_id = b.id AND r.deleted IS NULL WHERE b.id = ?
"""
# Table, the column that groups its codes, the parent that gives the code its beginning.
_CODED = (
    ("issue", "plan_id", ""), ("objective", "issue_id", "issue"),
    ("action", "objective_id", "objective"),
)  # fmt: skip
_TWICE = """
SELECT plan_id, code FROM {table} WHERE deleted IS NULL AND code <> ''
GROUP BY plan_id, code HAVING count(*) > 1 ORDER BY code
"""
_IN_CONFLICT = "SELECT c.row, f.tbl FROM dsi_conflict c JOIN dsi_field f ON f.n = c.field"
_NTH_TWICE = """
SELECT body_id, substr(held_on, 1, 4), ordinal FROM meeting
WHERE deleted IS NULL AND ordinal IS NOT NULL AND state NOT IN ('cancelled')
GROUP BY 1, 2, 3 HAVING count(*) > 1 AND sum(state <> 'adopted') > 0 ORDER BY 2, 3
"""
_SPOKEN = frozenset({
    "text", "title", "number", "recitals", "state", "status", "due_on", "name", "kind",
    "in_favour", "against", "abstaining", "reason", "arrived_at", "left_at", "opened_at",
    "closed_at", "held_on", "place", "chair_id", "note_taker_id", "description", "outcome",
})  # fmt: skip
_MANY = 12
_HELD = MappingProxyType({
    "motion": ("text", "mover_id", "state"),
    "action": ("objective_id", "state", "lead_id"),
    "objective": ("issue_id",),
    "meeting": ("place", "state"),
    "entry": ("text",),
    "task": ("person_id", "due_on"),
})


def violations(store: Store) -> list[Violation]:
    """Return all that is to settle: numbers, adoptions, late changes, then orphans."""
    with store.read() as session:
        return read_violations(driver(session.connection()))


def read_violations(db: sqlite3.Connection) -> list[Violation]:
    """Return the same from a plain connection: « Vérifier » has no store."""
    names = Names(db)
    return [
        *_numbers(db, names), *_codes(db, names), *_ordinals(db, names),
        *_adopted_twice(db, names), *_late(db, names), *_orphans(db, names),
    ]


def frozen_rows(store: Store) -> frozenset[str]:
    """Return the rows whose two versions are settled by a violation of adopted minutes.

    Such a field is no choice of its own: the adoption froze one version and the other came too
    late, or two adoptions wrote it apart.
    """
    with store.read() as session:
        return _frozen(driver(session.connection()))


def _frozen(db: sqlite3.Connection) -> frozenset[str]:
    found: set[str] = set()
    for one in late_gestures(db):
        found |= {cell.row for cell in late_cells(db, one.meeting, [one.gesture])}
    twice = {meeting: adopted for adopted, meeting, _made in _made_apart(db)}
    found |= set(twice.values())
    for row, table in db.execute(_IN_CONFLICT).fetchall() if twice else ():
        if meeting_of(db, table, row) in twice:
            found.add(row)
    return frozenset(found)


def _made_apart(db: sqlite3.Connection) -> list[tuple[str, str, list[Adoption]]]:
    """Return (row, meeting, adoptions) of the minutes that were adopted apart."""
    query = "SELECT id, meeting_id FROM adopted_minutes WHERE deleted IS NULL ORDER BY id"
    every = [(row, meeting, adoptions(db, row)) for row, meeting in db.execute(query).fetchall()]
    return [one for one in every if len({made.sha256 for made in one[2]}) > 1]


def _numbers(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    for group in taken_twice(db):
        first = group[0]
        acronym, template = db.execute(_BODY, (first.body,)).fetchone() or ("", None)
        taken = numbers_of(db, first.body)
        free = [
            next(numbers(template or DEFAULT, acronym=acronym or "", held_on=one.held_on,
                         taken=taken))
            for one in group
        ]
        records = tuple(
            _concerned(db, names, "motion", one.motion, note=names.title("meeting", one.meeting))
            for one in group
        )
        yield rules.number_twice(
            f"number.motion.{first.body}.{first.now}", _("Résolution"), first.now, records, free,
            frozen=frozenset(one.motion for one in group if one.frozen),
        )


def _codes(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    for table, above, parent in _CODED:
        for plan, code in db.execute(_TWICE.format(table=table)).fetchall():
            query = f"SELECT id, {above} FROM {table} WHERE plan_id IS ? AND code = ?"
            same = db.execute(f"{query} AND deleted IS NULL ORDER BY id", (plan, code)).fetchall()
            free = []
            for _row, whole in same:
                taken = [one for (one,) in db.execute(
                    f"SELECT code FROM {table} WHERE {above} IS ? AND deleted IS NULL", (whole,)
                )]
                found = db.execute(
                    f"SELECT code FROM {parent or table} WHERE id = ?", (whole,)
                ).fetchone()
                free.append(next_code((found or ("",))[0] or "" if parent else "", taken))
            records = tuple(_concerned(db, names, table, row) for row, _whole in same)
            key = f"number.{table}.{plan or ''}.{code}"
            yield rules.number_twice(key, names.word(table), code, records, free)


def _ordinals(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    for body, year, ordinal in db.execute(_NTH_TWICE).fetchall():
        query = (
            "SELECT id, state FROM meeting WHERE body_id IS ? AND substr(held_on, 1, 4) = ?"
            " AND {} deleted IS NULL AND state <> 'cancelled' ORDER BY held_on, id"
        )
        same = db.execute(query.format("ordinal = ? AND"), (body, year, ordinal)).fetchall()
        (most,) = db.execute(
            "SELECT max(ordinal) FROM meeting WHERE body_id IS ? AND substr(held_on, 1, 4) = ?"
            " AND deleted IS NULL", (body, year),
        ).fetchone()
        records = tuple(_concerned(db, names, "meeting", row) for row, _state in same)
        free = ["" if state == "adopted" else str(most + 1) for _row, state in same]
        key = f"number.meeting.{body or ''}.{year}.{ordinal}"
        what = _("{body}, rencontre").format(body=names.title("body", body or ""))
        yield rules.number_twice(key, what, str(ordinal), records, free)


def _adopted_twice(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    for _row, meeting, made in _made_apart(db):
        said = [(one.gesture, one.author or one.device, _day(one.at)) for one in made]
        about = _concerned(db, names, "meeting", meeting)
        yield rules.adopted_twice(about, said, f"adopted.{meeting}")


def _late(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    by_meeting: dict[str, list[Change]] = {}
    counts: dict[str, int] = {}
    for one in late_gestures(db):
        counts[one.meeting] = counts.get(one.meeting, 0) + 1
        changes = by_meeting.setdefault(one.meeting, [])
        for cell in late_cells(db, one.meeting, [one.gesture]):
            for column in _columns(db, cell.table, cell.column):
                value = _value(db, names, cell.table, cell.row, column)
                if value:
                    changes.append(Change(
                        names.title(cell.table, cell.row), names.label(cell.table, column), value,
                        one.author, one.device, one.at,
                    ))
    for meeting, changes in by_meeting.items():
        about = _concerned(db, names, "meeting", meeting)
        yield rules.late(about, tuple(changes), counts[meeting], f"late.{meeting}")


def _columns(db: sqlite3.Connection, table: str, column: str) -> list[str]:
    """Return what to say of a cell: for a creation, the fields that hold words."""
    if column != STAR:
        return [column] if column in _SPOKEN or column == "deleted" else []
    known = {one[1] for one in db.execute(f"PRAGMA table_info({table})")}
    return sorted(known & {"text", "title", "number", "status", "reason"})


def _value(db: sqlite3.Connection, names: Names, table: str, row: str, column: str) -> str:
    query = f"SELECT {column} FROM {table} WHERE id = ?"
    (value,) = db.execute(query, (row,)).fetchone()
    return names.value(table, column, value)


def _orphans(db: sqlite3.Connection, names: Names) -> Iterator[Violation]:
    lost: dict[tuple[str, str], list[tuple[Part, str]]] = {}
    for part in parts():
        query = (
            f"SELECT p.id, c.id FROM {part.whole} p JOIN {part.table} c ON c.{part.column} = p.id"
            " WHERE p.deleted IS NOT NULL AND c.deleted IS NULL ORDER BY p.id, c.id"
        )
        for whole, row in db.execute(query).fetchall():
            lost.setdefault((part.whole, whole), []).append((part, row))
    for (table, row), children in lost.items():
        said = tuple(_concerned(db, names, part.table, child) for part, child in children)
        choices = _other_wholes(db, names, table, row, [part for part, _child in children])
        yield rules.orphan(
            _concerned(db, names, table, row), said, choices, f"orphan.{table}.{row}"
        )


def _other_wholes(
    db: sqlite3.Connection, names: Names, table: str, row: str, links: list[Part]
) -> tuple[Concerned, ...]:
    """Return the living brothers of a removed record: where its parts could go."""
    above = [part.column for part in parts() if part.table == table and part.whole != table]
    kept = above[-1] if above else ""
    same = f"AND {kept} IS (SELECT {kept} FROM {table} WHERE id = :row)" if kept else ""
    query = f"SELECT id FROM {table} WHERE deleted IS NULL AND id <> :row {same} ORDER BY id"
    found = db.execute(f"{query} LIMIT {_MANY}", {"row": row}).fetchall() if links else []
    return tuple(_concerned(db, names, table, one) for (one,) in found)


def _concerned(
    db: sqlite3.Connection, names: Names, table: str, row: str, *, note: str = ""
) -> Concerned:
    found = db.execute(f"SELECT deleted FROM {table} WHERE id = ?", (row,)).fetchone()
    gone = found is None or found[0] is not None
    return Concerned(
        table, row, names.title(table, row), note or names.where(table, row), gone,
        _lines(db, names, table, row),
    )


def _lines(db: sqlite3.Connection, names: Names, table: str, row: str) -> tuple[str, ...]:
    """Return what a record holds that helps to choose."""
    wanted = _HELD.get(table, ())
    if not wanted:
        return ()
    query = f"SELECT {','.join(wanted)} FROM {table} WHERE id = ?"
    found = db.execute(query, (row,)).fetchone() or ()
    said = (names.value(table, column, value) for column, value in zip(wanted, found, strict=False))
    return tuple(one for one in said if one)


def _day(at: int) -> str:
    return fmt.date_long(datetime.fromtimestamp(at / 1000, UTC).date(), with_weekday=False)
