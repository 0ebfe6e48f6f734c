"""Fetch living records by table name, in an operation or in a reading alike."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.entity import entities


@dataclass(frozen=True, slots=True)
class Shelf:
    """What pure rules ask records from; `session` is that of an operation or of `store.read()`."""

    session: Session

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Any]:
        """Return the living records whose `field` is one of `values`, by rank where there is one.

        With "deleted" as the field, every living record of the table.
        """
        kind: Any = entities()[table]
        known = [value for value in values if value is not None]
        asked = select(kind).where(kind.deleted.is_(None))
        if field != "deleted":
            asked = asked.where(getattr(kind, field).in_(known))
        order = (kind.rank, kind.id) if hasattr(kind, "rank") else (kind.id,)
        return list(self.session.scalars(asked.order_by(*order)).all())

    def named(self, table: str, values: Collection[str | None]) -> list[Any]:
        """Return the records of these ids, removed ones too: a name is still printed."""
        kind: Any = entities()[table]
        known = [value for value in values if value is not None]
        return list(self.session.scalars(select(kind).where(kind.id.in_(known))).all())
