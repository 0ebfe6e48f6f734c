"""The crossing of two: how many of the same people sit on both."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.solicitation.page import ink
from dsi_desktop.features.solicitation.page.heat_view import HeatHead
from dsi_desktop.features.solicitation.presenter.figures import Crossing, Matrix
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.views import Opened, Table

_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_NAME, _CELL = 200, 44


class MatrixModel(QAbstractTableModel):
    """Names, then a numbered column per name: both sides of the diagonal say the same."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.matrix = Matrix()
        self._cells: dict[tuple[int, int], Crossing] = {}

    def show(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self._cells = {(row, column): one for row, column, one in matrix.crossings}
        self.endResetModel()

    def crossing(self, index: Index) -> Crossing | None:
        """Return what two share, None when nothing."""
        row, column = sorted((index.row(), index.column() - 1))
        return self._cells.get((row, column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many lines."""
        return 0 if parent.isValid() else len(self.matrix.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else 1 + len(self.matrix.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of one cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role in _SPOKEN:
            said = self._spoken(index)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt asks for a title: columns carry the number of their line."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return fmt.number(section) if section else self._title
        if role in _SPOKEN and section:
            return plain_tip(self.matrix.names[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if section else ink.LEFT
        return None

    def _shown(self, index: Index) -> str:
        row, column = index.row(), index.column()
        if column == 0:
            return f"{fmt.number(row + 1)}  {self.matrix.names[row]}"
        shared = self.crossing(index)
        return "" if row == column - 1 else fmt.number(shared.count) if shared else "·"

    def _spoken(self, index: Index) -> str:
        row, column = index.row(), index.column()
        name = self.matrix.names[row]
        if column < 1 or row == column - 1:
            return name
        shared = self.crossing(index)
        both = _("{first} et {second}").format(first=name, second=self.matrix.names[column - 1])
        if shared is None:
            return _("{both} : rien en commun").format(both=both)
        said = _("{both} : {n} en commun").format(both=both, n=fmt.number(shared.count))
        return f"{said}, {', '.join(shared.names)}" if shared.names else said


class _Cells(QStyledItemDelegate):
    """A tinted box for what two share; the diagonal is hatched by nothing, only empty."""

    def __init__(self, model: MatrixModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, then the ring of the focus."""
        look, room = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, column = str(index.data()), index.column()
        if column < 1:
            ink.write(painter, room.adjusted(8, 0, -4, 0), text, "text", "m")
        else:
            shared = self._model.crossing(index)
            box = room.adjusted(1.5, 1.5, -1.5, -1.5)
            share = shared.count / max(self._model.matrix.most(), 1) if shared else 0.0
            if index.row() != column - 1:
                ink.box(painter, box, ink.heat(look, share), 5)
            ink.write(painter, box, text, "text" if shared else "text3", "s", ink.CENTRE,
                      strong=bool(shared))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()


class MatrixView(Table):
    """Arrows go by cell; Entrée or a double click opens the two."""

    def __init__(self, name: str, title: str, opened: Opened) -> None:
        self.cells = MatrixModel(title)
        super().__init__(name, self.cells, opened)
        self.setItemDelegate(_Cells(self.cells, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalHeader(HeatHead(self))
        fit(self, self._measure)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.cells.show(matrix)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the names."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        look, head = theme(), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(look.px(32))
        count = len(self.cells.matrix.names)
        rest = self.viewport().width() - count * look.px(_CELL)
        head.resizeSection(0, min(max(rest, look.px(_NAME)), look.px(340)))
        for at in range(count):
            head.resizeSection(1 + at, look.px(_CELL))
