"""« Actions »: what each achieved, how far from what was planned, and what is not told yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.evaluation.queries import ActionLine
from dsi_desktop.features.evaluation.rules import looking_back
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class ActionsPanel(QWidget):
    """A table; Entrée opens the action, where what is missing is written."""

    def __init__(self, opened: Callable[[str, str], object]) -> None:
        super().__init__()
        self._opened = opened
        self._lines: tuple[ActionLine, ...] = ()
        self.say = label("", "muted", wrap=True)
        self.only = QCheckBox(_("Seulement celles à compléter"))
        self.only.toggled.connect(lambda _on: self._fill())
        self.model: RowsModel[ActionLine] = RowsModel(_columns(), lambda line: line.id)
        self.table = Table(_("Actions évaluées"), self.model, self._open)
        self.table.widths(230, 120, 190, 150, 76, 54, 180, stretch=0)
        self.none = EmptyState("target-arrow", _("Aucune action à évaluer"),
                               _("Les actions du plan se retrouvent ici avec leurs résultats."))
        self.whole = EmptyState("circle-check", _("Rien ne manque"),
                                _("Toutes les actions disent ce qu’on attend d’elles."))
        self.stack = QStackedWidget()
        for view in (self.table, self.none, self.whole):
            self.stack.addWidget(view)
        top = QHBoxLayout()
        top.addWidget(self.say, 1)
        top.addWidget(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    def take_focus(self) -> None:
        """Give the keyboard to the table, when there is one."""
        shown = self.table if self._lines else self.none
        shown.setFocus()

    def show_actions(self, lines: Sequence[ActionLine]) -> None:
        """Show the actions of the plan."""
        self._lines = tuple(lines)
        self._fill()

    def _fill(self) -> None:
        kept = [line for line in self._lines
                if not self.only.isChecked() or looking_back.missing(line)]  # fmt: skip
        self.say.setText(looking_back.sentence(self._lines))
        self.only.setVisible(bool(self._lines))
        self.model.show(kept)
        empty = self.whole if self._lines else self.none
        self.stack.setCurrentWidget(self.table if kept else empty)

    def _open(self, index: QModelIndex) -> None:
        self._opened("action", self.model.row(index).id)


def _columns() -> list[Column[ActionLine]]:
    return [
        Column(_("Action"), lambda line: f"{line.code} {line.title}".strip(),
               tip=lambda line: line.title),
        Column(_("État"), looking_back.state_words),
        Column(_("Résultats"), looking_back.result_words, tip=looking_back.result_words),
        Column(_("Écart"), looking_back.gap_words, tip=looking_back.gap_words),
        Column(_("Jointes"), looking_back.reached_words, right=True,
               spoken=lambda line: _("personnes jointes : {n}").format(
                   n=looking_back.reached_words(line) or "–")),
        Column(_("Effets"), lambda line: fmt.number(line.effects) if line.effects else "",
               right=True),
        Column(_("Il manque"), lambda line: ", ".join(looking_back.missing(line)),
               tip=lambda line: ", ".join(looking_back.missing(line))),
    ]
