"""The seats of a body painted college by college; the words under them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import Theme, theme

_LARGEST, _SMALLEST, _GAP, _BETWEEN = 32, 6, 6, 28


@dataclass(frozen=True, slots=True)
class Group:
    """A college of the strip: so many held, so many just won, so many vacant."""

    name: str
    words: str
    held: int
    vacant: int
    gained: int = 0
    hue: int = 0

    @property
    def seats(self) -> int:
        return self.held + self.gained + self.vacant


class ParityStrip(QLabel):
    """Paints one square a seat; its words and its name say what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self, self.updateGeometry)

    def show_groups(self, groups: Sequence[Group], sentence: str) -> None:
        """Show these colleges; `sentence` is read aloud before them."""
        self._groups = tuple(groups) if any(group.seats for group in groups) else ()
        said = [f"{group.name} : {group.words}" for group in self._groups]
        self.setAccessibleName(". ".join([sentence, *said]))
        self.setVisible(bool(self._groups))
        self.update()

    def sizeHint(self) -> QSize:
        """One row of squares and one of words."""
        return QSize(theme().px(200), theme().px(_LARGEST + 22))

    def minimumSizeHint(self) -> QSize:
        """As high, and as narrow as one likes."""
        return QSize(theme().px(120), theme().px(_LARGEST + 22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each college at the right of the one before."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        side, gap = self._step(look)
        left = 0.0
        for at, group in enumerate(self._groups):
            width = self._group(painter, look, group, QRectF(left, 0, side, gap))
            left += width
            if at + 1 < len(self._groups):
                middle = left + look.px(_BETWEEN) / 2 - gap / 2
                painter.setPen(QPen(look.colour("border"), 1))
                painter.drawLine(round(middle), 0, round(middle), self.height())
                left += look.px(_BETWEEN)

    def _step(self, look: Theme) -> tuple[float, float]:
        """Return the side of a square and the gap after it: smaller when there are many."""
        count = sum(group.seats for group in self._groups) or 1
        room = self.width() - look.px(_BETWEEN) * (len(self._groups) - 1)
        step = min(look.px(_LARGEST + _GAP), max(look.px(_SMALLEST) + 1, room / count))
        gap = min(look.px(_GAP), step / 5)
        return step - gap, gap

    def _group(self, painter: QPainter, look: Theme, group: Group, first: QRectF) -> float:
        """Draw the squares, then the words; return the width taken."""
        side, gap = first.width(), first.height()
        for number in range(group.seats):
            square = QRectF(first.x() + number * (side + gap), 1, side, side)
            if number < group.gained:
                _filled(painter, look, square, look.hue(group.hue).solid, "plus")
            elif number < group.gained + group.held:
                _filled(painter, look, square, look.hue(group.hue).ink, "user")
            else:
                _empty(painter, look, square)
        painter.setFont(look.font("xs", QFont.Weight.Medium))
        painter.setPen(look.colour("text2"))
        words = f"{group.name} : {group.words}"
        metrics = painter.fontMetrics()
        width = max(group.seats * (side + gap), self._share(look))
        room = QRect(round(first.x()), look.px(_LARGEST + 4), round(width), look.px(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        return float(width)

    def _share(self, look: Theme) -> float:
        """Return the least width of a college, so that its words have room."""
        room = self.width() - look.px(_BETWEEN) * (len(self._groups) - 1)
        return min(look.px(300), room / max(1, len(self._groups)))


def _filled(painter: QPainter, look: Theme, square: QRectF, colour: str, sign: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = square.width() / 4
    painter.drawRoundedRect(square, radius, radius)
    inner = round(square.width() * 0.56)
    if inner >= look.px(8):
        box = QRect(0, 0, inner, inner)
        box.moveCenter(square.center().toPoint())
        icon(sign, "surface").paint(painter, box)


def _empty(painter: QPainter, look: Theme, square: QRectF) -> None:
    pen = QPen(look.colour("borderStrong"), max(1, look.px(1.5)))
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = square.width() / 4
    painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), radius, radius)
