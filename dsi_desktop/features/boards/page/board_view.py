"""The board in columns: turns the gestures on its cards into what the presenter does."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout

from dsi_desktop.features.boards.page import asking
from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cell import Cell
from dsi_desktop.features.boards.page.column_head import ColumnStrip
from dsi_desktop.features.boards.page.grid import Grid
from dsi_desktop.features.boards.page.hands import Hands
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.queries import BoardSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.widgets.texts import label


class BoardView(BoardsViewWidget):
    """One delegate and one grid; what is chosen may lie in several columns."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self._quiet = False
        self._waiting: frozenset[str] = frozenset()
        self._delegate = CardDelegate(self)
        self.ended = label("", "warning", wrap=True)
        self.ended.hide()
        self.grid = Grid(self._delegate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.ended)
        whole.addWidget(self.grid, 1)
        self.hands = Hands(host, self)
        self.grid.built.connect(self._take_cell)
        self.grid.strip_built.connect(self.hands.listen_strip)
        self.grid.adds.connect(self.hands.add_in)
        self.grid.folds.connect(host.presenter.fold)

    @property
    def panels(self) -> list[Cell]:
        """The cells of the first lane, from left to right, folded columns left out."""
        return [cell for cell in self.grid.cells[0] if cell is not None]

    def mark(self, waiting: frozenset[str]) -> None:
        """Mark the cards with something to decide."""
        self._waiting = waiting
        for cell in self.grid.every():
            cell.model.mark(waiting)

    def show_sheet(self, sheet: ViewSheet) -> None:
        """Show a board as the filter leaves it."""
        self._delegate.narrowed = sheet.task_ids is not None
        self._show(sheet.board)

    def show_ahead(self, sheet: BoardSheet, task_ids: Sequence[str]) -> None:
        """Paint at once the board as it will be."""
        self._quiet = True
        self._show(sheet)
        self.choose(tuple(task_ids))
        self._quiet = False
        self._count_chosen()
        # all that waits to be painted, at once: repaint() would paint it list by list
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def choose(self, task_ids: tuple[str, ...]) -> None:
        """Choose cards, the first in hand."""
        here = self.focused()
        if here is not None and here.view.hasFocus() and self.chosen() == task_ids:
            return
        for cell in self.grid.every():
            cell.view.pick(task_ids)
        first = self._cell_of(task_ids[0]) if task_ids else None
        if first is not None:
            self.grid.uncover(first)
            first.view.setFocus(Qt.FocusReason.OtherFocusReason)
            first.view.scrollTo(first.view.currentIndex())
            self._look(task_ids[0])
        self._count_chosen()

    def reveal(self, task_id: str) -> bool:
        """Put the focus on a card, or on its folded column; tell whether it is here."""
        if self._cell_of(task_id) is not None:
            self.choose((task_id,))
            return True
        for head in self.grid.heads:
            if isinstance(head, ColumnStrip) and any(
                card.task_id == task_id for card in head.column.cards
            ):
                head.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def take_focus(self) -> None:
        """Give the keyboard to the card in hand, else to the first."""
        cell = self.focused()
        if cell is not None and not cell.view.hasFocus() and not cell.model.rowCount():
            cell = next((one for one in self.grid.every() if one.model.rowCount()), cell)
        if cell is not None:
            cell.view.take_focus()
        elif self.grid.heads:
            self.grid.heads[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def in_hand(self) -> str:
        """Return the card in hand."""
        cell = self.focused()
        card = cell.view.current() if cell is not None else None
        return card.task_id if card is not None else ""

    def chosen(self) -> tuple[str, ...]:
        """Return the cards a gesture is for, the one in hand first."""
        held = self.in_hand()
        every = [key for cell in self.grid.every() for key in cell.view.selected()]
        if held and held not in every:
            return (held,)
        return (*((held,) if held else ()), *(key for key in every if key != held))

    def current_column(self) -> int:
        """Return the column that has the focus, else the first."""
        cell = self.focused()
        return cell.at if cell is not None else 0

    def ask_card(self, column: int) -> None:
        """Ask for a card at the end of a column, with its boxes."""
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

    def _show(self, sheet: BoardSheet) -> None:
        held, here = self.in_hand(), self._keyboard_is_here()
        self.grid.show_sheet(sheet)
        self.ended.setText(sheet.ended)
        self.ended.setVisible(bool(sheet.ended))
        self._count_chosen()
        if here and held and self.in_hand() != held and self._cell_of(held) is not None:
            self.choose((held,))
        elif here and not self._keyboard_is_here():
            self.take_focus()

    def _keyboard_is_here(self) -> bool:
        """Tell whether a cell has the keyboard, or will again when a dialog closes."""
        focused = self.window().focusWidget()
        return any(cell.view is focused for cell in self.grid.every())

    def focused(self) -> Cell | None:
        """Return the cell that has the keyboard, else one with a card chosen, else the first."""
        cells = list(self.grid.every())
        return next((cell for cell in cells if cell.view.hasFocus()),
                    next((cell for cell in cells if cell.view.selected()),
                         next(iter(cells), None)))  # fmt: skip

    def _take_cell(self, cell: Cell) -> None:
        cell.model.mark(self._waiting)
        cell.view.looked.connect(self._look)
        cell.view.alone.connect(lambda: self._leave_alone(cell))
        cell.view.chosen.connect(self._count_chosen)
        self.hands.listen(cell)

    def _cell_of(self, task_id: str) -> Cell | None:
        return next(
            (cell for cell in self.grid.every() if cell.model.index_of(task_id).isValid()), None
        )

    def _leave_alone(self, here: Cell) -> None:
        for cell in self.grid.every():
            if cell is not here and cell.view.selected():
                cell.view.pick(())
        self._count_chosen()

    def _count_chosen(self) -> None:
        """Paint several cards chosen as a group, and let a drag lift them all."""
        if self._quiet:
            return
        every = self.chosen()
        self._delegate.group = len(every) > 1
        for cell in self.grid.every():
            cell.view.lifted = every

    def _look(self, task_id: str) -> None:
        if not self._quiet:
            self._host.card_asked("look", task_id)


def _text(value: Value) -> str | None:
    return str(value) if value else None
