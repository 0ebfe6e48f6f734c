"""Tables and grids from blocks: what stands in each cell, how wide and with which rules."""

from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf.grids import Again, Grid
from dsi_desktop.reporting.pdf.paragraphs import P
from dsi_desktop.reporting.pdf.runs import fragments, pieces_of
from dsi_desktop.reporting.pdf.styles import Sheet
from dsi_desktop.reporting.pdf.table_tags import TableTags

_LONG_TITLE = 200


def flowing_table(table: blocks.Table, sheet: Sheet) -> Grid:
    """Return a table whose head is repeated on each page and whose rows stay whole."""
    shares = sum(column.share for column in table.columns)
    widths = [sheet.width * column.share / shares for column in table.columns]
    head: list[Any] = [
        cell(column.title, "headright" if column.right else "head", sheet)
        for column in table.columns
    ]
    data, spans = [head], []
    groups: dict[int, Again] = {}
    for group in table.groups:
        if group.title:
            spans.append(len(data))
            if len(group.title) <= _LONG_TITLE:
                groups[len(data)] = partial(_again, group.title, sheet)
            data.append([cell(group.title, "group", sheet), *[""] * (len(table.columns) - 1)])
        data += [_row(row, table.columns, sheet) for row in group.rows]
    tags = TableTags(table.summary, 1, frozenset(spans), len(table.columns))
    made = Grid(
        data, colWidths=widths, repeatRows=1, renderCB=tags, hAlign="LEFT",
        style=_rules(spans, groups.keys(), sheet.scale), spaceBefore=2, spaceAfter=8 * sheet.scale,
    )  # fmt: skip
    made.heads, made.groups, made.page_height = 1, groups, sheet.height
    return made


def plain_grid(data: list[list[Any]], widths: list[float], sheet: Sheet) -> Grid:
    """Return a layout of cells without rules, read as paragraphs one after the other."""
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8 * sheet.scale), ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5), ("FONTNAME", (0, 0), (-1, -1), "DsiText"),
    ]  # fmt: skip
    made = Grid(data, colWidths=widths, style=style, hAlign="LEFT", spaceAfter=4 * sheet.scale)
    made.page_height = sheet.height
    return made


def cell(words: blocks.Words, style: str, sheet: Sheet) -> list[Flowable]:
    """Return the paragraphs of a cell; an empty one keeps its line."""
    look = sheet[style]
    made = [P(None, look, frags=fragments(run, look)) for run in pieces_of(words, sheet.language)]
    return [*made] or [P(None, look, frags=fragments([], look))]


def _row(
    row: tuple[blocks.Words, ...], columns: tuple[blocks.Column, ...], sheet: Sheet
) -> list[list[Flowable]]:
    pairs = enumerate(zip(row, columns, strict=True))
    return [cell(words, _look(at, column), sheet) for at, (words, column) in pairs]


def _again(title: str, sheet: Sheet) -> list[Flowable]:
    return cell(_("{title} (suite)").format(title=title), "group", sheet)


def _look(at: int, column: blocks.Column) -> str:
    if column.right:
        return "cellright"
    return "rowhead" if at == 0 else "cell"


def _rules(spans: list[int], kept: Any, scale: float) -> list[tuple[Any, ...]]:
    navy, line, ground = (HexColor(c) for c in (palette.NAVY, palette.LINE, palette.GROUND))
    style: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), "DsiText"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("BACKGROUND", (0, 0), (-1, 0), ground),
        ("LINEBELOW", (0, 0), (-1, 0), 1.1, navy), ("LINEBELOW", (0, 1), (-1, -1), 0.4, line),
        ("TOPPADDING", (0, 0), (-1, -1), 3.2 * scale), ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.8 * scale), ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]  # fmt: skip
    style += [("SPAN", (0, row), (-1, row)) for row in spans]
    style += [("NOSPLIT", (0, row), (0, row + 1)) for row in kept]
    return style
