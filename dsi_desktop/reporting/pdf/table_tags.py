"""The tags of a table: one Table over all its pages, what is said again is decoration."""

from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus.tables import TableRenderCB

from dsi_desktop.reporting.pdf.canvas import TaggedCanvas
from dsi_desktop.reporting.pdf.numbers import fresh


class TableTags(TableRenderCB):
    """Follows reportlab through rows and cells; `heads` rows are titles, `groups` span the table.

    The number of a row counts over all pages: a row cut in two is one TR.
    """

    def __init__(self, summary: str, heads: int, groups: frozenset[int], columns: int) -> None:
        self._summary = summary
        self._heads = heads
        self._groups = groups
        self._columns = columns
        self._key = fresh()
        self._mute = self._on = False

    def startTable(self, table: Any) -> None:
        """Open the Table element, or find it again on the next page."""
        canvas = table.canv
        self._on = isinstance(canvas, TaggedCanvas) and not canvas.mute
        if self._on:
            about = {"Summary": self._summary} if self._summary else {}
            self._table = canvas.element(("table", self._key), "Table", canvas.under(()), **about)
            canvas.tables.setdefault(self._key, 0)

    def startRow(self, table: Any, row: int) -> None:
        """Open a TR; a row that says again a title is an artifact."""
        if not self._on:
            return
        canvas = table.canv
        self._mute = row < table.repeated
        if self._mute:
            canvas.mute += 1
            return
        going_on = table.continued and row == table.repeated
        self._number = canvas.tables[self._key] - int(going_on)
        canvas.tables[self._key] = self._number + 1
        self._row = canvas.element(("row", self._key, self._number), "TR", self._table)

    def startCell(
        self, table: Any, row: int, column: int, value: Any, style: Any, pos: Any, size: Any
    ) -> None:
        """Open a TH or a TD; reportlab leaves out the cells that a group title spans."""
        if not self._on or self._mute:
            return
        canvas = table.canv
        self._leaf = canvas.leaf
        head, group = self._number < self._heads, self._number in self._groups
        named = head or group or column == 0
        about: dict[str, Any] = {"Scope": "Column" if head else "Row"} if named else {}
        if group:
            about["ColSpan"] = self._columns
        key = ("cell", self._key, self._number, column)
        cell = canvas.element(key, "TH" if named else "TD", self._row, **about)
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
