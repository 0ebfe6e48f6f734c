"""Limits that block hold whichever way a card comes: its sheet, a list, the archives, a new one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dsi_desktop.db.board_cards import board_of
from dsi_desktop.db.operation import Operation
from dsi_desktop.features.boards.commands.landing import check_arrivals, watch


@contextmanager
def kept_limits(op: Operation, body_ids: Iterable[str | None]) -> Iterator[set[str]]:
    """Refuse, at the end, cards that came to a place of these bodies past a limit that blocks.

    The ids of the tasks that may have come are added to the set given.
    """
    came: set[str] = set()
    op.flush()
    boards = [board_of(op, body_id) for body_id in sorted({key for key in body_ids if key})]
    before = [(board, watch(op, board)) for board in boards if board is not None]
    yield came
    op.flush()
    for board, stands in before:
        check_arrivals(op, board, stands, came)
