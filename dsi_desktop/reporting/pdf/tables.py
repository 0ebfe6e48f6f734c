"""Tables that tag themselves: one Table over all its pages, heads repeated as artifacts."""

from typing import Any

from dsi_desktop.reporting.pdf import engine  # isort: skip
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table
from reportlab.platypus.tables import TableRenderCB

from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf.canvas import TaggedCanvas
from dsi_desktop.reporting.pdf.paragraphs import P, fresh
from dsi_desktop.reporting.pdf.runs import fragments, pieces_of
from dsi_desktop.reporting.pdf.structure import Element
from dsi_desktop.reporting.pdf.styles import Sheet

__all__ = ["engine", "flowing_table", "plain_grid"]


class _Tags(TableRenderCB):
    """Follows reportlab through rows and cells; `heads` rows are titles, `groups` span the table."""

    def __init__(self, summary: str, heads: int, groups: frozenset[int], columns: int) -> None:
        self._about = (summary, heads, groups, columns)
        self._key = fresh()
        self._mute = False

    def startTable(self, table: Any) -> None:
        """Open the Table element, or find it again on the next page."""
        canvas = table.canv
        self._on = isinstance(canvas, TaggedCanvas) and not canvas.mute
        if self._on:
            self._again = self._key in canvas.tables
            about = {"Summary": self._about[0]} if self._about[0] else {}
            self._table = canvas.element(("table", self._key), "Table", canvas.under(()), **about)
            canvas.tables.setdefault(self._key, 0)

    def startRow(self, table: Any, row: int) -> None:
        """Open a TR; a repeated head is an artifact."""
        if not self._on:
            return
        canvas, heads = table.canv, self._about[1]
        self._mute = self._again and row < heads
        if self._mute:
            canvas.mute += 1
            return
        number = canvas.tables[self._key]
        canvas.tables[self._key] = number + 1
        self._head = number < heads
        self._group = number in self._about[2]
        self._row = canvas.element(("row", self._key, number), "TR", self._table)

    def startCell(
        self, table: Any, row: int, column: int, value: Any, style: Any, pos: Any, size: Any
    ) -> None:
        """Open a TH or a TD; the cells under a spanning group title are not there."""
        if not self._on or self._mute:
            return
        canvas = table.canv
        self._leaf = canvas.leaf
        if self._group and column:
            canvas.branch.append(canvas.branch[-1])
            return
        named = self._head or self._group or column == 0
        about: dict[str, Any] = {"Scope": "Column" if self._head else "Row"} if named else {}
        if self._group:
            about["ColSpan"] = self._about[3]
        cell = Element("TH" if named else "TD", self._row, **about)
        self._row.kids.append(cell)
        canvas.branch.append(cell)
        canvas.leaf = None if isinstance(value, list | tuple | Flowable) else cell

    def endCell(self, table: Any) -> None:
        """Close the cell."""
        if self._on and not self._mute:
            table.canv.branch.pop()
            table.canv.leaf = self._leaf

    def endRow(self, table: Any) -> None:
        """Close the row."""
        if self._on and self._mute:
            table.canv.mute -= 1

    def _nothing(self, table: Any) -> None:
        """Grounds and rules are decoration."""

    startBG = endBG = startLines = endLines = endTable = _nothing


def flowing_table(table: blocks.Table, sheet: Sheet, width: float, language: str) -> Table:
    """Return a table whose head is repeated on each page and whose rows are never cut."""
    shares = sum(column.share for column in table.columns)
    widths = [width * column.share / shares for column in table.columns]
    head = [
        _cell(column.title, "headright" if column.right else "head", sheet, language)
        for column in table.columns
    ]
    data, spans = [head], []
    for group in table.groups:
        if group.title:
            spans.append(len(data))
            blank = [""] * (len(table.columns) - 1)
            data.append([_cell(group.title, "group", sheet, language), *blank])
        for row in group.rows:
            data.append([
                _cell(words, _look(at, column), sheet, language)
                for at, (words, column) in enumerate(zip(row, table.columns, strict=True))
            ])  # fmt: skip
    tags = _Tags(table.summary, 1, frozenset(spans), len(table.columns))
    return Table(
        data, colWidths=widths, repeatRows=1, renderCB=tags, hAlign="LEFT", splitInRow=0,
        style=_rules(spans, sheet.scale), spaceBefore=2, spaceAfter=8 * sheet.scale,
    )  # fmt: skip


def plain_grid(data: list[list[Any]], widths: list[float], scale: float) -> Table:
    """Return a layout of cells without rules, read as a list by its paragraphs."""
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8 * scale), ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5), ("FONTNAME", (0, 0), (-1, -1), "DsiText"),
    ]  # fmt: skip
    return Table(data, colWidths=widths, style=style, hAlign="LEFT", spaceAfter=4 * scale)


def _look(at: int, column: blocks.Column) -> str:
    if column.right:
        return "cellright"
    return "rowhead" if at == 0 else "cell"


def _cell(words: blocks.Words, style: str, sheet: Sheet, language: str) -> list[P]:
    made = [P(None, sheet[style], frags=fragments(runs, sheet[style])) for runs in pieces_of(words, language)]
    return made or [P(None, sheet[style], frags=fragments([], sheet[style]))]


def _rules(spans: list[int], scale: float) -> list[tuple[Any, ...]]:
    navy, line, ground = (HexColor(c) for c in (palette.NAVY, palette.LINE, palette.GROUND))
    style: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), "DsiText"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("BACKGROUND", (0, 0), (-1, 0), ground),
        ("LINEBELOW", (0, 0), (-1, 0), 1.1, navy), ("LINEBELOW", (0, 1), (-1, -1), 0.4, line),
        ("TOPPADDING", (0, 0), (-1, -1), 3.2 * scale), ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.8 * scale), ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]  # fmt: skip
    for row in spans:
        style += [("SPAN", (0, row), (-1, row)), ("NOSPLIT", (0, row), (0, row + 1))]
    return style
