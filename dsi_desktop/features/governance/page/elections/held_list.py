"""The elections held and under way, and the way to open one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.governance.queries import ElectionLine
from dsi_desktop.features.governance.rules.election_words import (
    candidates_words,
    seats_words,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

_ICONS = {
    "open": "user-plus", "voting": "checklist", "closed": "circle-check", "cancelled": "circle-x",
}


def columns() -> list[Column[ElectionLine]]:
    """Return the columns of the list."""
    return [
        Column(_("Élection"), lambda line: line.title or line.college or line.body,
               icon=lambda line: icon(_ICONS.get(line.state, "circle"))),
        Column(_("Instance"), lambda line: line.body, tip=lambda line: line.body),
        Column(_("Rencontre"), lambda line: fmt.date_long(line.held_on, with_weekday=False)
               if line.held_on else ""),
        Column(_("État"), lambda line: word("election_state", line.state)),
        Column(_("Résultat"), result, tip=result),
    ]


def result(line: ElectionLine) -> str:
    """Return who was elected, else what is at stake."""
    if line.elected:
        return ", ".join(line.elected)
    return f"{seats_words(line.seats)}, {candidates_words(line.candidates)}"


class HeldList(QWidget):
    """A table, or the sentence of an empty one."""

    def __init__(self, opened: Callable[[str], object], asked: Callable[[], object]) -> None:
        super().__init__()
        self.model: RowsModel[ElectionLine] = RowsModel(columns(), lambda line: line.id)

        def open_row(index: QModelIndex) -> None:
            opened(self.model.row(index).id)

        self.table = Table(_("Élections"), self.model, open_row)
        self.table.widths(300, 170, 140, 170, 250, stretch=4)
        self.none = EmptyState(
            "checklist", _("Aucune élection"),
            _("Une élection s’ouvre à une assemblée, pour les sièges vacants de chaque collège ou "
              "ceux dont le mandat se termine bientôt."),
            _("Ouvrir une élection"), asked,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.none)
        self.stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_lines(self, lines: Sequence[ElectionLine]) -> None:
        """Show these elections."""
        self.model.show(lines)
        self.stack.setCurrentIndex(1 if lines else 0)
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
