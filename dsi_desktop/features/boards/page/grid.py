"""The cells of a board, columns side by side, lanes one under another when it has some."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cell import Cell
from dsi_desktop.features.boards.page.column_head import ColumnHead, ColumnStrip
from dsi_desktop.features.boards.page.lanes import GAP, LaneRow, keep_wide
from dsi_desktop.features.boards.queries import BoardSheet, ColumnLine
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import clear

_NEAR = 48


class Grid(QScrollArea):
    """Columns share the width, and scroll sideways when they are too many.

    It is built anew only when columns or lanes change: cards move from list to list.
    """

    built = Signal(object)  # a new cell
    strip_built = Signal(int, object)  # column, its strip
    adds = Signal(int)
    folds = Signal(int)

    def __init__(self, delegate: CardDelegate) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = delegate
        self._inside = QWidget(self)
        self._box = QVBoxLayout(self._inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.setWidget(self._inside)
        self._shape: object = None
        self._folded: set[str] = set()
        self.cells: list[list[Cell | None]] = []
        self.heads: list[ColumnHead | ColumnStrip] = []
        self.lanes: list[LaneRow] = []
        self.area: QScrollArea | None = None
        self.lanes_inside = QWidget(self)
        self._dress()
        theme().changed.connect(self._dress)

    def every(self) -> Iterator[Cell]:
        """Go through the cells, column by column as the board is read."""
        for at in range(len(self.heads)):
            yield from (row[at] for row in self.cells if row[at] is not None)  # type: ignore[misc]

    def show_sheet(self, sheet: BoardSheet) -> None:
        """Show a board; the cells that stay keep their selection and their scroll."""
        shape = (
            sheet.board_id, tuple((one.id, one.collapsed) for one in sheet.columns),
            tuple(lane.id for lane in sheet.lanes),
        )  # fmt: skip
        if shape != self._shape:
            self._shape = shape
            self._rebuild(sheet)
        self._delegate.suit(sheet)
        self._fill(sheet)

    def fold_lane(self, lane: str) -> None:
        """Fold a lane, or unfold it."""
        self._folded ^= {lane}
        for row in self.lanes:
            row.set_folded(row.lane.id in self._folded)

    def uncover(self, cell: Cell) -> None:
        """Bring a cell in sight."""
        if cell.lane is not None and cell.lane in self._folded:
            self.fold_lane(cell.lane)
        self.ensureWidgetVisible(cell, 0, 0)

    def follow_drag(self, there: QPoint) -> None:
        """Scroll towards the edge a drag comes near, so that every lane and column is reached."""
        spot = self.viewport().mapFromGlobal(there)
        _scroll(self.horizontalScrollBar(), spot.x(), self.viewport().width())
        if self.area is not None:
            port = self.area.viewport()
            _scroll(self.area.verticalScrollBar(), port.mapFromGlobal(there).y(), port.height())

    def fit_lanes(self) -> None:
        """Give each lane the height of its fullest cell."""
        for row in self.lanes:
            row.resize_cells()

    def _dress(self) -> None:
        ground = theme().colour("surface2").name()
        self._inside.setStyleSheet(
            f"#boardColumn {{ background: {ground}; border-radius: 10px; }}"
        )

    def _fill(self, sheet: BoardSheet) -> None:
        pairs = list(zip(self.heads, sheet.columns, strict=True))
        two = any(
            head.needs_two_lines(column, sheet.totals)
            for head, column in pairs if isinstance(head, ColumnHead)
        )  # fmt: skip
        for head, column in pairs:
            if isinstance(head, ColumnHead):
                head.show_column(column, sheet.totals, two_lines=two)
            else:
                head.show_column(column)
        names = {lane.id: lane.title for lane in sheet.lanes}
        by_cell = _by_cell(sheet)
        for cell in self.every():
            column = by_cell[cell.at, cell.lane]
            cell.show_column(column, names.get(cell.lane or "", "") if sheet.lanes else "")
        for row, lane in zip(self.lanes, sheet.lanes, strict=True):
            cards = [c for column in sheet.columns for c in column.cards if c.lane == lane.id]
            row.show_lane(lane, sheet, cards)
            row.set_folded(lane.id in self._folded)

    def _rebuild(self, sheet: BoardSheet) -> None:
        clear(self._box)
        self.cells, self.lanes, self.area = [], [], None
        self.heads = [self._head(at, column) for at, column in enumerate(sheet.columns)]
        if sheet.lanes:
            self._build_lanes(sheet)
        else:
            self._build_columns(sheet)

    def _build_columns(self, sheet: BoardSheet) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._box.addLayout(row)
        cells = self._cells(sheet, None)
        self.cells = [cells]
        for head, cell in zip(self.heads, cells, strict=True):
            if cell is None:
                row.addWidget(head)
                head.show()  # a layout shows later, and what is hidden takes no focus
                continue
            frame = QFrame()
            frame.setObjectName("boardColumn")
            keep_wide(frame)
            box = QVBoxLayout(frame)
            box.setContentsMargins(4, 8, 4, 4)
            box.setSpacing(4)
            box.addWidget(head)
            box.addWidget(cell, 1)
            row.addWidget(frame, 1)
            frame.show()

    def _build_lanes(self, sheet: BoardSheet) -> None:
        area = self.area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar: QSize = area.verticalScrollBar().sizeHint()
        heads = QHBoxLayout()
        self._box.addLayout(heads)
        heads.setSpacing(GAP)
        heads.setContentsMargins(0, 0, bar.width(), 0)
        for head in self.heads:
            strip = isinstance(head, ColumnStrip)
            if not strip:
                keep_wide(head)
            heads.addWidget(head, 0 if strip else 1)
            head.show()
        inside = self.lanes_inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for lane in sheet.lanes:
            cells = self._cells(sheet, lane.id)
            self.cells.append(cells)
            self.lanes.append(LaneRow(lane, cells, self.fold_lane))
            column.addWidget(self.lanes[-1])
        column.addStretch(1)
        area.setWidget(inside)
        self._box.addWidget(area, 1)
        area.show()

    def _cells(self, sheet: BoardSheet, lane: str | None) -> list[Cell | None]:
        made: list[Cell | None] = []
        for at, column in enumerate(sheet.columns):
            cell = None if column.collapsed else Cell(column, at, lane, self._delegate)
            if cell is not None:
                self.built.emit(cell)
            made.append(cell)
        return made

    def _head(self, at: int, column: ColumnLine) -> ColumnHead | ColumnStrip:
        if column.collapsed:
            strip = ColumnStrip(column)
            self.strip_built.emit(at, strip)
            return strip
        return ColumnHead(lambda: self.adds.emit(at), lambda: self.folds.emit(at))


def _scroll(bar: QScrollBar, at: int, length: int) -> None:
    near = theme().px(_NEAR)
    step = -near if at < near else near if at > length - near else 0
    bar.setValue(bar.value() + step // 2)


def _by_cell(sheet: BoardSheet) -> dict[tuple[int, str | None], ColumnLine]:
    """Return what each cell shows, by its column and its lane."""
    if not sheet.lanes:
        return {(at, None): column for at, column in enumerate(sheet.columns)}
    return {
        (at, lane.id): replace(
            column, cards=tuple(card for card in column.cards if card.lane == lane.id)
        )
        for at, column in enumerate(sheet.columns) for lane in sheet.lanes
    }  # fmt: skip
