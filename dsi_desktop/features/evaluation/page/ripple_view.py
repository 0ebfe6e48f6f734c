"""The map of effects on screen: arrows walk it, Entrée opens, + and − make it larger."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from dsi_desktop.features.evaluation.rules.effects import EffectRow, every, ripples, spoken
from dsi_desktop.features.evaluation.rules.ripples import (
    HIGH,
    WIDE,
    Ink,
    RippleMap,
    beside,
    ripple_map,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing, text_width
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme

_WAYS = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}  # fmt: skip
_LEAST, _MOST, _STEP = 0.5, 2.0, 1.2


def screen_ink() -> Ink:
    """Return the colours of the screen."""
    look = theme()
    grey = look.hex("borderStrong")
    return Ink(look.hex, lambda hue: grey if hue is None else look.hue(hue).solid, text_width)


class RippleView(QWidget):
    """Draws the waves; the tree beside says the same in words."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 1.0
        self.at = ""
        self._rows: tuple[EffectRow, ...] = ()
        self.map: RippleMap = ripple_map((), screen_ink())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Carte des effets"))
        fit(self, self._draw)

    def show_rows(self, rows: Sequence[EffectRow]) -> None:
        """Show other effects; the one in hand stays when it is still there."""
        self._rows = tuple(rows)
        self._draw()
        if self.at not in {spot.id for spot in self.map.spots}:
            self.at = ""

    def choose(self, effect_id: str) -> None:
        """Light one effect and say it."""
        self.at = effect_id
        self._draw()
        said = next((spoken(row) for row in every(self._rows) if row.id == effect_id), "")
        self.setAccessibleDescription(said)
        spot = next((one for one in self.map.spots if one.id == effect_id), None)
        within = self.parentWidget()
        area = within.parentWidget() if within is not None else None
        if spot is not None and isinstance(area, QScrollArea):
            scale = self._scale()
            area.ensureVisible(round((spot.x + WIDE / 2) * scale),
                               round((spot.y + HIGH / 2) * scale),
                               round(WIDE / 2 * scale) + 8, round(HIGH / 2 * scale) + 8)

    def enlarge(self, times: float) -> None:
        """Make the map larger or smaller, 0 gives it back its size."""
        self.zoom = min(max(self.zoom * times, _LEAST), _MOST) if times else 1.0
        self._draw()

    def sizeHint(self) -> QSize:
        """The whole map."""
        scale = self._scale()
        drawing = self.map.drawing
        return QSize(round(drawing.width * scale) + 2, round(drawing.height * scale) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the map, then the ring of the focus."""
        painter = QPainter(self)
        paint_drawing(painter, self.map.drawing, self._scale())
        if self.hasFocus() and not self.at:
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, enlarge."""
        key = Qt.Key(event.key())
        if key in _WAYS:
            self._go(beside(self.map.spots, self.at, _WAYS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.map.spots:
            self._go(self.map.spots[0 if key == Qt.Key.Key_Home else -1].id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at:
            self.opened.emit(self.at)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.enlarge(1 / _STEP if key == Qt.Key.Key_Minus else _STEP)
        elif key == Qt.Key.Key_0:
            self.enlarge(0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is under the pointer."""
        self._go(self._under(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        found = self._under(event.position())
        if found:
            self.opened.emit(found)

    def _go(self, effect_id: str) -> None:
        if effect_id:
            self.choose(effect_id)
            self.chosen.emit(effect_id)

    def _under(self, point: QPointF) -> str:
        x, y = point.x() / self._scale(), point.y() / self._scale()
        return next((spot.id for spot in self.map.spots
                     if spot.x <= x <= spot.x + WIDE and spot.y <= y <= spot.y + HIGH), "")

    def _scale(self) -> float:
        return theme().scale * self.zoom

    def _draw(self) -> None:
        self.map = ripple_map(ripples(self._rows), screen_ink(), self.at)
        self.setFixedSize(self.sizeHint())
        self.update()
