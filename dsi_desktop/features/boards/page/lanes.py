"""A lane of a board: its name, what it holds, and one cell for each column."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.cell import Cell
from dsi_desktop.features.boards.page.column_head import STRIP
from dsi_desktop.features.boards.queries import BoardSheet, CardLine, LaneLine
from dsi_desktop.features.boards.rules import limits
from dsi_desktop.features.boards.rules.totals import spoken, total, words
from dsi_desktop.features.tasks.rules import OPEN
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.texts import Elided, label

GAP, NARROWEST = 12, 184


class LaneRow(QFrame):
    """Folded, only its head remains."""

    def __init__(
        self, lane: LaneLine, cells: Sequence[Cell | None], folds: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setObjectName("lane")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lane = lane
        self.cells = cells
        self.folded = False
        self.fold = QPushButton()
        self.fold.setObjectName("link")
        fit(self.fold, lambda: self.fold.setIconSize(QSize(theme().px(18), theme().px(18))))
        self.fold.clicked.connect(lambda _on: folds(lane.id))
        self.title = Elided(lane.title, "h3")
        self.more = label("", "small")
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 10, 0)
        head.setSpacing(6)
        head.addWidget(self.fold)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for cell in cells:
            row.addWidget(_framed(cell) if cell is not None else _strip(), cell is not None)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self._row)

    def show_lane(self, lane: LaneLine, sheet: BoardSheet, cards: Sequence[CardLine]) -> None:
        """Show what the lane holds; a limit passed is said."""
        self.lane = lane
        self.title.say(lane.title)
        held = sum(card.state in OPEN for card in cards)
        over = limits.over_words(held, sheet.lane_limit)
        totals = total(cards)
        said = limits.count_words(totals.count, None)
        if over:
            said = ""
        elif sheet.lane_limit:
            said = _("{count} ouvertes").format(count=limits.count_words(held, sheet.lane_limit))
        others = f"⚠ {over}" if over else words(totals, sheet.totals)
        self.more.setText(", ".join(part for part in (said, others) if part))
        ink = theme().colour("warn" if over else "text2").name()
        self.more.setStyleSheet(f"color: {ink};")
        self.more.setAccessibleName(spoken(lane.title, totals, sheet.totals))
        self.resize_cells()
        self._name()

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self.folded = folded
        self._row.setVisible(not folded)
        self._name()

    def resize_cells(self) -> None:
        """Give the cells the height of the fullest."""
        tallest = max((cell.height_needed() for cell in self.cells if cell is not None), default=0)
        self._row.setFixedHeight(tallest + 8)

    def _name(self) -> None:
        self.fold.setIcon(icon("chevron-right" if self.folded else "chevron-down"))
        verb = _("Déplier le couloir {lane}") if self.folded else _("Replier le couloir {lane}")
        self.fold.setAccessibleName(verb.format(lane=self.lane.title))
        self.fold.setToolTip(self.fold.accessibleName())


def keep_wide(widget: QWidget) -> None:
    """Keep a column wide enough for its cards to be read."""
    fit(widget, lambda: widget.setMinimumWidth(theme().px(NARROWEST)))


def _framed(cell: Cell) -> QFrame:
    frame = QFrame()
    frame.setObjectName("boardColumn")
    keep_wide(frame)
    box = QVBoxLayout(frame)
    box.setContentsMargins(4, 4, 4, 4)
    box.addWidget(cell)
    return frame


def _strip() -> QFrame:
    """Hold the place of a folded column."""
    frame = QFrame()
    frame.setObjectName("boardColumn")
    fit(frame, lambda: frame.setFixedWidth(theme().px(STRIP)))
    return frame
