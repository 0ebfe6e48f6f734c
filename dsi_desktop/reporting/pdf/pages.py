"""The page around the story: head, foot, watermark, « Page 1 sur 4 »; all of it decoration."""

import math
from typing import Any

from dsi_desktop.reporting.pdf import engine, fonts  # isort: skip
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER, landscape
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf.paragraphs import P, fresh
from dsi_desktop.reporting.pdf.runs import spelled

__all__ = ["TOTAL", "Pages", "engine"]
TOTAL = "nbpages"
_MARGIN, _FOOT, _FIRST, _NEXT = 54.0, 50.0, 92.0, 62.0
_BOLD, _HALF, _TEXT = f"{fonts.TITLE}-B", fonts.TITLE, fonts.TEXT


class Pages(BaseDocTemplate):
    """Lays a story out on letter paper; tells each page to `progress`, asks `cancelled`."""

    def __init__(self, target: Any, document: blocks.Document, tick: Any) -> None:
        size = landscape(LETTER) if document.landscape else LETTER
        super().__init__(
            target, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, title=document.title,
            author=document.issuer, subject=document.subject, lang="fr-CA", allowSplitting=1,
        )  # fmt: skip
        self._document = document
        self._tick = tick
        self._size = size
        self.count = 0
        wide, high = size[0] - 2 * _MARGIN, size[1]
        frames = [
            Frame(_MARGIN, _FOOT, wide, high - _FOOT - top, 0, 0, 0, 0, id=str(top))
            for top in (_FIRST, _NEXT)
        ]
        self.addPageTemplates([
            PageTemplate("first", frames[:1], onPage=self._first, autoNextPageTemplate="next"),
            PageTemplate("next", frames[1:], onPage=self._next),
        ])  # fmt: skip

    @staticmethod
    def width_of(document: blocks.Document) -> float:
        """Return the width of the frame of a document, in points."""
        size = landscape(LETTER) if document.landscape else LETTER
        return float(size[0] - 2 * _MARGIN)

    def afterFlowable(self, flowable: Any) -> None:
        """Put headings in the outline."""
        if isinstance(flowable, P) and flowable.style.name in ("h1", "h2", "h2loose"):
            words = "".join(
                getattr(piece, "text", "") or " ".join(getattr(piece, "words", ()))
                for piece in flowable.frags
            )
            key = f"s{fresh()}" if self._document.created is None else f"s{self._headings}"
            self._headings += 1
            self.canv.bookmarkPage(key, "XYZ", 0, self.frame._y + flowable.height + 20)
            level = 0 if flowable.style.name == "h1" else min(1, self._outlined)
            self._outlined = 1
            self.canv.addOutlineEntry(words.replace("\u00a0", " "), key, level, 0)

    _headings = 0
    _outlined = 0

    def _first(self, canvas: Any, _template: Any) -> None:
        wide, high = self._size
        says = self._document
        self._watermark(canvas)
        canvas.saveState()
        _emblem(canvas, _MARGIN, high - 68)
        _write(canvas, self._said(says.issuer), _MARGIN + 36, high - 53, _BOLD, 13, palette.NAVY)
        if says.motto:
            _write(canvas, self._said(says.motto), _MARGIN + 36, high - 66, _TEXT, 9.5, palette.GREY)
        _write(canvas, self._said(says.kind), wide - _MARGIN, high - 53, _HALF, 10.5, palette.TEAL,
               end=True)  # fmt: skip
        canvas.setStrokeColor(HexColor(palette.NAVY))
        canvas.setLineWidth(1.2)
        canvas.line(_MARGIN, high - 78, wide - _MARGIN, high - 78)
        canvas.restoreState()
        self._foot(canvas)

    def _next(self, canvas: Any, _template: Any) -> None:
        wide, high = self._size
        self._watermark(canvas)
        canvas.saveState()
        foot = self._said(self._document.foot or self._document.title)
        _write(canvas, self._said(self._document.issuer), _MARGIN, high - 44, _TEXT, 9, palette.GREY)
        _write(canvas, foot, wide - _MARGIN, high - 44, _TEXT, 9, palette.GREY, end=True)
        canvas.setStrokeColor(HexColor(palette.LINE))
        canvas.setLineWidth(0.6)
        canvas.line(_MARGIN, high - 50, wide - _MARGIN, high - 50)
        canvas.restoreState()
        self._foot(canvas)

    def _foot(self, canvas: Any) -> None:
        self.count = canvas.getPageNumber()
        self._tick(self.count)
        wide = self._size[0]
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.LINE))
        canvas.setLineWidth(0.6)
        canvas.line(_MARGIN, 38, wide - _MARGIN, 38)
        foot = self._said(self._document.foot or self._document.title)
        made_by = _("Produit par DSI Desktop")
        _write(canvas, f"{foot} – {made_by}", _MARGIN, 26, _TEXT, 8.5, palette.GREY)
        before = _("Page {n} sur ").format(n=self.count)
        room = canvas.stringWidth("0" * len(str(self.count)) + "0", _TEXT, 8.5)
        x = wide - _MARGIN - room - canvas.stringWidth(before, _TEXT, 8.5)
        _write(canvas, before, x, 26, _TEXT, 8.5, palette.GREY)
        canvas.translate(wide - _MARGIN - room, 26)
        canvas.doForm(TOTAL)
        canvas.restoreState()

    def _watermark(self, canvas: Any) -> None:
        if not self._document.watermark:
            return
        wide, high = self._size
        canvas.saveState()
        canvas.translate(wide / 2, high / 2)
        canvas.rotate(math.degrees(math.atan2(high, wide)))
        canvas.setFillColor(HexColor(palette.WATERMARK))
        size = 120.0
        whole = canvas.stringWidth(self._document.watermark, _BOLD, size)
        size *= min(1.0, 0.75 * math.hypot(wide, high) / whole)
        canvas.setFont(_BOLD, size)
        canvas.drawCentredString(0, -size / 3, self._document.watermark)
        canvas.restoreState()

    def _said(self, text: str) -> str:
        return spelled(text, self._document.language)


def _write(
    canvas: Any, text: str, x: float, y: float, font: str, size: float, colour: str, *,
    end: bool = False,
) -> None:  # fmt: skip
    parts = list(fonts.pieces(text, font))
    if end:
        x -= sum(canvas.stringWidth(part, face, size) for part, face in parts)
    canvas.setFillColor(HexColor(colour))
    for part, face in parts:
        canvas.setFont(face, size)
        canvas.drawString(x, y, part)
        x += canvas.stringWidth(part, face, size)


def _emblem(canvas: Any, x: float, y: float) -> None:
    radius = 13.0
    middle_x, middle_y = x + radius, y + radius
    canvas.setFillColor(HexColor(palette.NAVY))
    canvas.circle(middle_x, middle_y, radius * 0.42, stroke=0, fill=1)
    for at in range(5):
        angle = math.pi / 2 + at * 2 * math.pi / 5
        canvas.setFillColor(HexColor(palette.TEAL if at % 2 else palette.NAVY))
        canvas.circle(
            middle_x + radius * 0.78 * math.cos(angle), middle_y + radius * 0.78 * math.sin(angle),
            radius * 0.24, stroke=0, fill=1,
        )  # fmt: skip
