"""The drawn map of a plan: moved by hand or by keys, nearer or farther, one chain standing out."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from dsi_desktop.features.governance.rules.chart_card import Colour, Ink
from dsi_desktop.features.plan.presenter.map import spoken
from dsi_desktop.features.plan.rules.map import PlanMap
from dsi_desktop.features.plan.rules.map_drawing import MapDrawing, map_pieces
from dsi_desktop.features.plan.rules.map_layout import WIDE, Box
from dsi_desktop.kernel.drawing import Drawing
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing, text_width
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.theme import theme

_WAYS: Mapping[int, str] = MappingProxyType({
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
})  # fmt: skip
_OWN = MappingProxyType({"solid": 0, "soft": 1, "ink": 2})
_NEAREST, _FARTHEST, _STEP = 2.5, 0.12, 1.2
_ROOM = 60.0


class MapCanvas(QAbstractScrollArea):
    """Arrows walk from card to card, Entrée opens, + and − come nearer or go, 0 shows it all."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Carte de la chaîne du plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.map: PlanMap | None = None
        self.drawn: MapDrawing | None = None
        self.in_hand = ""
        self.zoom = 1.0
        self._grip: QPoint | None = None
        self._moved = False
        theme().changed.connect(self.redraw)

    def show_map(self, shown: PlanMap) -> None:
        """Draw a plan; the card in hand stays when it is still there."""
        self.map = shown
        if shown.node(self.in_hand) is None:
            self.in_hand = ""
        self.redraw()

    def redraw(self) -> None:
        """Draw again, in the colours of the theme in force."""
        if self.map is not None:
            self.drawn = map_pieces(self.map, Ink(_colour, text_width), self.in_hand)
            self._set_bars()
            self.viewport().update()

    def choose(self, key: str) -> None:
        """Take a card in hand: its whole chain stands out, and what it says is announced."""
        if self.map is None or self.map.node(key) is None:
            return
        self.in_hand = key
        self.redraw()
        self._bring(key)
        said = spoken(self.map, key)
        self.setAccessibleDescription(said)
        if self.hasFocus():
            announce(self, said)
        self.chosen.emit(key)

    def scale_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go farther; the point under `at` stays where it is."""
        fixed = at if at is not None else QPointF(self.viewport().rect().center())
        before = self._point(fixed)
        self.zoom = max(_FARTHEST, min(self.zoom * factor, _NEAREST))
        self._set_bars()
        scale = self._scale()
        self.horizontalScrollBar().setValue(round(before.x() * scale - fixed.x()))
        self.verticalScrollBar().setValue(round(before.y() * scale - fixed.y()))
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole map, no larger than life."""
        if self.drawn is not None:
            room, places = self.viewport().size(), self.drawn.places
            wide = room.width() / max(places.width * theme().scale, 1.0)
            high = room.height() / max(places.height * theme().scale, 1.0)
            self.zoom = max(_FARTHEST, min(1.0, wide, high))
            self._set_bars()
            self.viewport().update()

    def next_broken(self) -> None:
        """Take in hand the next card whose chain is broken."""
        broken = [] if self.map is None else [node.id for node in self.map.broken()]
        if broken:
            place = broken.index(self.in_hand) + 1 if self.in_hand in broken else 0
            self.choose(broken[place % len(broken)])

    def card_rect(self, key: str) -> QRectF:
        """Return the place of a card on the screen; nothing when it is not there."""
        box = self.drawn.places.box(key) if self.drawn is not None else None
        return QRectF() if box is None else self._room_of(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, come nearer."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _WAYS and self.drawn is not None:
            self.choose(self.drawn.places.neighbour(self.in_hand, _WAYS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.scale_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.scale_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif plain and key == Qt.Key.Key_B:
            self.next_broken()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.in_hand:
            self.opened.emit(self.in_hand)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, come nearer or go farther."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scale_by(1.0015 ** event.angleDelta().y(), event.position())
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the map, or of a card."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the map along."""
        if self._grip is None:
            return
        step = event.position().toPoint() - self._grip
        if self._moved or step.manhattanLength() > 4:
            self._moved, self._grip = True, event.position().toPoint()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - step.x())
            down.setValue(down.value() - step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take in hand the card that was pressed without being carried."""
        held, self._grip = self._grip, None
        if held is not None and not self._moved:
            self.choose(self._at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        key = self._at(event)
        if key:
            self.opened.emit(key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pieces in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("surface"))
        if self.drawn is not None:
            scale = self._scale()
            sight = QRectF(self._point(QPointF(0, 0)), self.viewport().size() / scale)
            painter.translate(-sight.x() * scale, -sight.y() * scale)
            shapes = tuple(
                shape for piece in self.drawn.pieces
                if sight.intersects(QRectF(piece.x, piece.y, piece.width, piece.height))
                for shape in piece.shapes
            )
            paint_drawing(painter, Drawing(0, 0, shapes), scale)
            self._ring(painter, scale)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars right."""
        super().resizeEvent(event)
        self._set_bars()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first card when none is in hand: arrows begin there."""
        super().focusInEvent(event)
        if not self.in_hand and self.drawn is not None and self.drawn.places.boxes:
            self.choose(self.drawn.places.boxes[0].node.id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Draw again where the bars are."""
        self.viewport().update()

    def _ring(self, painter: QPainter, scale: float) -> None:
        box = self.drawn.places.box(self.in_hand) if self.drawn is not None else None
        if box is not None and self.hasFocus():
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(box.x - 3, box.y - 3, WIDE + 6, box.height + 6)
            painter.drawRoundedRect(
                QRectF(ring.x() * scale, ring.y() * scale, ring.width() * scale,
                       ring.height() * scale), 10 * scale, 10 * scale,
            )  # fmt: skip

    def _at(self, event: QMouseEvent) -> str:
        place = self._point(event.position())
        box = self.drawn.places.at(place.x(), place.y()) if self.drawn is not None else None
        return "" if box is None else box.node.id

    def _bring(self, key: str) -> None:
        """Scroll as little as needed for a card to be seen whole."""
        room = self.card_rect(key)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        port = self.viewport().rect()
        for bar, start, end, length in (
            (across, room.left(), room.right(), port.width()),
            (down, room.top(), room.bottom(), port.height()),
        ):
            if start < _ROOM / 3:
                bar.setValue(bar.value() + round(start - _ROOM / 3))
            elif end > length - _ROOM:
                bar.setValue(bar.value() + round(min(end - length + _ROOM, start)))

    def _scale(self) -> float:
        return self.zoom * theme().scale

    def _point(self, where: QPointF) -> QPointF:
        """Return the point of the drawing under a point of the screen."""
        start = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return (where + start) / self._scale()

    def _room_of(self, box: Box) -> QRectF:
        scale = self._scale()
        return QRectF(
            box.x * scale - self.horizontalScrollBar().value(),
            box.y * scale - self.verticalScrollBar().value(), WIDE * scale, box.height * scale,
        )

    def _set_bars(self) -> None:
        if self.drawn is None:
            return
        scale, places = self._scale(), self.drawn.places
        port = self.viewport().size()
        for bar, length, room in (
            (self.horizontalScrollBar(), places.width, port.width()),
            (self.verticalScrollBar(), places.height, port.height()),
        ):
            bar.setRange(0, max(0, round(length * scale) - room))
            bar.setPageStep(room)
            bar.setSingleStep(round(24 * theme().scale))


def _colour(key: Colour, hue: int) -> str:
    own = _OWN.get(key)
    return theme().hex(key) if own is None else theme().hue(hue)[own]
