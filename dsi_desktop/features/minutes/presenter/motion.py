"""A resolution from its first words to its vote: who proposes, who seconds, amendments, result."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.presenter.pending import NAMING, Pending, question, resumed
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.presenter.vote_steps import VoteSteps
from dsi_desktop.features.minutes.rules import amending, capture
from dsi_desktop.features.minutes.rules.ballot import Caller, Voice, callers
from dsi_desktop.features.minutes.rules.capture import Captured
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold


class MotionPresenter:
    """Asks one thing at a time; a proposal under debate waits in the minutes for its vote."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._view = view
        self.pending: Pending | None = None
        self.call_roll: Callable[[], object] = lambda: None
        self.votes = VoteSteps(self, table, store, view)

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
        self.pending = resumed(self._under_debate())
        if typed:
            self.answer(typed)

    def answer(self, typed: str) -> None:
        """Take the answer to what is asked."""
        pending = self._asked()
        if pending.step in NAMING:
            self._take_name(pending, typed)
        elif pending.step == "amended":
            self.votes.take_text(pending, typed)
        elif pending.step == "casting":
            self.votes.take_casting(pending, typed)
        else:
            self.votes.take_vote(pending, typed)

    def callers(self) -> list[tuple[Caller, str]]:
        """Return who is called for a vote by organisation at this moment, with their names."""
        live = self._table.live
        if live is None:
            return []
        names = {one.id: one.name for one in self._table.nameable}
        found = callers(live.seats, self._table.said_at())
        return sorted(
            ((one, names.get(one.holder, "")) for one in found), key=lambda pair: fold(pair[1])
        )

    def take_roll(self, voices: tuple[Voice, ...]) -> bool:
        """Take the voices of a roll call for the proposal being voted."""
        return self.votes.record(self._asked(), ResolutionFields(voices=voices))

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
        return question(self._asked())

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

    def _under_debate(self) -> Said:
        found = self.open_motion()
        if found is None:
            raise RuleBroken(_("Aucune proposition n’est en débat à ce point."))
        return found

    def _asked(self) -> Pending:
        assert self.pending is not None  # noqa: S101  the line asks only while something waits
        return self.pending

    def _first_step(self) -> str:
        live = self._table.live
        names = live is not None and live.document.names_in_motions
        return "mover" if names else "vote"

    def _name(self, person_id: str) -> str:
        return next((one.name for one in self._table.people if one.id == person_id), "")


def _id_of(target: Said | Pending) -> str:
    return target.motion_id if isinstance(target, Pending) else target.record_id


