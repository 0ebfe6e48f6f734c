"""A list of short names one may shorten or lengthen: the chantiers of a new dossier."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import clean, fold
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear

_IN_A_ROW = 5


class Chips(QWidget):
    """Each name is a button that takes it away; the field adds one. `changed` after each."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._field = _Adding()
        self._field.setAccessibleName(_("Ajouter un chantier"))
        self._field.setPlaceholderText(_("Ajouter un chantier, Entrée"))
        self._field.returnPressed.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._field)
        line.addWidget(icon_button("circle-plus", _("Ajouter ce chantier"), self._add, "accent"))
        line.addStretch()
        self._field.setFixedWidth(theme().px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(line)

    def names(self) -> tuple[str, ...]:
        """Return the names, in order."""
        return tuple(self._names)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these names instead."""
        self._names = list(names)
        self._draw()

    def _add(self) -> None:
        name = " ".join(clean(self._field.text()).split())
        if name and fold(name) not in map(fold, self._names):
            self._names.append(name)
            self._draw()
        self._field.clear()

    def _drop(self, name: str) -> None:
        self._names.remove(name)
        self._draw()
        self._field.setFocus()

    def _draw(self) -> None:
        clear(self._rows)
        for start in range(0, len(self._names), _IN_A_ROW):
            row = QHBoxLayout()
            row.setSpacing(6)
            for name in self._names[start : start + _IN_A_ROW]:
                row.addWidget(self._chip(name))
            row.addStretch()
            self._rows.addLayout(row)
        self.changed.emit()

    def _chip(self, name: str) -> QWidget:
        made = button(name, lambda: self._drop(name), look="chip", icon_name="x")
        made.setAccessibleName(_("Retirer le chantier {name}").format(name=name))
        made.setToolTip(_("Retirer"))
        made.setIconSize(QSize(theme().px(18), theme().px(14)))
        made.setMaximumWidth(theme().px(200))
        return made


class _Adding(QLineEdit):
    """A field where Entrée adds instead of creating the dossier."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Entrée here."""
        super().keyPressEvent(event)
        event.accept()


def rule() -> QFrame:
    """Return a thin line between two questions."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
