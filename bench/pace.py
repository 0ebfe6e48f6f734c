"""How fast this machine is now, beside the one where goals in milliseconds were set."""

import gc
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

# What the fixed piece of work took on the machine where the goals were set.
_REFERENCE_MS = 60.0


def pace(rounds: int) -> float:
    """Return processor time of a fixed piece of Python ÷ that of the machine of the goals."""
    return statistics.median(_fixed_work() for _ in range(rounds)) / _REFERENCE_MS


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for garbage before the work, not meanwhile.

    So does the program: it sweeps between two events only (`kernel.garbage`).
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@undisturbed()
def _fixed_work() -> float:
    """Fill and read a dictionary of tuples; return the milliseconds of processor it took."""
    started = time.process_time()
    held: dict[tuple[int, int], int] = {}
    for number in range(150_000):
        held[number % 997, number % 13] = held.get((number % 997, number % 13), 0) + number
    assert len(held) == 997 * 13
    return (time.process_time() - started) * 1000
