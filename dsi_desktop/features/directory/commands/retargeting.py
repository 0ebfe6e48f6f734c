"""Every link of a record handed to another: what then stands twice becomes one."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.entity import Entity, columns, entities, tables
from dsi_desktop.db.family import table_of
from dsi_desktop.db.linking import Link, links_to
from dsi_desktop.db.operation import Operation
from dsi_desktop.features.directory.rules.doubles import STATUSES, same_row
from dsi_desktop.kernel.ids import linked_id

# Rows whose id is made of what they link: (table, columns in the order of the id).
KEYED = MappingProxyType({
    "action_partner": ("action_id", "organization_id"),
    "attendance": ("meeting_id", "person_id"),
    "ballot_count": ("candidacy_id", "round"),
    "candidacy": ("election_id", "person_id"),
    "organization_area": ("organization_id", "area_id"),
    "organization_voice": ("organization_id", "population_id"),
    "vote": ("vote_event_id", "organization_id"),
    "tagging": ("tag_id", "record_table", "record_id"),
    "task_partner": ("task_id", "organization_id"),
})


def retarget(op: Operation, table: str, gone: str, stays: str) -> None:
    """Point every living link to `gone` at `stays`; a row then said twice is kept once.

    Of two rows, the one of the record that stays is kept, completed by the other; what hangs on
    the other follows. Rows with an id of their links are made again under their right id.
    """
    for link in links_to(table):
        for row in _living(op, link, gone):
            _unite(op, link, _moved(op, link, row, stays), stays)
    op.flush()


def _living(op: Operation, link: Link, record_id: str) -> Sequence[Entity]:
    kind = entities()[link.table]
    column: Any = getattr(kind, link.column)
    asked = select(kind).where(column == record_id, kind.deleted.is_(None)).order_by(kind.id)
    return op.scalars(asked).all()


def _moved(op: Operation, link: Link, row: Entity, stays: str) -> Entity:
    """Point one link at another record; return the row, or the one made again for it."""
    values = {column.name: getattr(row, column.name) for column in columns(tables()[link.table])}
    key = KEYED.get(link.table, ())
    was = linked_id(link.table, *(str(values[name]) for name in key))
    values[link.column] = stays
    wanted = linked_id(link.table, *(str(values[name]) for name in key))
    found = op.find(type(row), wanted)
    if link.column not in key or row.id != was or (found and found.deleted is None):
        setattr(row, link.column, stays)
        return row
    made = op.put(type(row)(id=wanted, **values))
    op.flush()
    retarget(op, link.table, row.id, wanted)
    op.remove(row)
    return made


def _unite(op: Operation, link: Link, row: Entity, stays: str) -> None:
    op.flush()
    said = _values(row)
    for other in _living(op, link, stays):
        if other.id != row.id and same_row(link.table, said, _values(other)):
            _complete(other, said)
            op.flush()
            retarget(op, link.table, row.id, other.id)
            op.remove(row)
            op.flush()
            return


def _values(row: Entity) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in columns(tables()[table_of(row)])}


def _complete(kept: Entity, said: dict[str, Any]) -> None:
    """Give a row what the other knew and it did not; of two periods, the whole."""
    for name, value in said.items():
        now = getattr(kept, name)
        better = _BETTER.get(name, _filled)(now, value)
        if better != now:
            setattr(kept, name, better)


def _filled(now: object, value: object) -> object:
    return now or value


def _earliest(now: str | None, value: str | None) -> str | None:
    return min(filter(None, (now, value)), default=None)


def _latest(now: str | None, value: str | None) -> str | None:
    return max(now, value) if now and value else None


def _telling(now: str, value: str) -> str:
    return min(now, value, key=lambda status: STATUSES.index(status) if status in STATUSES else 99)


_BETTER: dict[str, Callable[[Any, Any], Any]] = {
    "start_on": _earliest, "end_on": _latest, "status": _telling,
}
