"""The vote on a proposal: hands, roll, ties, debate, amendments first, then the text they make."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.pending import Pending, resumed
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import amending, capture
from dsi_desktop.features.minutes.rules.ballot import Ballot, ballot_of, to_debate, to_roll_call
from dsi_desktop.features.minutes.rules.capture import Captured
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import CARRIED, Outcome
from dsi_desktop.kernel.i18n import _


class Line(Protocol):
    """The proposal that the line is at, as its vote sees it."""

    pending: Pending | None
    call_roll: Callable[[], object]

    def begin(self, found: Captured, target: Pending | None = None) -> None: ...


class VoteSteps:
    """Takes what is typed of a vote; the amendments of a proposal are settled before it."""

    def __init__(self, line: Line, table: Table, store: Store, view: View) -> None:
        self._line = line
        self._table = table
        self._store = store
        self._view = view

    def take_vote(self, pending: Pending, typed: str) -> None:
        if capture.kind_of(typed) == "amendment":
            self._amend_pending(pending, typed)
        elif to_debate(typed):
            self._leave_under_debate(pending)
        elif to_roll_call(typed):
            self._view.write_line("")
            self._line.call_roll()
        else:
            ballot = ballot_of(typed, self._mode(), self._table.nameable)
            if self._asks_the_chair(ballot):
                pending.step, pending.votes = "casting", typed
                self._view.write_line("")
                return
            self.record(pending, _fields(ballot))

    def take_casting(self, pending: Pending, typed: str) -> None:
        """Take what the chair says of a tie: for, against, or nothing at all."""
        ballot = ballot_of(pending.votes, self._mode(), self._table.nameable)
        said = typed.strip().casefold()[:1]
        outcome = replace(ballot.outcome, state="carried_majority" if said == "p" else "defeated")
        self.record(pending, _fields(replace(ballot, outcome=outcome, casting=bool(said))))

    def take_text(self, pending: Pending, typed: str) -> None:
        """Keep the text of a proposal as its amendment made it, then ask its vote."""
        if typed.strip() != pending.text and not self._table.do(
            lambda: commands.edit_resolution(self._store, pending.motion_id, text=typed)
        ):
            return
        pending.text, pending.step = typed.strip(), "vote"
        self._view.write_line("")

    def _amend_pending(self, pending: Pending, typed: str) -> None:
        found = capture.parse(typed, self._table.nameable, lambda _words: None)
        amending.procedure_of(pending.procedure)
        if pending.motion_id or self._put_under_debate(pending):
            self._line.begin(found, pending)
            self._view.write_line("")

    def _leave_under_debate(self, pending: Pending) -> None:
        if pending.motion_id or self._put_under_debate(pending):
            self._line.pending = None
            self._view.write_line("")
            self._view.tell(_("La proposition est en débat : « v » la met aux voix."))

    def record(self, pending: Pending, fields: ResolutionFields) -> bool:
        """Write the vote; a proposal whose amendment was voted is asked next."""
        voted = self._written(pending, fields)
        if not voted:
            return False
        self._line.pending = None
        self._view.write_line("")
        if pending.amends_id:
            self._return_to(pending.amends_id, voted)
        return True

    def _put_under_debate(self, pending: Pending) -> bool:
        pending.motion_id = self._written(pending, ResolutionFields(state="moved"))
        return bool(pending.motion_id)

    def _return_to(self, motion_id: str, amendment_id: str) -> None:
        """Come back to what was amended: its text as it became, else its vote."""
        said = {one.record_id: one for one in self._table.said()}
        target, voted = said.get(motion_id), said.get(amendment_id)
        if target is None or target.state != "moved":
            return
        self._line.pending = resumed(target)
        if voted is not None and voted.state in CARRIED:
            self._line.pending.step = "amended"
            self._view.write_line(target.text)

    def _written(self, pending: Pending, fields: ResolutionFields) -> str:
        """Write the proposal or its vote; return its id, nothing when it is refused."""
        made: list[str] = []
        self._table.do(lambda: made.append(self._write(pending, fields)))
        return made[0] if made else ""

    def _write(self, pending: Pending, fields: ResolutionFields) -> str:
        fields["taken_at"] = self._table.said_at()
        if pending.motion_id:
            commands.vote_resolution(self._store, pending.motion_id, **fields)
            return pending.motion_id
        fields.update({
            "title": pending.title, "recitals": "\n".join(pending.recitals),
            "mover_id": pending.mover_id or None, "seconder_id": pending.seconder_id or None,
            "amends_id": pending.amends_id or None,
        })
        return commands.record_resolution(
            self._store, self._table.meeting_id, self._table.item_id or None, pending.text,
            **fields,
        )

    def _asks_the_chair(self, ballot: Ballot) -> bool:
        live, found = self._table.live, ballot.outcome
        tie = found.in_favour is not None and found.in_favour == found.against
        return bool(live and live.casting_vote and tie and not ballot.casting)

    def _mode(self) -> str:
        live = self._table.live
        return live.decision_mode if live else "simple_majority"


def _fields(ballot: Ballot) -> ResolutionFields:
    outcome: Outcome = ballot.outcome
    fields = ResolutionFields(state=outcome.state, method=ballot.method)
    if outcome.counted:
        fields.update({
            "in_favour": outcome.in_favour, "against": outcome.against,
            "abstaining": outcome.abstaining,
        })
    if ballot.casting:
        fields["casting_vote"] = True
    if ballot.dissents:
        fields["dissent"] = ballot.dissents
    return fields


