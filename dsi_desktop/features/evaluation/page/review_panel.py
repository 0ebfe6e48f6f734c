"""« Bilan »: the reviews at the left, the one in hand as it will be printed at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.evaluation.page.sided import Sided
from dsi_desktop.features.evaluation.queries import Review, ReviewLine
from dsi_desktop.features.evaluation.rules import yearly
from dsi_desktop.features.evaluation.rules.yearly import Grid
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState, clear
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_MOST_ROWS = 12
Row = tuple[str, ...]


class ReviewPanel(QWidget):
    """Tells what the person wants done: the page does it."""

    wanted_add = Signal()
    wanted_edit = Signal(str)
    wanted_remove = Signal(str)
    wanted_pdf = Signal(str)
    wanted_xlsx = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.read: Review | None = None
        self.list: RowsModel[ReviewLine] = RowsModel(_columns(), lambda one: one.id)
        self.table = Table(_("Bilans"), self.list,
                           lambda index: self.wanted_edit.emit(self.list.row(index).id))
        self.table.widths(130, 130, stretch=0)
        self.title = Elided("", "h2")
        self.period = label("", "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        self.add = button(_("Préparer un bilan"), self.wanted_add.emit, icon_name="plus")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        for icon, words, signal in (
            ("file-spreadsheet", _("Exporter le bilan en XLSX"), self.wanted_xlsx),
            ("trash", _("Retirer le bilan"), self.wanted_remove),
        ):
            head.addWidget(icon_button(icon, words, partial(self._tell, signal)))
        self.edit = button(_("Écrire les textes"), lambda: self._tell(self.wanted_edit),
                           icon_name="pencil")
        self.pdf = button(_("Imprimer en PDF"), lambda: self._tell(self.wanted_pdf),
                          look="primary", icon_name="file-type-pdf")
        head.addWidget(self.edit)
        head.addWidget(self.pdf)
        self.parts = QVBoxLayout()
        self.parts.setSpacing(12)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.period)
        inside.addLayout(self.parts)
        inside.addStretch()
        self.whole: Sided[ReviewLine] = Sided(
            _("Bilan à l’écran"), self.table, self.list, self.add, inside)
        self.whole.chosen.connect(self.chosen)
        self.none = EmptyState(
            "file-check", _("Le bilan de l’année"),
            _("Actions, effets, indicateurs, processus, moyens et participation s’assemblent pour "
              "la période choisie; il ne reste qu’à écrire l’introduction, les apprentissages et "
              "les suites."),
            _("Préparer un premier bilan"), self.wanted_add.emit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def take_focus(self) -> None:
        """Give the keyboard to the reviews, or to how they begin."""
        if self.stack.currentWidget() is self.whole:
            self.whole.take_focus()
        else:
            self.none.setFocus()

    def show_list(self, lines: Sequence[ReviewLine]) -> None:
        """Show the reviews of the plan."""
        self.whole.show_rows(lines)
        self.stack.setCurrentWidget(self.whole if lines else self.none)

    def show_review(self, read: Review) -> None:
        """Show one as it will be printed."""
        self.read = read
        self.whole.choose(read.id)
        self.title.say(read.title)
        self.period.setText(yearly.period_words(read))
        clear(self.parts)
        for section in yearly.sections(read):
            card = Card(section.title)
            for sentence in section.sentences:
                card.body.addWidget(label(sentence, wrap=True))
            if section.grid is not None:
                card.body.addWidget(grid_table(section.title, section.grid))
            self.parts.addWidget(card)

    def _tell(self, signal: SignalInstance) -> None:
        if self.read is not None:
            signal.emit(self.read.id)


def grid_table(name: str, grid: Grid) -> Table:
    """Return a table of words as high as its rows."""
    model: RowsModel[tuple[int, Row]] = RowsModel(
        [Column(title, partial(_cell, at), right=at in grid.right, tip=partial(_cell, at))
         for at, title in enumerate(grid.titles)],
        lambda row: row[0])  # fmt: skip
    model.show(list(enumerate(grid.rows)))
    table = Table(_("{title}, en tableau").format(title=name), model)
    model.setParent(table)
    whole = sum(grid.shares)
    table.widths(*(round(640 * share / whole) for share in grid.shares))
    table.horizontalHeader().setMinimumSectionSize(theme().px(84))
    table.setFixedHeight(theme().px(36 * min(len(grid.rows), _MOST_ROWS) + 42))
    return table


def _cell(at: int, row: tuple[int, Row]) -> str:
    return row[1][at]


def _columns() -> list[Column[ReviewLine]]:
    return [
        Column(_("Bilan"), lambda one: one.title, tip=lambda one: one.title),
        Column(_("Jusqu’au"), lambda one: short_day(one.end_on) if one.end_on else ""),
    ]
