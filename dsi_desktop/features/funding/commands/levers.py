"""Where a programme pays, and for what: the tags by which needs and actions find it."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.money import Programme
from dsi_desktop.db.schema.plan import Dimension, ElementArea, ElementDimension
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id

_TABLE = "programme"
_Tag = TypeVar("_Tag", ElementDimension, ElementArea)


def tag_programme(
    store: Store, programme_id: str, dimensions: Iterable[str], areas: Iterable[str]
) -> None:
    """Say which dimensions and territories a programme pays for: these, and no other.

    The same tag put on two laptops is one tag.
    """
    with store.operation(N_("Préciser ce qu’un programme finance")) as op:
        programme = op.get(Programme, programme_id)
        _retag(op, programme.id, ElementDimension, "dimension_id",
               {op.get(Dimension, one).id for one in dimensions})
        _retag(op, programme.id, ElementArea, "area_id", {op.get(Area, one).id for one in areas})


def _retag(
    op: Operation, programme_id: str, kind: type[_Tag], column: str, wanted: set[str]
) -> None:
    asked = select(kind).where(
        kind.record_table == _TABLE, kind.record_id == programme_id, kind.deleted.is_(None)
    )
    told = set()
    for row in list(op.scalars(asked).all()):
        target = getattr(row, column)
        if target in wanted and target not in told:
            told.add(target)
        else:
            op.remove(row)
    for target in sorted(wanted - told):
        tag = kind(
            id=linked_id(kind.__tablename__, _TABLE, programme_id, target), record_table=_TABLE,
            record_id=programme_id,
        )
        setattr(tag, column, target)
        op.put(tag)
