"""« Flux »: how the cards shown went through the columns, each chart under what it says."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout

from dsi_desktop.features.boards.page.flow_charts import Chart
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.presenter.flow import PERIODS, FlowPresenter, FlowScene, Line
from dsi_desktop.features.boards.rules.flow_chart import depth_chart, months_chart, passages_chart
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.twinned import Twinned

_ROW, _LEAST = 34, 70


class FlowPart(Twinned):
    """A chart with its table twin, under its title and the sentence that says what it shows."""

    def __init__(
        self, name: str, height: int, titles: tuple[str, ...], widths: tuple[int, ...],
        stretch: int = 0,
    ) -> None:  # fmt: skip
        columns: list[Column[Line]] = [
            Column(title, _cell(at), right=0 < at != stretch) for at, title in enumerate(titles)
        ]
        self.drawn = Chart(name, height)
        super().__init__(self.drawn, name, RowsModel(columns, lambda line: line.key), widths,
                         stretch)  # fmt: skip
        self.say(name)
        self.finding = label("", wrap=True)
        self.column.insertWidget(1, self.finding)
        fit(self, lambda: self.table.setMinimumHeight(theme().px(120)))

    def say_finding(self, words: str, lines: tuple[Line, ...]) -> None:
        """Show the sentence and the table; the chart is described by the sentence."""
        self.finding.setText(words)
        self.drawn.setAccessibleDescription(words)
        self.show_rows(lines)


def _cell(at: int) -> Callable[[Line], str]:
    return lambda line: line.cells[at]


class FlowView(BoardsViewWidget):
    """Three charts with their table twins, and the period they look at."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        # The window gives every page a desk that reads out of sight, though few ask for it.
        desk = cast(Host, host.desk)
        self.presenter = FlowPresenter(host.store, self, desk.glance)
        self.periods = Segmented(_("Période du flux"), [(key, _(text)) for key, text in PERIODS])
        self.periods.choose(self.presenter.period)
        self.periods.chosen.connect(lambda key: self.presenter.choose(key, host.desk.today()))
        self.stood = FlowPart(_("Cartes dans chaque colonne"), 220, (
            _("Jour"), _("Ouvertes"), _("Faites"), _("Dans chaque colonne")), (170, 80, 80, 420), 3)
        self.stays = FlowPart(_("Temps passé dans chaque colonne"), _LEAST, (
            _("Colonne"), _("La moitié, moins de"), _("85 %, moins de"), _("Cartes parties"),
            _("Encore là"), _("La plus ancienne")), (170, 150, 130, 120, 100, 140))
        self.done = FlowPart(_("Cartes faites, mois par mois"), 170, (
            _("Mois"), _("Arrivées"), _("Faites")), (200, 110, 110))
        self._lay_out()

    def show_sheet(self, sheet: ViewSheet) -> None:
        """Show how the cards of this sheet went."""
        self.presenter.show(sheet.body_id, sheet.task_ids, self._host.desk.today())

    def take_focus(self) -> None:
        """Put the keyboard on the period looked at."""
        for one in self.periods.findChildren(QPushButton):
            if one.isChecked():
                one.setFocus()

    def show_flow(self, scene: FlowScene) -> None:
        """Show the charts, their findings and their tables."""
        self._stack.setCurrentIndex(int(scene.bare))
        if scene.bare:
            return
        for part, words, lines in zip(self._parts(), scene.words, scene.lines, strict=True):
            part.say_finding(words, lines)
        self.stood.drawn.draw(
            lambda wide, high, ink: depth_chart(scene.depth, scene.places, wide, high, ink)
        )
        self.stays.drawn.draw(
            lambda wide, _high, ink: passages_chart(scene.passages, wide, ink),
            max(_LEAST, _ROW * len(scene.passages)),
        )
        self.done.drawn.draw(lambda wide, high, ink: months_chart(scene.months, wide, high, ink))

    def _parts(self) -> tuple[FlowPart, FlowPart, FlowPart]:
        return self.stood, self.stays, self.done

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.periods)
        head.addStretch()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(12)
        column.addLayout(head)
        for part in self._parts():
            column.addWidget(part)
        column.addStretch()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scrolling(column))
        self._stack.addWidget(EmptyState(
            "chart-line", _("Le flux n’a encore rien à dire"),
            _("Il se dessine à mesure que les cartes changent de colonne."),
        ))
