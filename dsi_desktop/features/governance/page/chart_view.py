"""The organigramme as a drawing: zoom, fit, keys along the tree, folding, dragging."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from dsi_desktop.features.governance.page.arrows_item import ArrowsItem
from dsi_desktop.features.governance.page.card_item import CardItem, ClusterItem, WiresItem
from dsi_desktop.features.governance.page.drag import Carry
from dsi_desktop.features.governance.page.minimap import SIZE, MiniMap
from dsi_desktop.features.governance.page.skin import Skin
from dsi_desktop.features.governance.rules.chart import Detail, layout
from dsi_desktop.features.governance.rules.chart_arrows import arrows
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.features.governance.rules.chart_walk import Direction, neighbour
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme

_NEAREST, _FARTHEST, _FIT_NEAREST = 3.0, 0.02, 1.15
_PORTION = 48
_T = TypeVar("_T")
_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class ChartView(QGraphicsView):
    """Shows the bodies; says which one is chosen, opened, or dropped under another."""

    chosen = Signal(str)
    opened = Signal(str)
    folded = Signal(str)
    reparented = Signal(str, str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._bodies: tuple[ChartBody, ...] = ()
        self._cards: dict[str, CardItem] = {}
        self._closed: frozenset[str] = frozenset()
        self._waiting: frozenset[str] = frozenset()
        self._relations: tuple[ChartRelation, ...] = ()
        self._lit: frozenset[str] | None = None
        self.movable = True
        self._detail: Detail = "names"
        self._skin = Skin()
        self._carry: Carry | None = None
        self._fitted = True
        self.chart = layout(())
        self.setScene(QGraphicsScene(self))
        self.minimap = MiniMap(self)
        self._settle()
        self.horizontalScrollBar().valueChanged.connect(self.minimap.update)
        self.verticalScrollBar().valueChanged.connect(self.minimap.update)
        self.scene().selectionChanged.connect(self._tell_chosen)
        theme().changed.connect(self._dress)

    def _settle(self) -> None:
        self.setAccessibleName(_("Dessin de l’organigramme"))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundBrush(self._skin.ground)

    def show_bodies(self, bodies: Sequence[ChartBody]) -> None:
        """Draw these bodies; zoom, folds and choice stay."""
        if tuple(bodies) != self._bodies:
            self._bodies = tuple(bodies)
            self._draw()

    def show_relations(self, relations: Sequence[ChartRelation]) -> None:
        """Draw these arrows other than « relève de »."""
        if tuple(relations) != self._relations:
            self._relations = tuple(relations)
            self._draw()

    def light(self, bodies: frozenset[str] | None) -> None:
        """Let only these bodies stand out; None lets all."""
        self._lit = bodies
        for body_id, card in self._cards.items():
            card.light(lit=bodies is None or body_id in bodies)

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the bodies with something to decide."""
        self._waiting = waiting
        for body_id, card in self._cards.items():
            card.mark(waiting=body_id in waiting)

    def set_compact(self, compact: bool) -> None:
        """Show initials instead of names."""
        self._detail = "initials" if compact else "names"
        self._draw()

    def fold(self, body_id: str) -> None:
        """Hide or show what is under a body."""
        self._closed ^= {body_id}
        self._draw()
        self.folded.emit(body_id)

    def chosen_id(self) -> str:
        """Return the chosen body, empty when there is none."""
        return next((card.body_id for card in self._selected()), "")

    def choose(self, body_id: str) -> None:
        """Choose a body and bring it into view; unknown ids choose nothing."""
        if body_id == self.chosen_id():
            return
        self.scene().clearSelection()
        card = self._cards.get(body_id)
        if card is not None:
            card.setSelected(True)
            self.ensureVisible(card)

    def fit(self) -> None:
        """Show the whole drawing, no larger than life."""
        self._fitted = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        scale = self.transform().m11()
        if scale > _FIT_NEAREST:
            self.scale(_FIT_NEAREST / scale, _FIT_NEAREST / scale)
        self.minimap.update()

    def zoom(self, factor: float) -> None:
        """Come nearer (above 1) or go farther."""
        if _FARTHEST < self.transform().m11() * factor < _NEAREST:
            self._fitted = False
            self.scale(factor, factor)
            self.minimap.update()

    def card_rect(self, body_id: str) -> QRectF:
        """Return the place of a card in the viewport."""
        card = self._cards[body_id]
        return QRectF(self.mapFromScene(card.sceneBoundingRect()).boundingRect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y())
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.minimap.move(self.width() - SIZE.width() - 14, self.height() - SIZE.height() - 14)
        if self._fitted:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        chosen = self.chosen_id()
        if key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(neighbour(self.chart, chosen, _ARROWS[key]) or chosen)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1.2)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / 1.2)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Space and chosen:
            self.fold(chosen)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen:
            self.opened.emit(chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        card = self._card_at(event)
        if card is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if card.on_pill(card.mapFromScene(point)):
            self.fold(card.body_id)
            return
        self.choose(card.body_id)
        parents = {body.id: body.parent_id for body in self._bodies}
        self._carry = Carry(card, point, parents, movable=self.movable)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._carry is None:
            super().mouseMoveEvent(event)
        else:
            self._carry.move(self.scene(), self.mapToScene(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carry, self._carry = self._carry, None
        if carry is None:
            super().mouseReleaseEvent(event)
            return
        moved = carry.drop()
        if moved is not None:
            self.reparented.emit(*moved)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self._card_at(event)
        if card is not None:
            self.opened.emit(card.body_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        asked = self.chosen_id()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            asked = next((
                item.body_id for item in self.items(event.pos()) if isinstance(item, CardItem)
            ), "")
        if asked in self._cards:
            self.choose(asked)
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            place = event.pos() if by_mouse else self.card_rect(asked).center().toPoint()
            self.menu_asked.emit(asked, self.viewport().mapToGlobal(place))

    def _card_at(self, event: QMouseEvent) -> CardItem | None:
        found = self.items(event.position().toPoint())
        return next((one for one in found if isinstance(one, CardItem)), None)

    def _selected(self) -> list[CardItem]:
        return [item for item in self.scene().selectedItems() if isinstance(item, CardItem)]

    def _tell_chosen(self) -> None:
        self.viewport().update()
        self.chosen.emit(self.chosen_id())

    def _dress(self) -> None:
        self._skin = Skin()
        self.setBackgroundBrush(self._skin.ground)
        self._draw()

    def _draw(self) -> None:
        chosen = self.chosen_id()
        scene = self.scene()
        scene.blockSignals(True)
        scene.clear()
        self.chart = layout(self._bodies, folded=self._closed, detail=self._detail)
        bounds = QRectF(-60, -50, self.chart.width + 120, self.chart.height + 110)
        scene.setSceneRect(bounds)
        for some in _portions(self.chart.wires):
            scene.addItem(WiresItem(some, self._skin))
        drawn = arrows(self.chart, self._relations)
        if drawn:
            scene.addItem(ArrowsItem(drawn, bounds, self._skin, words=False))
            scene.addItem(ArrowsItem(drawn, bounds, self._skin, words=True))
        self._cards = {}
        for box in self.chart.boxes:
            card = CardItem(box, self._skin, self._detail)
            card.mark(waiting=box.body.id in self._waiting)
            self._cards[box.body.id] = card
        for near in _portions(tuple(self._cards.values())):
            scene.addItem(ClusterItem(near))
        self.light(self._lit)
        if chosen in self._cards:
            self._cards[chosen].setSelected(True)
        scene.blockSignals(False)
        self.minimap.show_chart(self.chart, self._skin)
        if self._fitted:
            self.fit()
        if chosen and chosen not in self._cards:
            self._tell_chosen()


def _portions(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cut what the layout gives in reading order: a portion stands in one part of the drawing."""
    return (things[at:at + _PORTION] for at in range(0, len(things), _PORTION))
