"""Paint a display list of the kernel with Qt: the same shapes that the paper gets."""

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
    font = QFont("Inter")
    font.setPixelSize(max(1, round(size)))
    font.setWeight(_WEIGHTS[role])
    return font


def text_width(text: str, role: str, size: float) -> float:
    """Measure a text of a drawing, as `kernel.drawing.Measure` asks."""
    return QFontMetricsF(text_font(role, size)).horizontalAdvance(text)


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Rect):
        pen = QPen(QColor(shape.stroke), shape.line)
        painter.setPen(pen if shape.stroke else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(box, shape.radius, shape.radius)
    elif isinstance(shape, Disc):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shape.fill))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Path):
        pen = QPen(QColor(shape.stroke), shape.line)
        pen.setStyle(Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen if shape.stroke else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
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
    painter.setFont(text_font(shape.role, shape.size))
    painter.setPen(QColor(shape.colour))
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    shift = share * text_width(shape.text, shape.role, shape.size) if share else 0.0
    painter.drawText(QPointF(shape.x - shift, shape.y), shape.text)
