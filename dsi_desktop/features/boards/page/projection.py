"""The board on the screen of the room: large columns, the card in hand, its list."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from dsi_desktop.features.boards.presenter.projection import (
    BoardShown,
    CardShown,
    ColumnShown,
    HandShown,
    heard,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.projected import ProjectedWindow

_LEFT, _WIDE, _TOP, _BOTTOM = 44.0, 1204.0, 118.0, 696.0
_GAP, _HEAD, _CARD, _FOLDED = 12.0, 44.0, 98.0, 64.0
_HAND, _BODY = 212.0, 22.0
_MOST_CHECKS = 10
_FACE = "Inter"


class BoardProjection(ProjectedWindow):
    """A window painted at any size; Échap or F9 closes it, F11 fills the screen."""

    def __init__(self) -> None:
        super().__init__(_("Projection du tableau"))
        self._shown: BoardShown | None = None

    def show_it(self, shown: BoardShown | None) -> None:
        """Show a moment of the board, nothing when no board is open."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleDescription("" if shown is None else heard(shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(self.scaled(QRectF(0, 0, 12, 720)), look.colour("accent"))
        if self._shown is None:
            return
        self._head(painter, self._shown)
        below = _HAND + _GAP if self._shown.hand is not None else 0.0
        self._columns(painter, self._shown.columns, _BOTTOM - below)
        if self._shown.hand is not None:
            room = QRectF(_LEFT, _BOTTOM - _HAND, _WIDE, _HAND)
            self._in_hand(painter, self._shown.hand, room)
        painter.end()

    def _head(self, painter: QPainter, shown: BoardShown) -> None:
        above = shown.filter_words or shown.beside
        self._write(painter, QRectF(_LEFT, 22, _WIDE, 28), above, "accent", (20, 600))
        self._write(painter, QRectF(_LEFT, 52, _WIDE, 56), shown.title, "text", (40, 700))

    def _columns(
        self, painter: QPainter, columns: tuple[ColumnShown, ...], bottom: float
    ) -> None:
        folded = sum(column.folded for column in columns)
        unfolded = max(1, len(columns) - folded)
        gaps = _GAP * (len(columns) - 1)
        wide = (_WIDE - gaps - folded * _FOLDED) / unfolded
        x = _LEFT
        for column in columns:
            room = QRectF(x, _TOP, _FOLDED if column.folded else wide, bottom - _TOP)
            self._column(painter, column, room)
            x += room.width() + _GAP

    def _column(self, painter: QPainter, column: ColumnShown, room: QRectF) -> None:
        self._plate(painter, room, theme().colour("surface2"), 14)
        inner = room.adjusted(12, 8, -12, -8)
        if column.folded:
            self._write(painter, QRectF(inner.x(), inner.y(), inner.width(), 28),
                        str(column.count), "text2", (18, 600))
            self._upright(painter, inner.adjusted(0, 34, 0, 0), column.title)
            return
        head = f"{column.title}  {column.count}"
        self._write(painter, QRectF(inner.x(), inner.y() + 2, inner.width(), 30), head, "text",
                    (20, 700), lines=1)
        cards = inner.adjusted(-4, _HEAD - 8, 4, 0)
        self._cards(painter, column.cards, cards)

    def _cards(self, painter: QPainter, cards: tuple[CardShown, ...], room: QRectF) -> None:
        """Paint the cards that have room: the one in hand is always among them."""
        high = _CARD + (_BODY if any(card.body for card in cards) else 0.0)
        fits = max(1, int((room.height() + 8) // (high + 8)))
        if len(cards) > fits:
            fits = max(1, int((room.height() - 18) // (high + 8)))
        hand = next((at for at, card in enumerate(cards) if card.in_hand), 0)
        first = max(0, min(hand - fits // 2, len(cards) - fits))
        y = room.y()
        for card in cards[first : first + fits]:
            self._card(painter, card, QRectF(room.x(), y, room.width(), high))
            y += high + 8
        left_out = len(cards) - len(cards[first : first + fits])
        if left_out:
            said = ngettext("{n} autre carte", "{n} autres cartes", left_out).format(n=left_out)
            self._write(painter, QRectF(room.x() + 8, y, room.width() - 16, 22), said, "text2",
                        (15, 500))

    def _card(self, painter: QPainter, card: CardShown, room: QRectF) -> None:
        look = theme()
        self._plate(painter, room, look.colour("accentSoft" if card.in_hand else "surface"), 9,
                    edge=look.colour("accent") if card.in_hand else None)
        stripe = QRectF(room.x() + 1, room.y() + 12, 5, room.height() - 24)
        self._plate(painter, stripe, QColor(look.hue(card.hue).solid), 2)
        inner = room.adjusted(16, 8, -10, -8)
        self._write(painter, QRectF(inner.x(), inner.y(), inner.width(), 58), card.title, "text",
                    (16, 600))
        foot = QRectF(inner.x(), inner.bottom() - 22, inner.width(), 22)
        self._write(painter, foot, card.due, "danger" if card.late else "text2", (14, 600),
                    lines=1)
        taken = self._advance(painter, card.due) + 12 if card.due else 0.0
        self._write(painter, foot.adjusted(taken, 0, 0, 0), card.who, "text2", (14, 400),
                    right=True, lines=1)
        if card.body:
            self._write(painter, foot.translated(0, -_BODY), card.body, "text2", (14, 400),
                        lines=1)

    def _in_hand(self, painter: QPainter, hand: HandShown, room: QRectF) -> None:
        look = theme()
        self._plate(painter, room, look.colour("accentSoft"), 16)
        stripe = QRectF(room.x() + 2, room.y() + 18, 8, room.height() - 36)
        self._plate(painter, stripe, QColor(look.hue(hand.hue).solid), 4)
        inner = room.adjusted(30, 18, -24, -16)
        side = inner.width() * (0.52 if hand.checks else 1.0)
        ink = "danger" if hand.late else "text2"
        self._write(painter, QRectF(inner.x(), inner.y(), side - 20, 128), hand.title, "text",
                    (38, 700))
        self._write(painter, QRectF(inner.x(), inner.bottom() - 62, side - 20, 62), hand.words,
                    ink, (22, 500))
        if hand.checks:
            self._checks(painter, hand.checks, inner.adjusted(side, 0, 0, 0))

    def _checks(
        self, painter: QPainter, checks: tuple[tuple[str, bool], ...], room: QRectF
    ) -> None:
        """Paint the list: what is left to do first when all of it has no room."""
        ordered = checks if len(checks) <= _MOST_CHECKS else sorted(checks, key=lambda one: one[1])
        shown = ordered[:_MOST_CHECKS]
        left_out = len(checks) - len(shown)
        high = min(40.0, (room.height() - (24 if left_out else 0)) / len(shown))
        size = max(13, int(high * 0.55))
        for place, (text, done) in enumerate(shown):
            y = room.y() + place * high
            self._box(painter, QRectF(room.x(), y + 2, high * 0.6, high * 0.6), done=done)
            words = QRectF(room.x() + high, y, room.width() - high, high)
            self._write(painter, words, text, "text2" if done else "text", (size, 500), lines=1)
        if left_out:
            said = ngettext("{n} autre ligne", "{n} autres lignes", left_out).format(n=left_out)
            self._write(painter, QRectF(room.x(), room.bottom() - 22, room.width(), 22), said,
                        "text2", (15, 500))

    def _box(self, painter: QPainter, room: QRectF, *, done: bool) -> None:
        """Paint a box, ticked by a shape and not by its colour alone."""
        box, look = self.scaled(room), theme()
        side = min(box.width(), box.height())
        box.setSize(QSizeF(side, side))
        painter.setPen(QPen(look.colour("accent" if done else "text2"), max(1.5, side / 10)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if done:
            foot = QPointF(box.center().x(), box.bottom() - side * 0.25)
            painter.drawLine(QPointF(box.left() + side * 0.22, box.center().y()), foot)
            painter.drawLine(foot, QPointF(box.right() - side * 0.18, box.top() + side * 0.25))

    def _upright(self, painter: QPainter, room: QRectF, text: str) -> None:
        box = self.scaled(room)
        painter.save()
        painter.setFont(self._font(18, 600))
        painter.setPen(theme().colour("text2"))
        painter.translate(box.right(), box.top())
        painter.rotate(90)
        along = QRectF(0, 0, box.height(), box.width())
        painter.drawText(along, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def _plate(
        self, painter: QPainter, room: QRectF, ground: QColor, radius: float, *,
        edge: QColor | None = None,
    ) -> None:
        round_by = radius * self.height() / 720
        painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, self.height() / 240))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.scaled(room), round_by, round_by)

    def _write(
        self, painter: QPainter, room: QRectF, text: str, ink: str, how: tuple[int, int], *,
        right: bool = False, lines: int = 0,
    ) -> None:
        """Write a text as large as asked; smaller, then elided, when it would leave its room."""
        size, weight = how
        box = self.scaled(room)
        painter.setPen(theme().colour(ink))  # first: without a pen every text measures nothing
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.AlignmentFlag.AlignTop | side)
        if lines != 1:
            flags |= int(Qt.TextFlag.TextWordWrap)
        for pixels in range(size, max(11, size * 3 // 4), -1):
            painter.setFont(self._font(pixels, weight))
            if self._fits(painter, box, flags, text):
                break
        else:
            text = self._cut(painter, box, flags, text)
        painter.drawText(box, flags, text)

    def _cut(self, painter: QPainter, box: QRectF, flags: int, text: str) -> str:
        """Return as many words as have room, then an ellipsis."""
        words = text.split(" ")
        while words:
            words.pop()
            said = f"{' '.join(words)}…"
            if self._fits(painter, box, flags, said):
                return said
        return painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(box.width())
        )

    def _fits(self, painter: QPainter, box: QRectF, flags: int, text: str) -> bool:
        room = QRectF(box.x(), box.y(), box.width(), 9000)  # a low box hides the lines under it
        asked = painter.boundingRect(room, flags, text)
        return asked.height() <= box.height() + 1 and asked.width() <= box.width() + 1

    def _advance(self, painter: QPainter, text: str) -> float:
        """Return how wide a text stands in the drawing, in the font set."""
        return painter.fontMetrics().horizontalAdvance(text) * 1280 / self.width()

    def _font(self, pixels: int, weight: int) -> QFont:
        font = QFont(_FACE)
        font.setWeight(QFont.Weight(weight))
        font.setPixelSize(max(8, int(pixels * min(self.height() / 720, self.width() / 1280))))
        return font
