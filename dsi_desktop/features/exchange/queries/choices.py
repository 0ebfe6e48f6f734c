"""What both copies changed, read with the words to show it: « À décider »."""

from dataclasses import dataclass

from dsi_desktop.db.conflicts import DELETED_EDITED, FIELD
from dsi_desktop.db.digest import digest
from dsi_desktop.db.engines import driver
from dsi_desktop.db.fields import Field
from dsi_desktop.db.history import Entry, history
from dsi_desktop.db.merge.choices import Choice, choices
from dsi_desktop.db.merge.versions import Version
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.queries.violations import frozen_rows
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import options

_TYPED = frozenset({"day", "time", "cents", "flag"})


@dataclass(frozen=True, slots=True)
class EditLine:
    """A field that a version changed, with its values as people read them."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """One version. `keep`: its number in the journal, from 1; `at`: claimed UTC milliseconds.

    `edits`: what it changed in a record that another side removed.
    """

    keep: int
    who: str
    device: str
    at: int
    here: bool
    deletes: bool
    value: Value
    text: str
    edits: tuple[EditLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceSheet:
    """One thing to decide. `word` is the kind of record, `kind` the same with its code.

    `shape` says how a value is typed: prose, text, day, time, cents, flag, choice, link, number.
    `deletion`: one side removed the record, another changed it. The side of here comes first.
    """

    id: str
    table: str
    row: str
    column: str
    title: str
    word: str
    kind: str
    where: str
    field: str
    shape: str
    base: str
    base_by: str
    base_at: int
    sides: tuple[Side, ...]
    proposal: str
    deletion: bool


def choice_sheets(store: Store) -> list[ChoiceSheet]:
    """Return everything to decide, the choices of one record together, in the order of names."""
    found = choices(store)
    if not found:
        return []
    frozen = frozen_rows(store)
    found = [choice for choice in found if choice.row not in frozen or _is_adoption(choice)]
    with store.read() as session:
        names = Names(driver(session.connection()))
        sheets = [_sheet(store, names, choice) for choice in found]
    return sorted(sheets, key=lambda one: (one.word, one.where, one.title, one.row, one.field))


def possible_values(store: Store, table: str, column: str) -> list[tuple[str, str]]:
    """Return (value, words) of what a cell of a closed list, or a link, may hold."""
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        field, target = names.field(table, column), names.target(table, column)
        if field is not None and field.choices:
            return options(field.choices)
        rows = db.execute(f"SELECT id FROM {target} WHERE deleted IS NULL").fetchall()
        found = [(row, names.title(target, row)) for (row,) in rows]
    return sorted(found, key=lambda one: fold(one[1]))


def dossier_code(store: Store) -> str:
    """Return the code that is equal on two laptops with the same content."""
    with store.read() as session:
        return digest(driver(session.connection()))


def _is_adoption(choice: Choice) -> bool:
    """A removed adoption is decided here: nothing of what it froze is."""
    return choice.kind == DELETED_EDITED and choice.table == "adopted_minutes"


def _sheet(store: Store, names: Names, choice: Choice) -> ChoiceSheet:
    table, row, column = choice.table, choice.row, choice.column
    past = history(store, table, row) if choice.kind == DELETED_EDITED else []
    sides = [_side(names, choice, at, one, past) for at, one in enumerate(choice.versions, 1)]
    return ChoiceSheet(
        choice.id, table, row, column, names.title(table, row), names.word(table),
        names.kind(table, row), names.where(table, row), names.label(table, column),
        _shape(names, table, column), names.value(table, column, choice.base), choice.base_by,
        choice.base_at, tuple(sorted(sides, key=lambda side: not side.here)),
        choice.proposal or "", choice.kind != FIELD,
    )  # fmt: skip


def _side(
    names: Names, choice: Choice, keep: int, version: Version, past: list[Entry]
) -> Side:
    return Side(
        keep, version.who, version.device, version.at, version.here, version.deletes,
        version.value, names.value(choice.table, choice.column, version.value),
        () if version.deletes else _edits(names, choice.table, version.columns, past),
    )  # fmt: skip


def _edits(
    names: Names, table: str, columns: tuple[str, ...], past: list[Entry]
) -> tuple[EditLine, ...]:
    """Return what was changed in a record that another side removed, each field at its last."""
    last = {entry.field: entry for entry in past if entry.field in columns}
    return tuple(
        EditLine(
            names.label(table, field), names.value(table, field, entry.old),
            names.value(table, field, entry.new),
        )
        for field, entry in last.items() if field != "deleted"
    )  # fmt: skip


def _shape(names: Names, table: str, column: str) -> str:
    field = names.field(table, column) or Field(column)
    if names.target(table, column):
        return "link"
    if field.choices:
        return "choice"
    if field.prose:
        return "prose"
    if field.unit in _TYPED:
        return field.unit
    return "number" if names.whole(table, column) else "text"
