"""A list where several are chosen, in a form."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.forms.fields import Field, Value
from dsi_desktop.ui.theme import theme

_HIGH = 168


class PickField(Field):
    """Espace checks the line under the cursor; the value is the ids, a space between two."""

    def __init__(self, name: str, text: str, options: Sequence[tuple[str, str]]) -> None:
        self.list = QListWidget()
        super().__init__(name, text, self.list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fit(self.list, lambda: self.list.setFixedHeight(theme().px(_HIGH)))
        for key, words in options:
            line = QListWidgetItem(words)
            line.setData(Qt.ItemDataRole.UserRole, key)
            line.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(line)
        self.list.itemChanged.connect(lambda _line: self._tell())

    def value(self) -> Value:
        """Return the ids chosen, in the order of the list."""
        return " ".join(
            str(line.data(Qt.ItemDataRole.UserRole)) for line in self._lines()
            if line.checkState() == Qt.CheckState.Checked
        )

    def show_value(self, value: Value) -> None:
        """Check the lines of these ids, and no other."""
        chosen = str(value or "").split()
        for line in self._lines():
            known = line.data(Qt.ItemDataRole.UserRole) in chosen
            line.setCheckState(Qt.CheckState.Checked if known else Qt.CheckState.Unchecked)

    def _lines(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]
