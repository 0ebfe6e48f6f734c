"""The election on the screen: a draft of the count, kept when it rests, and what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.presenter.election_draft import CountDraft
from dsi_desktop.features.governance.presenter.election_scene import ElectionScene, scene_of
from dsi_desktop.features.governance.queries import ElectionLine, ElectionSheet
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _

MOST = 100_000


class ElectionsView(Protocol):
    """The screen, as the presenter sees it."""

    def show_list(self, lines: Sequence[ElectionLine]) -> None: ...

    def show_scene(self, scene: ElectionScene) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...

    def announce(self, sentence: str) -> None: ...


class ElectionsPresenter:
    """Shows the list, or one election with the count as it is being typed.

    The count is a draft of the screen until it rests (`keep`) or something is decided on it: forty
    presses of « + » are one gesture of the history.
    """

    def __init__(self, store: Store, view: ElectionsView, today: Callable[[], date]) -> None:
        self.store = store
        self.election_id = ""
        self.sheet: ElectionSheet | None = None
        self._view = view
        self._today = today
        self._draft = CountDraft()

    @property
    def is_draft(self) -> bool:
        """Tell whether something typed is not written yet."""
        return bool(self._draft)

    def refresh(self) -> None:
        """Read again; what is being typed stays."""
        if self.election_id:
            try:
                self.sheet = queries.election_sheet(self.store, self.election_id, self._today())
            except NotFound:
                self.leave()
                return
            if self.sheet.state != "voting":
                self._draft.forget()
            self._view.show_scene(self.scene())
        else:
            self._view.show_list(queries.elections_held(self.store))

    def open(self, election_id: str) -> None:
        """Show an election; what was typed in another is kept first."""
        self.keep()
        self.election_id = election_id
        self._draft.forget()
        self.refresh()

    def leave(self) -> None:
        """Go back to the list."""
        self.keep()
        self.election_id, self.sheet = "", None
        self._draft.forget()
        self.refresh()

    def scene(self) -> ElectionScene:
        """Return the screen as the draft makes it."""
        sheet = self._shown()
        return scene_of(sheet, self._draft.votes, self._draft.ballots or sheet.rounds[-1].ballots)

    def step(self, candidacy_id: str, by: int) -> None:
        """Add a vote, or take one back; never below none."""
        row = next((one for one in self.scene().rows if one.id == candidacy_id), None)
        if row is not None:
            self.total(candidacy_id, row.votes + by)

    def total(self, candidacy_id: str, votes: int) -> None:
        """Give somebody a whole number of votes."""
        row = next((one for one in self.scene().rows if one.id == candidacy_id), None)
        if row is None or not row.countable:
            return
        self._draft.votes[candidacy_id] = min(max(0, votes), MOST)
        self._show(candidacy_id)

    def papers(self, name: str, count: int | None) -> None:
        """Note how many ballots were handed out, returned or spoiled."""
        sheet = self._shown()
        now = self._draft.ballots or sheet.rounds[-1].ballots
        if sheet.state == "voting" and getattr(now, name) != count:
            self._draft.ballots = replace(now, **{name: count})
            self._show("")

    def keep(self) -> None:
        """Write what was typed, as one gesture."""
        if self.is_draft and self.sheet is not None:
            self.do(lambda: self._draft.give(partial(
                commands.record_count, self.store, self.election_id,
            )))

    def drop(self) -> None:
        """Forget what was typed since the count was last written."""
        self._draft.forget()
        self.refresh()

    def do(self, gesture: Callable[[], object]) -> bool:
        """Do something, and say why when it is refused."""
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        return True

    def start_vote(self) -> bool:
        """Close the candidacies."""
        return self.do(lambda: commands.start_vote(self.store, self.election_id))

    def next_round(self) -> bool:
        """Vote again among those tied."""
        return self.do(lambda: self._draft.give(partial(
            commands.hold_next_round, self.store, self.election_id,
        )))

    def settle(self, chosen: Sequence[str], how: str, note: str) -> None:
        """Note whom the lot or the chair chose; raises what the command refuses."""
        self._draft.give(partial(
            commands.settle_tie, self.store, self.election_id, chosen=chosen, how=how, note=note,
        ))

    def proclaim(self, note: str | None = None, end_on: str | None = None) -> None:
        """Seat the people elected; raises what the command refuses."""
        self._draft.give(partial(
            commands.proclaim, self.store, self.election_id, note=note, end_on=end_on,
        ))
        self._view.tell(self.result())

    def result(self) -> str:
        """Return the sentence of a proclamation."""
        sheet = queries.election_sheet(self.store, self.election_id, self._today())
        names = [one.name for one in sheet.candidates if one.elected]
        return _("Élection proclamée : {names}.").format(names=", ".join(names))

    def question(self) -> str:
        """Return what is asked before proclaiming: who would sit, until when."""
        sheet, scene = self._shown(), self.scene()
        names = {one.id: one.name for one in sheet.candidates}
        people = ", ".join(names[key] for key in scene.standing.elected)
        said = _("Proclamer l’élection de {people}?").format(people=people)
        if scene.parity is not None:
            said += f" {scene.parity.verdict}."
        return said

    def _shown(self) -> ElectionSheet:
        if self.sheet is None:
            raise NotFound(_("Cette élection n’est plus dans le dossier."))
        return self.sheet

    def _show(self, candidacy_id: str) -> None:
        scene = self.scene()
        self._view.show_scene(scene)
        said = next((one.spoken for one in scene.rows if one.id == candidacy_id), "")
        if said:
            self._view.announce(said)
