"""One card of the drawing, at three distances: names, then a title, then its colour."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dsi_desktop.features.directory.rules import initials
from dsi_desktop.features.governance.page.skin import Skin, Stroke, rounded
from dsi_desktop.features.governance.rules.chart import Box, Detail, Wire
from dsi_desktop.features.governance.rules.chart_card import card_shapes
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.marks import SIDE, draw_mark

FAR, SMALL, MIDDLE, MIDDLE_COMPACT = 0.12, 0.18, 0.55, 0.40


class CardItem(QGraphicsItem):
    """A body in the scene; texts are measured and cut at the first paint only."""

    def __init__(self, box: Box, skin: Skin, detail: Detail) -> None:
        super().__init__()
        self.box = box
        self.body_id = box.body.id
        self.targeted = False
        self._waiting = False
        self._skin = skin
        self._detail = detail
        self._strokes: list[Stroke] = []
        self._title: QStaticText | None = None
        self.setPos(box.x, box.y)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setToolTip(box.body.title)
        self.light(lit=True)

    def boundingRect(self) -> QRectF:
        return QRectF(-3, -3, self.box.width + 6, self.box.height + 18)

    def mark(self, *, waiting: bool) -> None:
        """Say whether something about this body is to be decided."""
        if waiting != self._waiting:
            self._waiting = waiting
            said = f"{self.box.body.title}, {_('à décider')}"
            self.setToolTip(said if waiting else self.box.body.title)
            self.update()

    def light(self, *, lit: bool) -> None:
        """Stand out, or step back while another body is looked for."""
        resting = 0.6 if self.box.body.dormant or self.box.body.closed else 1.0
        self.setOpacity(resting if lit else 0.22)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(0, 0, self.box.width, self.box.height + (12 if self._pill() else 0))
        return path

    def on_pill(self, point: QPointF) -> bool:
        """Tell whether a point of the card is on its folding pill."""
        return self._pill() and self._pill_rect().adjusted(-4, -4, 4, 4).contains(point)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None,
    ) -> None:
        near = option.levelOfDetailFromTransform(painter.worldTransform())
        skin, hue = self._skin, self.box.body.hue
        if near < FAR:
            ground = QRectF(0, 0, self.box.width, self.box.height)
            painter.fillRect(ground, skin.colour("solid", hue))
            return
        if near < SMALL:
            painter.fillRect(0, 0, 12, int(self.box.height), skin.colour("solid", hue))
            body = QRectF(12, 0, self.box.width - 12, self.box.height)
            painter.fillRect(body, skin.colour("soft", hue))
        elif near < (MIDDLE_COMPACT if self._detail == "initials" else MIDDLE):
            self._paint_title(painter, near)
        else:
            self._paint_whole(painter)
        if self._waiting and near >= SMALL:
            side = min(SIDE / near, self.box.height / 2)
            draw_mark(painter, QPointF(self.box.width - side * 0.7, side * 0.7), side)
        if self.isSelected() or self.targeted:
            painter.setPen(skin.focus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(0, 0, self.box.width, self.box.height), 10, 10)

    def _paint_whole(self, painter: QPainter) -> None:
        if not self._strokes:
            shapes = card_shapes(self.box.body, self._skin.ink, self._detail)
            self._strokes = [self._skin.stroke(shape) for shape in shapes]
        for stroke in self._strokes:
            stroke(painter)
        if self._pill():
            self._paint_pill(painter)

    def _paint_title(self, painter: QPainter, near: float) -> None:
        body, skin = self.box.body, self._skin
        painter.setPen(QPen(skin.colour("border", 0), 1.2))
        painter.setBrush(skin.colour("soft" if body.lines else "surface", body.hue))
        painter.drawRoundedRect(QRectF(0, 0, self.box.width, self.box.height), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(skin.colour("solid", body.hue))
        painter.drawRoundedRect(QRectF(0, 10, 7, self.box.height - 20), 3, 3)
        if self._title is None:
            self._title = skin.block(body.title, self.box.width - 28)
        painter.setPen(skin.colour("text", 0))
        painter.setFont(skin.font("semibold", 26))
        room = min(self.box.height - 12, 120)
        top = 6 + max(0.0, (room - self._title.size().height()) / 2)
        painter.drawStaticText(QPointF(20, top), self._title)
        if near > 0.3 and self.box.height > 170 and body.people:
            letters = "  ".join(initials(person.name) for person in body.people[:5])
            painter.setPen(skin.colour("ink", body.hue))
            painter.setFont(skin.font("medium", 18))
            painter.drawText(QPointF(20, self.box.height - 22), letters)

    def _pill(self) -> bool:
        return bool(self.box.children or self.box.hidden)

    def _pill_rect(self) -> QRectF:
        width = 34 if self.box.hidden else 22
        return QRectF(self.box.width / 2 - width / 2, self.box.height - 10, width, 20)

    def _paint_pill(self, painter: QPainter) -> None:
        skin, hue = self._skin, self.box.body.hue
        folded = bool(self.box.hidden)
        painter.setPen(QPen(skin.colour("border", 0), 1.2))
        painter.setBrush(skin.colour("soft" if folded else "surface", hue))
        painter.drawRoundedRect(self._pill_rect(), 10, 10)
        painter.setPen(skin.colour("ink" if folded else "text2", hue))
        painter.setFont(skin.font("semibold", 10))
        text = f"+{self.box.hidden}" if folded else "–"
        painter.drawText(self._pill_rect(), Qt.AlignmentFlag.AlignCenter, text)


class ClusterItem(QGraphicsItem):
    """Some neighbouring cards: out of sight, none of them is asked anything."""

    def __init__(self, cards: Sequence[CardItem]) -> None:
        super().__init__()
        self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)
        for card in cards:
            self._bounds |= card.boundingRect().translated(card.pos())
            card.setParentItem(self)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None,
    ) -> None:
        """Paint nothing: the cards do."""


class WiresItem(QGraphicsItem):
    """Some neighbouring wires in one item: one paint call from Python for all of them."""

    def __init__(self, wires: Sequence[Wire], skin: Skin) -> None:
        super().__init__()
        self._skin = skin
        self._path = QPainterPath()
        self._far = QPainterPath()
        for wire in wires:
            self._path.addPath(rounded(wire.points, 10))
            for start, end in pairwise(wire.points):
                self._far.moveTo(*start)
                self._far.lineTo(*end)
        self._bounds = self._far.boundingRect().adjusted(-2, -2, 2, 2)
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None,
    ) -> None:
        near = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if near >= 0.3:
            painter.setPen(self._skin.wire)
            painter.drawPath(self._path)
            return
        painter.setPen(self._skin.far_wire)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawPath(self._far)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
