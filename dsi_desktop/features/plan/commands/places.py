"""Where an element stands among its brothers, and how its boxes are filled."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select

from dsi_desktop.db.entity import Entity
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.features.plan import rules
from dsi_desktop.features.tasks import rules as task_rules

T = TypeVar("T")
_DAYS = frozenset({"when_from", "when_to"})


class Ranked(Protocol):
    """A record that has a place among its brothers."""

    id: Any
    rank: Any


def fill(record: Entity, fields: Mapping[str, object]) -> None:
    """Write the boxes of a record; a box of a date holds a date or nothing."""
    for name, value in fields.items():
        if name.endswith("_on") or name in _DAYS:
            text = value if isinstance(value, str) else None
            setattr(record, name, task_rules.day_of(text, name))
        elif name == "title":
            record.title = rules.title_of(str(value))  # type: ignore[attr-defined]
        else:
            setattr(record, name, value)


def titled(fields: Mapping[str, object], title: str | None) -> Mapping[str, object]:
    return fields if title is None else {**fields, "title": title}


def last_rank(brothers: Sequence[Ranked]) -> str:
    return between(max((row.rank or "" for row in brothers), default="") or None, None)


def settle(brothers: Sequence[Ranked], moved: Ranked, after_id: str | None) -> None:
    """Give `moved` a rank just after a brother, or before all of them."""
    ranks = sorted((row.rank or "", row.id) for row in brothers if row.id != moved.id)
    low = next((rank for rank, row in ranks if row == after_id), None)
    high = next((rank for rank, _row in ranks if low is None or rank > low), None)
    moved.rank = between(low, high or None)


def living(op: Operation, asked: Select[T]) -> list[T]:
    return list(op.scalars(asked).all())
