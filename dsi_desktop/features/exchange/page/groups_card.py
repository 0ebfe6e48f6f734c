"""« Ce qui arrive »: one line a group, what is added, changed, removed, and what will be asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from dsi_desktop.features.exchange.presenter.reception import GroupLine
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.views import Table


class GroupsCard(Card):
    """A table as high as its lines: the page scrolls, not the table."""

    def __init__(self, lines: Sequence[GroupLine]) -> None:
        super().__init__(_("Ce qui arrive"), "box")
        model = RowsModel(
            (
                Column[GroupLine](_("Quoi"), _title, icon=lambda line: icon(line.icon),
                                  tip=_title),
                Column[GroupLine](_("Ajouts"), lambda line: _count(line.added), right=True),
                Column[GroupLine](_("Changées"), lambda line: _count(line.changed), right=True),
                Column[GroupLine](_("Supprimées"), lambda line: _count(line.removed), right=True),
                Column[GroupLine](_("À décider"), lambda line: words.to_decide(line.conflicts)
                                  if line.conflicts else "", icon=_warning),
            ),
            key=lambda line: line.title,
        )  # fmt: skip
        model.setParent(self)
        model.show(list(lines))
        self.table = Table(_("Ce qui arrive, par sujet"), model)
        self.table.widths(200, 72, 84, 96, 124, stretch=0)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * len(lines)
        self.table.setFixedHeight(rows + max(head.sizeHint().height(), theme().px(32)) + 8)
        self.body.addWidget(self.table)


def _title(line: GroupLine) -> str:
    return f"{line.title}   {line.note}" if line.note else line.title


def _count(number: int) -> str:
    return str(number) if number else "—"


def _warning(line: GroupLine) -> object:
    return icon("alert-triangle", "warn") if line.conflicts else None
