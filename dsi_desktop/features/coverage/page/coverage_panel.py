"""« Couverture » : the table with its legend, and the gaps beside it or under it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.coverage.page.gap_panel import GapPanel
from dsi_desktop.features.coverage.page.matrix_view import Legend, MatrixView
from dsi_desktop.features.coverage.presenter.coverage import CoveragePresenter
from dsi_desktop.features.coverage.presenter.screens import CoverageScreen, Panel, PanelLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling

_WIDE, _SIDE, _HIGH, _LIST = 900, 344, 460, 320


class CoveragePanel(QWidget):
    """The table and the list choose each other's line."""

    def __init__(
        self, presenter: CoveragePresenter, mend: Callable[[PanelLine], object],
        put_aside: Callable[[PanelLine], object], opened: Callable[[str, str], object],
        told: Callable[[str], object], begin: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._presenter = presenter
        self._narrow: bool | None = None
        self.matrix = MatrixView()
        self.gaps = GapPanel(
            mend, put_aside, opened, self.leave_records, presenter.copied, told)
        self.stopped = button("", self._list_stopped, look="link", icon_name="link-off")
        self.empty = EmptyState(
            "target-arrow", _("Le plan ne nomme encore rien"),
            _("La couverture se lit dès que des besoins, des enjeux ou des actions sont écrits."),
            _("Commencer par le portrait"), begin,
        )
        self._lay_out()
        self.matrix.asked.connect(self.list_cell)
        self.matrix.pointed.connect(self._follow_cell)
        self.gaps.list.pointed.connect(self._follow_gap)
        back = QShortcut(QKeySequence("Esc"), self.gaps)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.leave_records)
        self.setFocusProxy(self.matrix)

    def _lay_out(self) -> None:
        self.card = QFrame()
        self.card.setObjectName("card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(2, 6, 2, 10)
        inside.setSpacing(8)
        inside.addWidget(self.matrix, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 10, 0)
        foot.addWidget(Legend(), 1)
        foot.addWidget(self.stopped)
        inside.addLayout(foot)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.area = scrolling(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        column.addWidget(self.empty)
        self._place(narrow=False)

    def show_screen(self, screen: CoverageScreen) -> None:
        """Show the table; of an empty plan, say how one begins."""
        self.empty.setVisible(not screen.documented)
        self.area.setVisible(screen.documented)
        self.matrix.show_screen(screen)
        self.stopped.setText(screen.stopped)

    def show_panel(self, panel: Panel) -> None:
        """Show the gaps, or the records of a cell."""
        self.gaps.show_panel(panel)

    def list_cell(self, key: str, column: str) -> None:
        """List the records of a cell and take the keyboard there."""
        self._presenter.list_cell(key, column)
        self.gaps.list.setFocus()

    def leave_records(self) -> None:
        """List the gaps again, the keyboard on the cell."""
        self._presenter.list_gaps()
        self.matrix.setFocus()

    def _list_stopped(self) -> None:
        self._presenter.list_stopped()
        self.gaps.list.setFocus()

    def _follow_cell(self, key: str, column: str) -> None:
        """Put in hand the first gap of the cell, when the list shows gaps."""
        wanted = self._presenter.gap_of(key, column)
        index = self.gaps.list.rows.index_of(wanted)
        if index.isValid():
            self.gaps.list.blockSignals(True)
            self.gaps.list.choose(index)
            self.gaps.list.blockSignals(False)
            self.gaps.offer()

    def _follow_gap(self) -> None:
        line = self.gaps.list.in_hand()
        if line is None or line.gap is None:
            return
        place = self._presenter.place_of(line.gap)
        if place is not None and self.gaps.list.hasFocus():
            self.matrix.point(*place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list under the table when there is no room beside it."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_WIDE))

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.addWidget(self.card, 0, 0)
        self._grid.addWidget(self.gaps, *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 1)
        self.card.setMinimumHeight(theme().px(_HIGH if narrow else 0))
        self.gaps.setMinimumHeight(theme().px(_LIST if narrow else 0))
        side = theme().px(_SIDE)
        self.gaps.setMaximumWidth(16_777_215 if narrow else side)
        self.gaps.setMinimumWidth(0 if narrow else side)
