"""The columns and the order of each list: chosen in a menu or on the headings, kept here."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu

from dsi_desktop.features.directory.page.lists import COLUMNS, ListColumn
from dsi_desktop.features.directory.presenter import ListLook, fitting, read_look
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_FRAME = 20
_TAGS = "tags"


class ListLooks(QObject):
    """Dresses the tables and tells when another order is wanted; the computer keeps it."""

    changed = Signal()

    def __init__(self, desk: Host, menu: QMenu, tables: Mapping[str, Table]) -> None:
        super().__init__(menu)
        self._desk = desk
        self._menu = menu
        self._tables = tables
        self._columns: dict[str, tuple[ListColumn[Any], ...]] = {
            kind: COLUMNS[kind]() for kind in tables}
        self._room = 0
        for kind, table in tables.items():
            columns = self._columns[kind]
            table.widths(*(one.width for one in columns), stretch=0)
            head = table.horizontalHeader()
            head.setSectionsClickable(True)
            head.setSortIndicatorShown(True)
            head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            head.customContextMenuRequested.connect(partial(self._open_at, head))
            head.sectionClicked.connect(partial(self._order_section, kind))
        menu.aboutToShow.connect(self._fill)
        self._kind = next(iter(tables))

    def look(self, kind: str) -> ListLook:
        """Return how a list looks."""
        columns = self._columns[kind]
        return read_look(
            self._desk.preferences.look_of(_name(kind)), [one.key for one in columns],
            [one.key for one in columns if one.usual],
        )

    def fit(self, room: int) -> None:
        """Show the columns chosen that have room, the order on the heading."""
        self._room = room
        for kind, table in self._tables.items():
            columns, look = self._columns[kind], self.look(kind)
            spared = [one.key for one in sorted(columns, key=lambda one: -one.spared)
                      if one.spared]
            widths = {one.key: theme().px(one.width) for one in columns}
            shown = fitting(widths, spared, look.columns, room - _FRAME)
            head = table.horizontalHeader()
            for at, one in enumerate(columns):
                table.setColumnHidden(at, one.key not in shown)
                if at:
                    head.resizeSection(at, widths[one.key])
                if one.key == look.sort:
                    order = (Qt.SortOrder.DescendingOrder if look.descending
                             else Qt.SortOrder.AscendingOrder)
                    head.setSortIndicator(at, order)

    def turn_to(self, kind: str) -> None:
        """Let the menu speak of another list."""
        self._kind = kind

    def toggle(self, key: str) -> None:
        """Show a column, or hide it."""
        self._keep(self._kind, self.look(self._kind).toggled(key))

    def order(self, key: str) -> None:
        """Order by a column; again turns the order round. Several tags have no order."""
        if key != _TAGS:
            self._keep(self._kind, self.look(self._kind).ordered(key))

    def _order_section(self, kind: str, section: int) -> None:
        self._kind = kind
        self.order(self._columns[kind][section].key)

    def _keep(self, kind: str, look: ListLook) -> None:
        self._desk.prefer(self._desk.preferences.liking(_name(kind), look.written))
        self.fit(self._room)
        self.changed.emit()

    def _fill(self) -> None:
        look, columns = self.look(self._kind), self._columns[self._kind]
        self._menu.clear()
        self._menu.addSection(_("Colonnes"))
        for one in columns:
            if one.spared:
                shown = self._menu.addAction(one.column.title)
                shown.setCheckable(True)
                shown.setChecked(one.key in look.columns)
                shown.triggered.connect(partial(self.toggle, one.key))
        order = self._menu.addMenu(_("Ordre"))
        group = QActionGroup(order)
        for one in columns:
            if one.key != _TAGS:
                by = order.addAction(one.column.title)
                by.setCheckable(True)
                by.setChecked(one.key == look.sort)
                by.triggered.connect(partial(self.order, one.key))
                group.addAction(by)

    def _open_at(self, head: QHeaderView, point: QPoint) -> None:
        self._menu.popup(head.mapToGlobal(point))


def _name(kind: str) -> str:
    return f"directory.{kind}"
