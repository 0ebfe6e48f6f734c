"""Which records wait for a decision: what the pages mark where they show them."""

from collections.abc import Iterator

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.choices import open_choices
from dsi_desktop.db.naming import Names
from dsi_desktop.db.numbering import taken_twice
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders

_DEEP = 4
_LINES = "SELECT id FROM entry WHERE deleted IS NULL AND record_id IN ({rows})"


def undecided(store: Store) -> frozenset[str]:
    """Return the ids of the records with something to decide, and of those they are a part of.

    A phone of two values marks its person, a line of the minutes marks its point and meeting.
    Ids are drawn for the whole dossier: no table is needed to know one.
    """
    with store.read() as session:
        db = driver(session.connection())
        cells = open_choices(db, store.book)
        records = {(store.book.name[number][0], row) for row, number in cells}
        records |= {("motion", one.motion) for group in taken_twice(db) for one in group}
        if not records:
            return frozenset()
        names = Names(db)
        found = set(records)
        for table, row in records:
            found |= set(_wholes(names, table, row))
        ids = {row for _table, row in found}
        for part in chunks(sorted(ids)):
            ids |= {line for (line,) in db.execute(_LINES.format(rows=placeholders(part)), part)}
    return frozenset(ids)


def _wholes(names: Names, table: str, row: str) -> Iterator[tuple[str, str]]:
    """Give every record that this one is a part of, by whatever link, the nearest first."""
    wave = [(table, row)]
    for _step in range(_DEEP):
        wave = [above for one in wave for above in names.wholes(*one)]
        yield from wave
