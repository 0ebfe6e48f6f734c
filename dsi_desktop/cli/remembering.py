"""`history` and `diff`: what was done, by whom and when, and what changed between two days."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dsi_desktop.cli.opening import looked_at
from dsi_desktop.cli.receiving import moment
from dsi_desktop.cli.showing import write
from dsi_desktop.db.differences import Difference, differences
from dsi_desktop.db.entity import tables
from dsi_desktop.db.history import Entry, PastOperation, operations
from dsi_desktop.db.history import history as history_of
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _

_PAGE = 500


def history(asked: Namespace) -> int:
    """Write the operations of a dossier, newest first, or the changes of one record."""
    with looked_at(asked.file) as store:
        if asked.record:
            rows = [_entry(one) for one in _entries(store, asked.record)]
        else:
            rows = [_operation(one) for one in _operations(store)]
    write(rows if asked.json else [list(row.values()) for row in rows], as_json=asked.json)
    return 0


def diff(asked: Namespace) -> int:
    """Write what differs between the ends of two days, record by record."""
    if asked.first > asked.last:
        raise RuleBroken(_("Le premier jour vient après le second."))
    with looked_at(asked.file) as store:
        found = differences(store.path, list(tables()), asked.first, asked.last)
    if asked.json:
        write([_difference(one) for one in found], as_json=True)
    else:
        write([[one.kind, one.table, one.row, *_changes(one)] for one in found], as_json=False)
    return 0


def _operations(store: Store) -> Iterator[PastOperation]:
    page = operations(store, _PAGE)
    while page:
        yield from page
        page = operations(store, _PAGE, before=page[-1].rank)


def _operation(one: PastOperation) -> dict[str, Any]:
    return {
        "gesture": one.gesture, "at": moment(one.when), "author": one.who, "device": one.device,
        "label": spoken_label(one.label), "tables": list(one.tables), "rows": one.rows,
        "received": one.received,
    }  # fmt: skip


def _entries(store: Store, record: str) -> list[Entry]:
    """Find a record by its id alone: an id belongs to one table."""
    for table in tables():
        found = history_of(store, table, record)
        if found:
            return found
    raise NotFound(_("Cette fiche n’est pas dans le dossier."))


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "gesture": one.gesture, "at": moment(one.when), "author": one.who, "device": one.device,
        "label": spoken_label(one.label), "table": one.table, "field": one.field, "old": one.old,
        "new": one.new, "current": one.current,
    }  # fmt: skip


def _difference(one: Difference) -> dict[str, Any]:
    fields = [{"column": column, "old": old, "new": new} for column, old, new in one.fields]
    return {"kind": one.kind, "table": one.table, "row": one.row, "fields": fields}


def _changes(one: Difference) -> Iterator[str]:
    for column, old, new in one.fields:
        yield f"{column} : {'' if old is None else old} → {'' if new is None else new}"
