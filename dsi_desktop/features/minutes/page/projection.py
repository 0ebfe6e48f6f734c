"""The second screen, painted: the point, the text being decided, the last decisions, the room."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent

from dsi_desktop.features.minutes.page.entries_panel import colours
from dsi_desktop.features.minutes.rules.scene import EntryCard
from dsi_desktop.features.minutes.rules.shown import (
    Board,
    Deciding,
    Shown,
    Tally,
    floor_line,
    heard,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.projected import ProjectedWindow

_LEFT, _WIDE = 70.0, 1140.0
_CARD, _TALLEST, _GAP = 112.0, 196.0, 14.0
_SAID = (25, 500)
_BOTTOM = 650.0
_MOST_BARS = 8
_FACE = "Inter"


class Projection(ProjectedWindow):
    """A window painted at any size; Échap or F9 closes it, F11 fills the screen."""

    def __init__(self) -> None:
        super().__init__(_("Projection de la rencontre"))
        self._shown: Shown | None = None

    def show_it(self, shown: Shown) -> None:
        """Show a moment of the meeting; nothing is painted again when nothing changed."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleDescription(heard(shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(self.scaled(QRectF(0, 0, 12, 720)), look.colour("accent"))
        if self._shown is None:
            return
        top = self._head(painter, self._shown)
        if not self._shown.in_camera:
            self._middle(painter, self._shown, top)
        self._foot(painter, self._shown)

    def _head(self, painter: QPainter, shown: Shown) -> float:
        """Paint the point; return where what follows begins."""
        self._write(painter, QRectF(_LEFT, 40, 820, 34), shown.above, "accent", (24, 600))
        if shown.clock:
            ink = "danger" if shown.late else "text2"
            self._write(painter, QRectF(850, 40, 360, 34), shown.clock, ink, (24, 600), right=True)
        busy = shown.deciding is not None or shown.board is not None
        room = QRectF(_LEFT, 80, _WIDE, 64 if busy else 130)
        self._write(painter, room, shown.title, "text", (36 if busy else 50, 700))
        return room.bottom() + _GAP

    def _middle(self, painter: QPainter, shown: Shown, top: float) -> None:
        """Paint what the room looks at, then the last decisions under it."""
        heights = self._heights(painter, shown, top)
        cards = sum(heights) + _GAP * len(heights)
        room = QRectF(_LEFT, top, _WIDE, _BOTTOM - cards - (_GAP if cards else 0) - top)
        if shown.board is not None:
            self._board(painter, shown.board, room)
        elif shown.deciding is not None:
            self._deciding(painter, shown.deciding, room)
        elif not shown.cards:
            self._coming(painter, shown, top)
        below = _BOTTOM - cards
        for card, height in zip(shown.cards, heights, strict=True):
            self._card(painter, card, QRectF(_LEFT, below, _WIDE, height))
            below += height + _GAP

    def _heights(self, painter: QPainter, shown: Shown, top: float) -> list[float]:
        """Give each card the height its text asks for, as long as all of them have room."""
        plain = [_CARD] * len(shown.cards)
        if shown.board is not None or shown.deciding is not None:
            return plain
        painter.setFont(self._font(*_SAID))
        asked = [
            min(_TALLEST, max(_CARD, 56 + self._tall(painter, one.text, 1092)))
            for one in shown.cards
        ]
        return asked if sum(asked) + _GAP * len(asked) <= _BOTTOM - top else plain

    def _tall(self, painter: QPainter, text: str, wide: float) -> float:
        """Return how high a text stands in the drawing, in the font set."""
        box = self.scaled(QRectF(0, 0, wide, 2000))
        flags = int(Qt.TextFlag.TextWordWrap)
        return painter.boundingRect(box, flags, text).height() * 720 / self.height()

    def _coming(self, painter: QPainter, shown: Shown, top: float) -> None:
        if shown.coming:
            self._write(painter, QRectF(_LEFT, top + 180, _WIDE, 30), _("Ensuite"), "text2",
                        (20, 600))
            self._write(painter, QRectF(_LEFT, top + 216, _WIDE, 120), "\n".join(shown.coming),
                        "text2", (26, 400))

    def _deciding(self, painter: QPainter, deciding: Deciding, room: QRectF) -> None:
        ground, ink = colours("motion")
        self._plate(painter, room, ground)
        head = f"{deciding.word.capitalize()} – {deciding.title}" if deciding.title else (
            deciding.word.capitalize())
        inner = room.adjusted(28, 16, -28, -16)
        self._write(painter, QRectF(inner.x(), inner.y(), inner.width(), 28), head, ink, (20, 600))
        said = "\n".join([*deciding.recitals, deciding.text])
        under = 30.0 if deciding.names else 0.0
        self._write(painter, inner.adjusted(0, 38, 0, -under), said, "text", (34, 500))
        if deciding.names:
            self._write(
                painter, QRectF(inner.x(), inner.bottom() - 26, inner.width(), 26),
                deciding.names, "text2", (20, 400),
            )

    def _board(self, painter: QPainter, board: Board, room: QRectF) -> None:
        self._plate(painter, room, theme().hex("surface2"))
        inner = room.adjusted(28, 16, -28, -16)
        title = QRectF(inner.x(), inner.y(), inner.width(), 76)
        self._write(painter, title, board.title, "text", (28, 600))
        below = inner.adjusted(0, 84, 0, 0)
        bars = board.tallies[:_MOST_BARS]
        high = min(40.0, below.height() / max(1, len(bars) + (1 if board.lines else 0)))
        for place, tally in enumerate(bars):
            self._bar(painter, tally, QRectF(
                below.x(), below.y() + place * high, below.width(), high - 6
            ))
        if board.lines:
            self._write(
                painter, below.adjusted(0, high * len(bars), 0, 0), "\n".join(board.lines),
                "text", (24, 400),
            )

    def _bar(self, painter: QPainter, tally: Tally, room: QRectF) -> None:
        hue = theme().hue(tally.hue)
        self._write(painter, QRectF(room.x(), room.y(), 420, room.height()), tally.word, "text",
                    (22, 500))
        track = QRectF(room.x() + 440, room.y() + 4, room.width() - 520, room.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("border"))
        painter.drawRoundedRect(self.scaled(track), 4, 4)
        painter.setBrush(QColor(hue.ink))
        painter.drawRoundedRect(
            self.scaled(QRectF(track.x(), track.y(), track.width() * tally.share, track.height())),
            4, 4,
        )
        self._write(painter, QRectF(room.right() - 70, room.y(), 70, room.height()),
                    str(tally.count), "text", (22, 700), right=True)

    def _card(self, painter: QPainter, card: EntryCard, room: QRectF) -> None:
        ground, ink = colours(card.kind)
        self._plate(painter, room, ground)
        head = f"{card.word} – {card.brief}" if card.brief else card.word
        self._write(painter, QRectF(94, room.y() + 10, 1092, 26), head, ink, (18, 600))
        said = QRectF(94, room.y() + 40, 1092, room.height() - 44)
        self._write(painter, said, card.text, "text", _SAID)

    def _foot(self, painter: QPainter, shown: Shown) -> None:
        floor = floor_line(shown.floor)
        left = floor or shown.foot
        ink = "accent" if floor else "text2"
        self._write(painter, QRectF(_LEFT, 672, 760, 30), left, ink, (18, 600 if floor else 400))
        tone = "text2" if shown.quorum_held else "danger"
        self._write(painter, QRectF(830, 672, 380, 30), shown.quorum, tone, (18, 400), right=True)

    def _plate(self, painter: QPainter, room: QRectF, ground: str) -> None:
        round_by = 16 * self.height() / 720
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.scaled(room), round_by, round_by)

    def _write(
        self, painter: QPainter, room: QRectF, text: str, colour: str, how: tuple[int, int], *,
        right: bool = False,
    ) -> None:
        """Write a text as large as asked, smaller when it would leave its room."""
        size, weight = how
        box = self.scaled(room)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | side)
        for pixels in range(size, 11, -2):
            painter.setFont(self._font(pixels, weight))
            if painter.boundingRect(box, flags, text).height() <= box.height():
                break
        painter.setPen(QColor(colour) if colour.startswith("#") else theme().colour(colour))
        painter.drawText(box, flags, text)

    def _font(self, pixels: int, weight: int) -> QFont:
        font = QFont(_FACE)
        font.setWeight(QFont.Weight(weight))
        font.setPixelSize(max(8, int(pixels * self.height() / 720)))
        return font
