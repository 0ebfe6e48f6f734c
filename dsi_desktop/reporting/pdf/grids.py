"""A grid that a page may cut: between rows, inside a row taller than a page, « (suite) » above."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, Table

Again = Callable[[], list[Flowable]]
_LEAST = 24.0


class Grid(Table):
    """Repeats its `heads` first rows on each page, and the title of the group a page cuts.

    `groups` tells for the row of each title how to say it again. `repeated` rows of this part
    have been on an earlier page already; `continued` says that its first other row has begun there.
    """

    repeatRows: int | tuple[int, ...]
    heads = 0
    repeated = 0
    continued = False
    page_height = 0.0

    def __init__(self, *rows: Any, **about: Any) -> None:
        self.groups: dict[int, Again] = {}
        super().__init__(*rows, **about)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut between rows; a row that no page can hold is cut between its lines."""
        self.repeatRows = self.heads
        self.splitInRow = 0
        parts: list[Grid] = super().split(width, height)
        if len(parts) == 2 and parts[0]._nrows <= self.repeated:
            parts = []  # heads and « (suite) » alone: what follows begins on the next page
        if len(parts) < 2:
            return self._cut_row(height) if not parts and self._too_tall(height) else [*parts]
        at = parts[0]._nrows
        title = self._title_over(at)
        if title is not None:
            self.repeatRows = (*range(self.heads), title)
            again: list[Grid] = super().split(width, height)
            if len(again) == 2 and again[0]._nrows == at:
                return self._said_again(again, at, title)
        return self._told(parts, at)

    def _title_over(self, row: int) -> int | None:
        """Return the row of the title of the group that holds `row`; None at its own title."""
        before = [title for title in self.groups if title <= row]
        return max(before) if before and max(before) < row else None

    def _too_tall(self, height: float) -> bool:
        top, row = sum(self._rowHeights[: self.heads]), max(self.heads, self.repeated)
        if row in self.groups:
            row += 1
        alone = self._rowHeights[row] if row < self._nrows else 0.0
        return bool(top + alone > self.page_height - 1 and height - top > _LEAST)

    def _cut_row(self, height: float) -> list[Flowable]:
        self.splitInRow = 1
        self._nosplitCmds: list[Any] = []
        parts: list[Grid] = self._splitRows(height, doInRowSplit=1)
        if len(parts) < 2:
            return [*parts]
        at = parts[0]._nrows
        self._told(parts, at, extra=1)
        parts[1].continued = True
        return [*parts]

    def _told(self, parts: list["Grid"], at: int, extra: int = 0) -> list[Flowable]:
        first, rest = parts
        for part in parts:
            part.heads, part.page_height = self.heads, self.page_height
        first.repeated, first.continued = self.repeated, self.continued
        first.groups = {row: again for row, again in self.groups.items() if row < at}
        rest.repeated = self.heads
        shift = extra + self.heads - at
        rest.groups = {
            row + shift: again for row, again in self.groups.items() if row + extra >= at
        }
        return [first, rest]

    def _said_again(self, parts: list["Grid"], at: int, title: int) -> list[Flowable]:
        rest = parts[1]
        self._told(parts, at)
        rest.groups = {row + 1: again for row, again in rest.groups.items()}
        rest.groups[self.heads] = self.groups[title]
        rest.repeated = self.heads + 1
        rest._cellvalues[self.heads] = [self.groups[title](), *[""] * (self._ncols - 1)]
        heights = list(rest._argH)
        heights[self.heads] = None
        rest._argH = rest._rowHeights = heights
        return [*parts]
