"""Tests of looking for garbage where it is safe."""

import gc
from collections.abc import Iterator

import pytest

from dsi_desktop.kernel.garbage import sweep


class Knot:
    """Something that only a search for garbage frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _by_hand() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    yield
    gc.set_threshold(*before)


def test_that_little_is_left_alone_and_much_is_collected() -> None:
    gc.set_threshold(200, 10, 10)
    Knot()
    assert sweep() == 0
    for _ in range(300):
        Knot()
    assert sweep() >= 300


def test_that_what_lived_long_is_looked_at_in_its_turn() -> None:
    gc.set_threshold(10, 1, 1)
    kept = Knot()
    for _ in range(3):
        gc.collect(0)
        gc.collect(1)
    del kept
    found = 0
    for _ in range(8):
        _some = [Knot() for _ in range(20)]
        found += sweep()
    assert found > 0
