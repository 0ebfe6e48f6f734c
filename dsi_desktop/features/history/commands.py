"""Undo a gesture of the history, bring a record back, put one as it was on a day."""

from datetime import date

from dsi_desktop.db.belongings import belongings
from dsi_desktop.db.entity import Entity, entities
from dsi_desktop.db.family import restore_with_parts
from dsi_desktop.db.history import Entry, story
from dsi_desktop.db.past import end_of
from dsi_desktop.db.store import Operation, Store, Undone
from dsi_desktop.features.history.rules.moments import STAR, Cell, effective, steps, values_at
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

Rows = dict[tuple[str, str], dict[str, Value] | None]


def undo_gesture(store: Store, gesture: str) -> Undone:
    """Take back one gesture; what was changed since is left alone and listed in `skipped`.

    Raises `RuleBroken` when nothing of it can be taken back.
    """
    undone = store.undo_gesture(gesture)
    if undone.gesture is None:
        raise RuleBroken(_("Tout ce que ce geste avait changé a été changé depuis : rien n’a été "
                           "annulé."))  # fmt: skip
    return undone


def bring_record_back(store: Store, table: str, row: str) -> None:
    """Bring a removed record back, with what went with it and what it is a part of."""
    with store.operation(N_("Remettre une fiche supprimée")) as op:
        record = op.get(entities()[table], row)
        for gesture in {one.gesture for one in story(store, [(table, row)])
                        if one.field == "deleted" and one.current}:  # fmt: skip
            for guard in store.before_undo:
                guard(op, bytes.fromhex(gesture))
        restore_with_parts(op, record)


def put_record_back(store: Store, table: str, row: str, day: date) -> int:
    """Put a record, and what belongs to it, as it was at the end of a claimed day.

    One operation, undone like any other; what was destroyed stays destroyed. Returns how many
    records changed. `RuleBroken` when the record was not there that day, or when nothing differs.
    """
    with store.operation(N_("Remettre une fiche comme elle était")) as op:
        rows = {(table, row), *belongings(op.plain(), table, row)}
        entries = story(store, rows)
        moment = end_of(day)
        cells = steps(entries)
        then: Rows = {one: values_at(cells, *one, moment) for one in rows}
        if then[table, row] is None:
            raise RuleBroken(_("Cette fiche n’existait pas ce jour-là."))
        _ask_guards(op, store, entries, moment)
        named = {cell for cell in cells if cell.column != STAR}
        order = sorted(rows, key=lambda one: one != (table, row))
        changed = sum(_put(op, store, *one, then[one], named) for one in order)
        if not changed:
            raise RuleBroken(_("La fiche est déjà comme ce jour-là."))
    return changed


def _ask_guards(op: Operation, store: Store, entries: list[Entry], moment: int) -> None:
    """Ask what forbids undoing each later gesture: adopted minutes stay as they are."""
    times = effective(entries)
    for gesture in {entry.gesture for entry in entries if times[entry.gesture] > moment}:
        for guard in store.before_undo:
            guard(op, bytes.fromhex(gesture))


def _put(
    op: Operation, store: Store, table: str, row: str, then: dict[str, Value] | None,
    named: set[Cell],
) -> bool:  # fmt: skip
    record = op.find(entities()[table], row)
    if record is None:
        return False
    if then is None:
        if record.deleted:
            return False
        op.remove(record)
        return True
    changed = _write(op, store, record, (table, row), then, named)
    if record.deleted:
        op.restore(record)
        changed = True
    op.flush()
    return changed


def _write(
    op: Operation, store: Store, record: Entity, place: tuple[str, str], then: dict[str, Value],
    named: set[Cell],
) -> bool:  # fmt: skip
    """Write the fields that somebody wrote at some time; the others were never anything else."""
    table, row = place
    destroyed = _destroyed(op, row)
    changed = False
    for shape in store.book.shape[table].columns:
        cell = Cell(table, row, shape.name)
        if cell not in named or shape.name == "deleted" or (table, shape.name) in destroyed:
            continue
        value = then.get(shape.name, shape.default)
        now = getattr(record, shape.name)
        if (now or None) != (value or None):
            setattr(record, shape.name, value)
            changed = True
    return changed


def _destroyed(op: Operation, row: str) -> set[tuple[str, str]]:
    found = op.plain().execute(
        "SELECT f.tbl, f.col FROM dsi_change c JOIN dsi_field f ON f.n = c.field "
        "WHERE c.row = ? AND length(c.salt) = 16",
        (row,),
    )
    return {(table, column) for table, column in found}
