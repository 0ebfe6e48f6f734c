"""What is asked before cards move, and what is proposed once they did."""

from collections.abc import Callable

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.settings import around
from dsi_desktop.features.boards.presenter import Answers, Move

BEFORE_MOVES: tuple[Callable[[Boards, Move], Answers | None], ...] = (around.before,)
"""Each may ask; None gives the move up, {} lets it go on."""

AFTER_MOVES: tuple[Callable[[Boards, Move], object], ...] = (around.after,)
"""Each is told of a move written and shown; it may propose an operation of its own."""
