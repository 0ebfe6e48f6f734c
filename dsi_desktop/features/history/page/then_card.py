"""The record as it was on the day, beside today: « inchangé » is written."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.history.presenter.record import CellLine, RecordScene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided
from dsi_desktop.ui.widgets.views import Table

_LINES = 4


class ThenCard(QFrame):
    """Title of the record, then a line for each field that says something."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("La fiche ce jour-là"))
        self.kind, self.where = Pill("", "accentSoft", "accentInk"), Pill("")
        self.title = Elided("", "h3")
        self._model = _CellsModel()
        self.table = Table(_("La fiche ce jour-là et aujourd’hui"), self._model)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(_CellDelegate(self.table))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        pills = QHBoxLayout()
        pills.setSpacing(6)
        pills.addWidget(self.kind)
        pills.addWidget(self.where)
        pills.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 12, 12)
        column.setSpacing(8)
        column.addLayout(pills)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)

    def show_scene(self, scene: RecordScene) -> None:
        """Show the record on the day of the scene."""
        self.kind.say(scene.kind)
        self.where.say(scene.where)
        self.where.setVisible(bool(scene.where))
        self.title.say(scene.title)
        day = _("Le {day}").format(day=scene.day_short) if scene.past else _("Aujourd’hui")
        self._model.say_day(day)
        self._model.show(scene.cells)
        self.table.setColumnHidden(2, not scene.past)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.table.viewport().width()
        shares = (30, 38, 32) if not self.table.isColumnHidden(2) else (34, 66, 0)
        for at, share in enumerate(shares):
            self.table.setColumnWidth(at, wide * share // 100)
        for row in range(self._model.rowCount()):
            self.table.setRowHeight(row, self.table.sizeHintForRow(row))


class _CellsModel(RowsModel[CellLine]):
    """The day stands in the title of its column."""

    def __init__(self) -> None:
        super().__init__(_columns(), key=lambda line: line.label)
        self._day = ""

    def say_day(self, day: str) -> None:
        """Show another day over the second column."""
        self._day = day
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if section == 1 and orientation == Qt.Orientation.Horizontal:
            return self._day if role == Qt.ItemDataRole.DisplayRole else None
        return super().headerData(section, orientation, role)


class _CellDelegate(QStyledItemDelegate):
    """The day in full ink, today's value bold when it changed, quiet when it did not."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        line: CellLine = index.data(RowsModel.ROW)
        changed = index.column() == 2 and bool(line.now)
        if changed or index.column() == 1:
            weight = QFont.Weight.DemiBold if changed else QFont.Weight.Medium
            option.font = theme().font("m", weight)
        else:
            option.palette.setColor(option.palette.ColorRole.Text, theme().colour("text2"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme()
        view = option.widget
        wide = view.columnWidth(index.column()) if isinstance(view, Table) else look.px(200)
        self.initStyleOption(option, index)
        room = option.fontMetrics.boundingRect(
            0, 0, max(wide - look.px(20), 20), 10_000, Qt.TextFlag.TextWordWrap, _said(index)
        )
        most = option.fontMetrics.lineSpacing() * _LINES
        return QSize(wide, min(room.height(), most) + look.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme().colour("border"))
        room = option.rect
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()


def _said(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _now(line: CellLine) -> str:
    return f"→ {line.now}" if line.now else _("inchangé")


def _columns() -> list[Column[CellLine]]:
    return [
        Column(_("Champ"), lambda line: line.label, tip=lambda line: line.label),
        Column("", lambda line: line.then, tip=lambda line: line.then),
        Column(_("Aujourd’hui"), _now, tip=_now),
    ]
