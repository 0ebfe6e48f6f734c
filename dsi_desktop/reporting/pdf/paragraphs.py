"""A paragraph that tags itself, keeps its tag when a page cuts it, and is measured once."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from dsi_desktop.reporting.pdf.canvas import Step, TaggedCanvas
from dsi_desktop.reporting.pdf.numbers import fresh
from dsi_desktop.reporting.pdf.structure import Element


class P(Paragraph):
    """Fragments in, one structure element out; the signature is the one reportlab splits with.

    The tag "LI" makes Lbl and LBody of the bullet and the text.
    """

    def __init__(
        self, text: str | None, style: ParagraphStyle, bulletText: str | None = None,
        frags: list[ParaFrag] | None = None, **about: Any,
    ) -> None:  # fmt: skip
        self._dsi: tuple[str, tuple[Step, ...], object] = ("P", (), fresh())
        self._measured: float | None = None
        self._body: Element | None = None
        super().__init__(text, style, bulletText=bulletText, frags=frags, **about)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure, once per width: tables ask three times."""
        if self._measured == width and "blPara" in self.__dict__:
            return self.width, self.height
        size: tuple[float, float] = super().wrap(width, height)
        self._measured = width
        return size

    def split(self, width: float, height: float) -> list[Any]:
        """Cut at the page; the parts are one element."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part._dsi, part._measured, part._body = self._dsi, None, None
        return parts

    def beginText(self, x: float, y: float) -> Any:
        """Begin a text object that knows its links and its line ends."""
        text = self.canv.beginText(x, y)
        if isinstance(self.canv, TaggedCanvas):
            _follow(self, text)
        return text

    def draw(self) -> None:
        """Draw inside the element of this paragraph."""
        canvas = self.canv
        if canvas.mute:
            super().draw()
            return
        tag, path, key = self._dsi
        above, before = canvas.under(path), canvas.leaf
        if tag == "LI":
            item = canvas.element(("li", key), "LI", above)
            label = canvas.element(("label", key), "Lbl", item) if self.bulletText else None
            self._body = canvas.element(("body", key), "LBody", item)
            canvas.leaf = label or self._body
        else:
            canvas.leaf = self._body = canvas.element(key, tag, above)
        super().draw()
        canvas.leaf = before

    def inside(self) -> tuple[Step, ...]:
        """Return the path to the body of this list item: its next paragraphs go there."""
        _tag, path, key = self._dsi
        return (*path, ("LI", ("li", key), {}), ("LBody", ("body", key), {}))

    def key(self) -> object:
        """Return what names the element of this paragraph."""
        return self._dsi[2]

    def tagged(self, tag: str, path: Sequence[Step] = ()) -> "P":
        """Say the tag of this paragraph and the elements above it; return the paragraph."""
        self._dsi = (tag, tuple(path), self.key())
        return self


def _follow(paragraph: P, text: Any) -> None:
    canvas = text._canvas
    if paragraph._body is not None and not canvas.mute:
        canvas.leaf = paragraph._body
    text.dsi_links = []
    opened: dict[Any, int] = {}

    def record(link: Any, what: str) -> None:
        if canvas.mute or canvas.leaf is None:
            return
        if what == "start":
            opened[link] = len(text._code) - 1
            return
        start = opened.pop(link, None)
        if start is not None:
            key = ("link", paragraph.key(), link)
            canvas.links[link[1]] = element = canvas.element(key, "Link", canvas.leaf)
            text.dsi_links.append((start, len(text._code), element))

    plain = text._textOut

    def spaced(words: str, TStar: int = 0) -> None:
        """A real space at each line end: else readers join the words of two lines."""
        ends = TStar and words and not words.endswith(("-", " "))
        plain(f"{words} " if ends else words, TStar)

    text._linkRecord = record
    text._textOut = spaced
