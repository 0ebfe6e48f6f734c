"""Settle what a merge left besides two versions: each outcome is one operation, undone like any."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.entity import Entity, entities
from dsi_desktop.db.family import parts, remove_with_parts, restore_with_parts
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action, Issue, Objective
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan.rules import next_code
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_SETTLED = N_("C’est déjà réglé.")
_UNKNOWN = N_("Il n’y a rien à régler de ce nom.")
Coded = Action | Objective | Issue
_CODED: MappingProxyType[str, tuple[Any, str, Any]] = MappingProxyType({
    "action": (Action, "objective_id", Objective),
    "objective": (Objective, "issue_id", Issue),
    "issue": (Issue, "plan_id", None),
})


def settle_violation(
    store: Store, violation: str, outcome: str, *, row: str = "", text: str = "", parent: str = ""
) -> None:
    """Settle a violation by its id and the key of one of its outcomes.

    `row` is that of the outcome, `text` or `parent` what it asks for. One operation, journalled:
    every laptop sees it settled. `RuleBroken` when it is settled already or something is missing.
    """
    kind, _dot, rest = violation.partition(".")
    settle = _WAYS.get((kind, outcome))
    if settle is None:
        raise NotFound(_(_UNKNOWN))
    settle(store, rest, row, text or parent)


def renumber(store: Store, table: str, row: str) -> str:
    """Give the second record of a number the next free one; return it."""
    if table == "motion":
        return minutes.renumber_resolution(store, row)
    if table == "meeting":
        return _renumber_meeting(store, row)
    with store.operation(N_("Renuméroter un élément du plan")) as op:
        if table not in _CODED:
            raise NotFound(_(_UNKNOWN))
        record = op.get(_CODED[table][0], row)
        if not _is_twice(op, table, record):
            raise RuleBroken(_(_SETTLED))
        record.code = _next_code(op, table, record)
        return str(record.code)


def restore_parent(store: Store, table: str, row: str) -> None:
    """Bring a removed record back, with what was removed with it: its parts are at home again."""
    with store.operation(N_("Rétablir une fiche supprimée")) as op:
        restore_with_parts(op, _removed(op, table, row))


def reattach_orphans(store: Store, table: str, row: str, parent: str) -> None:
    """Put the living parts of a removed record under another one of its kind."""
    with store.operation(N_("Rattacher des fiches ailleurs")) as op:
        removed = _removed(op, table, row)
        target = op.find(entities()[table], parent) if parent else None
        if target is None or target.deleted:
            raise RuleBroken(_("Choisissez où les rattacher."), "parent")
        for record, column in _orphans(op, removed):
            setattr(record, column, target.id)


def remove_orphans(store: Store, table: str, row: str) -> None:
    """Remove the living parts of a removed record too."""
    with store.operation(N_("Supprimer des fiches sans attache")) as op:
        for record, _column in _orphans(op, _removed(op, table, row)):
            remove_with_parts(op, record)


def _renumber_meeting(store: Store, row: str) -> str:
    with store.operation(N_("Renuméroter une rencontre")) as op:
        meeting = open_for_writing(op, row)
        year = f"{(meeting.held_on or '')[:4]}-%"
        asked = select(Meeting).where(
            Meeting.body_id == meeting.body_id, Meeting.held_on.like(year),
            Meeting.deleted.is_(None), Meeting.id != meeting.id,
        )
        others = [one.ordinal or 0 for one in op.scalars(asked).all()]
        if meeting.ordinal not in others:
            raise RuleBroken(_(_SETTLED))
        meeting.ordinal = max(others) + 1
        return str(meeting.ordinal)


def _next_code(op: Operation, table: str, record: Coded) -> str:
    kind, above, whole = _CODED[table]
    home = getattr(record, above)
    asked = select(kind.code).where(getattr(kind, above) == home, kind.deleted.is_(None))
    holder = op.find(whole, home or "") if whole is not None else None
    return next_code((holder.code or "") if holder else "", list(op.scalars(asked).all()))


def _is_twice(op: Operation, table: str, record: Coded) -> bool:
    kind = _CODED[table][0]
    asked = select(kind.id).where(
        kind.plan_id == record.plan_id, kind.code == record.code, kind.deleted.is_(None),
        kind.id != record.id,
    )
    return op.scalars(asked).first() is not None


def _removed(op: Operation, table: str, row: str) -> Entity:
    if table not in entities():
        raise NotFound(_(_UNKNOWN))
    record = op.get(entities()[table], row)
    if not record.deleted or not _orphans(op, record):
        raise RuleBroken(_(_SETTLED))
    return record


def _orphans(op: Operation, record: Entity) -> list[tuple[Entity, str]]:
    """Return the living parts of a record, each with the column that points to it."""
    found: list[tuple[Entity, str]] = []
    for part in parts():
        if isinstance(record, entities()[part.whole]):
            kind = entities()[part.table]
            asked = select(kind).where(
                getattr(kind, part.column) == record.id, kind.deleted.is_(None)
            )
            found += [(one, part.column) for one in op.scalars(asked.order_by(kind.id)).all()]
    return found


def _number(store: Store, rest: str, row: str, _given: str) -> None:
    renumber(store, rest.partition(".")[0], row)


def _of_record(work: Callable[[Store, str, str], None]) -> Callable[[Store, str, str, str], None]:
    def settle(store: Store, rest: str, _row: str, _given: str) -> None:
        table, _dot, record = rest.partition(".")
        work(store, table, record)

    return settle


def _reattach(store: Store, rest: str, _row: str, parent: str) -> None:
    table, _dot, record = rest.partition(".")
    reattach_orphans(store, table, record, parent)


def _keep(store: Store, meeting: str, gesture: str, _given: str) -> None:
    minutes.keep_adoption(store, meeting, gesture)


def _erratum(store: Store, meeting: str, _row: str, text: str) -> None:
    minutes.make_late_erratum(store, meeting, text)


def _set_aside(store: Store, meeting: str, _row: str, _text: str) -> None:
    minutes.set_late_aside(store, meeting)


_WAYS = MappingProxyType({
    ("number", "renumber"): _number,
    ("adopted", "keep"): _keep,
    ("late", "erratum"): _erratum,
    ("late", "set_aside"): _set_aside,
    ("orphan", "restore"): _of_record(restore_parent),
    ("orphan", "reattach"): _reattach,
    ("orphan", "remove"): _of_record(remove_orphans),
})  # fmt: skip
