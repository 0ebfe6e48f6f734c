"""« Échéancier » : the cards over weeks or months, each with the bar of its dates."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
)

from dsi_desktop.features.boards.page.dated_widget import DatedWidget, nothing_shown
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.picker import dot
from dsi_desktop.features.boards.page.timeline_paint import BarPaint, TimelineHead
from dsi_desktop.features.boards.presenter.listing import DatedCard
from dsi_desktop.features.boards.presenter.timeline import (
    SCALES,
    TimelineRow,
    moved_window,
    step_days,
    timeline_sheet,
    window_around,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.texts import Elided
from dsi_desktop.ui.widgets.views import Table

_TITLE = 250
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_END = _SHIFT | Qt.KeyboardModifier.ControlModifier
_BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SCALING = {
    Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1,
}  # fmt: skip


class TimelineView(DatedWidget):
    """Arrows walk over time, Maj+arrows carry the cards chosen, Ctrl+Maj+arrows their ends."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host)
        self._cards: list[DatedCard] = []
        self._dots: dict[int, QIcon] = {}
        self.scale = "month"
        self.first = window_around(host.desk.today(), self.scale)
        self.model = RowsModel[TimelineRow]([
            Column(_("Carte"), lambda row: row.one.card.title, icon=self._dot),
            Column(_("Dates"), lambda row: row.spoken, tip=lambda row: row.spoken),
        ], lambda row: row.task_id, self)  # fmt: skip
        self.table = Table(_("Échéancier des cartes"), self.model,
                           lambda _index: host.card_asked("open", self.in_hand()))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.head = TimelineHead(self.table)
        self.table.setHorizontalHeader(self.head)
        self.head.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.bars = BarPaint(self.table)
        self.table.setItemDelegateForColumn(1, self.bars)
        self.table.widths(_TITLE, 300, stretch=1)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selectionModel().currentRowChanged.connect(lambda *_told: self._look())
        self.table.clicked.connect(lambda _index: self._look())
        self.hear(self.table)
        self.title = Elided("", "h2")
        self.scales = Segmented(_("Échelle de l’échéancier"), [
            ("week", _("Semaines")), ("month", _("Mois")), ("quarter", _("Trimestres")),
        ])  # fmt: skip
        self.scales.choose(self.scale)
        self.scales.chosen.connect(self.show_scale)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing_shown(
            _("Aucune carte à placer dans le temps"),
            _("Ajoutez une carte au tableau, ou laissez passer plus de cartes par le filtre."),
        ))
        self._lay_out()
        theme().changed.connect(self._dots.clear)

    def show_cards(self, cards: list[DatedCard]) -> None:
        self._cards = cards
        self._show()

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        found = [index for index in map(self.model.index_of, task_ids) if index.isValid()]
        if not found:
            return
        self.table.setCurrentIndex(found[0])
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        self.table.selectionModel().select(
            chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )  # fmt: skip
        self.table.scrollTo(found[0])

    def show_scale(self, scale: str) -> None:
        """Show weeks, months or quarters from the same day."""
        self.scale = scale
        self.first = window_around(self._host.desk.today(), scale)
        self.scales.choose(scale)
        self._show()

    def walk(self, step: int) -> None:
        """Show what comes before or after."""
        self.first = moved_window(self.first, self.scale, step)
        self._show()

    def go_today(self) -> None:
        """Show the window around today."""
        self.show_scale(self.scale)

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.scales).setFocus()

    def reveal(self, task_id: str) -> bool:
        self.keep_in_hand([task_id])
        self.table.setFocus()
        return self.model.index_of(task_id).isValid()

    def chosen(self) -> list[DatedCard]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        here = self.table.currentIndex().row()
        if here in rows:
            rows.remove(here)
            rows.insert(0, here)
        return [self.model.rows[row].one for row in rows]

    def take_key(self, watched: QObject, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _BESIDE and held == _NONE:
            self.walk(_BESIDE[key])
        elif key in _BESIDE and held in (_SHIFT, _END):
            days = _BESIDE[key] * step_days(self.scale)
            self.presenter.shift(self.chosen(), days, end_only=held == _END)
        elif key in _SCALING and held in (_NONE, _SHIFT):
            at = SCALES.index(self.scale) + _SCALING[key]
            self.show_scale(SCALES[min(max(at, 0), len(SCALES) - 1)])
        elif key == Qt.Key.Key_T and held == _NONE:
            self.go_today()
        else:
            return super().take_key(watched, key, held)
        return True

    def _show(self) -> None:
        sheet = timeline_sheet(self._cards, self.first, self.scale, self._host.desk.today())
        self.head.sheet = self.bars.sheet = sheet
        self.title.say(sheet.title)
        self.model.show(sheet.rows)
        self.stack.setCurrentIndex(0 if sheet.rows else 1)
        if sheet.rows and not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(
                self.model.index(max(0, self.table.currentIndex().row()), 0)
            )
        self.head.viewport().update()
        self.table.viewport().update()

    def _look(self) -> None:
        if self.in_hand():
            self._host.card_asked("look", self.in_hand())

    def _dot(self, row: TimelineRow) -> QIcon:
        hue = row.one.card.hue
        if hue not in self._dots:
            self._dots[hue] = dot(theme().hue(hue).solid)
        return self._dots[hue]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(icon_button("chevron-left", _("Période précédente"), partial(self.walk, -1)))
        row.addWidget(icon_button("chevron-right", _("Période suivante"), partial(self.walk, 1)))
        row.addWidget(button(_("Aujourd’hui"), self.go_today,
                             tip=_("Revenir au jour d’aujourd’hui (T)")))
        row.addWidget(self.title, 1)
        row.addWidget(self.scales)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
