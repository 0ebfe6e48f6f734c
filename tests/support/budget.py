"""How many examples each property draws: one table, for every push and for the long run."""

import os
from typing import Final

LONG: Final = os.environ.get("DSI_BUDGET") == "long"
# `dev.py drill` runs a proof in rounds, each a process of its own with its count and its number.
DRILL: Final = int(os.environ.get("DSI_DRILL", "0"))
ROUND: Final = int(os.environ.get("DSI_DRILL_SEED", "0"))
MUTANT: Final = "DSI_MUTANT" in os.environ

# name: (at every push, in the long run: DSI_BUDGET=long)
EXAMPLES: Final = {
    "default": (50, 1_000),
    "write_door": (25, 2_000),
    "journal_replay": (25, 2_000),
    "undo": (25, 2_000),
    "kills": (20, 1_000),
    "convergence": (500, 20_000),
    "mixed_versions": (300, 5_000),
    "oracle": (200, 5_000),
    "power_cuts": (300, 20_000),
    "exports": (10, 250),
    "damaged": (200, 10_000),
    "years": (1, 20),
    "mutants": (8, 8),
    "ranks": (200, 20_000),
    "canonical": (200, 20_000),
    "typography": (200, 5_000),
    "wrapping": (100, 5_000),
    "tidy_tree": (50, 2_000),
    "rows_model": (50, 2_000),
    "capture_line": (200, 5_000),
    "board_moves": (100, 5_000),
    "board_exchanges": (200, 10_000),
    "hostile_text": (30, 1_000),
}

# name: steps of a state machine (at every push, in the long run)
STEPS: Final = {
    "default": (20, 50),
    "write_door": (25, 60),
}


def examples(name: str) -> int:
    """Return how many examples the property `name` draws in this run."""
    return DRILL or EXAMPLES[name][LONG]


def seed() -> int:
    """Return what seeds a draw that is not Hypothesis's: the round of the drill, 0 at a push."""
    return ROUND


def steps(name: str) -> int:
    """Return how many steps the state machine `name` takes in this run."""
    return STEPS.get(name, STEPS["default"])[LONG]
