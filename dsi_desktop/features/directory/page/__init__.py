"""The page « Répertoire »: two lists, one sheet."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.lists import (
    organization_model,
    person_model,
)
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.tools import ListTools
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

_SHEET = 400
_MARGINS = 72
_WIDTHS = {
    "organization": (260, 100, 190, 180, 80, 64, 64), "person": (170, 230, 130, 190, 110, 64),
}
_STRETCHED = {"organization": 0, "person": 1}
_SPARED = {"organization": (1, 4, 6, 3), "person": (4, 3, 2)}


def build(store: Store, desk: Desk) -> Page:
    return DirectoryPage(store, desk)


class DirectoryPage(Page):
    """Organisations and people of the démarche."""

    WATCHES = (
        "organization", "person", "affiliation", "contact_detail", "membership", "body", "post",
        "action", "action_partner", "attendance", "meeting", "area", "tag", "tagging",
        "organization_area",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._forms = Forms(store, desk, self)
        self._organizations = organization_model()
        self._people = person_model()
        self._tables = {
            "organization": Table(
                _("Liste des organisations"), self._organizations, self._open_row),
            "person": Table(_("Liste des personnes"), self._people, self._open_row),
        }
        for kind, table in self._tables.items():
            table.widths(*_WIDTHS[kind], stretch=_STRETCHED[kind])
        self._tools = ListTools()
        self._lists = QStackedWidget()
        self._sheet = Sheet(store, desk, self._forms)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "address-book", _("Le répertoire attend ses premières fiches"),
            _("Les organisations autour de la table et les personnes qui y siègent."),
            _("Ajouter une organisation"), lambda: self.start("organization"),
        )
        self._nothing = EmptyState("search", _("Aucune fiche ne correspond"))
        self._nobody = EmptyState(
            "users", _("Le répertoire attend ses premières personnes"),
            _("Celles qui siègent, animent, prennent des notes ou portent une action."),
            _("Ajouter une personne"), lambda: self.start("person"), action_icon="user-plus",
        )
        for widget in (*self._tables.values(), self._empty, self._nobody, self._nothing):
            self._lists.addWidget(widget)
        self._sheet.setFixedWidth(theme().px(_SHEET))
        self._sheet.hide()
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._lists, 1)
        body.addWidget(self._sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(16)
        column.addWidget(self._tools)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self._tools.filtered.connect(self.refresh)
        self._tools.switched.connect(self._show_kind)
        self._tools.added.connect(lambda: self.start(self._kind))
        self._sheet.closed.connect(self._close_sheet)
        self._sheet.widened.connect(self._widen)
        self._sheet.archived.connect(self._archive)
        for table in self._tables.values():
            table.selectionModel().selectionChanged.connect(self._selected)
            for keys, done in (("E", self._edit), ("Del", self._archive)):
                shortcut = QShortcut(QKeySequence(keys), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(done)
        new = QShortcut(QKeySequence("N"), self._lists)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(lambda: self.start(self._kind))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._tools.search.setFocus)

    @property
    def _kind(self) -> str:
        return self._tools.kind

    def heading(self) -> str:
        """Say whose sheet fills the page: « Répertoire › … »."""
        if not self._sheet.wide:
            return ""
        return _("Répertoire › {name}").format(name=self._sheet.title)

    def refresh(self) -> None:
        """Read the list shown and the sheet shown."""
        today, search = self.desk.today(), self._tools.search.text()
        archived = self._tools.archived.isChecked()
        if self._kind == "organization":
            self._organizations.show(
                queries.organizations(self._store, today, search=search, archived=archived))
            count = self._organizations.rowCount()
        else:
            self._people.show(queries.people(self._store, today, search=search, archived=archived))
            count = self._people.rowCount()
        self._tools.say_count(count)
        waiting = undecided(self._store)
        for model in (self._organizations, self._people):
            model.mark(waiting)
        blank = self._nobody if self._kind == "person" else self._empty
        if search or archived:
            blank = self._nothing
        shown = self._tables[self._kind] if count else blank
        self._lists.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self._read_sheet()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one organisation or one person, whole."""
        self._tools.turn_to(kind)
        self.refresh()
        self._show_sheet(kind, record_id)
        self._choose_row(record_id)

    def start(self, intent: str) -> None:
        """Open the form of a new organisation or person."""
        def made(record_id: str) -> None:
            QTimer.singleShot(0, self, lambda: self.open_record(intent, record_id))

        if intent == "organization":
            self._forms.new_organization(made)
        else:
            self._forms.new_person(made)

    def _show_kind(self) -> None:
        self._close_sheet()
        self.refresh()

    def _selected(self, chosen: QItemSelection) -> None:
        """Show the sheet of a row one went to; arriving in the list chooses nothing."""
        for index in chosen.indexes()[:1]:
            self._row_chosen(index)

    def _row_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show_sheet(self._kind, index.data(self._organizations.ROW).id)

    def _open_row(self, index: QModelIndex) -> None:
        self._row_chosen(index)
        self._sheet.set_wide(True)
        self._sheet.setFocus()

    def _show_sheet(self, kind: str, record_id: str) -> None:
        self._sheet.kind, self._sheet.record_id = kind, record_id
        self._sheet.show()
        self._spare_columns()
        self._read_sheet()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go before names are cut."""
        super().resizeEvent(event)
        self._tools.fit(self.width())
        self._spare_columns()

    def _spare_columns(self) -> None:
        """Hide the columns that the sheet beside the list says too, or for which room lacks."""
        for kind, table in self._tables.items():
            lacking = sum(map(theme().px, _WIDTHS[kind])) - self.contentsRect().width() + _MARGINS
            for column in _SPARED[kind]:
                hidden = not self._sheet.isHidden() or lacking > 0
                table.setColumnHidden(column, hidden)
                lacking -= theme().px(_WIDTHS[kind][column]) if hidden else 0

    def _read_sheet(self) -> None:
        if self._sheet.isHidden():
            return
        try:
            self._sheet.show_record(self._sheet.kind, self._sheet.record_id)
        except NotFound:
            self._close_sheet()

    def _close_sheet(self) -> None:
        self._sheet.set_wide(False)
        self._sheet.hide()
        self._spare_columns()
        self._tables[self._kind].setFocus()

    def _widen(self, wide: bool) -> None:
        self._lists.setVisible(not wide)
        self._tools.setVisible(not wide)
        if wide:
            self._sheet.setMinimumWidth(0)
            self._sheet.setMaximumWidth(16_777_215)
        else:
            self._sheet.setFixedWidth(theme().px(_SHEET))
            self._tables[self._kind].setFocus()
        QTimer.singleShot(0, self, self._read_sheet)

    def _choose_row(self, record_id: str) -> None:
        model = self._organizations if self._kind == "organization" else self._people
        index = model.index_of(record_id)
        if index.isValid():
            self._tables[self._kind].setCurrentIndex(index)

    def _chosen(self) -> str:
        index = self._tables[self._kind].currentIndex()
        return str(index.data(self._organizations.ROW).id) if index.isValid() else ""

    def _edit(self) -> None:
        if self._chosen():
            self._show_sheet(self._kind, self._chosen())
            self._sheet.edit()

    def _archive(self) -> None:
        record_id = self._sheet.record_id if not self._sheet.isHidden() else self._chosen()
        if not record_id:
            return
        try:
            if self._kind == "organization":
                commands.archive_organization(self._store, record_id)
            else:
                commands.archive_person(self._store, record_id)
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return
        self._close_sheet()
        self.desk.tell(_("Fiche archivée. Ctrl+Z la ramène."))
