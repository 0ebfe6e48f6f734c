"""The base of every record kept in the dossier."""

from typing import Any, cast

from sqlalchemy import Column, Integer, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from dsi_desktop.db.fields import Field
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import new_id


class Base(MappedAsDataclass, DeclarativeBase):
    """All journalled tables of the dossier."""


class Entity(MappedAsDataclass, kw_only=True):
    """A record that is journalled, undone and merged field by field.

    Nothing is ever deleted from the file: `deleted` = 1 hides the record, so that the other
    laptop learns of the removal; NULL means the record lives.
    """

    id: Mapped[str] = mapped_column(Text, primary_key=True, default_factory=new_id)
    deleted: Mapped[int | None] = mapped_column(
        Integer, nullable=True, default=None, info={"field": Field(N_("supprimé"))}
    )


def entities() -> dict[str, type[Entity]]:
    """Return every journalled class by table name: journal, undo and merge read only this.

    Complete once `dsi_desktop.db.schema` is imported, which `db.store` does.
    """
    return {
        cast(Table, mapper.local_table).name: mapper.class_
        for mapper in sorted(Base.registry.mappers, key=lambda m: cast(Table, m.local_table).name)
        if issubclass(mapper.class_, Entity)
    }


def tables() -> dict[str, Table]:
    """Return every journalled table by name."""
    journalled = entities()
    return {name: table for name, table in Base.metadata.tables.items() if name in journalled}


def columns(table: Table) -> list[Column[Any]]:
    """Return the journalled columns of a table: all but `id`, in order of declaration."""
    return [column for column in table.columns if column.name != "id"]
