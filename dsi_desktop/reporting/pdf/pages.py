"""The page around the story: head, foot, watermark, « Page 1 sur 4 »; all of it decoration."""

import math
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, LETTER, TABLOID, landscape
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from dsi_desktop.kernel.drawing import shortened
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf import fonts
from dsi_desktop.reporting.pdf.numbers import fresh
from dsi_desktop.reporting.pdf.paragraphs import P
from dsi_desktop.reporting.pdf.runs import spelled

TOTAL = "nbpages"
_PAPERS = MappingProxyType({"letter": LETTER, "a3": A3, "tabloid": TABLOID})
_MARGIN, _FOOT, _FIRST, _NEXT = 54.0, 50.0, 92.0, 62.0
_GAP, _GIANT = 12.0, 120.0
_Look = tuple[str, float, str]
_BOLD, _HALF, _TEXT = f"{fonts.TITLE}-B", fonts.TITLE, fonts.TEXT


class Pages(BaseDocTemplate):
    """Lays a story out on its paper; tells each page to `progress`, asks `cancelled`."""

    def __init__(self, target: Any, document: blocks.Document, tick: Any) -> None:
        paper = _PAPERS[document.paper]
        size = landscape(paper) if document.landscape else paper
        super().__init__(
            target, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, title=document.title,
            author=document.issuer, subject=document.subject, lang="fr-CA", allowSplitting=1,
        )  # fmt: skip
        self._document = document
        self._tick = tick
        self._size = size
        self._stamp = document.watermark
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

    def room(self) -> tuple[float, float]:
        """Return the room of a page after the first, in points."""
        wide, high = self._size
        return wide - 2 * _MARGIN, high - _FOOT - _NEXT

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

    def handle_watermark(self, words: str) -> None:
        """Change the watermark from the next page on: reportlab calls this by its name."""
        self._stamp = words

    _headings = 0
    _outlined = 0

    def _first(self, canvas: Any, _template: Any) -> None:
        wide, high = self._size
        says = self._document
        self._watermark(canvas)
        canvas.saveState()
        _emblem(canvas, _MARGIN, high - 68)
        kind = self._write_end(canvas, says.kind, high - 53, (_HALF, 10.5, palette.TEAL))
        room = wide - 2 * _MARGIN - 36
        self._write(canvas, says.issuer, (_MARGIN + 36, high - 53), room - kind,
                    (_BOLD, 13, palette.NAVY))  # fmt: skip
        self._write(canvas, says.motto, (_MARGIN + 36, high - 66), room,
                    (_TEXT, 9.5, palette.GREY))  # fmt: skip
        canvas.setStrokeColor(HexColor(palette.NAVY))
        canvas.setLineWidth(1.2)
        canvas.line(_MARGIN, high - 78, wide - _MARGIN, high - 78)
        canvas.restoreState()
        self._foot(canvas)

    def _next(self, canvas: Any, _template: Any) -> None:
        wide, high = self._size
        self._watermark(canvas)
        canvas.saveState()
        small = (_TEXT, 9.0, palette.GREY)
        taken = self._write_end(canvas, self._document.issuer, high - 44, small)
        foot = self._document.foot or self._document.title
        self._write(canvas, foot, (_MARGIN, high - 44), wide - 2 * _MARGIN - taken, small)
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
        small = (_TEXT, 8.5, palette.GREY)
        before = _("Page {n} sur ").format(n=self.count)
        room = canvas.stringWidth("0" * len(str(self.count)) + "0", _TEXT, 8.5)
        taken = room + canvas.stringWidth(before, _TEXT, 8.5)
        says = self._document
        made_by = _("Produit par DSI Desktop")
        foot = f"{says.foot or says.title} – {made_by}"
        self._write(canvas, foot, (_MARGIN, 26), wide - 2 * _MARGIN - taken - 12, small)
        self._write(canvas, before, (wide - _MARGIN - taken, 26), taken, small)
        canvas.translate(wide - _MARGIN - room, 26)
        canvas.doForm(TOTAL)
        canvas.restoreState()

    def _watermark(self, canvas: Any) -> None:
        if not self._stamp:
            return
        wide, high = self._size
        canvas.saveState()
        canvas.translate(wide / 2, high / 2)
        canvas.rotate(math.degrees(math.atan2(high, wide)))
        words, longest = self._line(self._stamp), 0.75 * math.hypot(wide, high)
        whole = fonts.measure(words, "bold", _GIANT)
        size = _GIANT * min(1.0, longest / whole)
        look = (_BOLD, size, palette.WATERMARK)
        self._write(canvas, words, (-whole * size / _GIANT / 2, -size / 3), longest, look)
        canvas.restoreState()

    def _write_end(self, canvas: Any, text: str, y: float, look: _Look) -> float:
        """Write at the right margin, on at most half the page; return the width to leave."""
        half = self.room()[0] / 2
        words = shortened(self._line(text), half, _role(look), look[1], fonts.measure)
        wide = fonts.measure(words, _role(look), look[1])
        self._write(canvas, words, (self._size[0] - _MARGIN - wide, y), half, look)
        return wide + _GAP if wide else 0.0

    def _write(
        self, canvas: Any, text: str, at: tuple[float, float], room: float, look: _Look
    ) -> None:
        x, y = at
        font, size, colour = look
        words = self._line(text)
        if fonts.measure(words, _role(look), size) > room + 0.01:
            words = shortened(words, room, _role(look), size, fonts.measure)
        canvas.setFillColor(HexColor(colour))
        for part, face in fonts.pieces(words, font):
            canvas.setFont(face, size)
            canvas.drawString(x, y, part)
            x += canvas.stringWidth(part, face, size)

    def _line(self, text: str) -> str:
        return _on_a_line(text, self._document.language)


@lru_cache(64)
def _on_a_line(text: str, language: str) -> str:
    return spelled(text, language).replace("\n", " ")


def _role(look: _Look) -> str:
    return {_BOLD: "bold", _HALF: "semibold"}.get(look[0], "regular")


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
