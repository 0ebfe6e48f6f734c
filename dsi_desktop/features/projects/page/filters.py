"""Which projects are in sight: words, a chantier, those that wait too long."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from dsi_desktop.features.projects.presenter.board import counted
from dsi_desktop.features.projects.queries import ProjectRow
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.texts import label


class Filters:
    """Tells `narrow(words, body_id, late=...)` at each change."""

    def __init__(self, narrow: Callable[..., object]) -> None:
        self._narrow = narrow
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Filtrer les projets"))
        self.words.setPlaceholderText(_("Filtrer…"))
        self.words.setClearButtonEnabled(True)
        fit(self.words, lambda: self.words.setFixedWidth(theme().px(200)))
        self.body = QComboBox()
        self.body.setAccessibleName(_("Chantier des projets"))
        self.body.addItem(_("Tous les chantiers"), "")
        self.late = QCheckBox(_("En attente ou en retard"))
        self.count = label("", "muted")
        self.tools: tuple[QWidget, ...] = (self.words, self.body, self.late, self.count)
        self.words.textChanged.connect(self._tell)
        self.body.activated.connect(self._tell)
        self.late.toggled.connect(self._tell)

    def offer(self, rows: Sequence[ProjectRow], shown: int, total: int) -> None:
        """Offer the chantiers that have a project, and say how many are in sight."""
        self.count.setText(counted(shown, total) if total else "")
        bodies = sorted({(one.body, one.body_id) for one in rows if one.body_id},
                        key=lambda one: fold(one[0]))  # fmt: skip
        known = [str(self.body.itemData(at)) for at in range(1, self.body.count())]
        if known == [body_id for _name, body_id in bodies]:
            return
        kept = self.body.currentData()
        self.body.clear()
        self.body.addItem(_("Tous les chantiers"), "")
        for name, body_id in bodies:
            self.body.addItem(name, body_id)
        self.body.setCurrentIndex(max(self.body.findData(kept), 0))

    def clear(self) -> None:
        """Show every project again."""
        self.words.clear()
        self.body.setCurrentIndex(0)
        self.late.setChecked(False)
        self._tell()

    def take_focus(self) -> None:
        """Put the keyboard in the words."""
        self.words.setFocus()
        self.words.selectAll()

    def _tell(self, *_said: object) -> None:
        self._narrow(self.words.text(), str(self.body.currentData() or ""),
                     late=self.late.isChecked())  # fmt: skip
