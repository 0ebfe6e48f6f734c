"""What keys, menus and drags do with the body chosen, on the drawing and in the list alike."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.chart_view import ChartView
from dsi_desktop.features.governance.page.gestures import KEYS, Gestures
from dsi_desktop.features.governance.page.name_line import NameLine
from dsi_desktop.features.governance.page.twin import TwinTree
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


class Hands:
    """Leads the gestures of both views to one table of gestures."""

    def __init__(
        self, store: Store, desk: Desk, gestures: Gestures, views: tuple[ChartView, TwinTree],
        chosen: Callable[[], str],
    ) -> None:
        self._store = store
        self._desk = desk
        self._gestures = gestures
        self._view, self._twin = views
        self._chosen = chosen
        self._bodies: dict[str, ChartBody] = {}
        self.menu = QMenu(self._view)
        self.names = {shown: NameLine(shown.viewport(), desk.refuse) for shown in views}
        gestures.rename_by(self.rename)
        for shown in views:
            shown.reparented.connect(self._move)
            shown.menu_asked.connect(self._open_menu)
            for keys in KEYS:
                self._listen(shown, keys)

    def know(self, bodies: Sequence[ChartBody]) -> None:
        """Take note of the bodies shown."""
        self._bodies = {body.id: body for body in bodies}

    def rename(self, body_id: str) -> None:
        """Write the name over its card, or over its row."""
        listed = self._twin.isVisible()
        place = (self._twin.name_rect(body_id) if listed
                 else self._view.card_rect(body_id).toRect())
        name = queries.body_sheet(self._store, body_id, self._desk.today()).name
        self.names[self._twin if listed else self._view].ask(
            place, name, partial(commands.rename_body, self._store, body_id))

    def _listen(self, shown: QWidget, keys: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), shown)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self._by_key, keys))

    def _by_key(self, keys: str) -> None:
        body_id = self._chosen()
        if body_id or keys == KEYS[0]:
            self._gestures.by_key(keys, body_id, self._state(body_id))

    def _open_menu(self, body_id: str, place: QPoint) -> None:
        self._gestures.fill(self.menu, body_id, self._state(body_id))
        self.menu.popup(place)

    def _state(self, body_id: str) -> str:
        body = self._bodies.get(body_id)
        if body is None or not (body.dormant or body.closed):
            return "active"
        return "closed" if body.closed else "dormant"

    def _move(self, body_id: str, parent_id: str) -> None:
        try:
            commands.move_body(self._store, body_id, parent_id)
        except DsiError as refusal:
            self._desk.refuse(refusal)
            return
        self._desk.tell(_("Instance déplacée. Ctrl+Z la remet à sa place."))
