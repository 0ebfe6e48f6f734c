"""« Historique »: one record through the days, the whole dossier, removed records, two dates."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.differences_view import DifferencesView
from dsi_desktop.features.history.page.dossier_view import DossierView
from dsi_desktop.features.history.page.look_back import ask_day
from dsi_desktop.features.history.page.record_view import RecordView
from dsi_desktop.features.history.page.removed_view import RemovedView
from dsi_desktop.features.history.queries.record import record_table
from dsi_desktop.features.history.rules.texts import short
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button

_TITLE, _NARROW_BELOW = 44, 760
RECORD, DOSSIER, REMOVED, DIFFERENCES = "record", "dossier", "removed", "differences"


class HistoryPage(Page):
    """Opened by H on a record (`open_record`), or for the whole dossier (`start`)."""

    HIDES_NEW = True

    def __init__(self, store: Store, desk: Host) -> None:
        super().__init__(desk)
        self._store = store
        self._host = desk
        self._view = DOSSIER
        self._from_dossier = False
        self.record = RecordView(store, desk)
        self.dossier = DossierView(store, desk)
        self.removed = RemovedView(store, desk)
        self.differences = DifferencesView(store, desk)
        self.views = Segmented(_("Vue de l’historique"), [
            (DOSSIER, _("Gestes")), (REMOVED, _("Fiches supprimées")),
            (DIFFERENCES, _("Entre deux dates")),
        ])  # fmt: skip
        self.look = button(
            _("Voir tout le dossier à une date…"), self.look_back, icon_name="eye"
        )
        self.look.setAccessibleName(self.look.text())
        self.look.setToolTip(self.look.text())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.record)
        self._stack.addWidget(self._whole())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._wire()
        self._show(DOSSIER)

    @property
    def view(self) -> str:
        """The name of the view shown."""
        return self._view

    @property
    def inside(self) -> bool:
        """A record opened from the list of the dossier is stepped back from."""
        return self._view == RECORD and self._from_dossier

    def heading(self) -> str:
        """Say which record is shown: « Navette des aîné·es › Historique »."""
        if self._view == RECORD and self.record.presenter.title:
            return _("{record} › Historique").format(
                record=short(self.record.presenter.title, _TITLE)
            )
        return _("Historique du dossier")

    def step_back(self) -> None:
        """Go back to the list of the dossier."""
        self._show(DOSSIER)

    def take_changes(self, changes: ChangeSet) -> None:
        """Whatever changed is one more gesture."""
        del changes
        self._late = True
        if self.isVisible():
            self.catch_up()

    def refresh(self) -> None:
        """Read again what is in sight."""
        self._shown().refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep only the eye of the button where there is no room for its words."""
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.look.setText("" if narrow else self.look.accessibleName())
        super().resizeEvent(event)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show the history of a record, whatever its kind; its table is found by its id."""
        del kind
        table = record_table(self._store, record_id) if record_id else ""
        if table:
            self._open(table, record_id, from_dossier=False)
        else:
            self._show(DOSSIER)

    def start(self, intent: str) -> None:
        """Show « dossier », « removed », « differences », or ask for a day (« look »)."""
        self._show(intent if intent in (REMOVED, DIFFERENCES) else DOSSIER)
        if intent == "look":
            self.look_back()

    def look_back(self) -> None:
        """Ask for a day, then show the whole window as it was."""
        day = ask_day(self, self._store, self._host.today())
        if day is not None:
            self._host.look_back(day)

    def _open(self, table: str, row: str, *, from_dossier: bool) -> None:
        self._from_dossier = from_dossier
        self.record.open(table, row)
        self._show(RECORD)

    def _show(self, name: str) -> None:
        self._view = name
        self._stack.setCurrentIndex(0 if name == RECORD else 1)
        if name != RECORD:
            self.views.choose(name)
            self._whole_views.setCurrentIndex((DOSSIER, REMOVED, DIFFERENCES).index(name))
        self._late = True
        if self.isVisible():
            self.catch_up()
        focus = self._shown().focus_target() or self.views
        self.begin_at(focus)
        if self.isVisible():
            focus.setFocus()
        self.titled.emit()

    def _shown(self) -> RecordView | DossierView | RemovedView | DifferencesView:
        views: dict[str, RecordView | DossierView | RemovedView | DifferencesView] = {
            RECORD: self.record, DOSSIER: self.dossier, REMOVED: self.removed,
            DIFFERENCES: self.differences,
        }  # fmt: skip
        return views[self._view]

    def _whole(self) -> QWidget:
        holder = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.views)
        head.addStretch()
        head.addWidget(self.look)
        self._whole_views = QStackedWidget()
        for view in (self.dossier, self.removed, self.differences):
            self._whole_views.addWidget(view)
        column = QVBoxLayout(holder)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._whole_views, 1)
        return holder

    def _wire(self) -> None:
        self.views.chosen.connect(self._show)
        self.record.left.connect(lambda: self._show(DOSSIER))
        open_from_list = partial(self._open, from_dossier=True)
        self.dossier.asked.connect(open_from_list)
        self.removed.asked.connect(open_from_list)
        self.differences.asked.connect(open_from_list)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(lambda: self.step_back() if self.inside else None)
