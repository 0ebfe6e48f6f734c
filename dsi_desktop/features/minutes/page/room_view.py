"""What the room sees, small, beside the lines: for whoever has one screen, or its back to it."""

from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.projection import Projection
from dsi_desktop.features.minutes.page.second_screen import SecondScreen
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.rules.shown import heard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 360
_FULL = QSize(1280, 720)
_TICK_MS = 1000


class Watched(Protocol):
    """The page of the meeting, as this small screen sees it."""

    second: SecondScreen
    capture: CaptureLine
    side: Side
    parts: Parts

    def project(self) -> None: ...

    def close_panel(self) -> None: ...


class RoomView(QWidget):
    """The picture of the second screen with its words; Échap puts it away."""

    def __init__(self, page: Watched) -> None:
        super().__init__()
        self._page = page
        self._screen = Projection()
        self._screen.resize(_FULL)
        fit(self, lambda: self.setFixedWidth(theme().px(_WIDTH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(label(_("Ce que la salle voit"), "h2"), 1)
        row.addWidget(icon_button("x", _("Revenir aux présences"), lambda: put_away(page)))
        column.addLayout(row)
        self.picture = QLabel()
        self.picture.setAccessibleName(_("Ce que la salle voit"))
        column.addWidget(self.picture)
        self.coming = label("", "muted", wrap=True)
        column.addWidget(self.coming)
        column.addWidget(
            button(_("Projeter"), page.project, icon_name="presentation", tip="F9"),
            alignment=Qt.AlignmentFlag.AlignLeft,
        )
        column.addStretch()
        page.capture.edit.textChanged.connect(self.refresh)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self.refresh)
        self._ticker.start()
        self.refresh()

    def refresh(self) -> None:
        """Paint again what the room sees now, and say what comes after."""
        shown = self._page.second.now()
        self._screen.show_it(shown)
        self.picture.setAccessibleDescription(heard(shown))
        ratio = self.devicePixelRatio()
        small = self._screen.grab().scaledToWidth(
            int(theme().px(_WIDTH) * ratio), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(small)
        after = _("Ensuite : {points}").format(points=" · ".join(shown.coming))
        self.coming.setText(after if shown.coming else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            put_away(self._page)
        else:
            super().keyPressEvent(event)


def toggle_room_view(page: Watched) -> None:
    """Show what the room sees beside the lines, or put it away."""
    if isinstance(page.side.beside, RoomView):
        put_away(page)
        return
    page.side.open(RoomView(page))
    page.parts.turn_to("room", lambda: None)


def put_away(page: Watched) -> None:
    """Bring the room back, and the focus to the line."""
    page.side.close_beside()
    page.parts.turn_to("point", page.close_panel)
