"""Colours and strokes that the charts of the page share, made once per theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from dsi_desktop.ui.theme import Theme, theme

HOTTEST_LIGHT, HOTTEST_DARK = 0.50, 0.38
STEPS = 5
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter


def mixed(look: Theme, ground: str, ink: str, share: float) -> QColor:
    """Return token `ground` with `share` (0 to 1) of token `ink` in it."""
    one, other = look.colour(ground), look.colour(ink)
    red, green, blue = (
        round(a + (b - a) * share) for a, b in (
            (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()),
        )
    )  # fmt: skip
    return QColor(red, green, blue)


def heat(look: Theme, share: float) -> QColor:
    """Return the ground of a cell; the hottest one still lets its figure be read (4.5 to 1)."""
    hottest = HOTTEST_DARK if look.dark else HOTTEST_LIGHT
    return mixed(look, "surface2", "accent", hottest * min(max(share, 0.0), 1.0))


def pale(look: Theme) -> QColor:
    """Return the accent thinned: the road beside the meeting."""
    return mixed(look, "surface", "accent", 0.4)


def former(look: Theme) -> QColor:
    """Return the grey of what was a year before."""
    return mixed(look, "surface", "text2", 0.34)


def box(painter: QPainter, room: QRectF, colour: QColor, radius: float) -> None:
    """Fill a rounded box, nothing when it has no surface."""
    if room.width() > 0 and room.height() > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(room, radius, radius)


def write(
    painter: QPainter, room: QRectF, text: str, key: str = "text2", size: str = "xs",
    side: Qt.AlignmentFlag = LEFT, *, strong: bool = False,
) -> None:  # fmt: skip
    """Write one line, cut with « … » where its room ends."""
    look = theme()
    painter.setFont(look.font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
    painter.setPen(look.colour(key))
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, side.value, cut)
