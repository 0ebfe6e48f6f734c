"""The two lists of the directory with their filters, columns and order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import queries
from dsi_desktop.features.directory.page.kept_filters import KeptFilters
from dsi_desktop.features.directory.page.list_looks import ListLooks
from dsi_desktop.features.directory.page.lists import organization_model, person_model
from dsi_desktop.features.directory.page.narrow_row import NarrowRow
from dsi_desktop.features.directory.page.tools import ListTools
from dsi_desktop.features.directory.queries.duplicates import duplicates
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table


class ListView(QWidget):
    """Shows one list. Tells the row one goes to, the rows chosen together, and what is asked.

    `asked` says "new", "edit", "archive", "twins" or "tags".
    """

    went_to = Signal(str)
    opened = Signal(str)
    several = Signal(list)
    switched = Signal()
    asked = Signal(str)

    def __init__(self, store: Store, desk: Host) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self.tools = ListTools()
        self.organizations = organization_model()
        self.people = person_model()
        self.tables = {
            "organization": Table(
                _("Liste des organisations"), self.organizations, self._open_row),
            "person": Table(_("Liste des personnes"), self.people, self._open_row),
        }
        self.narrow = NarrowRow(store)
        self.narrow.hide()
        self.kept = KeptFilters(store, desk, self)
        self.looks = ListLooks(desk, self.tools.look_menu, self.tables)
        self._narrowings = {kind: Narrowing(kind) for kind in self.tables}
        self._filling = False
        self.shown: QWidget = self.tables["organization"]
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.lists = QStackedWidget()
        self.blanks = {
            "organization": EmptyState(
                "address-book", _("Le répertoire attend ses premières fiches"),
                _("Les organisations autour de la table et les personnes qui y siègent."),
                _("Ajouter une organisation"), lambda: self.asked.emit("new"),
            ),
            "person": EmptyState(
                "users", _("Le répertoire attend ses premières personnes"),
                _("Celles qui siègent, animent, prennent des notes ou portent une action."),
                _("Ajouter une personne"), lambda: self.asked.emit("new"),
                action_icon="user-plus",
            ),
        }
        self.nothing = EmptyState(
            "search", _("Aucune fiche ne correspond"), "", _("Tout montrer"),
            lambda: self.ask(Narrowing(self.kind)), action_icon="x",
        )
        for widget in (*self.tables.values(), *self.blanks.values(), self.nothing):
            self.lists.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addWidget(self.narrow)
        column.addWidget(self.lists, 1)

    def _wire(self) -> None:
        self.tools.filtered.connect(self._asked_otherwise)
        self.tools.switched.connect(self._switch)
        self.tools.added.connect(lambda: self.asked.emit("new"))
        self.tools.twins_asked.connect(lambda: self.asked.emit("twins"))
        self.tools.narrowed.connect(self.narrow.setVisible)
        self.tools.recalled.connect(self._recall)
        self.narrow.changed.connect(self._asked_otherwise)
        self.narrow.cleared.connect(lambda: self.ask(Narrowing(self.kind)))
        self.narrow.kept.connect(lambda: self.kept.keep(self.narrowing))
        self.narrow.replaced.connect(lambda: self.kept.replace(self.narrowing))
        self.narrow.renamed.connect(self.kept.rename)
        self.narrow.removed.connect(self.kept.remove)
        self.narrow.tags_asked.connect(lambda: self.asked.emit("tags"))
        self.looks.changed.connect(self.refresh)
        for table in self.tables.values():
            table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            table.selectionModel().selectionChanged.connect(self._selected)
            for keys, asked in (("E", "edit"), ("Del", "archive")):
                shortcut = QShortcut(QKeySequence(keys), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(lambda asked=asked: self.asked.emit(asked))
        new = QShortcut(QKeySequence("N"), self.lists)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(lambda: self.asked.emit("new"))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.tools.search.setFocus)

    @property
    def kind(self) -> str:
        """The kind of record listed."""
        return self.tools.kind

    @property
    def table(self) -> Table:
        """The list shown."""
        return self.tables[self.kind]

    @property
    def narrowing(self) -> Narrowing:
        """What is asked of the list shown."""
        return self._narrowings[self.kind]

    def ask(self, narrowing: Narrowing) -> None:
        """Show the list of a kind, so narrowed."""
        self._narrowings[narrowing.kind] = narrowing
        turned = narrowing.kind != self.kind
        self.tools.turn_to(narrowing.kind, narrowing.search)
        if turned:
            self.switched.emit()
        self.refresh()
        self.count_twins()

    def refresh(self) -> None:
        """Read the list shown."""
        narrowing, look, today = self.narrowing, self.looks.look(self.kind), self._desk.today()
        self.looks.turn_to(self.kind)
        self._filling = True
        if self.kind == "organization":
            self.organizations.show(queries.organizations(
                self._store, today, narrowing, sort=look.sort, descending=look.descending))
            count = self.organizations.rowCount()
        else:
            self.people.show(queries.people(
                self._store, today, narrowing, sort=look.sort, descending=look.descending))
            count = self.people.rowCount()
        self._filling = False
        waiting = undecided(self._store)
        for model in (self.organizations, self.people):
            model.mark(waiting)
        self._say(count)
        shown = self.table if count else (
            self.blanks[self.kind] if narrowing.is_open else self.nothing)
        self.shown = shown
        self.lists.setCurrentWidget(shown)
        self.looks.fit(self.lists.width())

    def count_twins(self) -> None:
        """Count the pairs that may be one, out of sight."""
        kind = self.kind
        self._desk.glance(
            lambda: len(duplicates(self._store, kind)), self.tools.say_twins)

    def choose(self, record_id: str) -> None:
        """Go to the row of a record, when the list holds it."""
        model = self.organizations if self.kind == "organization" else self.people
        index = model.index_of(record_id)
        if index.isValid():
            self.table.setCurrentIndex(index)

    def chosen(self) -> list[str]:
        """Return the ids of the rows chosen, in the order of the list."""
        model = self.organizations if self.kind == "organization" else self.people
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [model.rows[row].id for row in rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns and words go before names are cut."""
        super().resizeEvent(event)
        self.tools.fit(self.width())
        self.narrow.fit(self.width())
        self.looks.fit(self.lists.width())

    def _say(self, count: int) -> None:
        narrowing = self.narrowing
        self.tools.say_count(count)
        said = [value for name, value in narrowing.asks.items() if value and name != "search"]
        self.tools.say_filters(len(said))
        kept = self.kept.in_force(narrowing)
        self.tools.offer_kept(self.kept.options(), kept.id if kept else "")
        self.narrow.show_narrowing(narrowing, kept.name if kept else "")

    def _asked_otherwise(self) -> None:
        asked: dict[str, Any] = self.narrow.asked()
        self._narrowings[self.kind] = Narrowing(
            kind=self.kind, search=self.tools.search.text(), **asked)
        self.refresh()

    def _recall(self, filter_id: str) -> None:
        self.ask(self.kept.recalled(filter_id) or Narrowing(self.kind))

    def _switch(self) -> None:
        self.tools.turn_to(self.kind, self.narrowing.search)
        self.switched.emit()
        self.refresh()
        self.count_twins()

    def _selected(self) -> None:
        """Tell the row one went to; a row that was only read again was not gone to."""
        if self._filling or self.sender() is not self.table.selectionModel():
            return
        chosen: Sequence[str] = self.chosen()
        if len(chosen) == 1:
            self.went_to.emit(chosen[0])
        else:
            self.several.emit(list(chosen))

    def _open_row(self, index: QModelIndex) -> None:
        model = self.organizations if self.kind == "organization" else self.people
        self.opened.emit(str(model.key_of(index)))
