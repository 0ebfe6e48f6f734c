"""The wires of live minutes: each key, signal and tick to what it does."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.agenda_gestures import AgendaGestures
from dsi_desktop.features.minutes.page.agenda_panel import AgendaPanel
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.draft import LineDraft
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.entry_form import correct_line
from dsi_desktop.features.minutes.page.heading import Heading
from dsi_desktop.features.minutes.page.keys import KEYS, KeysDialog
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.roll_call import call_roll
from dsi_desktop.features.minutes.page.room_gestures import RoomGestures
from dsi_desktop.features.minutes.page.room_panel import RoomPanel
from dsi_desktop.features.minutes.page.second_screen import SecondScreen
from dsi_desktop.features.minutes.page.tools import TOOLS, Tool
from dsi_desktop.features.minutes.presenter import LivePresenter

_TICK_MS = 1000


class Wired(Protocol):
    """The page, as its wires see it."""

    store: Store
    presenter: LivePresenter
    capture: CaptureLine
    draft: LineDraft
    heading_bar: Heading
    entries: EntriesPanel
    room: RoomPanel
    room_gestures: RoomGestures
    agenda: AgendaPanel
    agenda_gestures: AgendaGestures
    second: SecondScreen
    parts: Parts

    def project(self) -> None: ...

    def use(self, tool: Tool) -> None: ...

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class Wires:
    """Joins the parts of the page to the presenter."""

    def __init__(self, page: Wired, widget: QWidget) -> None:
        self._page = page
        self._widget = widget
        self.ticker = QTimer(widget)
        self.ticker.setInterval(_TICK_MS)
        self.ticker.timeout.connect(self.tick)

    def join(self) -> None:
        """Join every part; asked once they are all built."""
        page, presenter = self._page, self._page.presenter
        edit = page.capture.edit
        edit.ground = lambda: presenter.line.ground(edit.text())
        presenter.line.motion.call_roll = lambda: call_roll(page)
        edit.submitted.connect(self._submit)
        edit.escaped.connect(presenter.line.escape)
        edit.textEdited.connect(lambda text: page.capture.hint(presenter.line.describe(text)))
        edit.textChanged.connect(lambda _text: page.second.follow())
        page.room.list.asked.connect(page.room_gestures.do)
        page.agenda.list.asked.connect(page.agenda_gestures.do)
        page.agenda.list.left.connect(lambda: page.parts.turn_to("point", edit.setFocus))
        page.room.list.left.connect(lambda: page.parts.turn_to("point", edit.setFocus))
        actions = self._actions()
        for name, keys, _words in KEYS:
            self._on(keys, actions[name])
        for tool in TOOLS:
            if tool.keys:
                self._on(tool.keys, partial(page.use, tool))

    def go(self, item_id: str) -> None:
        """Look at a point and come back to the line."""
        self._page.presenter.select(item_id)
        self._page.parts.turn_to("point", self._page.capture.edit.setFocus)

    def asked(self, gesture: str, entry_id: str) -> None:
        """Do what was asked of a line already written."""
        presenter = self._page.presenter
        acts: dict[str, Callable[[], object]] = {
            "edit": lambda: presenter.line.edit(entry_id),
            "remove": lambda: presenter.remove(entry_id),
            "up": lambda: presenter.shift(entry_id, -1),
            "down": lambda: presenter.shift(entry_id, 1),
            "leave": lambda: None,
            "form": lambda: correct_line(
                self._widget, self._page.store, presenter, entry_id
            ),
        }
        acts[gesture]()
        if gesture in ("edit", "leave", "remove", "form"):
            self._page.capture.edit.setFocus()

    def tick(self) -> None:
        """Keep the line being typed, show the clock."""
        page = self._page
        page.draft.keep(
            page.presenter.meeting_id, page.presenter.line.unsaved(page.capture.edit.text())
        )
        if page.presenter.live is not None:
            page.heading_bar.show_clock(page.presenter.scene())
            page.second.follow()

    def _actions(self) -> dict[str, Callable[[], object]]:
        page, presenter = self._page, self._page.presenter
        return {
            "decision": lambda: page.capture.take_kind("decision"),
            "motion": lambda: page.capture.take_kind("motion"),
            "task": lambda: page.capture.take_kind("task"),
            "private": presenter.line.toggle_private,
            "next": lambda: presenter.step(1),
            "former": lambda: presenter.step(-1),
            "agenda": lambda: page.parts.turn_to("agenda", page.agenda.take_focus),
            "room": lambda: page.parts.turn_to("room", page.room.take_focus),
            "find": lambda: page.parts.turn_to("room", page.room.take_search),
            "lines": page.entries.take_focus,
            "project": page.project,
            "keys": lambda: KeysDialog(self._widget).exec(),
        }

    def _on(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _submit(self, text: str) -> None:
        page = self._page
        page.presenter.line.submit(text)
        page.capture.hint(page.presenter.line.describe(page.capture.edit.text()))
        page.draft.keep(
            page.presenter.meeting_id, page.presenter.line.unsaved(page.capture.edit.text())
        )
