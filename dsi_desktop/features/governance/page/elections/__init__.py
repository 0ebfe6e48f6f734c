"""The view « Élections »: those held, and the one being counted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.page.elections.board import ElectionBoard
from dsi_desktop.features.governance.page.elections.forms import ElectionForms
from dsi_desktop.features.governance.page.elections.gestures import ElectionGestures
from dsi_desktop.features.governance.page.elections.held_list import HeldList
from dsi_desktop.features.governance.page.elections.projection import CountProjection
from dsi_desktop.features.governance.presenter.election_scene import ElectionScene
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
        self.list = HeldList(self.show_election, self.ask_opening)
        gestures = ElectionGestures(store, desk, self.presenter, self.forms, self)
        self.board = ElectionBoard(gestures.act, gestures.choose)
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
        table.asked.connect(gestures.of_candidate)
        self.board.bar.noted.connect(self.presenter.papers)
        for keys, asked in (("Ctrl+Return", "next"), ("N", "add"), ("F9", "project")):
            QShortcut(QKeySequence(keys), self.board, lambda name=asked: gestures.act(name))

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
        self.show_election(record_id)

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
        self.forms.open_elections(self.show_election)

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

    def show_election(self, election_id: str) -> None:
        """Show one election in place of the list."""
        self.presenter.open(election_id)
        self.titled.emit()
