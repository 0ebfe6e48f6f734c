"""The columns side by side, with their heads; the gestures of all of them come together here."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.boards.page import asking
from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cards import CardsModel
from dsi_desktop.features.boards.page.column_view import ColumnView
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.queries import BoardSheet, CardLine, ColumnLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
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


class BoardView(BoardsViewWidget):
    """The board in columns: turns the gestures on its cards into what the presenter does."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self.columns = Columns(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self.columns.asked.connect(self._asked)
        self.columns.wants_new.connect(self.ask_card)
        self.columns.carries.connect(host.presenter.carry)
        self.columns.shifts.connect(host.presenter.shift)
        self.columns.dropped.connect(host.presenter.drop)

    @property
    def panels(self) -> list[ColumnPanel]:
        """The columns, from left to right."""
        return self.columns.panels

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the cards with something to decide."""
        self.columns.mark(waiting)

    def show_sheet(self, sheet: ViewSheet) -> None:
        self.columns.show_sheet(sheet.board)

    def take_focus(self) -> None:
        self.columns.take_focus()

    def reveal(self, task_id: str) -> bool:
        return self.columns.reveal(task_id)

    def in_hand(self) -> str:
        held = self.columns.held()
        return held.task_id if held is not None else ""

    def current_column(self) -> int:
        """Return the column that has the focus, else the first."""
        return self.columns.current_column()

    def ask_card(self, column: int) -> None:
        """Ask for a card at the end of a column."""
        host = self._host
        columns = host.presenter.columns()
        if not columns:
            return

        def save(values: dict[str, Value]) -> None:
            host.presenter.add(
                column, str(values["title"]), body_id=_text(values["body_id"]),
                person_id=_text(values["person_id"]), due_on=_text(values["due_on"]),
            )

        form = asking.card_form(host.store, host.presenter.body_id, host.desk.today)
        title = _("Nouvelle carte dans {column}").format(column=columns[column].title)
        if asking.ask_card(self, title, form, save):
            self.take_focus()

    def menu_where(self, task_id: str) -> QMenu:
        """Return the menu that carries a card to any column."""
        presenter = self._host.presenter
        here = presenter.column_of(task_id)
        return asking.menu_where(
            self, presenter.columns(), here, lambda at: presenter.drop(task_id, at, 0)
        )

    def _asked(self, gesture: str, task_id: str) -> None:
        if gesture == "archive":
            self._host.presenter.archive(task_id)
            self.take_focus()
        elif gesture == "move":
            self.menu_where(task_id).popup(self.mapToGlobal(QPoint(40, 80)))
        else:
            self._host.card_asked(gesture, task_id)


class Columns(QScrollArea):
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

    def held(self) -> CardLine | None:
        """Return the card in hand: the current one of the column that has the focus."""
        return self.panels[self.current_column()].view.current() if self.panels else None

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


def _text(value: Value) -> str | None:
    return str(value) if value else None
