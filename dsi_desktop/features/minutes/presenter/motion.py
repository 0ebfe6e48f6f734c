"""A resolution from its first words to its vote: who proposes, who seconds, amendments, result."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import amending, capture
from dsi_desktop.features.minutes.rules.ballot import (
    Ballot,
    Caller,
    Voice,
    ballot_of,
    callers,
    to_debate,
    to_roll_call,
)
from dsi_desktop.features.minutes.rules.capture import Captured, Known
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import CARRIED, Outcome
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

NAMING = ("mover", "seconder")


@dataclass(slots=True)
class Pending:
    """A proposal on its way: `step` is what the line waits for.

    `motion_id` once it stands in the minutes, under debate; `amends_id` what it would change.
    """

    text: str
    step: str = "mover"
    title: str = ""
    recitals: tuple[str, ...] = ()
    procedure: str = "main"
    mover_id: str = ""
    seconder_id: str = ""
    motion_id: str = ""
    amends_id: str = ""
    votes: str = ""

    def line(self) -> str:
        """Return the proposal as it was typed."""
        title = f"[{self.title}] " if self.title else ""
        letter = "am" if self.amends_id else "r"
        return f"{letter} {title}{'; '.join([*self.recitals, self.text])}"


class MotionPresenter:
    """Asks one thing at a time; a proposal under debate waits in the minutes for its vote."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._store = store
        self._view = view
        self.pending: Pending | None = None
        self.call_roll: Callable[[], object] = lambda: None

    @property
    def naming(self) -> bool:
        """Tell whether the line being typed is a name, without its @."""
        return self.pending is not None and self.pending.step in NAMING

    def begin(self, found: Captured, target: Said | Pending | None = None) -> None:
        """Take a proposal that was typed; with a target, an amendment of it."""
        made = Pending(found.text, self._first_step(), found.title, found.recitals)
        if target is not None:
            made.procedure = amending.procedure_of(target.procedure or "main")
            made.amends_id = _id_of(target)
        self.pending = made

    def open_motion(self) -> Said | None:
        """Return the proposal under debate at this point: the last, amendments after theirs."""
        found = [one for one in self._table.said() if one.kind == "motion" and one.state == "moved"]
        return found[-1] if found else None

    def amend(self, found: Captured) -> None:
        """Take an amendment of the proposal under debate."""
        target = self._under_debate()
        self.begin(found, target)

    def put_to_vote(self, typed: str) -> None:
        """Go on to the vote of the proposal under debate, with what was typed of it."""
        self.pending = _resumed(self._under_debate())
        if typed:
            self.answer(typed)

    def answer(self, typed: str) -> None:
        """Take the answer to what is asked."""
        pending = self._asked()
        if pending.step in NAMING:
            self._take_name(pending, typed)
        elif pending.step == "amended":
            self._take_text(pending, typed)
        elif pending.step == "casting":
            self._take_casting(pending, typed)
        else:
            self._take_vote(pending, typed)

    def callers(self) -> list[tuple[Caller, str]]:
        """Return who is called for a vote by organisation at this moment, with their names."""
        live = self._table.live
        if live is None:
            return []
        names = {one.id: one.name for one in self._nameable()}
        found = callers(live.seats, self._table.said_at())
        return sorted(
            ((one, names.get(one.holder, "")) for one in found), key=lambda pair: fold(pair[1])
        )

    def take_roll(self, voices: tuple[Voice, ...]) -> bool:
        """Take the voices of a roll call for the proposal being voted."""
        return self._record(self._asked(), ResolutionFields(voices=voices))

    def back(self) -> str:
        """Go one step back; return what the line shows then."""
        pending = self._asked()
        if pending.step == "casting":
            pending.step, kept = "vote", pending.votes
            return kept
        if pending.motion_id:
            self.pending = None
            return ""
        if pending.step == "vote" and pending.mover_id:
            pending.step = "seconder"
            return self._name(pending.seconder_id)
        if pending.step == "seconder":
            pending.step = "mover"
            return self._name(pending.mover_id)
        self.pending = None
        return pending.line()

    def question(self) -> tuple[str, str]:
        """Return the chip and the hint of what is asked."""
        step = self._asked().step
        if step == "mover":
            return _("Proposée par"), _("Nom, ou Entrée pour passer")
        if step == "seconder":
            return _("Appuyée par"), _("Nom, ou Entrée pour passer")
        if step == "amended":
            return _("Texte modifié"), _("Entrée garde ce texte, puis on vote")
        if step == "casting":
            return _("Égalité"), _("Voix prépondérante : pour, contre, ou Entrée sans elle")
        hint = _("Entrée : à l’unanimité · 7 2 1 · secret 7 2 1 · org · rejetée · déposée · "
                 "retirée · débat · am amendement")
        words = {"amendment": _("Vote sur l’amendement"),
                 "sub_amendment": _("Vote sur le sous-amendement")}  # fmt: skip
        return words.get(self._asked().procedure, _("Vote")), hint

    def described(self) -> str:
        """Return what is being decided, said under the line while it asks."""
        pending = self._asked()
        names = [self._name(pending.mover_id), self._name(pending.seconder_id)]
        return " · ".join(part for part in (pending.title, pending.text, *names) if part)

    def _take_name(self, pending: Pending, typed: str) -> None:
        person = capture.person_of(typed.lstrip("@ "), self._table.people)
        if typed.strip() and person is None:
            self._view.tell(_("Personne ne porte ce nom : choisissez dans la liste."))
            return
        if pending.step == "mover":
            pending.mover_id = person.id if person else ""
            pending.step = "seconder" if person else "vote"
        else:
            pending.seconder_id, pending.step = person.id if person else "", "vote"
        self._view.write_line("")

    def _take_vote(self, pending: Pending, typed: str) -> None:
        if capture.kind_of(typed) == "amendment":
            self._amend_pending(pending, typed)
        elif to_debate(typed):
            self._leave_under_debate(pending)
        elif to_roll_call(typed):
            self._view.write_line("")
            self.call_roll()
        else:
            ballot = ballot_of(typed, self._mode(), self._nameable())
            if self._asks_the_chair(ballot):
                pending.step, pending.votes = "casting", typed
                self._view.write_line("")
                return
            self._record(pending, _fields(ballot))

    def _take_casting(self, pending: Pending, typed: str) -> None:
        """Take what the chair says of a tie: for, against, or nothing at all."""
        ballot = ballot_of(pending.votes, self._mode(), self._nameable())
        said = typed.strip().casefold()[:1]
        outcome = replace(ballot.outcome, state="carried_majority" if said == "p" else "defeated")
        self._record(pending, _fields(replace(ballot, outcome=outcome, casting=bool(said))))

    def _take_text(self, pending: Pending, typed: str) -> None:
        """Keep the text of a proposal as its amendment made it, then ask its vote."""
        if typed.strip() != pending.text and not self._table.do(
            lambda: commands.edit_resolution(self._store, pending.motion_id, text=typed)
        ):
            return
        pending.text, pending.step = typed.strip(), "vote"
        self._view.write_line("")

    def _amend_pending(self, pending: Pending, typed: str) -> None:
        found = capture.parse(typed, self._nameable(), lambda _words: None)
        amending.procedure_of(pending.procedure)
        if pending.motion_id or self._put_under_debate(pending):
            self.begin(found, pending)
            self._view.write_line("")

    def _leave_under_debate(self, pending: Pending) -> None:
        if pending.motion_id or self._put_under_debate(pending):
            self.pending = None
            self._view.write_line("")
            self._view.tell(_("La proposition est en débat : « v » la met aux voix."))

    def _put_under_debate(self, pending: Pending) -> bool:
        made: list[str] = []
        if not self._table.do(
            lambda: made.append(self._write(pending, ResolutionFields(state="moved")))
        ):
            return False
        pending.motion_id = made[0]
        return True

    def _record(self, pending: Pending, fields: ResolutionFields) -> bool:
        """Write the vote; a proposal whose amendment was voted is asked next."""
        if not self._table.do(lambda: self._write(pending, fields)):
            return False
        self.pending = None
        self._view.write_line("")
        if pending.amends_id:
            self._return_to(pending.amends_id, pending)
        return True

    def _return_to(self, motion_id: str, amendment: Pending) -> None:
        """Come back to what was amended: its text as it became, else its vote."""
        said = self._table.said()
        target = next((one for one in said if one.record_id == motion_id), None)
        voted = next((one for one in said if one.record_id == amendment.motion_id), None)
        if target is None or target.state != "moved":
            return
        self.pending = _resumed(target)
        state = voted.state if voted else _last_state(said, motion_id)
        if state in CARRIED:
            self.pending.step = "amended"
            self._view.write_line(target.text)

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

    def _under_debate(self) -> Said:
        found = self.open_motion()
        if found is None:
            raise RuleBroken(_("Aucune proposition n’est en débat à ce point."))
        return found

    def _asked(self) -> Pending:
        assert self.pending is not None  # noqa: S101  the line asks only while something waits
        return self.pending

    def _asks_the_chair(self, ballot: Ballot) -> bool:
        live, found = self._table.live, ballot.outcome
        tie = found.in_favour is not None and found.in_favour == found.against
        return bool(live and live.casting_vote and tie and not ballot.casting)

    def _first_step(self) -> str:
        live = self._table.live
        names = live is not None and live.document.names_in_motions
        return "mover" if names else "vote"

    def _mode(self) -> str:
        live = self._table.live
        return live.decision_mode if live else "simple_majority"

    def _nameable(self) -> tuple[Known, ...]:
        return self._table.nameable

    def _name(self, person_id: str) -> str:
        return next((one.name for one in self._table.people if one.id == person_id), "")


def _id_of(target: Said | Pending) -> str:
    return target.motion_id if isinstance(target, Pending) else target.record_id


def _resumed(said: Said) -> Pending:
    """Return a proposal under debate, ready for its vote."""
    return Pending(
        said.text, "vote", said.title, said.recitals, said.procedure or "main",
        motion_id=said.record_id, amends_id=said.amends,
    )


def _last_state(said: tuple[Said, ...], amended: str) -> str:
    """Return how the last amendment of a proposal came out."""
    return next((one.state for one in reversed(said) if one.amends == amended), "")


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


