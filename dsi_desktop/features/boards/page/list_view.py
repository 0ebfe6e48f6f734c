"""« Liste » : the cards of the board in rows, sorted as one wants, several edited at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
)

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.features.boards.page.dated_widget import DatedWidget, nothing_shown
from dsi_desktop.features.boards.page.editing import ask_edit
from dsi_desktop.features.boards.page.host import Boards, ViewSheet
from dsi_desktop.features.boards.page.picker import dot
from dsi_desktop.features.boards.presenter.listing import UNSORTED, DatedCard, cell_words
from dsi_desktop.features.boards.queries.listing import ORDERS
from dsi_desktop.features.boards.rules.list_columns import COLUMNS
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.views import Table

_WIDTHS = {
    "title": 240, "state": 110, "who": 150, "due": 140, "body": 130, "priority": 90,
    "labels": 140, "checks": 70, "age": 130, "start": 100, "hours": 110, "cost": 100,
}  # fmt: skip
_NAMES = tuple(COLUMNS)
_RIGHT = ("hours", "cost")


class ListView(DatedWidget):
    """Columns give way, the last first, where the room lacks: the title is never cut short."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host)
        self._dots: dict[int, object] = {}
        self._shown = self.presenter.columns()
        self.model = RowsModel[DatedCard](self._columns(), lambda one: one.task_id, self)
        self.table = Table(
            _("Cartes"), self.model, lambda _index: host.card_asked("open", self.in_hand())
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.widths(*_WIDTHS.values(), stretch=0)
        self.table.clicked.connect(lambda _index: self._look())
        self.table.selectionModel().currentRowChanged.connect(lambda *_told: self._look())
        self.table.selectionModel().selectionChanged.connect(lambda *_told: self._allow())
        head = self.table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._clicked)
        self.hear(self.table)
        self.sorts = QComboBox()
        self.sorts.setAccessibleName(_("Trier les cartes"))
        self.sorts.addItem(_("Dans l’ordre du tableau"), UNSORTED)
        for name in ORDERS:
            self.sorts.addItem(_("Par {column}").format(column=_(COLUMNS[name]).lower()), name)
        self.sorts.activated.connect(lambda at: self.presenter.sort(str(self.sorts.itemData(at))))
        self.menu = QMenu(self)
        self.menu.setAccessibleName(_("Colonnes de la liste"))
        self._chooser = button(_("Colonnes…"), self._open_menu, icon_name="columns")
        self._chooser.setAccessibleName(_("Choisir les colonnes de la liste"))
        self.edits = button(_("Modifier…"), self._edit, icon_name="pencil",
                            tip=_("Donner la même chose aux cartes choisies (E)"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing_shown(
            _("Aucune carte à montrer"),
            _("Ajoutez une carte au tableau, ou laissez passer plus de cartes par le filtre."),
        ))
        self._lay_out()
        self._allow()
        theme().changed.connect(self._dots.clear)

    def show_sheet(self, sheet: ViewSheet) -> None:
        self.model.mark(undecided(self._host.store))
        super().show_sheet(sheet)
        self._read_columns()

    def show_cards(self, cards: list[DatedCard]) -> None:
        self.model.show(cards)
        self.stack.setCurrentIndex(0 if cards else 1)
        if cards and not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(
                self.model.index(max(0, self.table.currentIndex().row()), 0)
            )
        self._say_order()
        self._allow()

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        found = [index for index in map(self.model.index_of, task_ids) if index.isValid()]
        if not found:
            return
        self.table.setCurrentIndex(found[0])
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(
            chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect | rows
        )
        self.table.scrollTo(found[0])

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.sorts).setFocus()

    def reveal(self, task_id: str) -> bool:
        self.keep_in_hand([task_id])
        self.table.setFocus()
        return self.model.index_of(task_id).isValid()

    def chosen(self) -> list[DatedCard]:
        """Return the cards chosen in the order shown, the one in hand first."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        here = self.table.currentIndex().row()
        if here in rows:
            rows.remove(here)
            rows.insert(0, here)
        return [self.model.rows[row] for row in rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show the columns chosen, as many as there is room for."""
        room = self.width() - theme().px(_WIDTHS["title"])
        for name in self._shown:
            room -= 0 if name == "title" else theme().px(_WIDTHS[name])
            self.table.setColumnHidden(_NAMES.index(name), name != "title" and room < 0)
        for name in set(_NAMES) - set(self._shown):
            self.table.setColumnHidden(_NAMES.index(name), True)

    def fill_menu(self) -> QMenu:
        """Offer every column but the title, which always stays."""
        self.menu.clear()
        for name, words in COLUMNS.items():
            if name != "title":
                action = self.menu.addAction(_(words))
                action.setCheckable(True)
                action.setChecked(name in self._shown)
                action.toggled.connect(partial(self._toggle, name))
        return self.menu

    def _toggle(self, name: str, on: bool) -> None:
        shown = [one for one in self._shown if one != name]
        self.presenter.choose_columns([*shown, name] if on else shown)
        self._read_columns()

    def _read_columns(self) -> None:
        self._shown = self.presenter.columns()
        self.fit_columns()

    def _columns(self) -> list[Column[DatedCard]]:
        return [
            Column(
                _(words), partial(cell_words, name=name), right=name in _RIGHT,
                icon=self._dot if name == "title" else None,
            )
            for name, words in COLUMNS.items()
        ]  # fmt: skip

    def _dot(self, one: DatedCard) -> object:
        hue = one.card.hue
        if hue not in self._dots:
            self._dots[hue] = dot(theme().hue(hue).solid)
        return self._dots[hue]

    def _look(self) -> None:
        if self.in_hand():
            self._host.card_asked("look", self.in_hand())

    def _edit(self) -> None:
        if self.chosen():
            ask_edit(self._host, self.presenter, self.chosen())

    def _allow(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.edits.setEnabled(bool(count))
        said = ngettext("Modifier la carte…", "Modifier {n} cartes…", count)
        self.edits.setText(said.format(n=count) if count > 1 else _("Modifier…"))

    def _clicked(self, section: int) -> None:
        if _NAMES[section] in ORDERS:
            self.presenter.sort(_NAMES[section])

    def _say_order(self) -> None:
        order = self.presenter.order
        self.sorts.setCurrentIndex(max(0, self.sorts.findData(order)))
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(bool(order))
        if order:
            way = (Qt.SortOrder.DescendingOrder if self.presenter.descending
                   else Qt.SortOrder.AscendingOrder)  # fmt: skip
            head.setSortIndicator(_NAMES.index(order), way)

    def _open_menu(self) -> None:
        self.fill_menu().popup(self._chooser.mapToGlobal(self._chooser.rect().bottomLeft()))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sorts)
        row.addWidget(self._chooser)
        row.addStretch()
        row.addWidget(self.edits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
