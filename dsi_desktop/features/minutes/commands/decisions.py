"""Record what is decided: decisions by consensus, resolutions with their vote."""

from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, Entry, Motion, Vote, VoteEvent
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.meetings.commands import open_for_writing, quorum_now
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.features.meetings.rules.refusals import choice
from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import refusals, votes
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import Outcome
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
    _prove_quorum(op, store, meeting, said_at)
    decision = op.add(Decision(
        meeting_id=meeting_id, agenda_item_id=agenda_item_id, body_id=meeting.body_id,
        text=kept, mode=choice("decision_outcome", mode, "mode"),
    ))
    _show(op, decision, "decision", said_at)
    return decision


def record_resolution(
    store: Store, meeting_id: str, agenda_item_id: str | None, text: str,
    **fields: Unpack[ResolutionFields],
) -> str:
    """Record a resolution, its vote and its line in one gesture. Return the motion's id.

    Its number is provisional until the minutes are adopted. The quorum is proven at the hour
    `taken_at` (now, on the day of the meeting) and kept with the vote.
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
    quorum, note = _prove_quorum(op, store, meeting, taken_at)
    motion = op.add(Motion(
        meeting_id=meeting_id, agenda_item_id=agenda_item_id, body_id=meeting.body_id,
        text=kept, provisional=_next_provisional(op, meeting_id), quorum_note=note,
        taken_at=taken_at,
    ))
    _write(motion, fields)
    op.flush()
    _count(op, meeting, motion, quorum, fields)
    _show(op, motion, "motion", taken_at)
    return motion


def edit_resolution(
    store: Store, motion_id: str, *, text: str | None = None, **fields: Unpack[ResolutionFields]
) -> None:
    """Correct a resolution of minutes that are not adopted."""
    with store.operation(N_("Modifier une résolution")) as op:
        motion = op.get(Motion, motion_id)
        meeting = open_for_writing(op, motion.meeting_id)
        if text is not None:
            motion.text = refusals.resolution_of(text)
        _write(motion, fields)
        refusals.check_names(motion.mover_id, motion.seconder_id)
        quorum, _rule = quorum_now(op, meeting, motion.taken_at)
        _count(op, meeting, motion, quorum, fields)


def _prove_quorum(
    op: Operation, store: Store, meeting: Meeting, at: str | None
) -> tuple[Quorum, str]:
    today = store.clock.today().isoformat() == meeting.held_on
    moment = at or (now(store.clock) if today and meeting.state == "in_progress" else None)
    quorum, rule = quorum_now(op, meeting, moment)
    return quorum, votes.quorum_note(quorum, rule.below)


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


def _count(
    op: Operation, meeting: Meeting, motion: Motion, quorum: Quorum, fields: ResolutionFields
) -> None:
    """Write the vote of a motion, or the new one in its place; proven to add up."""
    asked = select(VoteEvent).where(
        VoteEvent.motion_id == motion.id, VoteEvent.deleted.is_(None)
    )
    event = op.scalars(asked.order_by(VoteEvent.id)).first()
    if event is None:
        event = op.add(VoteEvent(motion_id=motion.id))
    for name in ("in_favour", "against", "abstaining"):
        if name in fields:
            setattr(event, name, fields[name])
    event.method = choice("vote_method", fields.get("method", event.method), "method")
    outcome = Outcome(motion.state, event.in_favour, event.against, event.abstaining)
    mode, casting = _mode(op, meeting)
    before = casting and bool(event.casting_vote)
    event.casting_vote = votes.casts_vote(
        outcome, asked=fields.get("casting_vote", before), allowed=casting
    )
    votes.check_vote(
        outcome, voters=quorum.present, mode=mode, casting_vote=event.casting_vote
    )
    event.present, event.quorum = quorum.present, quorum.required
    event.result = votes.result_of(outcome)
    op.flush()
    if "dissent" in fields:
        votes.check_dissent(outcome, len(fields["dissent"]))
        _record_dissent(op, event, fields["dissent"])


def _mode(op: Operation, meeting: Meeting) -> tuple[str, bool]:
    """Return how the body decides, and whether the chair has a casting vote."""
    asked = select(BodyRules).where(
        BodyRules.body_id == meeting.body_id, BodyRules.deleted.is_(None)
    )
    rules = op.scalars(asked).first()
    if rules is None:
        return "simple_majority", False
    return rules.decision_mode, rules.chair_casting_vote


def _record_dissent(
    op: Operation, event: VoteEvent, dissent: tuple[tuple[str, str], ...] | list[tuple[str, str]]
) -> None:
    before = select(Vote).where(Vote.vote_event_id == event.id, Vote.deleted.is_(None))
    for vote in op.scalars(before).all():
        op.remove(vote)
    for person_id, reason in dissent:
        op.add(Vote(
            vote_event_id=event.id, person_id=person_id, option="no", reason=prose(reason)
        ))


def _show(op: Operation, record: Motion | Decision, kind: str, said_at: str | None) -> None:
    op.flush()
    write_line(op, Entry(
        id=refusals.entry_id(record.id), meeting_id=record.meeting_id,
        agenda_item_id=record.agenda_item_id, kind=kind, record_id=record.id, said_at=said_at,
    ))
