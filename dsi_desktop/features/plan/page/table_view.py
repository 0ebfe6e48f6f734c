"""The actions of a plan as a table: sorted, grouped with what they add up to, edited together."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.features.plan.page.host import Plans, PlanViewWidget
from dsi_desktop.features.plan.page.table_bar import TableBar
from dsi_desktop.features.plan.page.table_edit import ask_cell, ask_edit, editable
from dsi_desktop.features.plan.page.table_tree import NAMES, TableTree, table_columns
from dsi_desktop.features.plan.presenter.table import (
    Line,
    Shown,
    TablePresenter,
    actions_of,
    copied,
    total_words,
)
from dsi_desktop.features.plan.queries import ActionRow
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label


class TableView(PlanViewWidget):
    """Entrée opens, F2 edits the cell in hand, E R D P edit what they name, Ctrl+C copies."""

    def __init__(self, host: Plans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._folded: set[object] = set()
        self.presenter = TablePresenter(host.store, self, host.desk.today)
        self.model = TreeModel[Line](
            table_columns(), lambda line: line.key, lambda line: line.lines, self)
        self.table = TableTree(self.model)
        self.bar = TableBar(self.presenter)
        self.total = label("", "muted", wrap=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self.bar.show_chosen(0)

    # --- what the page asks ----------------------------------------------------------------

    def show_plan(self, plan_id: str) -> None:
        self.model.mark(undecided(self._host.store))
        self.table.show_columns(self.presenter.columns())
        self.presenter.show_plan(plan_id)

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.bar.words).setFocus()

    def reveal(self, record_id: str) -> bool:
        if not self._keys(record_id):
            self.bar.forget_filters()
        self.keep_in_hand([record_id])
        return bool(self._keys(record_id))

    def in_hand(self) -> str:
        index = self.table.currentIndex()
        line = self.model.row(index) if index.isValid() else None
        return line.action.id if line is not None and line.action is not None else ""

    # --- what the presenter asks -----------------------------------------------------------

    def show_lines(self, shown: Shown) -> None:
        self.bar.show_choices(shown)
        self.model.show(shown.lines)
        self.stack.setCurrentIndex(0 if shown.lines else 1)
        self.table.setRootIsDecorated(any(line.lines for line in shown.lines))
        for line in shown.lines:
            index = self.model.index_of(line.key)
            self.table.setExpanded(index, line.key not in self._folded)
        if shown.lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        said = " · ".join(total_words(shown.total))
        if shown.total.actions < shown.every:
            said = _("{total} (sur {every})").format(total=said, every=shown.every)
        self.total.setText(said)
        self.table.show_order(self.presenter.order, descending=self.presenter.descending)
        self.bar.show_chosen(len(self.chosen()))

    def keep_in_hand(self, action_ids: Sequence[str]) -> None:
        keys = [key for one in action_ids for key in self._keys(one)[:1]]
        found = [self.model.index_of(key) for key in keys]
        if not found:
            return
        self.table.setCurrentIndex(found[0])
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(
            chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect | rows)
        self.table.scrollTo(found[0])

    def say(self, sentence: str) -> None:
        self._host.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._host.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def chosen(self) -> list[ActionRow]:
        """Return the actions chosen, the one in hand first; a group gives all of its own."""
        here = self.table.currentIndex()
        lines = [self.model.row(index) for index in self.table.selectionModel().selectedRows()]
        if here.isValid() and (not lines or self.model.row(here) in lines):
            lines.insert(0, self.model.row(here))
        return actions_of(lines)

    def edit(self) -> None:
        """Ask what the actions chosen all get."""
        if self.chosen():
            ask_edit(self._host, self.presenter, self.chosen())

    def copy(self) -> None:
        """Put the rows chosen in the clipboard, all of them when one at most is chosen."""
        chosen = {self.model.key_of(index) for index in
                  self.table.selectionModel().selectedRows()}  # fmt: skip
        lines = [line for line in self._shown() if len(chosen) < 2 or line.key in chosen]
        QGuiApplication.clipboard().setText(copied(lines, self.presenter.columns()))
        said = ngettext("{n} ligne copiée.", "{n} lignes copiées.", len(lines))
        self.say(said.format(n=len(lines)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.stretch()

    def _asked(self, name: str) -> None:
        rows = self.chosen()
        if not rows:
            return
        if name == "open" or not editable(name):
            self._host.open_element("action", rows[0].id)
        else:
            ask_cell(self._host, self.presenter, rows, name)

    def _look(self) -> None:
        if self.in_hand():
            self._host.open_element("action", self.in_hand(), focus=False)

    def _keys(self, action_id: str) -> list[str]:
        """Return the keys of the rows of an action: one under each group it belongs to."""
        return [line.key for line in self._shown() if line.action and line.action.id == action_id]

    def _shown(self) -> list[Line]:
        roots = (self.model.row(self.model.index(at, 0)) for at in range(self.model.rowCount()))
        return [line for root in roots for line in (root, *root.lines)]

    def _fold(self, key: object, *, folded: bool) -> None:
        (self._folded.add if folded else self._folded.discard)(key)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState(
            "target-arrow", _("Aucune action à montrer"),
            _("Ajoutez une action au plan, ou laissez passer plus d’actions par le filtre.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.total)

    def _listen(self) -> None:
        self.bar.edit_pressed.connect(self.edit)
        self.bar.copy_pressed.connect(self.copy)
        self.bar.columns_changed.connect(
            lambda: self.table.show_columns(self.presenter.columns()))
        self.table.asked.connect(self._asked)
        self.table.copied.connect(self.copy)
        self.table.clicked.connect(lambda _index: self._look())
        self.table.header().sectionClicked.connect(lambda at: self.presenter.sort(NAMES[at]))
        self.table.selectionModel().selectionChanged.connect(
            lambda *_told: self.bar.show_chosen(len(self.chosen())))
        self.table.collapsed.connect(
            lambda index: self._fold(self.model.key_of(index), folded=True))
        self.table.expanded.connect(
            lambda index: self._fold(self.model.key_of(index), folded=False))
