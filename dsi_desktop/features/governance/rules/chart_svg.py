"""The organigramme as SVG: real texts, a title and a description, for a site or a poster."""

from xml.sax.saxutils import escape, quoteattr

from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Point, Rect, Shape

_EDGE = 16
_WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}


def svg(drawing: Drawing, title: str, alt: str, language: str) -> str:
    """Return the text of a file: shapes in their order, on white."""
    width, height = drawing.width + 2 * _EDGE, drawing.height + 2 * _EDGE
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{-_EDGE} {-_EDGE} {_n(width)} {_n(height)}" role="img" '
        f'xml:lang={quoteattr(language)} font-family="Inter, Arial, sans-serif" '
        'aria-labelledby="title alt">'
    )
    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>', head,
        f'<title id="title">{escape(title)}</title>', f'<desc id="alt">{escape(alt)}</desc>',
        (f'<rect x="{-_EDGE}" y="{-_EDGE}" width="{_n(width)}" height="{_n(height)}" '
        'fill="#FFFFFF"/>'),
        *(_element(shape) for shape in drawing.shapes), "</svg>", "",
    ))


def _element(shape: Shape) -> str:
    if isinstance(shape, Rect):
        stroke = f' stroke="{shape.stroke}" stroke-width="{_n(shape.line)}"' if shape.stroke else ""
        return (
            f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" '
            f'height="{_n(shape.height)}" rx="{_n(shape.radius)}" '
            f'fill="{shape.fill or "none"}"{stroke}/>'
        )
    if isinstance(shape, Disc):
        return (
            f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" '
            f'fill="{shape.fill}"/>'
        )
    if isinstance(shape, Path):
        dash = ' stroke-dasharray="6 4"' if shape.dashed else ""
        return (
            f'<path d="{_line(shape.points, shape.radius)}" fill="none" '
            f'stroke="{shape.stroke}" stroke-width="{_n(shape.line)}"{dash}/>'
        )
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" '
        f'font-weight="{_WEIGHTS[shape.role]}" fill="{shape.colour}" '
        f'text-anchor="{shape.anchor}">{escape(shape.text)}</text>'
    )


def _line(points: tuple[Point, ...], radius: float) -> str:
    said = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        said.append(f"L{_n(start[0])} {_n(start[1])}")
        said.append(f"Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}")
    said.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return " ".join(said)


def _towards(start: Point, end: Point, distance: float) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across * across + down * down) ** 0.5, 1e-9)
    share = min(distance, length / 2) / length
    return start[0] + across * share, start[1] + down * share


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
