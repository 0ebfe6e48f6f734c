"""Correct adopted minutes without touching them: errata, numbers, what came too late."""

import json
import sqlite3
from collections.abc import Iterable

from sqlalchemy import select

from dsi_desktop.db.adoptions import (
    Adoption,
    LateCell,
    LateGesture,
    adoptions,
    late_cells,
    late_gestures,
)
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.late import bring_back, keep_late
from dsi_desktop.db.numbering import taken_twice
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Erratum, LateWrite, Motion
from dsi_desktop.db.seal import force
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, prose
from dsi_desktop.features.minutes.commands.adoption import numbers_after
from dsi_desktop.features.minutes.rules import refusals
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

_OF_ADOPTION = ("document", "sha256", "numbers", "adopted_on", "adopted_in_id", "motion_id",
                "with_changes")  # fmt: skip


def record_erratum(
    store: Store, meeting_id: str, text: str, *, motion_id: str | None = None,
    decided_in_id: str | None = None, made_on: str | None = None,
) -> str:
    """Add an erratum to adopted minutes, which stay as they are. Return its id."""
    with store.operation(N_("Faire un erratum")) as op:
        adopted = _adopted(op, meeting_id)
        erratum = _write(store, op, adopted, text, made_on)
        erratum.motion_id, erratum.decided_in_id = motion_id, decided_in_id
        return erratum.id


def renumber_resolution(store: Store, motion_id: str) -> str:
    """Give one of two resolutions of the same number the next free one; return it.

    A number that was printed is never replaced: adopted minutes get an erratum instead.
    """
    with store.operation(N_("Renuméroter une résolution")) as op:
        twice = {one.motion: one for group in taken_twice(op.plain()) for one in group}
        found = twice.get(motion_id)
        if found is None:
            raise RuleBroken(_("Ce numéro n’est pas en double : rien à renuméroter."))
        becomes = next(numbers_after(op, found.body, found.held_on))
        if not found.frozen:
            op.get(Motion, motion_id).number = becomes
            return becomes
        text = _(
            "La résolution {number} devient la résolution {becomes} : ce numéro avait été donné "
            "deux fois."
        ).format(number=found.now, becomes=becomes)
        erratum = _write(store, op, _adopted(op, found.meeting), text)
        erratum.motion_id, erratum.becomes = motion_id, becomes
        return becomes


def make_late_erratum(store: Store, meeting_id: str, text: str) -> str:
    """Let an erratum say what came after the adoption; return its id."""
    with store.operation(N_("Faire un erratum d’un changement tardif")) as op:
        adopted = _adopted(op, meeting_id)
        found = _late(op, meeting_id)
        made = _write(store, op, adopted, text)
        op.flush()
        keep_late(op.plain(), store.book, _cells(op, meeting_id, found))
        _settle(op, adopted, found, "erratum", made.id)
        return made.id


def set_late_aside(store: Store, meeting_id: str) -> int:
    """Put the meeting back as it was adopted; what came too late stays in history.

    Return how many gestures are set aside.
    """
    with store.operation(N_("Écarter ce qui est arrivé après l’adoption")) as op:
        adopted = _adopted(op, meeting_id)
        found = _late(op, meeting_id)
        db = op.plain()
        made = [one for one in adoptions(db, adopted.id) if one.sha256 == adopted.sha256]
        bring_back(db, store.book, _cells(op, meeting_id, found), made)
        _settle(op, adopted, found, "set_aside")
        return len(found)


def keep_adoption(store: Store, meeting_id: str, gesture: str) -> None:
    """Of two adoptions of the same minutes made apart, keep one; the other stays in history."""
    with store.operation(N_("Garder une adoption")) as op:
        adopted = _adopted(op, meeting_id)
        db = op.plain()
        every = adoptions(db, adopted.id)
        kept = next((one for one in every if one.gesture == gesture), None)
        if kept is None or len(every) < 2:
            raise RuleBroken(_("C’est déjà réglé."))
        _restate(op, adopted, kept, every)
        _renumber(op, meeting_id, kept)
        meeting = op.get(Meeting, meeting_id)
        meeting.state, meeting.adopted_in_id = "adopted", adopted.adopted_in_id
        op.flush()
        for column in (*_OF_ADOPTION, "known"):
            force(db, adopted.id, store.book.number["adopted_minutes", column])
        _force_open(db, store.book, meeting_id)


def _adopted(op: Operation, meeting_id: str) -> AdoptedMinutes:
    found = op.find(AdoptedMinutes, refusals.adopted_id(meeting_id))
    if found is None or found.deleted:
        raise RuleBroken(_("Ce procès-verbal n’est pas adopté : corrigez-le directement."))
    return found


def _write(
    store: Store, op: Operation, adopted: AdoptedMinutes, text: str, made_on: str | None = None
) -> Erratum:
    kept = prose(text)
    if not kept:
        raise RuleBroken(_("Écrivez le texte de l’erratum."), "text")
    when = day(made_on, "made_on") or store.clock.today().isoformat()
    return op.add(Erratum(adopted_id=adopted.id, text=kept, made_on=when))


def _late(op: Operation, meeting_id: str) -> list[LateGesture]:
    found = late_gestures(op.plain(), meeting_id)
    if not found:
        raise RuleBroken(_("C’est déjà réglé."))
    return found


def _cells(op: Operation, meeting_id: str, found: Iterable[LateGesture]) -> list[LateCell]:
    return late_cells(op.plain(), meeting_id, [one.gesture for one in found])


def _settle(
    op: Operation, adopted: AdoptedMinutes, found: Iterable[LateGesture], outcome: str,
    erratum_id: str | None = None,
) -> None:
    for one in found:
        op.put(LateWrite(
            id=linked_id("late_write", adopted.id, one.gesture), adopted_id=adopted.id,
            gesture=one.gesture, outcome=outcome, erratum_id=erratum_id,
        ))


def _restate(
    op: Operation, adopted: AdoptedMinutes, kept: Adoption, every: list[Adoption]
) -> None:
    """Write the adoption kept over the row, knowing all of them: none of them is left beside."""
    for column in _OF_ADOPTION:
        setattr(adopted, column, kept.values.get(column))
    adopted.deleted = None
    known = set(kept.known or ())
    known |= {one.gesture[:16] for one in every}
    adopted.known = " ".join(sorted(known))
    op.flush()


def _renumber(op: Operation, meeting_id: str, kept: Adoption) -> None:
    given = json.loads(str(kept.values.get("numbers") or "{}"))
    for motion in op.scalars(select(Motion).where(Motion.meeting_id == meeting_id)).all():
        number = given.get(motion.id, "")
        if motion.number != number and not motion.deleted:
            motion.number = number


def _force_open(db: sqlite3.Connection, book: FieldBook, meeting_id: str) -> None:
    """Decide the numbers and the state that the two adoptions wrote differently."""
    query = (
        "SELECT c.row, c.field FROM dsi_conflict c JOIN dsi_field f ON f.n = c.field WHERE"
        " (f.tbl = 'motion' AND f.col = 'number'"
        "  AND c.row IN (SELECT id FROM motion WHERE meeting_id = ?1))"
        " OR (f.tbl = 'meeting' AND f.col IN ('state', 'adopted_in_id') AND c.row = ?1)"
    )
    for row, field in db.execute(query, (meeting_id,)).fetchall():
        if book.name[field][1] != STAR:
            force(db, row, field)
