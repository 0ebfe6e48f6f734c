"""Decide: a gesture that names every version, and travels like any other."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.db.conflicts import DELETED_EDITED
from dsi_desktop.db.family import follow
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.choices import Choice, read_choices
from dsi_desktop.db.merge.removal import turn
from dsi_desktop.db.seal import force
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import clean_text, journalled
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep version `number` of a choice: 1 is the first of `Choice.versions`."""

    number: int


Answer = Value | Keep


def settle(store: Store, choice_id: str, answer: Answer) -> str:
    """Decide one choice: keep a version, or write another value; return the gesture's label.

    For a record deleted by one and edited by another, NULL keeps it and 1 deletes it. Raises
    `WriteRefused` when the choice is settled already or has no such version.
    """
    return settle_all(store, [(choice_id, answer)])


def settle_all(store: Store, answers: Iterable[tuple[str, Answer]]) -> str:
    """Decide several choices in one gesture, which one « Annuler » takes back."""
    store.turn = turn
    with store.operation(N_("Choisir entre deux versions")) as op:
        waiting = {choice.id: choice for choice in read_choices(op.plain(), store.book)}
        for choice_id, answer in answers:
            choice = waiting.get(choice_id)
            if choice is None:
                raise WriteRefused(_("Cette question est déjà réglée. Rien n’a été changé."))
            decide(op.plain(), store.book, choice, answer)
            if choice.kind == DELETED_EDITED:
                deletions = [one.gesture for one in choice.versions if one.deletes]
                follow(op, choice.table, choice.row, deletions)
        return op.label


def _chosen(choice: Choice, answer: Answer) -> Value:
    if not isinstance(answer, Keep):
        return clean_text(answer) if isinstance(answer, str) else journalled(answer)
    if not 1 <= answer.number <= len(choice.versions):
        raise WriteRefused(
            _("Cette question n’a pas de version {number}. Rien n’a été changé.").format(
                number=answer.number
            )
        )
    version = choice.versions[answer.number - 1]
    if choice.column == "deleted":
        return 1 if version.deletes else None
    return version.value


def decide(db: sqlite3.Connection, book: FieldBook, choice: Choice, answer: Answer) -> None:
    """Write the value, and note the decision even when nothing changes in the table.

    Inside the caller's transaction, the triggers armed; the caller seals.
    """
    table, column = quoted(choice.table), quoted(choice.column)
    db.execute(
        f"UPDATE {table} SET {column} = ?1 WHERE id = ?2 AND {column} IS NOT ?1",
        (_chosen(choice, answer), choice.row),
    )
    force(db, choice.row, book.number[choice.table, choice.column])
