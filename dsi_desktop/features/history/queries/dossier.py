"""The history of the whole dossier: gestures by page, one gesture in words, removed records."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.belongings import wholes
from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import Asked, PastOperation, operations, people, story
from dsi_desktop.db.naming import Names
from dsi_desktop.db.obstacles import Obstacles, obstacles
from dsi_desktop.db.removals import Removed, removed
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries.wording import ChangeLine, wording_of
from dsi_desktop.features.history.rules.timeline import day_of

PAGE = 60
_WRITTEN = """
SELECT DISTINCT f.tbl, c.row FROM dsi_change c JOIN dsi_field f ON f.n = c.field
JOIN dsi_tx t ON t.n = c.tx WHERE t.id = ? AND f.tbl <> 'dsi_purge' LIMIT 400
"""
_DISPUTED = """
SELECT 1 FROM dsi_conflict c JOIN dsi_field f ON f.n = c.field
WHERE c.row = ? AND f.tbl = ? AND f.col = ?
"""
_FIRST = "SELECT min(at) FROM dsi_tx"
_SUBJECTS = """
SELECT t.id, f.tbl, c.row FROM dsi_tx t JOIN dsi_change c ON c.tx = t.n
JOIN dsi_field f ON f.n = c.field WHERE t.n BETWEEN ? AND ?
AND f.tbl <> 'dsi_purge' GROUP BY t.id, f.tbl, c.row
"""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One gesture of the dossier. `about` names the first records it touched."""

    operation: PastOperation
    day: date
    about: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """What one gesture did to one record."""

    table: str
    row: str
    title: str
    kind: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """A field that undoing would leave alone, and who changed it since."""

    title: str
    field: str
    who: str
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a gesture can be undone: `whole`, nothing of it; else all but `left`."""

    left: tuple[ObstacleLine, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A removed record that may come back."""

    table: str
    row: str
    title: str
    kind: str
    who: str
    day: date


def signers(store: Store) -> list[str]:
    """Return who signed gestures, without the empty name."""
    return [who for who in people(store) if who]


def first_day(store: Store) -> date:
    """Return the day of the first gesture; today when there is none."""
    with store.read() as session:
        (first,) = driver(session.connection()).execute(_FIRST).fetchone()
    return store.clock.today() if first is None else min(day_of(first), store.clock.today())


def dossier_page(store: Store, asked: Asked, before: int | None = None) -> list[DossierLine]:
    """Return one page of gestures, newest first; `before`: the rank of the last one shown."""
    found = operations(store, PAGE, before, asked)
    if not found:
        return []
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        rows: dict[str, list[tuple[str, str]]] = {}
        for name, table, row in db.execute(_SUBJECTS, (found[-1].rank, found[0].rank)):
            rows.setdefault(name.hex(), []).append((table, row))
        lines = []
        for one in found:
            touched = sorted(rows.get(one.gesture, []))
            about = {next(iter(wholes(db, names, *each)), each) for each in touched[:20]}
            titles = sorted({names.title(*each) for each in about})
            lines.append(DossierLine(one, day_of(one.when), tuple(titles[:2]), len(titles) - 2))
    return lines


def gesture_changes(store: Store, gesture: str) -> list[RecordChanges]:
    """Return what a gesture did, record by record."""
    with store.read() as session:
        db = driver(session.connection())
        rows = [(str(table), str(row)) for table, row in
                db.execute(_WRITTEN, (bytes.fromhex(gesture),))]  # fmt: skip
    entries = [entry for entry in story(store, rows) if entry.gesture == gesture]
    found = []
    with store.read() as session:
        wording = wording_of(driver(session.connection()), {row for _table, row in rows})
        for table, row in rows:
            own = [entry for entry in entries if (entry.table, entry.row) == (table, row)]
            changes = (*wording.lines(own, table, row), *wording.first_values(own))
            if changes:
                names = wording.names
                found.append(RecordChanges(table, row, names.title(table, row),
                                           names.kind(table, row), changes))  # fmt: skip
    return found


def standing(store: Store, gesture: str) -> Standing:
    """Return what stands in the way of undoing a gesture now."""
    known = obstacles(store, gesture)
    with store.read() as session:
        names = Names(driver(session.connection()))
        left = tuple(
            ObstacleLine(names.title(one.table, one.row), names.label(one.table, one.column),
                         one.who, day_of(one.when))
            for one in known.found
        )  # fmt: skip
    return Standing(left, known.whole)


def reason(store: Store, gesture: str) -> tuple[Obstacles, bool]:
    """Return the obstacles as they are, and whether the first is a choice still to be made."""
    known = obstacles(store, gesture)
    if not known.whole or not known.found:
        return known, False
    first = known.found[0]
    with store.read() as session:
        found = driver(session.connection()).execute(
            _DISPUTED, (first.row, first.table, first.column)
        ).fetchone()
    return known, found is not None


def removed_records(store: Store) -> list[RemovedLine]:
    """Return the removed records, latest first; what went with its whole is not said apart."""
    gone = removed(store)
    known = {(one.table, one.row): one for one in gone}
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        return [
            RemovedLine(one.table, one.row, names.title(one.table, one.row),
                        names.kind(one.table, one.row), one.who, day_of(one.when))
            for one in gone
            if not _went_along(one, known, wholes(db, names, one.table, one.row))
        ]  # fmt: skip


def _went_along(
    one: Removed, known: dict[tuple[str, str], Removed], above: list[tuple[str, str]]
) -> bool:
    return any(whole in known and known[whole].gesture == one.gesture for whole in above)
