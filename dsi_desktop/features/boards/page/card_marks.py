"""The small line of a card: priority, labels, attachments, comments; a shape beside each word."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from dsi_desktop.features.boards.queries import CardLine, LabelLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.ui.icons import picture
from dsi_desktop.ui.theme import Theme
from dsi_desktop.ui.tokens import HUES_LIGHT

_GAP = 6.0
_LEAST = 26.0
_RAISED = ("high", "low")


def shows_marks(card: CardLine) -> bool:
    """Tell whether a card has something to show on the small line."""
    return bool(card.labels or card.papers or card.remarks or card.priority in _RAISED)


class Marks:
    """Pens, fonts and pictures of one theme."""

    def __init__(self, look: Theme) -> None:
        self._font = look.font("xs")
        self._metrics = QFontMetricsF(self._font)
        self._text, self._warn = QPen(look.colour("text2")), look.colour("warn")
        self._quiet = look.colour("text3")
        self._hues = [
            (QColor(hue.soft), QPen(QColor(hue.ink)))
            for hue in (look.hue(number) for number in range(len(HUES_LIGHT)))
        ]
        self._side, self._arrow = look.px(13), float(look.px(7))
        self._clip = picture("paperclip", self._side, "text2", 2.0)
        self._bubble = picture("messages", self._side, "text2", 2.0)
        self._cut = lru_cache(maxsize=2048)(self._elided)

    def paint(self, painter: QPainter, room: QRectF, card: CardLine) -> None:
        """Paint what fits, counts at the right, words from the left."""
        painter.setFont(self._font)
        left, right = room.x(), room.right()
        for drawn, count in ((self._bubble, card.remarks), (self._clip, card.papers)):
            if count:
                right = self._count(painter, QRectF(left, room.y(), right - left, room.height()),
                                    drawn, count) - _GAP  # fmt: skip
        if card.priority in _RAISED:
            left = self._priority(painter, room, card.priority) + _GAP
        for label in card.labels:
            if right - left < _LEAST:
                break
            box = QRectF(left, room.y(), right - left, room.height())
            left = self._label(painter, box, label) + _GAP

    def _count(self, painter: QPainter, box: QRectF, drawn: QPixmap, count: int) -> float:
        words = str(count)
        width = self._metrics.horizontalAdvance(words)
        painter.setPen(self._text)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        x = box.right() - width - 3 - self._side
        painter.drawPixmap(QRectF(x, box.center().y() - self._side / 2, self._side, self._side),
                           drawn, QRectF(drawn.rect()))  # fmt: skip
        return x

    def _priority(self, painter: QPainter, room: QRectF, priority: str) -> float:
        """An arrow up or down, then the word."""
        side, y = self._arrow, room.center().y()
        tip, base = (-0.55, 0.45) if priority == "high" else (0.55, -0.45)
        tip, base = y + tip * side, y + base * side
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._warn if priority == "high" else self._quiet)
        painter.drawPolygon(QPolygonF([
            QPointF(room.x(), base), QPointF(room.x() + side, base),
            QPointF(room.x() + side / 2, tip),
        ]))  # fmt: skip
        words = vocabulary.label("priority", priority)
        painter.setPen(self._text)
        box = room.adjusted(side + 4, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        return float(box.x() + self._metrics.horizontalAdvance(words))

    def _label(self, painter: QPainter, box: QRectF, label: LabelLine) -> float:
        soft, ink = self._hues[label.hue % len(self._hues)]
        words = self._cut(label.name, int(box.width() - 10))
        width = self._metrics.horizontalAdvance(words) + 10
        pill = QRectF(box.x(), box.y() + 1, width, box.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(ink)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return float(pill.right())

    def _elided(self, words: str, room: int) -> str:
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
