"""The heat table drawn: who was asked for how many hours, month by month."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.solicitation.page import ink
from dsi_desktop.features.solicitation.page.heat_model import FIRST, NAME, SEATS, HeatModel
from dsi_desktop.features.solicitation.presenter.figures import HeatCell, HeatRow, HeatTable, hours
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_LOW, _HIGH, _HEAD = 22, 28, 30
_NAME, _SHORT, _SEATS, _TOTAL = 190, 108, 56, 60
_LEAST, _MOST = 28, 60


class _Tools:
    """Fonts, colours and pens of the theme in force: making them for each cell costs 5 ms."""

    def __init__(self) -> None:
        look = theme()
        self.plain = look.font("m")
        self.strong = look.font("m", QFont.Weight.DemiBold)
        self.figure = look.font("s")
        self.hot = look.font("s", QFont.Weight.DemiBold)
        self.inks = {key: look.colour(key) for key in ("text", "text2", "text3")}
        self.ring = QPen(look.colour("danger"), look.px(1.5))
        self.focus = QPen(look.colour("focus"), 2)
        self.grounds = [ink.heat(look, at / 100) for at in range(101)]

    def ground(self, share: float) -> QColor:
        """Return the ground of a share from 0 to 1."""
        return self.grounds[min(round(share * 100), 100)]


class HeatHead(QHeaderView):
    """Titles as narrow as their columns: the margins of other tables would cut « janv. »."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title over its line."""
        look, model = theme(), self.model()
        side = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        text = str(model.headerData(section, self.orientation()))
        painter.save()
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        margin = 0 if side == Qt.AlignmentFlag.AlignCenter else look.px(8)
        room = QRectF(rect).adjusted(margin, 0, -margin, 0)
        ink.write(painter, room, text, "text2", "xs", side, strong=True)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """A name, a count, a tinted box with its figure, a total."""

    def __init__(self, model: HeatModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._tools = _Tools()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._tools = _Tools()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, then the ring of the focus."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, row, column = QRectF(option.rect), self._model.row(index), index.column()
        if column >= FIRST and column < self._model.last:
            if row.cells:
                self._heat(painter, room, row.cells[column - FIRST], row)
        else:
            self._words(painter, room, row, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._tools.focus)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    def _words(self, painter: QPainter, room: QRectF, row: HeatRow, index: Index) -> None:
        tools, column = self._tools, index.column()
        total = column == self._model.last
        painter.setFont(tools.strong if total else tools.plain)
        quiet = column == SEATS or row.folded
        painter.setPen(tools.inks["text2" if quiet else "text"])
        side = ink.LEFT if column == NAME else ink.RIGHT
        inside = room.adjusted(8 if column == NAME else 0, 0, -8, 0)
        text = str(index.data())
        if column == NAME:
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, int(side), text)

    def _heat(self, painter: QPainter, room: QRectF, cell: HeatCell, row: HeatRow) -> None:
        """Draw the box; over the threshold, a ring 1.5 px off the fill: 3 to 1 on the card."""
        tools, box = self._tools, room.adjusted(1.5, 1.5, -1.5, -1.5)
        fill = box.adjusted(3, 3, -3, -3) if cell.over else box
        share = cell.minutes / self._model.table.hottest if self._model.table.hottest else 0
        ink.box(painter, fill, tools.ground(share), 3 if cell.over else 5)
        if cell.over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tools.ring)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        painter.setFont(tools.hot if cell.over else tools.figure)
        painter.setPen(tools.inks["text" if cell.minutes else "text3"])
        painter.drawText(box, ink.CENTRE, cell.said(row.cap))


class HeatView(Table):
    """Arrows go by cell; Entrée tells the line and the month (-1 for the name or the total)."""

    asked = Signal(str, int)

    def __init__(self) -> None:
        self.cells = HeatModel(_("Organisation"))
        super().__init__(_("Heures par mois"), self.cells, self._open)
        self._kept: tuple[str, int] = ("", 0)
        self.setItemDelegate(_Cells(self.cells, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalHeader(HeatHead(self))
        self.verticalHeader().setMinimumSectionSize(10)
        fit(self, self._measure)

    def show_table(self, table: HeatTable, who: str) -> None:
        """Show another table; the cell in hand stays when its line does."""
        now = self.currentIndex()
        if now.isValid():
            self._kept = (self.cells.row(now).key, now.column())
        self.cells.show(table, who)
        self._measure()
        keys = [row.key for row in table.rows]
        at = keys.index(self._kept[0]) if self._kept[0] in keys else 0
        if keys:
            self.setCurrentIndex(self.cells.index(at, min(self._kept[1], self.cells.last)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows breathe between their two bounds."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        look, lines = theme(), max(self.cells.rowCount(), 1)
        room = self.viewport().height() // lines
        self.verticalHeader().setDefaultSectionSize(min(max(room, look.px(_LOW)), look.px(_HIGH)))
        head = self.horizontalHeader()
        head.setFixedHeight(look.px(_HEAD))
        months = max(len(self.cells.table.columns), 1)
        rest = self.viewport().width() - look.px(_SEATS + _TOTAL)
        cell = min(max((rest - look.px(_NAME)) // months, look.px(_LEAST)), look.px(_MOST))
        name = max(rest - cell * months, look.px(_SHORT))
        for at in range(self.cells.last + 1):
            head.resizeSection(at, cell)
        head.resizeSection(NAME, name)
        head.resizeSection(SEATS, look.px(_SEATS))
        head.resizeSection(self.cells.last, look.px(_TOTAL))

    def _open(self, index: Index) -> None:
        month = self.cells.month_of(index)
        self.asked.emit(self.cells.row(index).key, -1 if month is None else month)


class HeatLegend(QWidget):
    """The scale in words: what the tints and the ring mean."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")
        fit(self, lambda: self.setFixedHeight(theme().px(28)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Both texts and their boxes."""
        look, metrics = theme(), QFontMetrics(theme().font("xs"))
        words = sum(metrics.horizontalAdvance(text) for text in self._texts)
        return QSize(words + look.px(20 * ink.STEPS + 68), look.px(28))

    def say(self, hottest: int, threshold: str) -> None:
        """Show the scale up to the hottest cell, and what the ring means ("" shows no ring)."""
        scale = _("0 à {most} par mois").format(most=hours(hottest))
        self._texts = (scale, threshold)
        self.setAccessibleName(" ; ".join(text for text in self._texts if text))
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw five tints, then the ring."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = look.px(8), self.height() / 2
        for at in range(ink.STEPS):
            box = QRectF(x, middle - look.px(6), look.px(18), look.px(12))
            ink.box(painter, box, ink.heat(look, at / (ink.STEPS - 1)), 3)
            x += look.px(20)
        wide = QFontMetrics(look.font("xs")).horizontalAdvance(self._texts[0]) + look.px(6)
        ink.write(painter, QRectF(x + look.px(6), 0, wide, self.height()), self._texts[0])
        x += wide + look.px(18)
        if self._texts[1]:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("danger"), 1.5))
            ring = QRectF(x, middle - look.px(6), look.px(18), look.px(12))
            painter.drawRoundedRect(ring, 3, 3)
            rest = self.width() - x - look.px(26)
            ink.write(painter, QRectF(x + look.px(26), 0, rest, self.height()), self._texts[1])
