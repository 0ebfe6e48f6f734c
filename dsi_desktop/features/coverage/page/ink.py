"""Colours and strokes of the table of the coverage, made once per theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from dsi_desktop.features.coverage.rules.matrix import BROKEN, EMPTY, FILLED, Cell
from dsi_desktop.ui.theme import Theme, theme

CENTRE = Qt.AlignmentFlag.AlignCenter
_HOTTEST_LIGHT, _HOTTEST_DARK = 0.50, 0.38
_COOLEST = 0.12


def mixed(look: Theme, ground: str, ink: str, share: float) -> QColor:
    """Return token `ground` with `share` (0 to 1) of token `ink` in it."""
    one, other = look.colour(ground), look.colour(ink)
    parts = (
        (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()),
    )  # fmt: skip
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


class Ink:
    """Fonts, colours and pens of the theme in force."""

    def __init__(self) -> None:
        look = theme()
        self.name = look.font("m")
        self.figure = look.font("s", QFont.Weight.DemiBold)
        self.head = look.font("xs", QFont.Weight.DemiBold)
        self.small = look.font("xs")
        self.inks = {key: look.colour(key) for key in ("text", "text2", "text3", "danger")}
        self.line = QPen(look.colour("border"), 1)
        self.broken = QPen(look.colour("danger"), look.px(1.5))
        self.dashed = QPen(look.colour("borderStrong"), look.px(1.2), Qt.PenStyle.DashLine)
        self.focus = QPen(look.colour("focus"), 2)
        self.chosen = look.colour("accentSoft")
        self.mark = look.colour("accent")
        self.soft = look.colour("dangerSoft")
        self.surface = look.colour("surface")
        most = _HOTTEST_DARK if look.dark else _HOTTEST_LIGHT
        self.grounds = [
            mixed(look, "surface2", "accent", _COOLEST + (most - _COOLEST) * at / 100)
            for at in range(101)
        ]

    def heat(self, share: float) -> QColor:
        """Return the ground of a share from 0 to 1."""
        return self.grounds[max(0, min(round(share * 100), 100))]

    def box(self, painter: QPainter, room: QRectF, cell: Cell, hottest: int) -> None:
        """Draw what stands behind a figure: a tint, a red frame, a dashed frame, nothing."""
        radius = theme().px(5)
        if cell.state == FILLED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.heat(cell.count / hottest if hottest else 0))
        elif cell.state in (BROKEN, EMPTY):
            painter.setPen(self.broken if cell.state == BROKEN else self.dashed)
            painter.setBrush(self.soft if cell.state == BROKEN else self.surface)
        else:
            return
        painter.drawRoundedRect(room, radius, radius)

    def dot(self, painter: QPainter, room: QRectF) -> None:
        """Draw the mark of what lacks behind a figure, on the corner of its box."""
        radius = theme().px(4)
        painter.setPen(QPen(self.surface, 1.5))
        painter.setBrush(self.inks["danger"])
        painter.drawEllipse(room.topRight(), radius, radius)
