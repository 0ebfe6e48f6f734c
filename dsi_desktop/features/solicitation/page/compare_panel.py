"""« Comparer »: the bodies that share their members, and the hours around a date."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.page.matrix_view import MatrixView
from dsi_desktop.features.solicitation.presenter.figures import Matrix, hours
from dsi_desktop.features.solicitation.presenter.screens import CompareScreen
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState, scrolling
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.twinned import Twinned
from dsi_desktop.ui.widgets.views import Table

_WIDE, _PEOPLE, _ORGANIZATIONS = 860, "people", "organizations"


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """Two bodies and what they share: a line of the list beside the matrix."""

    first: str
    second: str
    count: int
    names: str


def crossing_lines(matrix: Matrix) -> list[CrossingLine]:
    """Return the crossings, most shared first."""
    lines = [
        CrossingLine(matrix.names[row], matrix.names[column], one.count, ", ".join(one.names))
        for row, column, one in matrix.crossings
    ]
    return sorted(lines, key=lambda line: -line.count)


def _tall(card: QWidget) -> None:
    card.setMinimumHeight(theme().px(280))


class ComparePanel(QWidget):
    """Two cards side by side, one over the other when there is no room."""

    def __init__(
        self, share: Callable[[bool], object], choose_date: Callable[[], object],
        opened: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._opened = opened
        self.matrix = MatrixView(
            _("Instances qui partagent leurs membres"), _("Instance"), self._go)
        self.crossings: RowsModel[CrossingLine] = RowsModel(
            _crossing_columns(), lambda line: (line.first, line.second))
        self.sharing = Twinned(
            self.matrix, _("Croisements"), self.crossings, (150, 150, 72, 160), 3)
        self.alone = EmptyState(
            "users-group", _("Rien à croiser pour le moment"),
            _("Les instances qui se réunissent avec les mêmes personnes apparaîtront ici."))
        self.subject = Segmented(_("Partagés par"), [
            (_PEOPLE, _("Personnes")), (_ORGANIZATIONS, _("Organisations"))])
        self.subject.chosen.connect(lambda key: share(key == _PEOPLE))
        self.lines: RowsModel[queries.ComparisonLine] = RowsModel(
            _comparison_columns(), lambda line: line.id)
        self.table = Table(_("Heures avant et après, par organisation"), self.lines, self._open)
        self.table.widths(180, 62, 62, 72)
        self.dated = Card(_("Avant et après une date"), "history")
        self.change = icon_button("pencil", _("Changer la date comparée"), choose_date)
        self.note = label("", "muted", wrap=True)
        self.undated = EmptyState(
            "calendar-due", _("Comparer autour d’une date"),
            _("Choisissez le jour d’un changement : un calendrier commun, une fusion de comités. "
              "Les mêmes mois d’un an plus tôt servent de mesure."),
            _("Choisir une date"), choose_date, action_icon="calendar-plus")
        self._lay_out()

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.addWidget(self.subject)
        under.addStretch()
        self.sharing.column.insertLayout(1, under)
        self.dated.head.addWidget(self.change)
        self.dated.body.addWidget(self.note)
        self.dated.body.addWidget(self.table, 1)
        self.dated.body.addWidget(self.undated, 1)
        for card in (self.sharing, self.dated):
            fit(card, partial(_tall, card))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self._grid))
        self.setFocusProxy(self.matrix)
        self._place(narrow=False)

    def show_screen(self, screen: CompareScreen) -> None:
        """Show what was read."""
        self.subject.choose(_PEOPLE if screen.people else _ORGANIZATIONS)
        self.sharing.say(screen.finding)
        self.matrix.show_matrix(screen.matrix)
        self.sharing.show_rows(crossing_lines(screen.matrix))
        self.sharing.show_instead(self.alone, bare=not screen.matrix.crossings)
        read = screen.comparison
        self.dated.title.say(screen.title)
        self.note.setText(screen.note)
        self.note.setVisible(read is not None)
        self.table.setVisible(read is not None)
        self.change.setVisible(read is not None)
        self.undated.setVisible(read is None)
        self.lines.show(read.lines if read else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one card over the other when there is no room for two."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_WIDE))

    def _place(self, *, narrow: bool) -> None:
        self._grid.addWidget(self.sharing, 0, 0)
        self._grid.addWidget(self.dated, *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 0 if narrow else 4)

    def _open(self, index: QModelIndex) -> None:
        self._opened("organization", self.lines.row(index).id)

    def _go(self, index: QModelIndex) -> None:
        """Show the names behind a cell in the list."""
        matrix, column = self.matrix.cells.matrix, index.column() - 1
        if column < 0 or self.matrix.cells.crossing(index) is None:
            return
        row, column = sorted((index.row(), column))
        self.sharing.turn()
        self.sharing.table.setCurrentIndex(
            self.crossings.index_of((matrix.names[row], matrix.names[column])))


def _crossing_columns() -> list[Column[CrossingLine]]:
    return [
        Column(_("Instance"), lambda line: line.first),
        Column(_("Autre instance"), lambda line: line.second),
        Column(_("Partagés"), lambda line: fmt.number(line.count), right=True),
        Column(_("Noms"), lambda line: line.names, tip=lambda line: line.names),
    ]


def _comparison_columns() -> list[Column[queries.ComparisonLine]]:
    return [
        Column(_("Organisation"), lambda line: line.name),
        Column(_("Avant"), lambda line: hours(line.before), right=True),
        Column(_("Après"), lambda line: hours(line.after), right=True),
        Column(_("Écart"), _change, right=True),
    ]


def _change(line: queries.ComparisonLine) -> str:
    change = line.after - line.before
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{hours(abs(change))}"
