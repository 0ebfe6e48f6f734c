"""A drawing of `kernel.drawing` on paper: real text in a list, shapes as decoration."""

import math

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from dsi_desktop.kernel import drawing as shapes
from dsi_desktop.reporting.pdf import fonts
from dsi_desktop.reporting.pdf.canvas import TaggedCanvas
from dsi_desktop.reporting.pdf.numbers import fresh
from dsi_desktop.reporting.pdf.runs import spelled
from dsi_desktop.reporting.pdf.styles import Sheet

_WIDEST, _SHRUNK = 1.6, 0.6


class Picture(Flowable):
    """Scales a drawing to the frame it is given and draws it once.

    Rather than shrink much in what is left of a page, it waits for the next page.

    Texts of one group are one list item; groups nest as the drawing says. Texts without a group
    are paragraphs.
    """

    def __init__(self, drawing: shapes.Drawing, alt: str, sheet: Sheet) -> None:
        super().__init__()
        self._drawing = drawing
        self._alt = alt
        self._language = sheet.language
        self._page_height = sheet.height
        self._key = fresh()
        self._scale = 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room there is, keeping proportions."""
        across = width / max(self._drawing.width, 1)
        whole = min(across, (self._page_height - 1) / max(self._drawing.height, 1), _WIDEST)
        here = min(across, (height - 1) / max(self._drawing.height, 1), _WIDEST)
        self._scale = here if here >= _SHRUNK * whole else whole
        self.width, self.height = width, self._drawing.height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        """Shapes first as they come; each text in the element of its group."""
        canvas: TaggedCanvas = self.canv
        canvas.saveState()
        left = (self.width - self._drawing.width * self._scale) / 2
        canvas.translate(left, self.height)
        canvas.scale(self._scale, -self._scale)
        if self._drawing.cropped:
            edge = canvas.beginPath()
            edge.rect(0, 0, self._drawing.width, self._drawing.height)
            canvas.clipPath(edge, stroke=0, fill=0)
        for shape in self._drawing.shapes:
            if not isinstance(shape, shapes.Text):
                _draw_shape(canvas, shape)
        canvas.restoreState()
        self._draw_texts(canvas, left)

    def _draw_texts(self, canvas: TaggedCanvas, left: float) -> None:
        lines: dict[str, list[shapes.Text]] = {}
        for shape in self._drawing.shapes:
            if isinstance(shape, shapes.Text):
                lines.setdefault(shape.group, []).append(shape)
        outer = canvas.element(("list", self._key), "L", canvas.under(()), Alt=self._alt,
                               ListNumbering="None") if self._drawing.groups else None  # fmt: skip
        before = canvas.leaf
        items = {"": outer}
        for group in self._drawing.groups:
            above = items[group.parent]
            if group.parent and above is not None:
                above = canvas.element(("sub", self._key, group.parent), "L", above,
                                       ListNumbering="None")  # fmt: skip
            item = canvas.element(("item", self._key, group.key), "LI", above)
            items[group.key] = item
            canvas.leaf = canvas.element(("body", self._key, group.key), "LBody", item)
            items[group.key] = canvas.leaf
            for line in lines.get(group.key, ()):
                self._write(canvas, line, left)
        known = {group.key for group in self._drawing.groups}
        for line in (one for key, many in lines.items() if key not in known for one in many):
            canvas.leaf = canvas.element(("text", self._key, id(line)), "P", canvas.under(()))
            self._write(canvas, line, left)
        canvas.leaf = before

    def _write(self, canvas: TaggedCanvas, line: shapes.Text, left: float) -> None:
        size = line.size * self._scale
        words = spelled(line.text, self._language)
        x = left + line.x * self._scale
        wide = fonts.measure(words, line.role, size)
        x -= {"start": 0.0, "middle": wide / 2, "end": wide}[line.anchor]
        text = canvas.beginText(x, self.height - line.y * self._scale)
        text.setFillColor(HexColor(line.colour))
        for part, face in fonts.pieces(words, fonts.face_of(line.role)):
            text.setFont(face, size)
            text.textOut(part)
        text.textOut(" ")
        canvas.drawText(text)


def _draw_shape(canvas: TaggedCanvas, shape: shapes.Rect | shapes.Path | shapes.Disc) -> None:
    if isinstance(shape, shapes.Disc):
        canvas.setFillColor(HexColor(shape.fill))
        canvas.circle(shape.x, shape.y, shape.radius, stroke=0, fill=1)
        return
    if isinstance(shape, shapes.Rect):
        if shape.fill:
            canvas.setFillColor(HexColor(shape.fill))
        if shape.stroke:
            canvas.setStrokeColor(HexColor(shape.stroke))
            canvas.setLineWidth(shape.line)
            canvas.setDash([])
        looks = {"stroke": int(bool(shape.stroke)), "fill": int(bool(shape.fill))}
        canvas.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius, **looks)
        return
    if shape.fill:
        canvas.setFillColor(HexColor(shape.fill))
    if shape.stroke:
        canvas.setStrokeColor(HexColor(shape.stroke))
    canvas.setLineWidth(shape.line)
    canvas.setDash([4, 3] if shape.dashed else [])
    path = canvas.beginPath()
    path.moveTo(*shape.points[0])
    for before, corner, after in zip(
        shape.points, shape.points[1:], shape.points[2:], strict=False
    ):
        start, end = (_towards(corner, other, shape.radius) for other in (before, after))
        path.lineTo(*start)
        path.curveTo(*corner, *corner, *end)
    path.lineTo(*shape.points[-1])
    if shape.fill:
        path.close()
    canvas.drawPath(path, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill)))


def _towards(corner: shapes.Point, other: shapes.Point, radius: float) -> shapes.Point:
    away = math.dist(corner, other)
    part = min(radius, away / 2) / away if away else 0.0
    (x, y), (there_x, there_y) = corner, other
    return x + (there_x - x) * part, y + (there_y - y) * part
