"""The dossier as it was at the end of a claimed day: a read-only copy that never knew more.

Clocks may lie, so a day is a causally closed set of gestures: a gesture stands no earlier than
what it replaces, nor than the creation of the rows it writes.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.conflicts import recompute_conflicts
from dsi_desktop.db.container import examine_header, unreadable
from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.entity import tables
from dsi_desktop.db.founding import discard
from dsi_desktop.db.journal import STAR, FieldBook, enroll
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.migrate import is_behind, migrate
from dsi_desktop.db.pragmas import uri
from dsi_desktop.db.projection import begin_touching, project, touch
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.triggers import disarm
from dsi_desktop.db.values import placeholders

SEEN_ON = "seen_on"

_PARENTS = (
    "SELECT tx, prev FROM dsi_change WHERE prev IS NOT NULL UNION ALL SELECT tx, prev FROM dsi_prev"
)
_LATE = "CREATE TEMP TABLE dsi_late(tx INTEGER PRIMARY KEY)"
_CELLS = """
SELECT row, field FROM main.dsi_change WHERE tx IN (SELECT tx FROM temp.dsi_late)
"""
_ALIVE = """
UPDATE main.dsi_change AS c SET live = NOT EXISTS (
    SELECT 1 FROM main.dsi_change n WHERE n.row = c.row AND n.field = c.field AND n.prev = c.tx)
  AND NOT EXISTS (
    SELECT 1 FROM main.dsi_prev n WHERE n.row = c.row AND n.field = c.field AND n.prev = c.tx)
WHERE (c.row, c.field) IN (SELECT row, field FROM temp.dsi_touched)
"""


def end_of(day: date) -> int:
    """Return the last claimed UTC millisecond of a local day."""
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone()
    return int(midnight.timestamp() * 1000) - 1


def effective_times(db: sqlite3.Connection, stars: Iterable[int]) -> dict[int, int]:
    """Return when each gesture counts, by its number: its claimed UTC ms, or later.

    `stars` are the numbers of creations.
    """
    parents: dict[int, list[int]] = {}
    for tx, parent in db.execute(_PARENTS):
        parents.setdefault(tx, []).append(parent)
    numbers = sorted(stars)
    creators: dict[str, list[int]] = {}
    query = f"SELECT row, tx FROM dsi_change WHERE field IN ({placeholders(numbers)})"
    for row, tx in db.execute(query, numbers):
        creators.setdefault(row, []).append(tx)
    written: dict[int, list[str]] = {}
    for tx, row in db.execute("SELECT DISTINCT tx, row FROM dsi_change"):
        written.setdefault(tx, []).append(row)
    found: dict[int, int] = {}
    for tx, at in db.execute("SELECT n, at FROM dsi_tx ORDER BY lam, id"):
        known = [found[parent] for parent in parents.get(tx, ()) if parent in found]
        for row in written.get(tx, ()):
            known += _first(found, tx, creators.get(row, ()))
        found[tx] = max([at, *known])
    return found


def past_copy(path: Path, day: date, target: Path) -> Path:
    """Write the dossier as of the end of `day` to `target`, and return it.

    Open it with `Store.open(target, read_only=True)`. Bytes of attachments are left out. A link
    to a record that the day did not know reads as none. Raises `FileProblem`.
    """
    return rewound(path, end_of(day), target, tables(), day.isoformat())


def rewound(path: Path, until: int, target: Path, known: dict[str, Table], mark: str) -> Path:
    """Write the state of a file at the claimed UTC ms `until`; `mark` is kept in its `dsi_meta`."""
    examine_header(path)
    copy_without_pieces(path, target)
    try:
        with closing(sqlite3.connect(uri(target, "rw"), uri=True, isolation_level=None)) as db:
            for pragma in ("trusted_schema=OFF", "journal_mode=OFF", "synchronous=OFF"):
                db.execute(f"PRAGMA {pragma}").close()
            book = migrate(db, known) if is_behind(db, known) else enroll(db, shape_of(known))
            db.execute("BEGIN")
            times = effective_times(db, book.stars)
            forget(db, book, [tx for tx, at in times.items() if at > until])
            set_meta(db, SEEN_ON, mark)
            db.execute("COMMIT")
    except (sqlite3.DatabaseError, KeyError, ValueError, TypeError) as error:
        discard(target)
        raise unreadable(path, error) from error
    return target


def forget(db: sqlite3.Connection, book: FieldBook, late: Iterable[int]) -> None:
    """Take gestures out of a private copy, with all that stands on them, and project the rest.

    The triggers stay disarmed. Foreign keys are off: a link left dangling becomes NULL.
    """
    disarm(db)
    db.execute("DROP TABLE IF EXISTS temp.dsi_late")
    db.execute(_LATE)
    db.executemany("INSERT INTO temp.dsi_late VALUES (?)", ((tx,) for tx in late))
    begin_touching(db)
    touch(db, db.execute(_CELLS).fetchall())
    for table in ("dsi_change", "dsi_prev"):
        db.execute(f"DELETE FROM main.{table} WHERE tx IN (SELECT tx FROM temp.dsi_late)")
    db.execute("DELETE FROM main.dsi_tx WHERE n IN (SELECT tx FROM temp.dsi_late)")
    db.execute(_ALIVE)
    _unmake_rows(db, book)
    recompute_conflicts(db, book)
    project(db, book)
    _cut_loose_links(db)
    db.execute("DROP TABLE temp.dsi_late")


def _first(found: dict[int, int], tx: int, creators: Iterable[int]) -> list[int]:
    """Return the earliest known creation of a row written by another gesture than `tx`."""
    times = [found[made] for made in creators if made != tx and made in found]
    return [min(times)] if times else []


def _unmake_rows(db: sqlite3.Connection, book: FieldBook) -> None:
    """Remove the rows that no creation is left for; write the others anew from their creation."""
    for table in book.shape:
        star = book.number[table, STAR]
        numbers = book.fields_of(table)
        db.execute(
            f"DELETE FROM main.{quoted(table)} WHERE id IN (SELECT row FROM temp.dsi_touched t "
            "WHERE t.field = ?1 AND NOT EXISTS (SELECT 1 FROM main.dsi_change c "
            "WHERE c.row = t.row AND c.field = ?1))",
            (star,),
        )
        db.execute(
            "INSERT OR IGNORE INTO temp.dsi_touched(row, field) SELECT DISTINCT row, ? "
            f"FROM temp.dsi_touched WHERE field IN ({placeholders(numbers)})",
            (star, *numbers),
        )


def _cut_loose_links(db: sqlite3.Connection) -> None:
    for table, target, number in set(
        db.execute('SELECT "table", parent, fkid FROM pragma_foreign_key_check').fetchall()
    ):
        query = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?'
        for (column,) in db.execute(query, (table, number)).fetchall():
            db.execute(
                f"UPDATE main.{quoted(table)} SET {quoted(column)} = NULL "
                f"WHERE {quoted(column)} NOT IN (SELECT id FROM main.{quoted(target)})"
            )
