"""« Calendrier » : the cards on the days they are due, those no day holds in a band above."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.boards.page.cards import MIME, carrying
from dsi_desktop.features.boards.page.dated_widget import DatedWidget
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.month_grid import MonthGrid
from dsi_desktop.features.boards.page.month_paint import draw_chip
from dsi_desktop.features.boards.presenter.listing import DatedCard
from dsi_desktop.features.boards.presenter.month import (
    DAYS,
    month_sheet,
    months_after,
    spoken_aside,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

Index = QModelIndex | QPersistentModelIndex
_BAND = 40
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS,
}  # fmt: skip
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class AsideModel(RowsModel[DatedCard]):
    """Cards that no day holds: they may be dragged to one."""

    def __init__(self, parent: QObject) -> None:
        column: Column[DatedCard] = Column(_("Cartes"), _aside_words, spoken_aside)
        super().__init__([column], lambda one: one.task_id, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carrying(self.row(index).task_id for index in indexes)


class _AsidePaint(QStyledItemDelegate):
    """Draws a small card with the words of its date."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(theme().font("xs")).horizontalAdvance(str(index.data()))
        return QSize(min(words + 36, theme().px(320)), theme().px(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: DatedCard = index.data(RowsModel.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = bool(option.state & QStyle.StateFlag.State_HasFocus)
        place = QRectF(option.rect).adjusted(2, 2, -2, -2)
        draw_chip(painter, place, one, held=held, words=str(index.data()))
        painter.restore()


class CalendarView(DatedWidget):
    """Arrows go from day to day, Espace from card to card, Maj+arrows carry the card in hand."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host)
        self._cards: list[DatedCard] = []
        self.grid = MonthGrid()
        self.grid.day = host.desk.today()
        self.month = self.grid.day.replace(day=1)
        self.title = label("", "h2")
        self.aside = AsideModel(self)
        self.band = Listing(_("Cartes sans jour"), self.aside)
        self.band.setFlow(QListView.Flow.LeftToRight)
        self.band.setUniformItemSizes(False)
        self.band.setItemDelegate(_AsidePaint(self.band))
        self.band.setDragEnabled(True)
        self.band.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit(self.band, lambda: self.band.setFixedHeight(theme().px(_BAND)))
        self.band_words = label("", "muted")
        self.hear(self.grid)
        self.hear(self.band)
        self.grid.turned.connect(self._look)
        self.grid.opened.connect(lambda: self._host.card_asked("open", self.in_hand()))
        self.grid.dropped.connect(self.presenter.put_on)
        self.band.clicked.connect(lambda _index: self._look())
        self.band.doubleClicked.connect(lambda _i: host.card_asked("open", self.in_hand()))
        self.band.selectionModel().currentChanged.connect(lambda *_told: self._look())
        self._lay_out()

    def show_cards(self, cards: list[DatedCard]) -> None:
        self._cards = cards
        self._show()

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        self.go_to_card(task_ids[0])

    def go_to_card(self, task_id: str) -> bool:
        """Show the day of a card, or the card in the band; tell whether it has a place."""
        one = next((one for one in self._cards if one.task_id == task_id), None)
        if one is None:
            return False
        if one.dates.due_on:
            self.go_to(date.fromisoformat(one.dates.due_on), task_id)
            return True
        self.band.setCurrentIndex(self.aside.index_of(task_id))
        return self.aside.index_of(task_id).isValid()

    def go_to(self, day: date, card: str = "") -> None:
        """Take a day in hand, in its month."""
        self.grid.day, self.grid.card = day, card
        self.month = day.replace(day=1)
        self._show()

    def turn(self, months: int) -> None:
        """Show another month, the same day of it in hand."""
        first = months_after(self.month, months)
        last = months_after(first, 1) - timedelta(days=1)
        self.go_to(first.replace(day=min(self.grid.day.day, last.day)))

    def take_focus(self) -> None:
        self.grid.setFocus()

    def reveal(self, task_id: str) -> bool:
        found = self.go_to_card(task_id)
        on_band = found and self.aside.index_of(task_id).isValid()
        (self.band if on_band else self.grid).setFocus()
        return found

    def chosen(self) -> list[DatedCard]:
        if self.band.hasFocus() and self.band.currentIndex().isValid():
            return [self.aside.row(self.band.currentIndex())]
        held = self.grid.held()
        return [held] if held else []

    def take_key(self, watched: QObject, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if watched is self.grid and self._turned(key, held):
            return True
        if held == _NONE and key == Qt.Key.Key_T:
            self.go_to(self._host.desk.today())
            return True
        if held == _NONE and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
            return True
        return super().take_key(watched, key, held)

    def _turned(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Answer the keys that walk over days and carry cards."""
        if key in _STEPS and held == _NONE:
            self.go_to(self.grid.day + timedelta(days=_STEPS[key]))
        elif key in _STEPS and held == _SHIFT:
            self.presenter.shift(self.chosen(), _STEPS[key])
        elif key == Qt.Key.Key_Space:
            self.grid.next_card(-1 if held == _SHIFT else 1)
        else:
            return False
        return True

    def _show(self) -> None:
        sheet = month_sheet(self._cards, self.month, self._host.desk.today())
        self.month = sheet.first
        self.title.setText(sheet.title.capitalize())
        if not sheet.cells[0].day <= self.grid.day <= sheet.cells[-1].day:
            self.grid.day = sheet.first
        self.grid.show_month(sheet, self.grid.day, self.grid.card)
        self.aside.show(sheet.aside)
        count = len(sheet.aside)
        self.band.setVisible(bool(count))
        self.band_words.setVisible(bool(count))
        said = ngettext("{n} carte sans jour précis", "{n} cartes sans jour précis", count)
        self.band_words.setText(said.format(n=count))

    def _look(self) -> None:
        if self.in_hand():
            self._host.card_asked("look", self.in_hand())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(icon_button("chevron-left", _("Mois précédent"), lambda: self.turn(-1)))
        row.addWidget(icon_button("chevron-right", _("Mois suivant"), lambda: self.turn(1)))
        row.addWidget(button(_("Aujourd’hui"), lambda: self.go_to(self._host.desk.today()),
                             tip=_("Revenir au jour d’aujourd’hui (T)")))
        row.addWidget(self.title)
        row.addStretch()
        row.addWidget(self.band_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.band)
        column.addWidget(self.grid, 1)


def _aside_words(one: DatedCard) -> str:
    return f"{one.card.title} · {one.card.due or _('sans échéance')}"
