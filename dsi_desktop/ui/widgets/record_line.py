"""A line of a sheet that names a record and opens it: mark, two texts, state, progress."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import Theme, theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.painted import initials

_LONG = 24
_TONES = {
    "quiet": ("surface2", "text2"), "good": ("okSoft", "ok"), "warn": ("warnSoft", "warn"),
    "bad": ("dangerSoft", "danger"), "own": ("accentSoft", "accentInk"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """What a line says. One mark at most: `face` (initials), `icon_name`, else the hue's stripe.

    `tone` of the pill: quiet, good, warn, bad, own. `share` from 0 to 1 draws a bar. `lead` stands
    in a column of its own before the title, `lead_width` pixels wide at 100 %: a date, a number.
    `icon_key` is the colour of the icon.
    """

    title: str
    note: str = ""
    hue: int | None = None
    face: bool = False
    icon_name: str = ""
    right: str = ""
    right_note: str = ""
    pill: str = ""
    tone: str = "quiet"
    locked: bool = False
    share: float | None = None
    faded: bool = False
    lead: str = ""
    lead_width: int = 84
    icon_key: str = ""


class RecordLine(QAbstractButton):
    """Shows a `Record`; a press, Espace or Entrée opens it. Without `clicked` it is only read."""

    def __init__(
        self, record: Record, clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._record = record
        self._live = clicked is not None
        parts = (
            record.lead, record.title, record.note, record.right, record.right_note, record.pill
        )  # fmt: skip
        self.setAccessibleName(", ".join(part for part in parts if part))
        if len(record.title) > _LONG:
            self.setToolTip(plain_tip(record.title))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        focus = Qt.FocusPolicy.StrongFocus if self._live else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        if clicked is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda _on: clicked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens too."""
        if self._live and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One or two lines of text."""
        two = self._record.note or self._record.right_note
        return QSize(theme().px(200), theme().px(42 if two else 32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw from both ends, then the texts in what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        if self._live and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        left = self._mark(painter, look)
        right = self._state(painter, look)
        self._texts(painter, look, left, right)

    def _mark(self, painter: QPainter, look: Theme) -> int:
        """Draw the mark and return where the text begins."""
        record, middle = self._record, self.height() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        if record.face:
            side = look.px(28)
            disc = QRect(look.px(4), middle - side // 2, side, side)
            painter.setBrush(QColor(look.hue(record.hue).soft))
            painter.drawEllipse(disc)
            painter.setPen(QColor(look.hue(record.hue).ink))
            painter.setFont(look.font("xs", QFont.Weight.DemiBold))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(record.title))
            return look.px(42)
        if record.icon_name:
            side = look.px(18)
            box = QRect(look.px(4), middle - side // 2, side, side)
            icon(record.icon_name, record.icon_key).paint(painter, box)
            return look.px(32)
        if record.hue is None:
            return look.px(4)
        solid = look.hue(record.hue).solid
        painter.setBrush(look.colour("border") if record.faded else QColor(solid))
        painter.drawRoundedRect(QRectF(look.px(2), 6, look.px(4), self.height() - 12), 2, 2)
        return look.px(16)

    def _state(self, painter: QPainter, look: Theme) -> int:
        """Draw pill, lock and bar from the right edge; return where the text ends."""
        record, edge, middle = self._record, self.width() - look.px(2), self.height() / 2
        if record.pill:
            painter.setFont(look.font("xs", QFont.Weight.DemiBold))
            width = painter.fontMetrics().horizontalAdvance(record.pill) + look.px(18)
            pill = QRectF(edge - width, middle - look.px(11), width, look.px(22))
            ground, ink = _TONES[record.tone]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(ground))
            painter.drawRoundedRect(pill, look.px(11), look.px(11))
            painter.setPen(look.colour(ink))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, record.pill)
            edge -= width + look.px(8)
        if record.locked:
            side = look.px(16)
            box = QRect(edge - side, round(middle) - side // 2, side, side)
            icon("lock", "warn").paint(painter, box)
            edge -= side + look.px(6)
        if record.share is not None:
            edge = self._bar(painter, look, edge, record.share)
        return edge

    def _bar(self, painter: QPainter, look: Theme, edge: int, share: float) -> int:
        width, height = look.px(70), look.px(8)
        track = QRectF(edge - width, self.height() / 2 - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if share > 0:
            track.setWidth(max(track.height(), track.width() * min(share, 1.0)))
            painter.setBrush(QColor(look.hue(self._record.hue).solid))
            painter.drawRoundedRect(track, height / 2, height / 2)
        return edge - width - look.px(10)

    def _texts(self, painter: QPainter, look: Theme, left: int, right: int) -> None:
        record = self._record
        if record.lead:
            painter.setPen(look.colour("text2"))
            painter.setFont(look.font("s"))
            room = look.px(record.lead_width)
            _cut(painter, QRect(left, 0, room - look.px(8), self.height()), record.lead)
            left += room
        split = right
        if record.right or record.right_note:
            split = left + round((right - left) * 0.56)
            self._two(painter, look, QRect(split, 0, right - split, self.height()),
                      (record.right, record.right_note), look.font("m"))
            split -= look.px(10)
        self._two(painter, look, QRect(left, 0, split - left, self.height()),
                  (record.title, record.note), look.font("m", QFont.Weight.Medium))

    def _two(
        self, painter: QPainter, look: Theme, room: QRect, texts: tuple[str, str], font: QFont,
    ) -> None:  # fmt: skip
        top, low = texts
        half = self.height() // 2
        upper = QRect(room.x(), half - look.px(18), room.width(), look.px(18)) if low else room
        painter.setPen(look.colour("text2" if self._record.faded else "text"))
        painter.setFont(font)
        _cut(painter, upper, top)
        painter.setPen(look.colour("text2"))
        painter.setFont(look.font("s"))
        _cut(painter, QRect(room.x(), half, room.width(), look.px(17)), low)


def _cut(painter: QPainter, room: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
