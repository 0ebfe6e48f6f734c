"""The table of the coverage drawn: tints, the place where a chain stops, what lacks behind."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.coverage.page.ink import CENTRE, Ink
from dsi_desktop.features.coverage.page.matrix_model import NAME, MatrixModel
from dsi_desktop.features.coverage.presenter.screens import CoverageScreen
from dsi_desktop.features.coverage.rules.matrix import BROKEN, COLUMNS, EMPTY, FILLED, Cell
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

_LOW, _HIGH, _HEAD = 32, 41, 34
_CELL, _NAME, _BOX, _BOX_HIGH = 84, 150, 56, 26
_INDENT = 18


class _Head(QHeaderView):
    """Titles over their columns, small, on a line."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title over its line."""
        look, model, ink = theme(), self.model(), Ink()
        side = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        text = str(model.headerData(section, self.orientation()))
        painter.save()
        painter.setPen(ink.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(ink.head)
        painter.setPen(ink.inks["text2"])
        margin = look.px(16) if section == NAME else 0
        painter.drawText(rect.adjusted(margin, 0, 0, 0), int(side), text)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """A name; or a box with its figure, a chevron from the one before, a dot for what lacks."""

    def __init__(self, model: MatrixModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._ink = Ink()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._ink = Ink()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell over the ground of the line in hand."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, now = QRectF(option.rect), self._view.currentIndex()
        if now.isValid() and now.row() == index.row():
            painter.fillRect(room, self._ink.chosen)
            if index.column() == NAME:
                painter.fillRect(QRectF(room.topLeft(), room.bottomLeft() + QPointF(3, 0)),
                                 self._ink.mark)  # fmt: skip
        painter.setPen(self._ink.line)
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        cell = self._model.cell(index)
        if cell is None:
            self._name(painter, room, index)
        else:
            self._figure(painter, room, cell, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ink.focus)
            painter.drawRoundedRect(room.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _name(self, painter: QPainter, room: QRectF, index: Index) -> None:
        line, look = self._model.line(index), theme()
        silent = not any(cell.count for cell in line.cells)
        painter.setFont(self._ink.name)
        painter.setPen(self._ink.inks["text2" if silent or not line.key else "text"])
        inside = room.adjusted(look.px(16 + _INDENT * line.depth), 1, -look.px(8), -1)
        metrics = painter.fontMetrics()
        lines = 2 if inside.height() + 2 >= 2 * metrics.lineSpacing() else 1
        words = _folded(line.name, metrics, int(inside.width()), lines)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, int(flags), "\n".join(words))

    def _figure(self, painter: QPainter, room: QRectF, cell: Cell, index: Index) -> None:
        look, ink = theme(), self._ink
        box = QRectF(0, 0, look.px(_BOX), min(look.px(_BOX_HIGH), room.height() - 4))
        box.moveCenter(room.center())
        ink.box(painter, box, cell, self._model.hottest)
        painter.setFont(ink.figure)
        tone = {FILLED: "text", BROKEN: "danger"}.get(cell.state, "text2")
        painter.setPen(ink.inks[tone])
        painter.drawText(box, int(CENTRE), str(index.data()))
        before = self._model.cell(self._model.index(index.row(), index.column() - 1))
        if before is not None and before.count and cell.count:
            painter.setPen(ink.inks["text2"])
            painter.drawText(QRectF(room.left() - look.px(7), room.top(), look.px(14),
                                    room.height()), int(CENTRE), "›")  # fmt: skip
        if cell.lacking:
            ink.dot(painter, box)


def _folded(text: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """Return a name on one line, or on two; what does not fit ends with « … »."""
    if metrics.horizontalAdvance(text) <= width or lines == 1:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [first, rest] if first else [rest]


class MatrixView(Table):
    """Arrows go by cell; Entrée lists what a cell counts; `pointed` tells the cell in hand."""

    asked = Signal(str, str)
    pointed = Signal(str, str)

    def __init__(self) -> None:
        self.cells = MatrixModel()
        super().__init__(_("Couverture du plan"), self.cells, self._open)
        self.setItemDelegate(_Cells(self.cells, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().setMinimumSectionSize(10)
        self.selectionModel().currentChanged.connect(self._tell)
        fit(self, self._measure)

    def show_screen(self, screen: CoverageScreen) -> None:
        """Show another table; the cell in hand stays when its line does."""
        now = self.currentIndex()
        kept = (self.cells.line(now).key, now.column()) if now.isValid() else (None, 1)
        self.cells.show(screen.who, screen.columns, screen.lines, screen.hottest)
        self._measure()
        keys = [line.key for line in screen.lines]
        if keys:
            row = keys.index(kept[0]) if kept[0] in keys else 0
            self._point(self.cells.index(row, kept[1]))

    def point(self, key: str, column: str) -> None:
        """Put the cell in hand, without telling."""
        index = self.cells.index_of(key, column)
        if index.isValid():
            self._point(index)
            self.scrollTo(index)

    def _point(self, index: Index) -> None:
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self.cells.index(index.row(), index.column()))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

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
        count = len(COLUMNS)
        spare = (self.viewport().width() - look.px(_NAME)) // count
        cell = min(max(spare, look.px(_BOX + 8)), look.px(_CELL))
        name = max(self.viewport().width() - cell * count, look.px(_NAME))
        for at in range(1, self.cells.columnCount()):
            head.resizeSection(at, cell)
        head.resizeSection(NAME, name)

    def _open(self, index: Index) -> None:
        at = max(index.column() - 1, 0)
        self.asked.emit(self.cells.line(index).key, COLUMNS[at])

    def _tell(self, index: Index) -> None:
        self.viewport().update()
        if index.isValid():
            at = max(index.column() - 1, 0)
            self.pointed.emit(self.cells.line(index).key, COLUMNS[at])


class Legend(QWidget):
    """What tints, frames and dots mean, in words."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (
            (FILLED, _("peu à beaucoup")), (BROKEN, _("la chaîne s’arrête ici")),
            (EMPTY, _("rien à la suite")), ("dot", _("manque pour certaines")),
            ("", _("– non documenté")),
        )  # fmt: skip
        self.setAccessibleName(" ; ".join(words for _kind, words in self._parts))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        fit(self, self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Narrow, it takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its lines."""
        last = self._places(width)[-1]
        return int(last.bottom() + theme().px(4))

    def sizeHint(self) -> QSize:
        """One line where there is room."""
        return QSize(theme().px(560), self.heightForWidth(theme().px(560)))

    def minimumSizeHint(self) -> QSize:
        """Never wider than its longest part."""
        return QSize(theme().px(160), theme().px(24))

    def _places(self, width: int) -> list[QRectF]:
        look = theme()
        metrics = QFontMetrics(look.font("xs"))
        found, x, y = [], 0.0, 0.0
        for kind, words in self._parts:
            wide = metrics.horizontalAdvance(words) + look.px(_mark_width(kind) + 22)
            if x and x + wide > width:
                x, y = 0.0, y + look.px(22)
            found.append(QRectF(x, y, wide, look.px(22)))
            x += wide
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each mark before its words."""
        painter, look, ink = QPainter(self), theme(), Ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for room, (kind, words) in zip(
            self._places(self.width()), self._parts, strict=True
        ):
            self._mark(painter, ink, kind, room)
            painter.setFont(ink.small)
            painter.setPen(ink.inks["text2"])
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            left = look.px(_mark_width(kind) + (6 if kind else 0))
            painter.drawText(room.adjusted(left, 0, 0, 0), int(side), words)

    def _mark(self, painter: QPainter, ink: Ink, kind: str, room: QRectF) -> None:
        look = theme()
        if kind == "dot":
            ink.dot(painter, QRectF(room.left() - look.px(3), room.center().y(), look.px(10), 0))
        elif kind:
            steps = (1, 50, 100) if kind == FILLED else (1,)
            for at, share in enumerate(steps):
                box = QRectF(room.left() + 1 + look.px(16 * at), room.center().y() - look.px(6),
                             look.px(14 if kind == FILLED else 17), look.px(12))  # fmt: skip
                ink.box(painter, box, Cell(share if kind == FILLED else 0, kind), 100)


def _mark_width(kind: str) -> int:
    return {FILLED: 48, "dot": 8, "": 0}.get(kind, 18)
