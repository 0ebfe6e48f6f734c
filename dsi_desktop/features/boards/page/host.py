"""What the page of the boards offers to its views, its tools, its bars and the sheet of a card."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.presenter import BoardsPresenter
from dsi_desktop.features.boards.queries import BoardSheet, CardLine
from dsi_desktop.ui.shell.desk import Desk


@dataclass(frozen=True, slots=True)
class ViewSheet:
    """What every view shows alike: the board in sight, narrowed by the filter in force.

    `task_ids` is None without a filter; `words` is the filter as typed; `total` counts the cards
    the board has without it.
    """

    board: BoardSheet
    words: str
    task_ids: frozenset[str] | None
    total: int

    @property
    def board_id(self) -> str | None:
        """The board in sight, None for all chantiers."""
        return self.board.board_id

    @property
    def body_id(self) -> str | None:
        """The chantier in sight, None for all of them."""
        return self.board.body_id

    @property
    def title(self) -> str:
        """The name of the board."""
        return self.board.title

    @property
    def cards(self) -> tuple[CardLine, ...]:
        """The cards that pass the filter, column by column, in the order shown."""
        return tuple(card for column in self.board.columns for card in column.cards)


class BoardsViewWidget(QWidget):
    """A view of the cards of a board."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is in hand: the view itself answers no key."""
        super().focusInEvent(event)
        self.take_focus()

    def show_sheet(self, sheet: ViewSheet) -> None:
        """Show these cards."""

    def take_focus(self) -> None:
        """Put the keyboard on the card in hand, else on the first."""

    def reveal(self, task_id: str) -> bool:
        """Put the keyboard on a card; tell whether it is here."""
        return False

    def in_hand(self) -> str:
        """Return the task id of the card in hand, "" for none."""
        return ""


class Boards(Protocol):
    """The page, as its parts know it."""

    store: Store
    desk: Desk
    presenter: BoardsPresenter
    sheet: ViewSheet | None

    @property
    def widget(self) -> QWidget:
        """The page itself: the parent of dialogs and menus."""

    @property
    def view_name(self) -> str:
        """The name of the view in sight."""

    def in_hand(self) -> str:
        """Return the task id of the card in hand, "" for none."""

    def show_view(self, name: str) -> None:
        """Show another view of the same cards."""

    def open_card(self, task_id: str, *, focus: bool = True) -> None:
        """Open the sheet of a card beside the view."""

    def card_asked(self, gesture: str, task_id: str) -> None:
        """Answer a gesture on a card of any view: "look", "open" or "rename"."""

    def take_focus(self) -> None:
        """Give the keyboard back to the view in sight."""

    def refresh(self) -> None:
        """Read again and show."""

    def follow(self, told: Callable[[], object]) -> Callable[[], None]:
        """Tell whenever the cards shown or the card in hand change; return how to stop."""
