"""Who last wrote a column of some rows, and when: what a list of archives says of each line."""

from collections.abc import Collection
from dataclasses import dataclass

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import STAR
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders

_LAST = """
SELECT c.row, t.author, t.at FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row IN ({rows}) AND c.field IN (?, ?) ORDER BY c.live, t.lam, t.id
"""


@dataclass(frozen=True, slots=True)
class LastWrite:
    """The gesture behind a value in force: `when` in claimed UTC milliseconds."""

    who: str
    when: int


def last_writes(
    store: Store, table: str, column: str, rows: Collection[str]
) -> dict[str, LastWrite]:
    """Return the last write of a column by row; a row never written since is its creation's."""
    fields = (store.book.number[table, STAR], store.book.number[table, column])
    found: dict[str, LastWrite] = {}
    with store.read() as session:
        db = driver(session.connection())
        for part in chunks(sorted(rows)):
            asked = db.execute(_LAST.format(rows=placeholders(part)), (*part, *fields))
            found |= {row: LastWrite(who, when) for row, who, when in asked}
    return found
