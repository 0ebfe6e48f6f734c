"""« Cohérence » : what several chantiers serve, side by side."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.coverage.presenter.screens import CoherenceScreen
from dsi_desktop.features.coverage.rules.ground import NEED
from dsi_desktop.features.coverage.rules.shared import AREA, POPULATION, Shared, Side
from dsi_desktop.features.coverage.rules.words import action_note, actions_counted
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import listed
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.frames import EmptyState, clear, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_WIDE, _LOW, _SIDE = 860, 150, 230


class CoherencePanel(QWidget):
    """A list of what is shared; the chantiers that serve the line in hand, a column each."""

    def __init__(
        self, choose: Callable[[str], object], opened: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self._opened = opened
        self.subjects = Segmented(_("Ce qui est partagé"), [
            (NEED, _("Besoins")), (AREA, _("Territoires")), (POPULATION, _("Populations"))])
        self.finding = Elided("", "h3")
        self.rows = RowsModel[Shared](_columns(), lambda one: one.id)
        self.list = Table(_("Servis par plusieurs chantiers"), self.rows, self._open)
        fit(self.list, lambda: self.list.widths(200, 92, 80, stretch=0))
        self.name = label("", "h3", wrap=True)
        self.sides = QVBoxLayout()
        self.empty = EmptyState(
            "heart-handshake", _("Rien n’est servi par plusieurs chantiers"),
            _("Ce que deux chantiers servent à la fois se lira ici, côte à côte."))
        self._lay_out()
        self.subjects.chosen.connect(choose)
        self.list.selectionModel().currentChanged.connect(lambda *_two: self._show_sides())
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.subjects)
        head.addSpacing(8)
        head.addWidget(self.finding, 1)
        self._left, self._right = QFrame(), QFrame()
        for frame in (self._left, self._right):
            frame.setObjectName("card")
        left, right = QVBoxLayout(self._left), QVBoxLayout(self._right)
        left.setContentsMargins(2, 6, 2, 6)
        left.addWidget(self.list)
        right.setContentsMargins(18, 14, 10, 14)
        right.addWidget(self.name)
        self.sides.setSpacing(14)
        self.sides.setContentsMargins(0, 0, 8, 0)
        right.addWidget(scrolling(self.sides), 1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(16)
        self._across.addWidget(self._left, 2)
        self._across.addWidget(self._right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._across, 1)
        column.addWidget(self.empty, 1)

    def show_screen(self, screen: CoherenceScreen) -> None:
        """Show what is shared; what was in hand stays."""
        self.subjects.choose(screen.subject)
        self.finding.say(screen.finding)
        some = bool(screen.lines)
        self.empty.setVisible(not some)
        self._left.setVisible(some)
        self._right.setVisible(some)
        self.rows.show(screen.lines)
        if some and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self._show_sides()

    def _show_sides(self) -> None:
        """Show the chantiers of the line in hand, side by side."""
        clear(self.sides)
        now = self.list.currentIndex()
        if not now.isValid():
            return
        one = self.rows.row(now)
        self.name.setText(one.name)
        count = 1 if self._narrow() else max(int(self._right.width() / theme().px(_SIDE)), 1)
        for at in range(0, len(one.sides), count):
            row = QHBoxLayout()
            row.setSpacing(16)
            for side in one.sides[at : at + count]:
                row.addWidget(self._side(side), 1)
            row.addStretch(0)
            self.sides.addLayout(row)
        self.sides.addStretch(1)

    def _side(self, side: Side) -> QWidget:
        made = QWidget()
        made.setAccessibleName(side.chantier.name)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(RecordLine(Record(
            side.chantier.name, actions_counted(len(side.actions)), hue=side.chantier.hue)))
        for action in side.actions:
            column.addWidget(RecordLine(
                Record(action.name, action_note(action)),
                partial(self._opened, "action", action.id)))
        column.addStretch(1)
        return made

    def _narrow(self) -> bool:
        return self.width() < theme().px(_WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chantiers under the list when there is no room beside it."""
        super().resizeEvent(event)
        down = QBoxLayout.Direction.TopToBottom
        across = QBoxLayout.Direction.LeftToRight
        wanted = down if self._narrow() else across
        if self._across.direction() != wanted:
            self._across.setDirection(wanted)
        self._left.setMaximumHeight(theme().px(_LOW) if self._narrow() else 16_777_215)
        self._show_sides()

    def _open(self, index: QModelIndex) -> None:
        one = self.rows.row(index)
        if one.subject == NEED:
            self._opened("need", one.id)


def _columns() -> Sequence[Column[Shared]]:
    return [
        Column(_("Nom"), lambda one: one.name, tip=_spoken, spoken=_spoken),
        Column(_("Chantiers"), lambda one: fmt.number(len(one.sides)), right=True),
        Column(_("Actions"), lambda one: fmt.number(one.actions), right=True),
    ]


def _spoken(one: Shared) -> str:
    return _("{name} : {chantiers}").format(
        name=one.name, chantiers=listed([side.chantier.name for side in one.sides])
    )
