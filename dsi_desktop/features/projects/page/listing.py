"""The projects in a list: letters are gestures on the one under the cursor."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from dsi_desktop.features.minutes.rules.intakes import years_words
from dsi_desktop.features.projects.presenter.words import (
    since_words,
    spoken,
    state_words,
    warning,
)
from dsi_desktop.features.projects.queries import ProjectRow
from dsi_desktop.features.projects.rules.words import money
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

KEYS = {
    Qt.Key.Key_N: "present", Qt.Key.Key_E: "edit", Qt.Key.Key_F2: "edit", Qt.Key.Key_B: "check",
    Qt.Key.Key_R: "recommended", Qt.Key.Key_D: "decided", Qt.Key.Key_S: "advance",
    Qt.Key.Key_P: "accept", Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "remove",
}
_BESIDE = (1, 2, 5)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ProjectsTable(Table):
    """Letters never search by typing."""

    def __init__(
        self, today: Callable[[], date], gesture: Callable[[str, str], object],
        opened: Callable[[str], object],
    ) -> None:  # fmt: skip
        self._gesture = gesture
        self.rows: RowsModel[ProjectRow] = RowsModel([
            Column(_("Projet"), lambda row: row.title, lambda row: spoken(row, today()),
                   tip=lambda row: row.title),
            Column(_("Organisme"), lambda row: row.organization, tip=lambda row: row.organization),
            Column(_("Chantier"), lambda row: row.body, tip=lambda row: row.body),
            Column(_("Étape"), state_words),
            Column(_("Depuis"), lambda row: since_words(row, today()),
                   icon=lambda row: icon("alert-triangle", "danger") if warning(row, today())
                   else None, tip=lambda row: warning(row, today())),
            Column(_("Soutien antérieur"), lambda row: years_words(row.years)),
            Column(_("Montant"), lambda row: money(row.amount), right=True),
        ], lambda row: row.id)  # fmt: skip
        super().__init__(
            _("Projets présentés"), self.rows, lambda index: opened(self.rows.row(index).id))
        self.widths(200, 160, 120, 110, 150, 130, 100, stretch=0)

    def tighten(self, *, tight: bool) -> None:
        """Leave out what the sheet beside says."""
        for at in _BESIDE:
            self.setColumnHidden(at, tight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the gesture of a letter on the project under the cursor."""
        name = KEYS.get(Qt.Key(event.key()))
        if name is None or event.modifiers() & _HELD:
            super().keyPressEvent(event)
            return
        index = self.currentIndex()
        self._gesture(name, self.rows.row(index).id if index.isValid() else "")


class ProjectsList(QWidget):
    """The table, or what to do when there is no project."""

    def __init__(
        self, today: Callable[[], date], gesture: Callable[[str, str], object],
        opened: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.table = ProjectsTable(today, gesture, opened)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._none: QWidget | None = None

    def show_rows(
        self, rows: list[ProjectRow], total: int, present: Callable[[], object]
    ) -> None:
        """Show these projects; without any at all, how to begin."""
        self.table.rows.show(rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        if not total and self._none is None:
            self._none = EmptyState(
                "bulb", _("Aucun projet présenté"),
                _("Un organisme présente son projet à un chantier ; le comité l’analyse, le "
                  "recommande, puis décide. Chaque étape est gardée ici."),
                _("Présenter le premier projet"), present)  # fmt: skip
            self._stack.addWidget(self._none)
        empty = self._none if not total else None
        self._stack.setCurrentWidget(empty or self.table)

    def reveal(self, project_id: str) -> None:
        """Put the cursor on a project."""
        index = self.table.rows.index_of(project_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def in_hand(self) -> str:
        """Return the project under the cursor."""
        index = self.table.currentIndex()
        return self.table.rows.row(index).id if index.isValid() else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is in sight."""
        super().focusInEvent(event)
        current = self._stack.currentWidget()
        if current is not None:
            current.setFocus(event.reason())
