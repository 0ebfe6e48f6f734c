"""The columns side by side, with their heads; the gestures of all of them come together here."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cards import CardsModel
from dsi_desktop.features.boards.page.column_view import ColumnView
from dsi_desktop.features.boards.queries import BoardSheet, ColumnLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme

NARROWEST = 184


class ColumnPanel(QFrame):
    """A column and its head: title, count, button to add."""

    def __init__(self, column: ColumnLine, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("boardColumn")
        self.setMinimumWidth(theme().px(NARROWEST))
        self.model = CardsModel(column, self)
        self.view = ColumnView(self.model, delegate, self)
        self.add = QToolButton(self)
        self.add.setIcon(icon("plus"))
        self.add.setIconSize(QSize(18, 18))
        self._title, self._count = QLabel(self), QLabel(self)
        self._title.setObjectName("h2")
        self._count.setObjectName("muted")
        self._title.setMinimumWidth(20)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 4, 0)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.add)
        body = QVBoxLayout(self)
        body.setContentsMargins(4, 8, 4, 4)
        body.setSpacing(4)
        body.addLayout(head)
        body.addWidget(self.view)
        self.show_column(column)

    def show_column(self, column: ColumnLine) -> None:
        self.model.show_column(column)
        self._title.setToolTip(column.title)
        self._cut_title()
        self._count.setText(str(len(column.cards)))
        self._title.setAccessibleName(
            _("{title}, {count} cartes").format(title=column.title, count=len(column.cards))
        )
        self.add.setAccessibleName(_("Ajouter une carte à {title}").format(title=column.title))
        self.add.setToolTip(self.add.accessibleName())
        self.view.name_column(column.title)


    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut_title()

    def _cut_title(self) -> None:
        room = self.width() - theme().px(100)
        elided = Qt.TextElideMode.ElideRight
        words = self.model.column.title
        self._title.setText(self._title.fontMetrics().elidedText(words, elided, room))


class BoardView(QScrollArea):
    """All columns; they share the width, and scroll sideways when they are too many."""

    asked = Signal(str, str)  # gesture, task id
    wants_new = Signal(int)  # column
    carries = Signal(str, int)
    shifts = Signal(str, int)
    dropped = Signal(str, int, int)  # task id, column, row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = CardDelegate(self)
        self._inside = QWidget(self)
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.setWidget(self._inside)
        self.panels: list[ColumnPanel] = []
        self._waiting: frozenset[str] = frozenset()
        self._dress()
        theme().changed.connect(self._dress)

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the cards with something to decide."""
        self._waiting = waiting
        for panel in self.panels:
            panel.model.mark(waiting)

    def show_sheet(self, sheet: BoardSheet) -> None:
        """Show a board; the columns that stay keep their selection and their scroll."""
        shown = [panel.model.column.id for panel in self.panels]
        if shown != [column.id for column in sheet.columns]:
            self._rebuild(sheet)
            return
        for panel, column in zip(self.panels, sheet.columns, strict=True):
            panel.show_column(column)

    def reveal(self, task_id: str) -> bool:
        """Put the focus on a card; tell whether it is here."""
        for panel in self.panels:
            index = panel.model.index_of(task_id)
            if index.isValid():
                panel.view.take_focus(index.row())
                panel.view.scrollTo(index)
                self.ensureWidgetVisible(panel, 0, 0)
                return True
        return False

    def current_column(self) -> int:
        """Return the column that has the focus, else the first."""
        focused = (at for at, panel in enumerate(self.panels) if panel.view.hasFocus())
        return next(focused, 0)

    def take_focus(self) -> None:
        if self.panels:
            self.panels[self.current_column()].view.take_focus()

    def _rebuild(self, sheet: BoardSheet) -> None:
        for panel in self.panels:
            self._row.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.panels = [ColumnPanel(column, self._delegate, self) for column in sheet.columns]
        for at, panel in enumerate(self.panels):
            panel.model.mark(self._waiting)
            self._row.addWidget(panel, 1)
            self._listen(at, panel)

    def _listen(self, at: int, panel: ColumnPanel) -> None:
        view = panel.view
        view.asked.connect(self.asked)
        view.carries.connect(self.carries)
        view.shifts.connect(self.shifts)
        view.wants_new.connect(lambda: self.wants_new.emit(at))
        view.steps_beside.connect(lambda step: self._step(at, step))
        view.dropped.connect(lambda task_id, row: self.dropped.emit(task_id, at, row))
        panel.add.clicked.connect(lambda: self.wants_new.emit(at))

    def _step(self, at: int, step: int) -> None:
        if 0 <= at + step < len(self.panels):
            row = self.panels[at].view.currentIndex().row()
            self.panels[at + step].view.take_focus(row)
            self.ensureWidgetVisible(self.panels[at + step], 0, 0)

    def _dress(self) -> None:
        self.setStyleSheet(
            f"#boardColumn {{ background: {theme().hex('surface2')}; border-radius: 12px; }}"
        )
