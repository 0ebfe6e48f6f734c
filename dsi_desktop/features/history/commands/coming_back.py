"""Coming back, as ordinary operations: Ctrl+Z takes each of them back in turn."""

from collections.abc import Mapping

from dsi_desktop.db.adoptions import meeting_of
from dsi_desktop.db.entity import entities
from dsi_desktop.db.family import restore_with_parts
from dsi_desktop.db.store import Operation, Store, Undone
from dsi_desktop.features.meetings.commands.writing import is_frozen
from dsi_desktop.features.meetings.rules.refusals import FROZEN
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def undo_gesture(store: Store, gesture: str) -> Undone:
    """Take back one gesture of the history; what was changed since is left alone and listed."""
    return store.undo_gesture(gesture)


def restore_record(store: Store, table: str, row: str) -> None:
    """Bring a removed record back, with what was removed with it and what it is part of."""
    with store.operation(N_("Remettre une fiche supprimée")) as op:
        _refuse_frozen(op, table, row)
        restore_with_parts(op, op.get(entities()[table], row))


def put_back(store: Store, table: str, row: str, values: Mapping[str, Value]) -> None:
    """Write into a record what it held on another day; `values` by column.

    Raises RuleBroken when it is removed today (restore it first) or already the same.
    """
    with store.operation(N_("Remettre une fiche comme elle était")) as op:
        _refuse_frozen(op, table, row)
        record = op.get(entities()[table], row)
        if record.deleted:
            raise RuleBroken(_("Cette fiche est supprimée : remettez-la d’abord."))
        changed = {name: value for name, value in values.items() if hasattr(record, name)}
        if not changed:
            raise RuleBroken(_("Cette fiche est déjà comme ce jour-là."))
        for name, value in changed.items():
            setattr(record, name, value)


def _refuse_frozen(op: Operation, table: str, row: str) -> None:
    meeting = meeting_of(op.plain(), table, row)
    if meeting is not None and is_frozen(op, meeting):
        raise RuleBroken(_(FROZEN))
