"""« Annuler la réception » : received gestures are put aside here; nothing changes elsewhere.

Not a gesture: the inverse of Luc's work would travel, and undo it on Luc's own laptop without a
question. Receiving them again brings them back.
"""

import sqlite3
from dataclasses import dataclass

from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.applying import touched
from dsi_desktop.db.merge.intake import Cell
from dsi_desktop.db.merge.removal import Pairs, take_out
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound, WriteRefused
from dsi_desktop.kernel.i18n import N_, _

CANCEL = N_("Annuler la réception")


@dataclass(frozen=True, slots=True)
class Standing:
    """A gesture that stands on a received one, whose label is `on_label`; `who` made it."""

    gesture: str
    label: str
    on_label: str
    who: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The outcome: so many gestures put aside, or none because `standing` ones need them."""

    aside: int
    standing: tuple[Standing, ...]


def cancel(store: Store, number: int) -> Cancelled:
    """Put the gestures of reception `number` aside, all of them or none.

    None when something written or received since stands on one: it names it, it belongs to a
    record that one created, or it cites such a record. `NotFound` and `WriteRefused` when there
    is no such reception, or when it was cancelled already.
    """
    with store.exclusive(CANCEL) as held:
        cancelled, cells = put_aside(held.db, held.book, number, store.clock.now_ms())
        held.changes += touched(held.book, cells)
        return cancelled


def put_aside(
    db: sqlite3.Connection, book: FieldBook, number: int, now: int
) -> tuple[Cancelled, set[Cell]]:
    """Do it inside the caller's transaction; return also the cells touched."""
    count, cells, standing = take_out(db, book, *_range_of(db, number), now)
    if standing:
        return Cancelled(0, _described(db, standing)), set()
    db.execute("UPDATE dsi_exchange SET kind = 'cancelled' WHERE n = ?", (number,))
    return Cancelled(count, ()), cells


def _range_of(db: sqlite3.Connection, number: int) -> tuple[int, int]:
    query = "SELECT kind, first, last FROM dsi_exchange WHERE n = ? AND kind <> 'sent'"
    found = db.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(_("Cette réception n’est pas dans le dossier."))
    if found[0] == "cancelled":
        raise WriteRefused(_("Cette réception est déjà annulée. Rien n’a été changé."))
    return int(found[1]), int(found[2])


def _described(db: sqlite3.Connection, pairs: Pairs) -> tuple[Standing, ...]:
    query = (
        "SELECT t.id, t.label, o.label, t.author FROM dsi_tx t JOIN dsi_tx o ON o.n = ? "
        "WHERE t.n = ?"
    )
    once = dict(sorted(pairs, reverse=True))
    found = (db.execute(query, (on, gesture)).fetchone() for gesture, on in sorted(once.items()))
    return tuple(Standing(name.hex(), label, on, who) for name, label, on, who in found)
