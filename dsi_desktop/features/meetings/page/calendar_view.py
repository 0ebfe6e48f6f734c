"""The calendar: coming meetings, then past ones, each with what came out of it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.meetings.presenter import CalendarRow
from dsi_desktop.features.meetings.queries import BodyChoice
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

Index = QModelIndex | QPersistentModelIndex
_TONES = {
    "in_progress": ("accentSoft", "accentInk"), "held": ("warnSoft", "warn"),
    "adopted": ("okSoft", "ok"), "cancelled": ("dangerSoft", "danger"),
}


def spoken(row: CalendarRow) -> str:
    """Return a line of the calendar as it is read aloud."""
    if row.line is None:
        return row.title
    parts = (
        row.title, fmt.date_long(row.line.held_on) if row.line.held_on else "", row.note,
        row.state, row.outcome,
    )
    return ", ".join(part for part in parts if part)


class _Delegate(QStyledItemDelegate):
    """Draws a heading, or a day, a meeting, its state and what came out of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: CalendarRow = index.data(RowsModel.ROW)
        return QSize(theme().px(400), theme().px(62 if row.line else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CalendarRow = index.data(RowsModel.ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.line is None:
            self._text(painter, box.adjusted(8, 10, 0, 0), row.title, "text2", "s", strong=True)
        else:
            self._ground(painter, option, box)
            self._meeting(painter, row, box)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        look = theme()
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(1, 1, -1, -2)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface2"))
            painter.drawRoundedRect(inside, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(inside, 8, 8)

    def _meeting(self, painter: QPainter, row: CalendarRow, box: QRectF) -> None:
        look, line = theme(), row.line
        assert line is not None  # noqa: S101  headings are drawn elsewhere
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.hue(line.hue).solid))
        painter.drawRoundedRect(QRectF(box.x() + 6, box.y() + 12, 4, box.height() - 24), 2, 2)
        if line.held_on:
            day = date.fromisoformat(line.held_on)
            when = QRectF(box.x() + look.px(22), box.y() + look.px(8), look.px(56), look.px(26))
            self._text(painter, when, str(day.day), "text", "l", strong=True)
            month = f"{fmt.month_short(day.month)} {row.year}".rstrip()
            self._text(painter, when.translated(0, look.px(21)), month, "text2", "xs")
        right = self._state(painter, row, box)
        room = QRectF(
            box.x() + look.px(84), box.y() + look.px(8), right - box.x() - look.px(96), look.px(24)
        )
        self._text(painter, room, row.title, "text", "m", strong=True)
        note = " · ".join(part for part in (row.note, row.outcome) if part)
        self._text(painter, room.translated(0, look.px(22)), note, "text2", "s")

    def _state(self, painter: QPainter, row: CalendarRow, box: QRectF) -> float:
        """Draw the pill of the state at the right; return where it begins."""
        look = theme()
        ground, ink = _TONES.get(row.line.state if row.line else "", ("surface2", "text2"))
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        text = row.state
        width = QFontMetrics(painter.font()).horizontalAdvance(text) + look.px(20)
        pill = QRectF(box.right() - width - 12, box.center().y() - look.px(11), width, look.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(look.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return pill.x()

    def _text(
        self, painter: QPainter, room: QRectF, text: str, key: str, size: str, *,
        strong: bool = False,
    ) -> None:  # fmt: skip
        look = theme()
        painter.setFont(look.font(size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(look.colour(key))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class CalendarView(QWidget):
    """The list with its filter; Entrée opens a meeting."""

    def __init__(
        self, opened: Callable[[str], object], filtered: Callable[[str], object],
        create: Callable[[], object], series: Callable[[], object], strip: QWidget,
    ) -> None:
        super().__init__()
        self._opened = opened
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(strip)
        caption = label(_("Instance"), "label")
        self.bodies = QComboBox()
        self.bodies.setAccessibleName(_("Montrer les rencontres de l’instance"))
        self.bodies.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.bodies.setMinimumContentsLength(10)
        fit(self.bodies, lambda: self.bodies.setMaximumWidth(theme().px(260)))
        caption.setBuddy(self.bodies)
        self.bodies.activated.connect(lambda _at: filtered(str(self.bodies.currentData() or "")))
        bar.addWidget(caption)
        bar.addWidget(self.bodies, 1)
        bar.addStretch()
        self.series = button(_("Séries"), series, icon_name="refresh",
                             tip=_("Séries de rencontres et points en attente"))
        bar.addWidget(self.series)
        self.new = button(_("Nouvelle rencontre"), create, icon_name="calendar-plus")
        bar.addWidget(self.new)
        column.addLayout(bar)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 8, 10, 8)
        self.stack = QStackedLayout()
        inside.addLayout(self.stack)
        self.model: RowsModel[CalendarRow] = RowsModel(
            [Column(_("Rencontre"), lambda row: row.title, spoken)], lambda row: row.key, self
        )
        self.list = Listing(_("Rencontres"), self.model, self._open)
        self.list.setUniformItemSizes(False)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.clicked.connect(self._open)
        self.empty = EmptyState(
            "calendar-event", _("Aucune rencontre"),
            _("Choisissez une instance et un jour : les membres en fonction ce jour-là seront "
              "invités."),
            _("Créer une première rencontre"), create,
        )
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column.addWidget(card, 1)

    def show_bodies(self, bodies: Sequence[BodyChoice], chosen: str) -> None:
        self.bodies.clear()
        self.bodies.addItem(_("Toutes les instances"), "")
        for body in bodies:
            self.bodies.addItem(body.name, body.id)
        self.bodies.setCurrentIndex(max(0, self.bodies.findData(chosen)))

    def show_rows(self, rows: Sequence[CalendarRow]) -> None:
        self.model.show(rows)
        self.list.scheduleDelayedItemsLayout()
        self.stack.setCurrentWidget(self.list if rows else self.empty)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(1, len(rows) - 1), 0))

    def _open(self, index: Index) -> None:
        line = self.model.row(index).line
        if line is not None:
            self._opened(line.id)
