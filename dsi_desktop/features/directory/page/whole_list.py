"""« Tout voir » : every line of a card of the sheet, in a list one filters and opens from."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

T = TypeVar("T")
_ROOM = (840, 560)


class WholeList(QDialog, Generic[T]):
    """Filters as one types, whatever accents; Entrée opens the line, Échap leaves."""

    def __init__(
        self, parent: QWidget, title: str, lines: Sequence[T], columns: Sequence[Column[T]],
        widths: Sequence[int], key: Callable[[T], Hashable],
        opened: Callable[[T], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._lines = list(lines)
        self._columns = columns
        self._opened = opened
        self.model = RowsModel[T](columns, key)
        self.table = Table(title, self.model, self._open if opened else None)
        self.table.widths(*widths, stretch=max(range(len(widths)), key=lambda at: widths[at]))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filtrer la liste"))
        self.search.setAccessibleName(_("Filtrer la liste"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.count = label("", "small")
        self._lay_out(title)
        self.resize(*(theme().px(size) for size in _ROOM))
        self._show()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "h3", wrap=True))
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        low = QHBoxLayout()
        low.addStretch()
        low.addWidget(button(_("Fermer"), self.reject))
        column.addLayout(low)

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        shown = [line for line in self._lines if all(word in self._said(line) for word in words)]
        self.model.show(shown)
        self.count.setText(ngettext("{n} ligne", "{n} lignes", len(shown)).format(
            n=fmt.number(len(shown))))

    def _said(self, line: T) -> str:
        return fold(" ".join(column.text(line) for column in self._columns))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(RowsModel.ROW)
        self.accept()
        if self._opened is not None:
            self._opened(line)
