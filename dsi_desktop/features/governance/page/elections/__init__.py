"""The view « Élections »: those held, and the one being counted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.page.elections.board import ElectionBoard
from dsi_desktop.features.governance.page.elections.forms import ElectionForms
from dsi_desktop.features.governance.page.elections.held_list import HeldList
from dsi_desktop.features.governance.page.elections.printing import print_ballots
from dsi_desktop.features.governance.page.elections.projection import CountProjection
from dsi_desktop.features.governance.presenter.election_scene import CardView, ElectionScene
from dsi_desktop.features.governance.presenter.elections import ElectionsPresenter
from dsi_desktop.features.governance.queries import ElectionLine
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import Elided

_RESTS_AFTER = 1500


class ElectionsPage(Page):
    """The list; an election opened takes its place, Alt+← comes back."""

    WATCHES = (
        "election", "candidacy", "ballot_count", "election_round", "membership", "post",
        "college", "body", "body_rules", "person", "organization", "meeting", "attendance",
        "adopted_minutes",
    )
    HIDES_NEW = True

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.presenter = ElectionsPresenter(store, self, desk.today)
        self.forms = ElectionForms(store, desk, self, self.presenter)
        self.projection: CountProjection | None = None
        self._title = ""
        self.list = HeldList(self._open, self.ask_opening)
        self.board = ElectionBoard(self._act, self._choose)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(14)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.strip)
        self.where = Elided("", "muted")
        tools.addWidget(self.where, 1)
        self.new = button(_("Ouvrir une élection"), self.ask_opening, look="primary",
                          icon_name="plus")
        tools.addWidget(self.new)
        column.addLayout(tools)
        column.addWidget(self.stack, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_AFTER)
        self._rest.timeout.connect(self.presenter.keep)
        table = self.board.table
        table.stepped.connect(self.presenter.step)
        table.totalled.connect(self.presenter.total)
        table.asked.connect(self._on_candidate)
        self.board.bar.noted.connect(self.presenter.papers)
        for keys, asked in (("Ctrl+Return", "next"), ("N", "add"), ("F9", "project")):
            QShortcut(QKeySequence(keys), self.board, lambda name=asked: self._act(name))

    def refresh(self) -> None:
        self.list.model.mark(undecided(self.store))
        self.presenter.refresh()

    def heading(self) -> str:
        """Return « Élections › Comité conseil » inside an election."""
        return _("Élections › {title}").format(title=self._title) if self.inside else ""

    @property
    def inside(self) -> bool:
        return bool(self.presenter.election_id)

    def step_back(self) -> None:
        self.presenter.leave()
        self.titled.emit()

    def record_in_hand(self) -> str:
        return self.presenter.election_id

    def open_record(self, kind: str, record_id: str) -> None:
        self._late = False
        self._open(record_id)

    def start(self, intent: str) -> None:
        self.ask_opening()

    def show_list(self, lines: Sequence[ElectionLine]) -> None:
        self._title = ""
        self.where.say("")
        self.new.setVisible(bool(lines))
        self.list.show_lines(lines)
        self.stack.setCurrentWidget(self.list)

    def show_scene(self, scene: ElectionScene) -> None:
        self._title = scene.title
        self.where.say(scene.assembly)
        self.new.hide()
        self.board.show_scene(scene)
        if self.stack.currentWidget() is not self.board:
            self.stack.setCurrentWidget(self.board)
            (self.board.table if scene.rows else self.board.next).setFocus()
        if self.projection is not None:
            self.projection.show_scene(scene)
        self.board.table.is_draft = self.presenter.is_draft
        if self.presenter.is_draft:
            self._rest.start()

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def tell(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def announce(self, sentence: str) -> None:
        announce(self.board.table, sentence)

    def ask_opening(self) -> None:
        """Ask for the body and the meeting."""
        self.forms.open_elections(self._open)

    def project(self) -> None:
        """Show the count to the room; once more closes it."""
        if self.projection is not None and self.projection.isVisible():
            self.projection.close()
            return
        self.projection = CountProjection()
        self.projection.show_scene(self.presenter.scene())
        self.projection.appear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write the count before the window closes, or when another comes before it."""
        if event.type() in (QEvent.Type.Close, QEvent.Type.WindowDeactivate):
            self.presenter.keep()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page keeps what was counted."""
        self.presenter.keep()
        super().hideEvent(event)

    def _open(self, election_id: str) -> None:
        self.presenter.open(election_id)
        self.titled.emit()

    def _choose(self, card: CardView) -> None:
        """Show the election of a college, or open it."""
        sheet = self.presenter.sheet
        if card.election_id:
            self._open(card.election_id)
        elif card.open and sheet is not None and self.desk.confirm(
            _("Ouvrir l’élection de « {college} »?").format(college=card.name), _("Ouvrir"),
        ):
            made: list[str] = []
            if self.presenter.do(lambda: made.append(commands.open_election(
                self.store, body_id=sheet.body_id, meeting_id=sheet.meeting.id,
                college_id=card.id, agenda_item_id=sheet.agenda_item_id,
            ))):
                self._open(made[0])

    def _act(self, asked: str) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        name = self.presenter.scene().next if asked == "next" else asked
        acts: dict[str, Callable[[], object]] = {
            "add": lambda: self.forms.new_candidacy(sheet),
            "edit": lambda: self.forms.edit_election(sheet.id),
            "vote": self.presenter.start_vote,
            "proclaim": lambda: self.forms.proclaim(sheet),
            "round": self.presenter.next_round,
            "settle": lambda: self.forms.settle_tie(sheet),
            "reopen": lambda: self.presenter.do(
                lambda: commands.reopen_candidacies(self.store, sheet.id)),
            "cancel": lambda: self.forms.cancel(sheet),
            "remove": lambda: self._remove(sheet.id),
            "minutes": lambda: self.desk.open_record("minutes", sheet.meeting.id),
            "ballots": lambda: print_ballots(self.store, self.desk, sheet.id),
            "project": self.project,
        }
        if name in acts:
            acts[name]()

    def _remove(self, election_id: str) -> None:
        if self.desk.confirm(_("Supprimer cette élection et ses candidatures?"), _("Supprimer")):
            self.presenter.do(lambda: commands.remove_election(self.store, election_id))

    def _on_candidate(self, asked: str, candidacy_id: str) -> None:
        if asked == "undo":
            self.presenter.drop()
            return
        sheet = self.presenter.sheet
        line = next((one for one in sheet.candidates if one.id == candidacy_id), None) if (
            sheet is not None and self.presenter.scene().writable
        ) else None
        if line is None:
            return
        if asked == "edit":
            self.forms.edit_candidacy(line)
            return
        command = commands.restore_candidacy if line.withdrawn else commands.withdraw_candidacy
        self.presenter.do(lambda: command(self.store, candidacy_id))
