"""Live minutes: agenda, current point with the capture line, room; all by the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.adoption import ask_adoption
from dsi_desktop.features.minutes.page.agenda_panel import AgendaPanel
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.draft import LineDraft
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.heading import Heading
from dsi_desktop.features.minutes.page.keys import KEYS, KeysDialog
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.printing import print_minutes
from dsi_desktop.features.minutes.page.projection import Projection
from dsi_desktop.features.minutes.page.room_panel import RoomPanel
from dsi_desktop.features.minutes.page.tools import TOOLS, Tool
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules.scene import Scene
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page

_TICK_MS = 1000


def build(store: Store, desk: Desk) -> Page:
    return MinutesPage(store, desk)


class MinutesPage(Page):
    """Three columns around one line that always has the focus."""

    HIDES_NEW = True

    WATCHES = (
        "meeting", "agenda_item", "attendance", "presence", "entry", "motion", "vote_event",
        "vote", "decision", "tabling", "task", "person", "body_rules", "adopted_minutes",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.presenter = LivePresenter(store, self, desk.today)
        self.projection: Projection | None = None
        self.draft = LineDraft(store)
        self.heading_bar = Heading(self)
        self.agenda = AgendaPanel(self._go)
        self.entries = EntriesPanel(self._asked)
        self.capture = CaptureLine()
        self.room = RoomPanel(self.ask_guest, self.presenter.finish_follow_up)
        self.middle = QWidget()
        self.stage = QStackedWidget()
        self.parts = Parts(self.agenda, self.middle, self.room)
        self._lay()
        self._wire()
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)

    def heading(self) -> str:
        live = self.presenter.live
        return live.document.body if live else ""

    def record_in_hand(self) -> str:
        return self.presenter.meeting_id

    def open_record(self, kind: str, record_id: str) -> None:
        self.presenter.open(record_id)
        self._late = False
        typed = self.draft.of(record_id)
        if typed:
            self.write_line(typed)
            self.tell(_("La ligne qui n’était pas enregistrée est revenue."))
        self.capture.edit.setFocus()

    def refresh(self) -> None:
        self.presenter.refresh()

    def show_scene(self, scene: Scene) -> None:
        self.heading_bar.show_scene(scene)
        self.agenda.show_scene(scene)
        empty = _("Rien n’est encore noté à ce point.")
        if not scene.agenda:
            empty = _("Cette rencontre n’a pas encore d’ordre du jour.")
        self.entries.show_cards(scene.cards, empty, undecided(self.store))
        self.room.show_scene(scene, self.presenter.follow_ups())
        self.capture.setEnabled(not scene.frozen)
        if self.projection is not None:
            self.projection.show_scene(scene)

    def write_line(self, text: str) -> None:
        self.capture.edit.setText(text)
        self.capture.hint("")

    def prompt(self, chip: str, hint: str) -> None:
        self.capture.ask(chip, hint)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def tell(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def project(self) -> None:
        """Open the window of the second screen, or close it."""
        if self.projection is not None and self.projection.isVisible():
            self.projection.close()
            return
        self.projection = self.projection or Projection()
        if self.presenter.live is not None:
            self.projection.show_scene(self.presenter.scene())
        self.projection.appear()

    def ask_guest(self) -> None:
        """Ask the name of somebody who comes without being invited."""
        names = [one.name for one in self.presenter.people]
        form = Form([TextField("name", _("Nom de la personne"), required=True, suggestions=names)])
        ask(
            self, _("Inviter une personne"), form,
            lambda values: self.presenter.room.invite(str(values["name"])), yes=_("Inviter"),
        )
        self.capture.edit.setFocus()

    def adopt(self) -> None:
        ask_adoption(self, self.store, self.presenter.meeting_id, self.desk)

    def print_minutes(self) -> None:
        """Write the minutes as a PDF where the person says, without stopping the meeting."""
        print_minutes(self.store, self.desk, self.presenter.meeting_id)

    def show_sheet(self) -> None:
        self.desk.open_record("meeting", self.presenter.meeting_id)

    def use(self, tool: Tool) -> None:
        """Begin a gesture of the meeting, when its state allows it."""
        if not tool.states or self.presenter.state in tool.states:
            tool.use(self)

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""
        self.close_panel()
        self.stage.addWidget(panel)
        self.stage.setCurrentWidget(panel)
        self.capture.hide()
        panel.setFocus()

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""
        while (panel := self.stage.widget(1)) is not None:
            self.stage.removeWidget(panel)
            panel.deleteLater()
        self.capture.show()
        self.capture.edit.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        self.capture.edit.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        self.draft.keep(self.presenter.meeting_id, self.capture.edit.text())
        super().hideEvent(event)

    def _lay(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 4, 28, 20)
        whole.setSpacing(10)
        whole.addWidget(self.parts)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.agenda)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading_bar)
        self.stage.addWidget(self.entries)
        column.addWidget(self.stage, 1)
        column.addWidget(self.capture)
        row.addWidget(self.middle, 1)
        row.addWidget(self.room)
        whole.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def _wire(self) -> None:
        edit = self.capture.edit
        edit.naming = lambda: self.presenter.line.naming
        edit.people = lambda: self.presenter.people
        edit.submitted.connect(self._submit)
        edit.escaped.connect(self.presenter.line.escape)
        edit.textEdited.connect(lambda text: self.capture.hint(self.presenter.line.describe(text)))
        self.room.list.toggled.connect(self.presenter.room.toggle)
        self.room.list.said.connect(self.presenter.room.set_status)
        self.room.list.left.connect(lambda: self.parts.turn_to("point", edit.setFocus))
        actions = {
            "decision": lambda: self.capture.take_kind("decision"),
            "motion": lambda: self.capture.take_kind("motion"),
            "task": lambda: self.capture.take_kind("task"),
            "private": self.presenter.line.toggle_private,
            "next": lambda: self.presenter.step(1),
            "former": lambda: self.presenter.step(-1),
            "room": lambda: self.parts.turn_to("room", self.room.take_focus),
            "lines": self.entries.take_focus,
            "project": self.project,
            "keys": lambda: KeysDialog(self).exec(),
        }
        for name, keys, _words in KEYS:
            self._on(keys, actions[name])
        for tool in TOOLS:
            if tool.keys:
                self._on(tool.keys, partial(self.use, tool))

    def _on(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _go(self, item_id: str) -> None:
        self.presenter.select(item_id)
        self.parts.turn_to("point", self.capture.edit.setFocus)

    def _asked(self, gesture: str, entry_id: str) -> None:
        acts = {
            "edit": lambda: self.presenter.line.edit(entry_id),
            "remove": lambda: self.presenter.remove(entry_id),
            "up": lambda: self.presenter.shift(entry_id, -1),
            "down": lambda: self.presenter.shift(entry_id, 1),
            "leave": lambda: None,
        }
        acts[gesture]()
        if gesture in ("edit", "leave", "remove"):
            self.capture.edit.setFocus()

    def _submit(self, text: str) -> None:
        self.presenter.line.submit(text)
        if not self.capture.edit.text():
            self.draft.keep(self.presenter.meeting_id, "")

    def _tick(self) -> None:
        self.draft.keep(self.presenter.meeting_id, self.capture.edit.text())
        if self.presenter.live is not None:
            self.heading_bar.show_clock(self.presenter.scene())
