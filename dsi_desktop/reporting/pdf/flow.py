"""From neutral blocks to what reportlab lays out, one small function per block."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf.canvas import Step
from dsi_desktop.reporting.pdf.drawings import Picture
from dsi_desktop.reporting.pdf.numbers import fresh
from dsi_desktop.reporting.pdf.paragraphs import P
from dsi_desktop.reporting.pdf.photos import Photo
from dsi_desktop.reporting.pdf.runs import fragments, pieces_of
from dsi_desktop.reporting.pdf.styles import Sheet
from dsi_desktop.reporting.pdf.tables import flowing_table, plain_grid

_HEADINGS = {1: "h1", 2: "h2", 3: "h3", 4: "h3"}
_HEAD_OF_TABLE = 92.0
_LONG_FACT = 160


class Tinted(Flowable):
    """Paragraphs on a tinted ground with a coloured edge."""

    def __init__(self, items: list[P], tone: str, scale: float) -> None:
        super().__init__()
        self._items = items
        self._ground, self._edge = (HexColor(c) for c in palette.TINTS[tone])
        self._pad = 9 * scale
        self.spaceBefore, self.spaceAfter = 4 * scale, 9 * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure what is inside."""
        room = width - 2 * self._pad - 3
        self._heights = [
            item.wrap(room, height)[1]
            + (item.getSpaceAfter() if item is not self._items[-1] else 0)
            for item in self._items
        ]
        self.width, self.height = width, sum(self._heights) + 2 * self._pad
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between paragraphs, or inside the first when it alone is too long."""
        self.wrap(width, height)
        room, taken = height - 2 * self._pad, 0.0
        for at, tall in enumerate(self._heights):
            if taken + tall > room:
                return self._cut(at, width, room - taken)
            taken += tall
        return [self]

    def draw(self) -> None:
        """Draw the ground, then each paragraph."""
        canvas = self.canv
        canvas.setFillColor(self._ground)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(self._edge)
        canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        y = self.height - self._pad
        for item, tall in zip(self._items, self._heights, strict=True):
            y -= tall
            after = tall - item.height
            item.drawOn(canvas, self._pad + 3, y + after)

    def _cut(self, at: int, width: float, room: float) -> list[Flowable]:
        parts = self._items[at].split(width - 2 * self._pad - 3, room) if room > 0 else []
        first = self._items[:at] + parts[:1]
        if not first:
            return []
        rest = parts[1:] + self._items[at + 1 :] if parts else self._items[at:]
        return [self._like(first), self._like(rest)] if rest else [self._like(first)]

    def _like(self, items: list[P]) -> "Tinted":
        made = Tinted(items, "accent", self._pad / 9)
        made._ground, made._edge = self._ground, self._edge
        return made


def flow(document: blocks.Document, sheet: Sheet) -> list[Flowable]:
    """Return the story of a document for the room of `sheet`."""
    story: list[Flowable] = []
    setter = _Setter(sheet)
    for at, block in enumerate(document.blocks):
        following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
        if isinstance(block, blocks.Heading) and isinstance(following, blocks.Table):
            story.append(CondPageBreak(_HEAD_OF_TABLE * sheet.scale))
            story += setter.heading(block, "loose")
            continue
        story += setter.set(block)
    return story


class _Setter:
    """Sets blocks with one sheet of styles."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def set(self, block: blocks.Block) -> list[Flowable]:
        """Return the flowables of one block."""
        methods: dict[type, Callable[[Any], list[Flowable]]] = {
            blocks.Heading: self.heading, blocks.Para: self._para, blocks.Bullets: self._bullets,
            blocks.Table: self._table, blocks.Facts: self._facts, blocks.Box: self._box,
            blocks.Signatures: self._signatures, blocks.Figure: self._figure,
            blocks.Room: lambda room: [Spacer(1, room.points * self._sheet.scale)],
            blocks.PageBreak: _break,
            blocks.Photo: lambda photo: [Photo(photo.content, photo.alt, self._sheet.height)],
        }  # fmt: skip
        return methods[type(block)](block)

    def _paragraphs(
        self, words: blocks.Words, style: str, tag: str = "P", path: tuple[Step, ...] = ()
    ) -> list[P]:
        look = self._sheet[style]
        return [
            P(None, look, frags=fragments(runs, look)).tagged(tag, path)
            for runs in pieces_of(words, self._sheet.language)
        ]

    def heading(self, heading: blocks.Heading, look: str = "") -> list[Flowable]:
        """Set a heading; a `loose` one may part from what follows.

        Kept with a long table, it would take the whole table to the next page (measured).
        """
        level = min(heading.level, 4)
        made = self._paragraphs(heading.text, f"{_HEADINGS[level]}{look}", f"H{level}")
        return [*made]

    def _para(self, para: blocks.Para) -> list[Flowable]:
        return [*self._paragraphs(para.words, para.look)]

    def _bullets(self, bullets: blocks.Bullets) -> list[Flowable]:
        numbering = "Decimal" if bullets.numbered else "Disc"
        path: tuple[Step, ...] = (("L", ("list", fresh()), {"ListNumbering": numbering}),)
        style = self._sheet["number" if bullets.numbered else "bullet"]
        made: list[Flowable] = []
        for number, words in enumerate(bullets.items, 1):
            mark = f"{number}." if bullets.numbered else "•"
            first: P | None = None
            for runs in pieces_of(words, self._sheet.language):
                if first is None:
                    first = P(None, style, mark, fragments(runs, style)).tagged("LI", path)
                    made.append(first)
                else:
                    more = P(None, style, frags=fragments(runs, style))
                    made.append(more.tagged("P", first.inside()))
        return made

    def _table(self, table: blocks.Table) -> list[Flowable]:
        if not any(group.rows for group in table.groups):
            return [*self._paragraphs(table.empty or _("Rien à montrer ici."), "note")]
        return [flowing_table(table, self._sheet)]

    def _facts(self, facts: blocks.Facts) -> list[Flowable]:
        cells: list[list[P]] = []
        for name, words in facts.pairs:
            cells.append(self._paragraphs(name, "fact"))
            cells.append(self._paragraphs(words, "value") or self._paragraphs("–", "value"))
        longest = max((len(blocks.text_of(words)) for _name, words in facts.pairs), default=0)
        pairs = 1 if longest > _LONG_FACT else 2
        cells += [[] for _blank in range(-len(cells) % (2 * pairs))]
        rows = [cells[at : at + 2 * pairs] for at in range(0, len(cells), 2 * pairs)]
        if not rows:
            return []
        name_width = 0.145 * self._sheet.width
        value_width = self._sheet.width / pairs - name_width
        return [plain_grid(rows, [name_width, value_width] * pairs, self._sheet)]

    def _box(self, box: blocks.Box) -> list[Flowable]:
        items = self._paragraphs(box.title, "boxtitle", "P")
        for para in box.paragraphs:
            items += self._paragraphs(para.words, "note" if para.look == "note" else "boxbody")
        return [Tinted(items, box.tone, self._sheet.scale)]

    def _signatures(self, signatures: blocks.Signatures) -> list[Flowable]:
        scale, many = self._sheet.scale, len(signatures.lines)
        made: list[Flowable] = []
        columns = 2 if many > 1 else 1
        for at in range(0, many, columns):
            pair = signatures.lines[at : at + columns]
            row = [
                [_SignatureLine(150 * scale), *self._paragraphs(name or " ", "fact"),
                 *self._paragraphs(function, "sign")]
                for function, name in pair
            ]  # fmt: skip
            row += [[] for _blank in range(columns - len(row))]
            made.append(plain_grid([row], [self._sheet.width / 2] * columns, self._sheet))
        return [Spacer(1, 14 * scale), KeepTogether(made)]

    def _figure(self, figure: blocks.Figure) -> list[Flowable]:
        return [Picture(figure.drawing, figure.alt, self._sheet)]


def _break(block: blocks.PageBreak) -> list[Flowable]:
    if block.watermark is None:
        return [PageBreak()]
    return [ActionFlowable(("watermark", block.watermark)), PageBreak()]


class _SignatureLine(Flowable):
    """The line to sign on: decoration, the name under it is the text."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 34.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take at most the room there is."""
        self.width = min(self.width, width)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(HexColor(palette.GREY))
        self.canv.setLineWidth(0.7)
        self.canv.line(0, 4, self.width, 4)
