"""« Routes et tables »: what the hours are computed from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.features.solicitation.page.limits_card import LimitsCard, MissingCard
from dsi_desktop.features.solicitation.page.roads_card import RoadsCard, Save
from dsi_desktop.features.solicitation.page.tables_card import Line, TablesCard
from dsi_desktop.features.solicitation.presenter.screens import GroundScreen
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import scrolling

_WIDE = 760


def _tall(card: QWidget) -> None:
    card.setMinimumHeight(theme().px(300))


def _column(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(first, 1)
    column.addWidget(second)
    return made


class GroundPanel(QWidget):
    """Roads and what is missing at the left; tables and thresholds at the right, or under."""

    def __init__(
        self, forms: SolicitationForms, save_road: Save, forget_road: Callable[[str], object],
        remove: Callable[[Line], object], opened: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.roads = RoadsCard(save_road, forget_road)
        self.tables = TablesCard(forms, remove)
        self.limits = LimitsCard(forms)
        self.missing = MissingCard(forms, opened)
        for card in (self.roads, self.tables):
            fit(card, partial(_tall, card))
        self._columns = (_column(self.roads, self.missing), _column(self.tables, self.limits))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self._grid))
        self.setFocusProxy(self.roads)
        self._place(narrow=False)

    def show_screen(self, screen: GroundScreen) -> None:
        """Show what was read."""
        self.roads.show_roads(screen.unknown, screen.known)
        self.tables.show_tables(screen.tables)
        self.limits.show_limits(screen.thresholds)
        self.missing.show_missing(screen.missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second column under the first when there is no room beside it."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_WIDE))

    def _place(self, *, narrow: bool) -> None:
        self._grid.addWidget(self._columns[0], 0, 0)
        self._grid.addWidget(self._columns[1], *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
