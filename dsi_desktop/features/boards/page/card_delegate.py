"""Paints a card: title on two lines, due date, checklist, who; nothing is made while painting."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.boards.page.cards import CardsModel
from dsi_desktop.features.boards.queries import CardLine
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tokens import HUES_LIGHT

HEIGHT = 96
_BAR = 40.0


class CardDelegate(QStyledItemDelegate):
    """One for all columns; pens, fonts and colours are made once for each theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dress()
        theme().changed.connect(self._dress)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(180, theme().px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card: CardLine = index.data(CardsModel.ROW)
        state = option.state
        rect = QRectF(option.rect).adjusted(5, 4, -5, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, card, state)
        self._title(painter, rect, card)
        self._foot(painter, rect, card)
        painter.restore()

    def _dress(self) -> None:
        look = theme()
        self._surface, self._soft = look.colour("surface"), look.colour("surface2")
        self._text, self._text2 = QPen(look.colour("text")), QPen(look.colour("text2"))
        self._danger, self._danger_soft = QPen(look.colour("danger")), look.colour("dangerSoft")
        self._border, self._focus = QPen(look.colour("border"), 1), QPen(look.colour("focus"), 2)
        self._chosen = look.colour("accentSoft")
        self._hues = [
            (QColor(hue.solid), QColor(hue.soft), QPen(QColor(hue.ink)))
            for hue in (look.hue(number) for number in range(len(HUES_LIGHT)))
        ]
        self._big, self._small = look.font("m", QFont.Weight.Medium), look.font("xs")
        self._tiny = look.font("xs", QFont.Weight.DemiBold)
        self._tiny.setPixelSize(look.px(9))
        self._wide, self._narrow = QFontMetricsF(self._big), QFontMetricsF(self._small)
        self._px = look.px
        self._lines = lru_cache(maxsize=4096)(self._broken)

    def _ground(
        self, painter: QPainter, rect: QRectF, card: CardLine, state: QStyle.StateFlag
    ) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(self._focus if focused else self._border)
        painter.setBrush(self._chosen if chosen and not focused else self._surface)
        painter.drawRoundedRect(rect, 9, 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hues[card.hue % len(self._hues)][0])
        stripe = QRectF(rect.x(), rect.y() + 10, 3.5, rect.height() - 20)
        painter.drawRoundedRect(stripe, 1.7, 1.7)

    def _title(self, painter: QPainter, rect: QRectF, card: CardLine) -> None:
        painter.setFont(self._big)
        painter.setPen(self._text)
        y = rect.y() + self._px(22)
        for line in self._lines(card.title, int(rect.width() - 26)):
            painter.drawText(QPointF(rect.x() + 14, y), line)
            y += self._px(17)

    def _foot(self, painter: QPainter, rect: QRectF, card: CardLine) -> None:
        height, y = self._px(19), rect.bottom() - self._px(26)
        x, end = rect.x() + 14, rect.right() - self._px(40)
        painter.setFont(self._small)
        if card.due:
            width = min(self._narrow.horizontalAdvance(card.due) + 16, end - x)
            pill = QRectF(x, y, width, height)
            self._fill(painter, pill, self._danger_soft if card.late else self._soft, height / 2)
            painter.setPen(self._danger if card.late else self._text2)
            words = self._narrow.elidedText(card.due, Qt.TextElideMode.ElideRight, width - 10)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
            x += width + 8
        if card.checks:
            self._checks(painter, QRectF(x, y, end - x, height), card)
        if card.initials:
            self._who(painter, rect, y, card)

    def _checks(self, painter: QPainter, box: QRectF, card: CardLine) -> None:
        words = f"{card.checks_done}/{card.checks}"
        width = self._narrow.horizontalAdvance(words)
        if width > box.width():
            return
        painter.setPen(self._text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        room = min(_BAR, box.width() - width - 8)
        if room < 12:
            return
        bar = QRectF(box.x() + width + 6, box.center().y() - 2, room, 4)
        self._fill(painter, bar, self._soft, 2)
        bar.setWidth(room * card.checks_done / card.checks)
        self._fill(painter, bar, self._hues[card.hue % len(self._hues)][0], 2)

    def _who(self, painter: QPainter, rect: QRectF, y: float, card: CardLine) -> None:
        _solid, soft, ink = self._hues[card.hue % len(self._hues)]
        side = self._px(25)
        disc = QRectF(rect.right() - side - 9, y - 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawEllipse(disc)
        painter.setPen(ink)
        painter.setFont(self._tiny)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, card.initials)

    def _fill(self, painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)

    def _broken(self, title: str, width: int) -> tuple[str, ...]:
        """Break a title on two lines; what does not fit is elided, never cut."""
        words, first = title.split(), ""
        while words and self._wide.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
            first = f"{first} {words.pop(0)}".strip()
        elided = Qt.TextElideMode.ElideRight
        if not first:
            return (self._wide.elidedText(title, elided, width),)
        if not words:
            return (first,)
        return first, self._wide.elidedText(" ".join(words), elided, width)
