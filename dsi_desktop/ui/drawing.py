"""Paint a display list of the kernel with Qt: the same shapes that the paper gets.

Fonts, colours and pens are made once for what they are made of, whatever the theme in force: a
frame that scrolls draws with the same few hundreds of times over.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Rect, Shape, Text

_WEIGHTS = {
    "regular": QFont.Weight.Normal, "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold, "bold": QFont.Weight.Bold,
}  # fmt: skip


def paint_drawing(painter: QPainter, drawing: Drawing, scale: float = 1.0) -> None:
    """Paint the shapes in their order; one point is `scale` pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    if drawing.cropped:
        painter.setClipRect(QRectF(0, 0, drawing.width, drawing.height))
    for shape in drawing.shapes:
        _paint(painter, shape)
    painter.restore()


def text_font(role: str, size: float) -> QFont:
    """Return the face of a text of a drawing; `size` in points of the drawing."""
    return QFont(_font(role, max(1, round(size))))


def text_width(text: str, role: str, size: float) -> float:
    """Measure a text of a drawing, as `kernel.drawing.Measure` asks."""
    return QFontMetricsF(_font(role, max(1, round(size)))).horizontalAdvance(text)


@lru_cache(maxsize=128)
def _font(role: str, pixels: int) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setWeight(_WEIGHTS[role])
    return font


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=256)
def _pen(stroke: str, line: float, *, dashed: bool = False) -> QPen:
    if not stroke:
        return QPen(Qt.PenStyle.NoPen)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return QPen(_colour(stroke), line, style)


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Rect):
        painter.setPen(_pen(shape.stroke, shape.line))
        painter.setBrush(_colour(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(box, shape.radius, shape.radius)
    elif isinstance(shape, Disc):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(shape.fill))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Path):
        painter.setPen(_pen(shape.stroke, shape.line, dashed=shape.dashed))
        painter.setBrush(_colour(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        line = _line(shape)
        if shape.fill:
            line.closeSubpath()
        painter.drawPath(line)
    else:
        _write(painter, shape)


def _line(shape: Path) -> QPainterPath:
    """Draw through the points; inner corners are rounded by `radius`."""
    points = [QPointF(x, y) for x, y in shape.points]
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        if not shape.radius:
            path.lineTo(corner)
            continue
        path.lineTo(_towards(corner, before, shape.radius))
        path.quadTo(corner, _towards(corner, after, shape.radius))
    path.lineTo(points[-1])
    return path


def _towards(start: QPointF, end: QPointF, length: float) -> QPointF:
    way = end - start
    whole = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return start + way * min(length / whole, 0.5) if whole else start


def _write(painter: QPainter, shape: Text) -> None:
    painter.setFont(_font(shape.role, max(1, round(shape.size))))
    painter.setPen(_colour(shape.colour))
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    shift = share * text_width(shape.text, shape.role, shape.size) if share else 0.0
    painter.drawText(QPointF(shape.x - shift, shape.y), shape.text)
