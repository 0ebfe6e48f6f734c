"""« Fiches supprimées »: they are all still in the dossier, and come back with one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.history import commands
from dsi_desktop.features.history.queries.dossier import RemovedLine, removed_records
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table


class RemovedView(QWidget):
    """Entrée or [Remettre] brings the chosen record back, with what went with it."""

    asked = Signal(str, str)

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._store, self._desk = store, desk
        self._model = RowsModel(self._columns(), key=lambda one: (one.table, one.row), parent=self)
        self.table = Table(
            _("Liste des fiches supprimées"), self._model, lambda _at: self.bring_back()
        )
        self.table.widths(150, 300, 190, 130, stretch=1)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = button(_("Remettre"), self.bring_back, look="primary",
                           icon_name="arrow-back-up")  # fmt: skip
        self.history = button(_("Voir son historique"), self._ask, icon_name="history")
        self._stack = QStackedWidget()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.history)
        row.addWidget(self.back)
        column.addLayout(row)
        self._stack.addWidget(body)
        self._stack.addWidget(EmptyState(
            "trash", _("Aucune fiche supprimée"),
            _("Une fiche supprimée reste dans le dossier : elle apparaît ici et peut revenir."),
        ))  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def focus_target(self) -> QWidget | None:
        """Return what the keys go to."""
        return self.table if self._model.rowCount() else None

    def refresh(self) -> None:
        """Read the removed records again."""
        rows = removed_records(self._store)
        self._model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self.back.setEnabled(not self._store.read_only)

    def bring_back(self) -> None:
        """Bring the chosen record back."""
        chosen = self._chosen()
        if chosen is None or self._store.read_only:
            return
        try:
            commands.bring_record_back(self._store, chosen.table, chosen.row)
        except DsiError as error:
            self._desk.refuse(error)
            return
        said = _("« {title} » est de retour, avec ce qui en faisait partie.")
        self._desk.tell(said.format(title=chosen.title))
        self.refresh()

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.asked.emit(chosen.table, chosen.row)

    def _chosen(self) -> RemovedLine | None:
        index = self.table.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def _columns(self) -> list[Column[RemovedLine]]:
        today = self._desk.today()
        return [
            Column(_("Sorte"), lambda one: one.kind, tip=lambda one: one.kind),
            Column(_("Fiche"), lambda one: one.title, tip=lambda one: one.title),
            Column(_("Supprimée par"), lambda one: one.who),
            Column(_("Le"), lambda one: fmt.date_short(one.day, today)),
        ]
