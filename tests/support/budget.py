"""How many examples each property draws: one table, for every push and for the long run."""

import os
from typing import Final

LONG: Final = os.environ.get("DSI_BUDGET") == "long"

# name: (at every push, in the long run: DSI_BUDGET=long)
EXAMPLES: Final = {
    "default": (50, 1_000),
    "write_door": (25, 2_000),
    "journal_replay": (25, 2_000),
    "undo": (25, 2_000),
    "kills": (6, 1_000),
    "ranks": (200, 20_000),
    "canonical": (200, 20_000),
    "typography": (200, 5_000),
    "wrapping": (100, 5_000),
    "tidy_tree": (50, 2_000),
    "rows_model": (50, 2_000),
    "capture_line": (200, 5_000),
    "board_moves": (100, 5_000),
    "hostile_text": (30, 1_000),
}

# name: steps of a state machine (at every push, in the long run)
STEPS: Final = {
    "default": (20, 50),
    "write_door": (25, 60),
}


def examples(name: str) -> int:
    """Return how many examples the property `name` draws in this run."""
    return EXAMPLES[name][LONG]


def steps(name: str) -> int:
    """Return how many steps the state machine `name` takes in this run."""
    return STEPS.get(name, STEPS["default"])[LONG]
