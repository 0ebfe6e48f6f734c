"""The tables of others, and who also sits there: their load counts too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedLayout

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState
from dsi_desktop.ui.widgets.views import Tree

Line = queries.ExternalLine | queries.ExternalSeatLine


class TablesCard(Card):
    """A tree: each table, then those who sit there. Entrée edits, Suppr removes."""

    def __init__(self, forms: SolicitationForms, remove: Callable[[Line], object]) -> None:
        super().__init__(_("Tables externes"), "armchair")
        self._forms = forms
        self._remove = remove
        self.lines: TreeModel[Line] = TreeModel(
            [Column(_("Table ou organisation"), _name, _spoken, tip=_spoken),
             Column(_("Charge"), _load, right=True)],
            lambda line: line.id, _seats,
        )  # fmt: skip
        self.tree = Tree(_("Tables externes et qui y siège"), self.lines, self._edit)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.none = EmptyState(
            "armchair", _("Aucune table externe"),
            _("Les rencontres des autres pèsent aussi : notez ici les tables régionales où "
              "siègent vos partenaires."),
            _("Ajouter une table"), forms.add_table)
        self.stack = QStackedLayout()
        self.body.addLayout(self.stack, 1)
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.none)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.more = button(_("Ajouter une table"), forms.add_table, icon_name="plus")
        self.seat = button(_("Ajouter un siège"), self._add_seat, icon_name="user-plus")
        row.addWidget(self.more)
        row.addWidget(self.seat)
        row.addStretch()
        self.edit = icon_button("pencil", _("Modifier la table ou le siège"), self._edit_chosen)
        self.gone = icon_button("trash", _("Retirer la table ou le siège"), self._drop)
        row.addWidget(self.edit)
        row.addWidget(self.gone)
        self.body.addLayout(row)
        self.tools = (self.more, self.seat, self.edit, self.gone)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tree, self._drop)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_tables(self, tables: Sequence[queries.ExternalLine]) -> None:
        """Show these tables, open on those who sit there."""
        first = not self.lines.rowCount()
        self.lines.show(tables)
        if first:
            self.tree.expandAll()
        if tables and not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.lines.index(0, 0))
        self.stack.setCurrentWidget(self.tree if tables else self.none)
        for tool in self.tools:
            tool.setVisible(bool(tables))

    def _chosen(self) -> Line | None:
        index = self.tree.currentIndex()
        return self.lines.row(index) if index.isValid() else None

    def _edit_chosen(self) -> None:
        self._edit(self.tree.currentIndex())

    def _edit(self, index: QModelIndex) -> None:
        line = self.lines.row(index) if index.isValid() else None
        if isinstance(line, queries.ExternalLine):
            self._forms.edit_table(line)
        elif line is not None:
            self._forms.edit_seat(line)

    def _add_seat(self) -> None:
        index = self.tree.currentIndex()
        if index.parent().isValid():
            index = index.parent()
        line = self.lines.row(index) if index.isValid() else None
        if isinstance(line, queries.ExternalLine):
            self._forms.add_seat(line)

    def _drop(self) -> None:
        line = self._chosen()
        if line is not None:
            self._remove(line)


def _seats(line: Line) -> Sequence[Line]:
    return line.seats if isinstance(line, queries.ExternalLine) else ()


def _name(line: Line) -> str:
    if isinstance(line, queries.ExternalLine):
        return line.name
    return f"{line.organization} ({line.person})" if line.person else line.organization


def _load(line: Line) -> str:
    if not isinstance(line, queries.ExternalLine):
        return "" if line.current else _("terminé")
    if line.meetings_per_year is None:
        return _("à préciser")
    times = ngettext(
        "{n} fois par année", "{n} fois par année", line.meetings_per_year
    ).format(n=line.meetings_per_year)
    return times if line.minutes is None else f"{times} × {fmt.minutes(line.minutes)}"


def _spoken(line: Line) -> str:
    if isinstance(line, queries.ExternalLine):
        parts = (line.name, line.holder, line.area, _load(line))
    else:
        days = (line.start_on, line.end_on)
        said = " – ".join(fmt.date_long(day, with_weekday=False) for day in days if day)
        parts = (_name(line), said, _load(line), "")
    return ", ".join(part for part in parts if part)
