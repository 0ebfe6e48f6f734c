"""A list of acts with its tools above and the sheet of one beside it."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.page.acts.room import is_narrow, scale_icons, spare
from dsi_desktop.features.governance.page.acts.tools_row import ToolsRow
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState, SidePanel
from dsi_desktop.ui.widgets.views import Table

_PANEL = 392
_GAP = 16
_MARGINS = 72
_ANY_WIDTH = 16_777_215


class Ledger(Page):
    """A list one reads and adds to. Its subclass says what is listed and what a sheet shows."""

    HIDES_NEW = True

    def __init__(
        self, store: Store, desk: Desk, name: str, model: RowsModel[Any], empty: EmptyState,
        columns: Sequence[int],
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self.store = store
        self.table = Table(name, model, self.open_row)
        self.columns = columns
        self.table.widths(*columns, stretch=0)
        scale_icons(self.table)
        self.model = model
        self.record_id = ""
        self._showing = False
        self.tools = ToolsRow(self.strip)
        self.search, self.scope, self.count = self.tools.search, self.tools.scope, self.tools.count
        self.panel = SidePanel(_PANEL)
        self.panel.hide()
        self.lists = QStackedWidget()
        self._empty = empty
        self._nothing = EmptyState("search", _("Rien ne correspond à ce filtre"))
        for widget in (self.table, empty, self._nothing):
            self.lists.addWidget(widget)
        self._lay_out()
        self._wire()

    @abstractmethod
    def read_rows(self, search: str, scope: str) -> Sequence[Any]:
        """Return what the list shows."""

    @abstractmethod
    def read_sheet(self, record_id: str) -> None:
        """Show one record in the panel; raises `NotFound` when it is gone."""

    @abstractmethod
    def say_count(self, count: int) -> str:
        """Return how many are listed."""

    @abstractmethod
    def act(self, asked: str) -> None:
        """Do what a button of the sheet asked."""

    @abstractmethod
    def ask_new(self, made: Callable[[str], None]) -> object:
        """Ask for a new record, then tell its id."""

    def start(self, intent: str) -> None:
        """Ask for a new record, then show it."""
        def made(record_id: str) -> None:
            QTimer.singleShot(0, self, lambda: self.open_record(intent, record_id))

        self.ask_new(made)

    def refresh(self) -> None:
        """Read the list and the sheet shown."""
        search, scope = self.search.text(), str(self.scope.currentData() or "")
        rows = self.read_rows(search, scope)
        self._showing = True
        self.model.show(rows)
        self._showing = False
        self.count.setText(self.say_count(len(rows)))
        at_first = not search and self.scope.currentIndex() <= 0
        blank = self._empty if at_first else self._nothing
        shown = self.table if rows else blank
        self.lists.setCurrentWidget(shown)
        self.begin_at(shown)
        self._read()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one record, in the whole list when the part shown does not hold it."""
        self.refresh()
        if not self.model.index_of(record_id).isValid():
            self.search.clear()
            self.scope.setCurrentIndex(self.scope.findData("all"))
            self.refresh()
        index = self.model.index_of(record_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
        self.show_record(record_id)

    def record_in_hand(self) -> str:
        """The record of the sheet, when one is shown."""
        return "" if self.panel.isHidden() else self.record_id

    def show_record(self, record_id: str) -> None:
        """Show the sheet of one record."""
        self.record_id = record_id
        self.panel.show()
        self._fit()
        self._read()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something that a rule may refuse."""
        try:
            act()
        except DsiError as refusal:
            self.desk.refuse(refusal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go before words are cut."""
        super().resizeEvent(event)
        self._fit()

    def spared(self) -> Sequence[int]:
        """Return the columns that go first: beside the sheet, and where room lacks."""
        return ()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.lists, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self.tools.asked.connect(self.refresh)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.panel.closed.connect(self._closed)
        edit = QShortcut(QKeySequence("E"), self.table)
        edit.activated.connect(self._edit_chosen)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    def _selected(self, chosen: QItemSelection) -> None:
        """Follow the person from row to row; a row that leaves the list takes no sheet along.

        Where the sheet would cover the list, it waits for Entrée.
        """
        if self._showing or (self.panel.isHidden() and is_narrow(self.width())):
            return
        for index in chosen.indexes()[:1]:
            self.show_record(str(self.model.key_of(index)))

    def open_row(self, index: QModelIndex) -> None:
        """Show the sheet of a row and go to it."""
        self.show_record(str(self.model.key_of(index)))
        self.panel.setFocus()

    def _edit_chosen(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.show_record(str(self.model.key_of(index)))
            self.act("edit")

    def _read(self) -> None:
        if self.panel.isHidden():
            return
        try:
            self.read_sheet(self.record_id)
        except NotFound:
            self.panel.leave()

    def _closed(self) -> None:
        self._fit()
        self.table.setFocus()

    def _fit(self) -> None:
        """Beside the sheet, fewer columns; where room lacks, the sheet alone."""
        beside = not self.panel.isHidden()
        alone = beside and is_narrow(self.width())
        self.lists.setVisible(not alone)
        self.panel.setMinimumWidth(0 if alone else theme().px(_PANEL))
        self.panel.setMaximumWidth(_ANY_WIDTH if alone else theme().px(_PANEL))
        taken = theme().px(_PANEL) + _GAP if beside else 0
        room = self.width() - _MARGINS - taken
        order = self.spared()
        spare(self.table, self.columns, order, room, order if beside else ())
