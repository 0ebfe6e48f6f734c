"""The calendar as a table of words: the twin of the bars."""

from functools import partial

from PySide6.QtGui import QIcon

from dsi_desktop.features.schedule.rules.listing import HEADS, ListLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.views import Table

_WIDTHS = (250, 130, 130, 130, 100, 90, 150, 90, 190, 190, 90, 150)


class CalendarList(Table):
    """Every action of the plan, whatever is folded over the bars."""

    def __init__(self) -> None:
        self.lines = RowsModel[ListLine](
            [
                Column(_(head), partial(_cell, at), tip=partial(_cell, at),
                       icon=_mark if at == len(HEADS) - 1 else None)
                for at, head in enumerate(HEADS)
            ],
            lambda line: line.key,
        )  # fmt: skip
        super().__init__(_("Calendrier en liste"), self.lines)
        self.widths(*_WIDTHS, stretch=0)
        head = self.horizontalHeader()
        head.setSectionResizeMode(head.ResizeMode.Interactive)

    def show_lines(self, lines: tuple[ListLine, ...]) -> None:
        """Show other lines."""
        self.lines.show(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0, 0))

    def in_hand(self) -> str:
        """Return the id of the action in hand."""
        index = self.currentIndex()
        return self.lines.row(index).key if index.isValid() else ""

    def reveal(self, key: str) -> bool:
        """Put the hand on an action; tell whether it is listed."""
        index = self.lines.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()


def _cell(at: int, line: ListLine) -> str:
    return line.cells[at]


def _mark(line: ListLine) -> QIcon | None:
    return icon("alert-triangle", "danger") if line.wrong else None
