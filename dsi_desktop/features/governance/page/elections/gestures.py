"""What the buttons, cards and keys of an election do: each one form, or one command."""

from collections.abc import Callable
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.page.elections.forms import ElectionForms
from dsi_desktop.features.governance.page.elections.printing import print_ballots
from dsi_desktop.features.governance.presenter.election_scene import CardView
from dsi_desktop.features.governance.presenter.elections import ElectionsPresenter
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


class Stand(Protocol):
    """The page, as its gestures see it."""

    def show_election(self, election_id: str) -> None: ...

    def project(self) -> None: ...


class ElectionGestures:
    """Turns the name of what was asked into a form or a command on the election shown."""

    def __init__(
        self, store: Store, desk: Desk, presenter: ElectionsPresenter, forms: ElectionForms,
        page: Stand,
    ) -> None:
        self._store = store
        self._desk = desk
        self._presenter = presenter
        self._forms = forms
        self._page = page

    def act(self, asked: str) -> None:
        """Do what a button or a key asks; « next » is what the election needs now."""
        sheet = self._presenter.sheet
        if sheet is None:
            return
        name = self._presenter.scene().next if asked == "next" else asked
        acts: dict[str, Callable[[], object]] = {
            "add": lambda: self._forms.new_candidacy(sheet),
            "edit": lambda: self._forms.edit_election(sheet.id),
            "vote": self._presenter.start_vote,
            "proclaim": lambda: self._forms.proclaim(sheet),
            "round": self._presenter.next_round,
            "settle": lambda: self._forms.settle_tie(sheet),
            "reopen": lambda: self._presenter.do(
                lambda: commands.reopen_candidacies(self._store, sheet.id)),
            "cancel": lambda: self._forms.cancel(sheet),
            "remove": lambda: self._remove(sheet.id),
            "minutes": lambda: self._desk.open_record("minutes", sheet.meeting.id),
            "ballots": lambda: print_ballots(self._store, self._desk, sheet.id),
            "project": self._page.project,
        }
        if name in acts:
            acts[name]()

    def choose(self, card: CardView) -> None:
        """Show the election of a college, or open it."""
        sheet = self._presenter.sheet
        if card.election_id:
            self._page.show_election(card.election_id)
        elif card.open and sheet is not None and self._desk.confirm(
            _("Ouvrir l’élection de « {college} »?").format(college=card.name), _("Ouvrir"),
        ):
            made: list[str] = []
            if self._presenter.do(lambda: made.append(commands.open_election(
                self._store, body_id=sheet.body_id, meeting_id=sheet.meeting.id,
                college_id=card.id, agenda_item_id=sheet.agenda_item_id,
            ))):
                self._page.show_election(made[0])

    def of_candidate(self, asked: str, candidacy_id: str) -> None:
        """Correct a candidacy, withdraw it or take it back; « undo » drops what is typed."""
        if asked == "undo":
            self._presenter.drop()
            return
        sheet = self._presenter.sheet
        if sheet is None or not self._presenter.scene().writable:
            return
        line = next((one for one in sheet.candidates if one.id == candidacy_id), None)
        if line is None:
            return
        if asked == "edit":
            self._forms.edit_candidacy(line)
            return
        command = commands.restore_candidacy if line.withdrawn else commands.withdraw_candidacy
        self._presenter.do(lambda: command(self._store, candidacy_id))

    def _remove(self, election_id: str) -> None:
        if self._desk.confirm(_("Supprimer cette élection et ses candidatures?"), _("Supprimer")):
            self._presenter.do(lambda: commands.remove_election(self._store, election_id))
