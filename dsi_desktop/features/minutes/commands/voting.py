"""Put a proposal to the vote: by hands, by organisation, secret; its amendments first."""

from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion, Vote, VoteEvent
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import prose
from dsi_desktop.features.meetings.commands import quorum_now
from dsi_desktop.features.meetings.commands.writing import seats_of
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.features.meetings.rules.refusals import choice
from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.minutes.commands.writing import move_to_the_end, point_for_writing
from dsi_desktop.features.minutes.rules import amending, ballot, refusals, votes
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import CARRIED, Outcome
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_COUNTS = ("in_favour", "against", "abstaining")
_BY_HANDS = "show_of_hands"


def vote_resolution(
    store: Store, motion_id: str, **fields: Unpack[ResolutionFields]
) -> None:
    """Vote on a proposal under debate; without fields it is carried by all.

    The quorum is proven again at the hour of the vote. A carried amendment changes the text of
    what it amends where its words say how, in the same gesture; the line of the proposal goes
    after what was decided before it.
    """
    with store.operation(N_("Mettre une proposition aux voix")) as op:
        motion = op.get(Motion, motion_id)
        meeting = point_for_writing(op, str(motion.meeting_id), None)
        refusals.check_votable(motion.state)
        check_amendments_voted(op, motion)
        motion.taken_at = hour_of(fields.get("taken_at"), "taken_at")
        quorum, motion.quorum_note = prove_quorum(op, store, meeting, motion.taken_at)
        motion.state = choice(
            "motion_state", fields.get("state", "carried_unanimous"), "state"
        )
        count_vote(op, meeting, motion, quorum, fields)
        carry_amendment(op, motion)
        entry = op.find(Entry, refusals.entry_id(motion.id))
        if entry is not None:
            move_to_the_end(op, entry)
            entry.said_at = motion.taken_at or entry.said_at


def prove_quorum(
    op: Operation, store: Store, meeting: Meeting, at: str | None
) -> tuple[Quorum, str]:
    """Return the quorum of a decision and the proof kept with it, or refuse the decision."""
    today = store.clock.today().isoformat() == meeting.held_on
    moment = at or (now(store.clock) if today and meeting.state == "in_progress" else None)
    quorum, rule = quorum_now(op, meeting, moment)
    return quorum, votes.quorum_note(quorum, rule.below)


def count_vote(
    op: Operation, meeting: Meeting, motion: Motion, quorum: Quorum, fields: ResolutionFields
) -> None:
    """Write the vote of a motion, or the new one in its place; proven to add up."""
    asked = select(VoteEvent).where(
        VoteEvent.motion_id == motion.id, VoteEvent.deleted.is_(None)
    )
    event = op.scalars(asked.order_by(VoteEvent.id)).first()
    if event is None:
        event = op.add(VoteEvent(motion_id=motion.id))
    mode, casting = _mode(op, meeting)
    _take_counts(event, motion, fields, mode)
    outcome = Outcome(motion.state, event.in_favour, event.against, event.abstaining)
    before = casting and bool(event.casting_vote)
    event.casting_vote = votes.casts_vote(
        outcome, asked=fields.get("casting_vote", before), allowed=casting
    )
    by_organization = event.method == "organization"
    called = ballot.callers(seats_of(op, meeting), motion.taken_at) if by_organization else ()
    ballot.check_called(fields.get("voices", ()), called)
    voters = len(called) if by_organization else quorum.present
    votes.check_vote(outcome, voters=voters, mode=mode, casting_vote=event.casting_vote)
    event.present, event.quorum = quorum.present, quorum.required
    event.result = votes.result_of(outcome)
    op.flush()
    if "voices" in fields:
        _record_voices(op, event, fields["voices"])
    elif event.method == "secret":
        _record_voices(op, event, ())
    if "dissent" in fields:
        votes.check_dissent(outcome, len(fields["dissent"]), event.method)
        _record_dissent(op, event, tuple(fields["dissent"]))


def carry_amendment(op: Operation, motion: Motion) -> None:
    """Change the text that a carried amendment amends, where its words say how."""
    if motion.amends_id and motion.state in CARRIED:
        target = op.get(Motion, motion.amends_id)
        target.text = amending.amended(target.text or "", motion.text or "")


def check_amendments_voted(op: Operation, motion: Motion) -> None:
    """Refuse to vote on a proposal while one of its amendments is under debate."""
    asked = select(func.count()).select_from(Motion).where(
        Motion.amends_id == motion.id, Motion.state == "moved", Motion.deleted.is_(None)
    )
    amending.check_no_amendment_open(op.scalars(asked).one())


def _take_counts(
    event: VoteEvent, motion: Motion, fields: ResolutionFields, mode: str
) -> None:
    """Take the counts given, or those of the voices called, which also say how it came out."""
    given: dict[str, object] = dict(fields)
    for name in _COUNTS:
        if name in given:
            setattr(event, name, given[name])
    event.method = choice("vote_method", fields.get("method", event.method or _BY_HANDS), "method")
    if "voices" in fields:
        found = ballot.tally(fields["voices"], mode)
        event.method = "organization"
        event.in_favour, event.against = found.in_favour, found.against
        event.abstaining = found.abstaining
        if "state" not in fields:
            motion.state = found.state


def _mode(op: Operation, meeting: Meeting) -> tuple[str, bool]:
    """Return how the body decides, and whether the chair has a casting vote."""
    asked = select(BodyRules).where(
        BodyRules.body_id == meeting.body_id, BodyRules.deleted.is_(None)
    )
    rules = op.scalars(asked).first()
    if rules is None:
        return "simple_majority", False
    return rules.decision_mode, rules.chair_casting_vote


def _voices(op: Operation, event: VoteEvent) -> list[Vote]:
    asked = select(Vote).where(Vote.vote_event_id == event.id, Vote.deleted.is_(None))
    return list(op.scalars(asked.order_by(Vote.id)).all())


def _record_voices(op: Operation, event: VoteEvent, voices: tuple[ballot.Voice, ...]) -> None:
    """Keep these voices alone: two laptops that call the same roll meet on the same rows."""
    given = [
        Vote(
            id=ballot.vote_id(event.id, one.holder), vote_event_id=event.id,
            organization_id=one.organization_id, person_id=one.person_id, option=one.option,
            reason=prose(one.reason),
        )
        for one in voices
    ]
    kept = {one.id for one in given}
    for vote in _voices(op, event):
        if vote.id not in kept:
            op.remove(vote)
    for one in given:
        op.put(one)
    op.flush()


def _record_dissent(
    op: Operation, event: VoteEvent, dissent: tuple[tuple[str, str], ...]
) -> None:
    """Record who dissents; after a roll call, the reason of those who voted against."""
    if event.method == "organization":
        _give_reasons(op, event, dict(dissent))
        return
    voices = []
    for holder, reason in dissent:
        organization = op.find(Organization, holder) is not None
        voices.append(ballot.Voice(
            "no", holder if organization else None, None if organization else holder, reason,
        ))
    _record_voices(op, event, tuple(voices))


def _give_reasons(op: Operation, event: VoteEvent, reasons: dict[str, str]) -> None:
    against = {one.organization_id or one.person_id: one for one in _voices(op, event)
               if one.option == "no"}  # fmt: skip
    if reasons.keys() - against.keys():
        raise RuleBroken(
            _("Seule une organisation qui a voté contre inscrit sa dissidence."), "dissent"
        )
    for holder, vote in against.items():
        vote.reason = prose(reasons.get(str(holder), ""))
