"""The kinds of column a dossier may hold: INTEGER or TEXT, nullable, described once.

A default lives here and not in SQL: an older laptop's creation does not name a newer column,
and a merge must never fail on it. Each column carries a `Field` in `Column.info["field"]`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Dialect, ForeignKey, Integer, Text, TypeDecorator
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeEngine

_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Field:
    """What journal, history, merge and privacy need to know of a column.

    `label` is a French source text. `choices` names a list of `kernel.vocabulary`.
    `personal`: the value never enters the creation's JSON and can be purged (Loi 25).
    `settles`: concurrent writes are settled without asking (order of cards).
    `prose`: long text, for which a merge proposes paragraphs.
    """

    label: str
    default: str | int | None = None
    choices: str = ""
    personal: bool = False
    settles: bool = False
    prose: bool = False
    unit: str = ""


class Flag(TypeDecorator[bool]):
    """A yes or no kept as INTEGER 0 or 1; NULL reads as the default of its column.

    An older laptop that did not know the column, or another program that named none, did not say
    no. In SQL a flag of which yes is the default is asked by `is_not(False)`.
    """

    impl = Integer
    cache_ok = True

    def __init__(self, *, unsaid: bool = False) -> None:
        super().__init__()
        self.unsaid = unsaid

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001
        """Write 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool:  # noqa: ARG002
        """Read NULL as the default."""
        return self.unsaid if value is None else bool(value)


class Day(TypeDecorator[str]):
    """A date kept as ISO text; what another program wrote that is none reads as no date.

    The file keeps its text: nothing is changed by reading it.
    """

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Read a date, or nothing."""
        if not value:
            return None
        try:
            date.fromisoformat(value)
        except ValueError:
            return None
        return value


class Hour(TypeDecorator[str]):
    """An hour kept as `HH:MM`; anything else reads as no hour, and stays in the file."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Read an hour, or nothing."""
        return value if value and _HOUR.fullmatch(value) else None


def field_of(column: Column[Any]) -> Field:
    """Return the description of a journalled column."""
    return cast(Field, column.info["field"])


def _column(field: Field, kind: TypeEngine[Any]) -> MappedColumn[Any]:
    return mapped_column(kind, nullable=True, default=field.default, info={"field": field})


def text_field(label: str, default: str = "", *, personal: bool = False) -> MappedColumn[Any]:
    """A short text on one line."""
    return _column(Field(label, default, personal=personal), Text())


def prose_field(label: str, *, personal: bool = False) -> MappedColumn[Any]:
    """A long text, paragraphs separated by line ends."""
    return _column(Field(label, "", personal=personal, prose=True), Text())


def choice_field(label: str, choices: str, default: str = "") -> MappedColumn[Any]:
    """One value of the list `choices` of the vocabulary; an unknown newer value is kept as is."""
    return _column(Field(label, default, choices=choices), Text())


def day_field(label: str, *, personal: bool = False) -> MappedColumn[Any]:
    """A date as ISO text, or NULL."""
    return _column(Field(label, personal=personal, unit="day"), Day())


def time_field(label: str) -> MappedColumn[Any]:
    """An hour `HH:MM` in the meeting's own time zone, or NULL."""
    return _column(Field(label, unit="time"), Hour())


def moment_field(label: str) -> MappedColumn[Any]:
    """A claimed UTC instant in milliseconds, or NULL."""
    return _column(Field(label, unit="moment"), Integer())


def count_field(label: str, default: int | None = None, *, unit: str = "") -> MappedColumn[Any]:
    """A whole number, in `unit` where there is one (minutes, km, tenths…)."""
    return _column(Field(label, default, unit=unit), Integer())


def cents_field(label: str) -> MappedColumn[Any]:
    """An amount of money in cents, or NULL."""
    return _column(Field(label, unit="cents"), Integer())


def flag_field(label: str, *, default: bool = False) -> MappedColumn[Any]:
    """A yes or no."""
    field, kind = Field(label, int(default), unit="flag"), Flag(unsaid=default)
    return mapped_column(kind, nullable=True, default=default, info={"field": field})


def rank_field(label: str = "ordre") -> MappedColumn[Any]:
    """The place among brothers: a fractional key (`db.ranks`), settled without asking."""
    return _column(Field(label, "", settles=True, unit="rank"), Text())


def link_field(label: str, target: str) -> MappedColumn[Any]:
    """A reference to the row of another table, or NULL. Indexed."""
    field = Field(label)
    return mapped_column(
        Text(), ForeignKey(f"{target}.id"), nullable=True, default=None, index=True,
        info={"field": field},
    )


def record_field(label: str = "fiche") -> MappedColumn[Any]:
    """The id of a row whose table stands in a neighbouring column. Indexed."""
    return mapped_column(
        Text(), nullable=True, default="", index=True, info={"field": Field(label, "")}
    )
