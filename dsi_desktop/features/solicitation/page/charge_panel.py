"""« Charge »: the heat table, the trend, the ranking and what could be joined."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.solicitation.page.charts import RankingChart, TrendChart
from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.features.solicitation.page.heat_card import HeatCard
from dsi_desktop.features.solicitation.page.month_panel import MonthPanel
from dsi_desktop.features.solicitation.page.suggestion_card import SuggestionCard
from dsi_desktop.features.solicitation.presenter import charge, trends
from dsi_desktop.features.solicitation.presenter.deciding import SolicitationPresenter
from dsi_desktop.features.solicitation.presenter.figures import (
    RankLine,
    TrendBar,
    hours,
    hours_number,
)
from dsi_desktop.features.solicitation.presenter.screens import ChargeScreen
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling
from dsi_desktop.ui.widgets.twinned import Twinned

_WIDE, _SIDE = 820, 316


class ChargePanel(QWidget):
    """Two columns, one when there is no room for two; the detail of a month covers the second."""

    def __init__(
        self, presenter: SolicitationPresenter, forms: SolicitationForms,
        opened: Callable[[str, str], object], complete: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter = presenter
        self._opened = opened
        self.card = HeatCard(presenter, forms, complete)
        self.heat = self.card.heat
        self.empty = EmptyState(
            "car", _("Aucune heure pour le moment"),
            _("Les heures apparaîtront après la première rencontre tenue : elles se calculent "
              "avec les présences et les distances."),
            _("Préciser les routes et les tables"), complete, action_icon="map-pin",
        )
        self.trend = Twinned(
            TrendChart(), _("Tendance"), RowsModel(_trend_columns(), _by_title),
            (160, 110, 110))
        self.ranking = Twinned(
            RankingChart(), _("Les plus sollicités"), RowsModel(_rank_columns(), _by_key),
            (100, 62, 52, 52))
        self.suggestion = SuggestionCard(
            lambda meeting: opened("meeting", meeting), presenter.join, presenter.set_aside)
        self.month = MonthPanel(lambda meeting: opened("meeting", meeting))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._side = QWidget()
        aside = QVBoxLayout(self._side)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(12)
        aside.addWidget(self.suggestion)
        aside.addWidget(self.ranking, 1)
        aside.addStretch()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        fit(self.trend, lambda: self.trend.setMinimumHeight(theme().px(164)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(self._grid)
        column.addWidget(self.area)
        column.addWidget(self.empty)
        self._narrow: bool | None = None
        self._place(narrow=False)

    def _wire(self) -> None:
        self.heat.asked.connect(self.open_cell)
        self.month.closed.connect(self._leave_month)
        shortcut = QShortcut(QKeySequence("S"), self.heat)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.suggestion.join.setFocus)
        self.setFocusProxy(self.heat)

    def show_screen(self, screen: ChargeScreen) -> None:
        """Show the hours; without any, say what will bring them."""
        none = not screen.measured
        self.empty.setVisible(none)
        self.area.setVisible(not none)
        self.card.show_screen(screen)
        self._show_trend(screen)
        self._show_ranking(screen)
        self.suggestion.show_all(screen.suggestions)
        self._show_side()

    def _show_trend(self, screen: ChargeScreen) -> None:
        chart = self.trend.chart
        if isinstance(chart, TrendChart):
            chart.show_trend(
                screen.trend, _("un an plus tôt"), _("période choisie"),
                trends.trend_words(screen.trend))
        self.trend.say(screen.trend_title, screen.trend_note, screen.trend_detail)
        self.trend.show_rows(screen.trend.bars)
        self.trend.setVisible(bool(screen.trend.bars))

    def _show_ranking(self, screen: ChargeScreen) -> None:
        chart = self.ranking.chart
        if isinstance(chart, RankingChart):
            chart.show_lines(screen.ranking, charge.ranking_words(screen.ranking))
        self.ranking.say(_("Les plus sollicités"), _("heures par mois"))
        self.ranking.show_rows(screen.ranking)
        self.ranking.setVisible(bool(screen.ranking))

    def open_cell(self, key: str, month: int) -> None:
        """Open what a cell holds: the meetings of the month, the sheet, or the lines folded."""
        if key == charge.FOLDED:
            self._presenter.unfold()
        elif month < 0:
            self._opened("person" if self._presenter.people else "organization", key)
        else:
            self.month.show_visits(*self._presenter.meetings_of(key, month))
            self._show_side()
            if self._narrow:
                QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.month))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second column under the first when there is no room beside it."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_WIDE))

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.addWidget(self.card, 0, 0)
        self._grid.addWidget(self.trend, 3 if narrow else 1, 0)
        self._grid.addWidget(self._side, *((2, 0, 1, 1) if narrow else (0, 1, 2, 1)))
        self._grid.addWidget(self.month, *((1, 0, 1, 1) if narrow else (0, 1, 2, 1)))
        self.month.setMinimumHeight(theme().px(220 if narrow else 0))
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(0, 3)
        self._grid.setRowStretch(1, 0 if narrow else 1)
        fit_side = 16_777_215 if narrow else theme().px(_SIDE)
        self._side.setMaximumWidth(fit_side)
        self._side.setMinimumWidth(0 if narrow else fit_side)

    def _show_side(self) -> None:
        has_side = not (self.suggestion.isHidden() and self.ranking.isHidden())
        self._side.setVisible(has_side and (self.month.isHidden() or bool(self._narrow)))

    def _leave_month(self) -> None:
        self._show_side()
        self.heat.setFocus()


def _by_title(bar: TrendBar) -> str:
    return bar.spoken


def _by_key(line: RankLine) -> str:
    return line.key


def _trend_columns() -> list[Column[TrendBar]]:
    return [
        Column(_("Mois"), lambda bar: bar.spoken),
        Column(_("Un an plus tôt"), lambda bar: hours(bar.before, 1), right=True),
        Column(_("Maintenant"), lambda bar: hours(bar.now, 1), right=True),
    ]


def _rank_columns() -> list[Column[RankLine]]:
    return [
        Column(_("Nom"), lambda line: line.name),
        Column(_("Réunion"), lambda line: hours_number(line.meeting, 1), right=True),
        Column(_("Route"), lambda line: hours_number(line.road, 1), right=True),
        Column(_("Total"), lambda line: hours_number(line.whole, 1), right=True),
    ]
