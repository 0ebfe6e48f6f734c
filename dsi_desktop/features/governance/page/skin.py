"""Colours, pens and fonts of the drawing, made once per theme; and what paints a shape."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTransform,
)

from dsi_desktop.features.governance.rules.chart_card import Colour, Ink
from dsi_desktop.kernel.drawing import Disc, Path, Point, Rect, Shape, Text
from dsi_desktop.ui.drawing import text_font
from dsi_desktop.ui.theme import theme

Stroke = Callable[[QPainter], None]
_OWN = {"solid": 0, "soft": 1, "ink": 2}


class Skin:
    """What the organigramme is painted with, in the theme in force."""

    def __init__(self) -> None:
        look = theme()
        self._fonts: dict[tuple[str, float], tuple[QFont, QFontMetricsF]] = {}
        self._colours: dict[str, QColor] = {}
        self.ground = look.colour("bg")
        self.wire = QPen(look.colour("borderStrong"), 1.5)
        self.wire.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.far_wire = QPen(look.colour("borderStrong"), 1)
        self.far_wire.setCosmetic(True)
        self.focus = QPen(look.colour("focus"), 2.5)
        self.ink = Ink(self.hex, self.measure)

    def hex(self, key: Colour, hue: int) -> str:
        """Return a token, or a colour of the chantier, as `#RRGGBB`."""
        own = _OWN.get(key)
        return theme().hex(key) if own is None else theme().hue(hue)[own]

    def colour(self, key: Colour, hue: int = 0) -> QColor:
        """Return the same as a colour of Qt."""
        return self.made(self.hex(key, hue))

    def made(self, text: str) -> QColor:
        """Return the colour of `#RRGGBB`, made once."""
        known = self._colours.get(text)
        if known is None:
            known = self._colours[text] = QColor(text)
        return known

    def font(self, role: str, size: float) -> QFont:
        """Return a font in points of the drawing, whatever the zoom."""
        return self._font(role, size)[0]

    def measure(self, text: str, role: str, size: float) -> float:
        """Return the width of a text in points of the drawing."""
        return self._font(role, size)[1].horizontalAdvance(text)

    def block(self, text: str, width: float) -> QStaticText:
        """Return a title laid out once on its lines, for cards seen from farther away."""
        laid = QStaticText(text)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setTextWidth(width)
        laid.prepare(QTransform(), self.font("semibold", 26))
        return laid

    def stroke(self, shape: Shape) -> Stroke:
        """Return what paints a shape, with everything made ready."""
        if isinstance(shape, Text):
            return self._text(shape)
        if isinstance(shape, Path):
            return self._path(shape)
        return self._ground(shape)

    def _font(self, role: str, size: float) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get((role, size))
        if known is None:
            font = text_font(role, size)
            known = self._fonts[role, size] = (font, QFontMetricsF(font))
        return known

    def _text(self, shape: Text) -> Stroke:
        font, colour = self.font(shape.role, shape.size), self.made(shape.colour)
        width = self.measure(shape.text, shape.role, shape.size)
        back = {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
        start, text = QPointF(shape.x - back, shape.y), shape.text

        def stroke(painter: QPainter) -> None:
            painter.setPen(colour)
            painter.setFont(font)
            painter.drawText(start, text)

        return stroke

    def _path(self, shape: Path) -> Stroke:
        path, pen = rounded(shape.points, shape.radius), QPen(self.made(shape.stroke), shape.line)
        pen.setStyle(Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine)

        def stroke(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)

        return stroke

    def _ground(self, shape: Rect | Disc) -> Stroke:
        if isinstance(shape, Disc):
            side = 2 * shape.radius
            rect = QRectF(shape.x - shape.radius, shape.y - shape.radius, side, side)
            radius, pen = shape.radius, QPen(Qt.PenStyle.NoPen)
        else:
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            radius = shape.radius
            drawn = bool(shape.stroke)
            pen = QPen(self.made(shape.stroke), shape.line) if drawn else QPen(Qt.PenStyle.NoPen)
        fill = self.made(shape.fill)

        def stroke(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, radius, radius)

        return stroke


def rounded(points: tuple[Point, ...], radius: float) -> QPainterPath:
    """Return a path through points, its corners rounded."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(QPointF(*corner), _towards(corner, after, radius))
    path.lineTo(*points[-1])
    return path


def _towards(start: Point, end: Point, distance: float) -> QPointF:
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across * across + down * down) ** 0.5, 1e-9)
    share = min(distance, length / 2) / length
    return QPointF(start[0] + across * share, start[1] + down * share)
