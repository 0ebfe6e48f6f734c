"""What the presenter of the boards asks of the screen, and what it tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.features.boards import queries
from dsi_desktop.features.tasks.commands import TaskFields
from dsi_desktop.kernel.errors import DsiError

Answers = Mapping[str, TaskFields]
"""What was answered before a move, for each task id: written in the operation of the move."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter in force: its words as typed, and the tasks it keeps in a chantier (None: all)."""

    words: str
    matching: Callable[[str | None], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Move:
    """Cards that go to a column: `entering` are the tasks that were not of its state."""

    board_id: str | None
    column: queries.ColumnLine
    task_ids: tuple[str, ...]
    entering: tuple[str, ...]


class BoardsView(Protocol):
    """What the presenter asks of the screen."""

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        """Offer the chantiers; "" stands for all of them."""

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        """Show columns and cards, of which a filter keeps `task_ids` out of `total`."""

    def show_ahead(self, sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        """Paint at once the board as it will be, these cards in hand."""

    def choose(self, task_ids: tuple[str, ...]) -> None:
        """Put the focus on the first of these cards, all of them chosen."""

    def before_move(self, move: Move) -> Answers | None:
        """Ask what the rules of the board ask; None gives the move up."""

    def after_move(self, move: Move) -> None:
        """Propose what follows from a move."""

    def show_unopened(self, line: queries.ChantierLine) -> None:
        """Offer to open the board of a chantier that has none."""

    def show_nothing(self) -> None:
        """Say that the démarche has no chantier yet."""

    def reveal(self, task_id: str) -> None:
        """Put the focus on a card."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that may be regretted."""
