"""Paints a card: title on two lines, marks, due date, checklist, who; nothing is made meanwhile."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.features.boards.page.card_marks import Marks, shows_marks
from dsi_desktop.features.boards.page.cards import CardsModel
from dsi_desktop.features.boards.queries import BoardSheet, CardLine
from dsi_desktop.features.tasks.rules import OPEN
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tokens import HUES_LIGHT

HEIGHT, TALL = 96, 116
OLD = 30
_BAR = 40.0


class CardDelegate(QStyledItemDelegate):
    """One for all columns; pens, fonts and colours are made once for each theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tall = False
        self.group = False
        self.narrowed = False
        self._dress()
        theme().changed.connect(self._dress)

    @property
    def height(self) -> int:
        """The height of every card of the board: taller when one has labels or marks."""
        return theme().px(TALL if self._tall else HEIGHT)

    def suit(self, sheet: BoardSheet) -> None:
        """Take the height that the cards of a board need."""
        tall = any(shows_marks(card) for column in sheet.columns for card in column.cards)
        if tall != self._tall:
            self._tall = tall
            self.sizeHintChanged.emit(QModelIndex())

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every card is alike."""
        return QSize(180, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        card: CardLine = index.data(CardsModel.ROW)
        rect = QRectF(option.rect).adjusted(5, 4, -5, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, card, option.state)
        self._title(painter, rect, card)
        if self._tall and shows_marks(card):
            room = QRectF(
                rect.x() + 14, rect.bottom() - self._px(49), rect.width() - 22, self._px(18)
            )
            self._marks.paint(painter, room, card)
        self._foot(painter, rect, card)
        painter.restore()

    def _dress(self) -> None:
        look = theme()
        self._surface, self._soft = look.colour("surface"), look.colour("surface2")
        self._text, self._text2 = QPen(look.colour("text")), QPen(look.colour("text2"))
        self._danger, self._danger_soft = QPen(look.colour("danger")), look.colour("dangerSoft")
        self._warn = QPen(look.colour("warn"))
        self._border, self._focus = QPen(look.colour("border"), 1), QPen(look.colour("focus"), 2)
        self._chosen, self._chosen_edge = look.colour("accentSoft"), QPen(look.colour("accent"), 2)
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
        self._marks = Marks(look)

    def _ground(
        self, painter: QPainter, rect: QRectF, card: CardLine, state: QStyle.StateFlag
    ) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        in_group = chosen and self.group
        edge = self._chosen_edge if in_group else self._border
        painter.setPen(self._focus if focused else edge)
        painter.setBrush(self._chosen if chosen and (in_group or not focused) else self._surface)
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
        end = self._age(painter, QRectF(x, y, end - x, height), card)
        if card.checks:
            self._checks(painter, QRectF(x, y, end - x, height), card)
        if card.initials:
            self._who(painter, rect, y, card)

    def _age(self, painter: QPainter, box: QRectF, card: CardLine) -> float:
        """Write how long an open card has not moved; return where the room left ends."""
        if not card.age or card.state not in OPEN:
            return box.right()
        words = age_words(card.age)
        width = self._narrow.horizontalAdvance(words)
        if width > box.width():
            return box.right()
        painter.setPen(self._warn if is_stale(card) else self._text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return box.right() - width - 6

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


def is_stale(card: CardLine) -> bool:
    """Tell whether a card under way has stood still too long; an idea may wait."""
    return card.state in OPEN and card.state != "idea" and (card.age or 0) > OLD


@lru_cache(maxsize=1024)
def age_words(days: int) -> str:
    """Say how long a card has stood still, shortly: « 12 j »."""
    return _("{n} j").format(n=days)
