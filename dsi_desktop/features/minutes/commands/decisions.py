"""Record what is decided: decisions by consensus, resolutions with their vote."""

from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.schema.minutes import Decision, Entry, Motion
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.meetings.commands import open_for_writing, quorum_now
from dsi_desktop.features.meetings.rules.hours import hour_of
from dsi_desktop.features.meetings.rules.refusals import choice
from dsi_desktop.features.minutes.commands.voting import (
    carry_amendment,
    check_amendments_voted,
    count_vote,
    prove_quorum,
)
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import amending, refusals
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.kernel.i18n import N_


def record_decision(
    store: Store, meeting_id: str, agenda_item_id: str | None, text: str, *,
    mode: str = "consensus", said_at: str | None = None,
) -> str:
    """Record a decision taken without mover nor seconder. Return the decision's id."""
    with store.operation(N_("Consigner une décision")) as op:
        return write_decision(
            op, store, meeting_id, agenda_item_id, text, mode=mode, said_at=said_at
        ).id


def write_decision(
    op: Operation, store: Store, meeting_id: str, agenda_item_id: str | None, text: str, *,
    mode: str = "consensus", said_at: str | None = None,
) -> Decision:
    """Add a decision and its line inside an operation: a consensus makes one too."""
    meeting = point_for_writing(op, meeting_id, agenda_item_id)
    kept = refusals.decision_of(text)
    prove_quorum(op, store, meeting, said_at)
    decision = op.add(Decision(
        meeting_id=meeting_id, agenda_item_id=agenda_item_id, body_id=meeting.body_id,
        text=kept, mode=choice("decision_outcome", mode, "mode"),
    ))
    _show(op, decision, "decision", said_at)
    return decision


def edit_decision(
    store: Store, decision_id: str, *, text: str | None = None, mode: str | None = None
) -> None:
    """Correct a decision, or how it was taken."""
    with store.operation(N_("Modifier une décision")) as op:
        decision = op.get(Decision, decision_id)
        open_for_writing(op, decision.meeting_id)
        if text is not None:
            decision.text = refusals.decision_of(text)
        if mode is not None:
            decision.mode = choice("decision_outcome", mode, "mode")


def record_resolution(
    store: Store, meeting_id: str, agenda_item_id: str | None, text: str,
    **fields: Unpack[ResolutionFields],
) -> str:
    """Record a resolution, its vote and its line in one gesture. Return the motion's id.

    Its number is provisional until the minutes are adopted. The quorum is proven at the hour
    `taken_at` (now, on the day of the meeting) and kept with the vote. Without a vote yet its
    state is « moved »; with `amends_id` it is an amendment, which bears no number.
    """
    with store.operation(N_("Consigner une résolution")) as op:
        return write_resolution(op, store, meeting_id, agenda_item_id, text, fields).id


def write_resolution(
    op: Operation, store: Store, meeting_id: str, agenda_item_id: str | None, text: str,
    fields: ResolutionFields,
) -> Motion:
    """Add a resolution, its vote and its line inside an operation."""
    meeting = point_for_writing(op, meeting_id, agenda_item_id)
    kept = refusals.resolution_of(text)
    refusals.check_names(fields.get("mover_id"), fields.get("seconder_id"))
    taken_at = hour_of(fields.get("taken_at"), "taken_at")
    amended = _amended(op, meeting_id, fields.get("amends_id"))
    quorum, note = prove_quorum(op, store, meeting, taken_at)
    motion = op.add(Motion(
        meeting_id=meeting_id, agenda_item_id=agenda_item_id, body_id=meeting.body_id,
        text=kept, quorum_note=note, taken_at=taken_at,
        provisional=None if amended else _next_provisional(op, meeting_id),
        amends_id=amended.id if amended else None,
        procedure=amending.procedure_of(amended.procedure) if amended else "main",
    ))
    _write(motion, fields)
    op.flush()
    count_vote(op, meeting, motion, quorum, fields)
    carry_amendment(op, motion)
    _show(op, motion, "motion", taken_at)
    return motion


def edit_resolution(
    store: Store, motion_id: str, *, text: str | None = None, **fields: Unpack[ResolutionFields]
) -> None:
    """Correct a resolution of minutes that are not adopted.

    A proposal given its result here is voted; another hour asks for the quorum of that hour.
    """
    with store.operation(N_("Modifier une résolution")) as op:
        motion = op.get(Motion, motion_id)
        meeting = open_for_writing(op, motion.meeting_id)
        before = (motion.state or "moved", motion.taken_at)
        if text is not None:
            motion.text = refusals.resolution_of(text)
        if "taken_at" in fields:
            motion.taken_at = hour_of(fields["taken_at"], "taken_at")
        _write(motion, fields)
        refusals.check_names(motion.mover_id, motion.seconder_id)
        op.flush()
        voted = before[0] == "moved" != motion.state
        if voted:
            point_for_writing(op, meeting.id, None)
            check_amendments_voted(op, motion)
        quorum, _rule = quorum_now(op, meeting, motion.taken_at)
        if voted or motion.taken_at != before[1]:
            quorum, motion.quorum_note = prove_quorum(op, store, meeting, motion.taken_at)
        count_vote(op, meeting, motion, quorum, fields)
        if voted:
            carry_amendment(op, motion)


def _amended(op: Operation, meeting_id: str, amends_id: str | None) -> Motion | None:
    """Return the proposal under debate that is amended; None when none is."""
    if not amends_id:
        return None
    target = op.get(Motion, amends_id)
    refusals.check_point(target.meeting_id, meeting_id)
    amending.check_amendable(target.state)
    return target


def _next_provisional(op: Operation, meeting_id: str) -> int:
    asked = select(func.max(Motion.provisional)).where(
        Motion.meeting_id == meeting_id, Motion.deleted.is_(None)
    )
    return (op.scalars(asked).one() or 0) + 1


def _write(motion: Motion, fields: ResolutionFields) -> None:
    for name in ("mover_id", "seconder_id"):
        if name in fields:
            setattr(motion, name, fields[name] or None)
    if "title" in fields:
        motion.title = line(fields["title"])
    if "recitals" in fields:
        motion.recitals = prose(fields["recitals"])
    if "state" in fields:
        motion.state = choice("motion_state", fields["state"], "state")


def _show(op: Operation, record: Motion | Decision, kind: str, said_at: str | None) -> None:
    op.flush()
    write_line(op, Entry(
        id=refusals.entry_id(record.id), meeting_id=record.meeting_id,
        agenda_item_id=record.agenda_item_id, kind=kind, record_id=record.id, said_at=said_at,
    ))
