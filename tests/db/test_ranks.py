"""Order keys: always strictly between, never equal by chance, short."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.ranks import DIGITS, between, spread
from dsi_desktop.kernel.ids import reproducible
from support.budget import examples

KEYS = st.text(DIGITS, max_size=9) | st.text("0z", max_size=5) | st.none()


@settings(max_examples=examples("ranks"))
@given(KEYS, KEYS, st.integers())
def test_that_a_key_is_strictly_between_its_neighbours(
    one: str | None, other: str | None, seed: int
) -> None:
    lo, hi = one or "", other or ""
    lo, hi = (lo, hi) if not hi or lo < hi else (hi, lo)
    key = between(lo, hi, random.Random(seed))
    assert key
    assert not key.endswith("0")
    if hi and lo.rstrip("0") >= hi.rstrip("0"):  # nothing fits between "a" and "a0": after "a"
        assert key > lo.rstrip("0")
    else:
        assert lo < key
        assert not hi or key < hi


@settings(max_examples=examples("ranks"))
@given(st.text(max_size=5), st.text(max_size=5))
def test_that_foreign_keys_raise_nothing(one: str, other: str) -> None:
    assert between(one, other)
    assert between(one, None)
    assert between(None, other)


@settings(max_examples=20)
@given(st.integers(), st.sampled_from(["random", "first", "second", "last"]))
def test_that_a_list_stays_in_order_and_its_keys_short(seed: int, where: str) -> None:
    chance = random.Random(seed)
    keys: list[str] = []
    for _ in range(150):
        place = {
            "random": chance.randrange(len(keys) + 1), "first": 0,
            "second": min(1, len(keys)), "last": len(keys),
        }[where]  # fmt: skip
        lo = keys[place - 1] if place else None
        hi = keys[place] if place < len(keys) else None
        keys.insert(place, between(lo, hi, chance))
    assert all(one < other for one, other in pairwise(keys))
    assert max(map(len, keys)) <= (60 if where == "second" else 24)


def test_that_fifty_laptops_do_not_pick_the_same_key() -> None:
    lo = between(None, None)
    hi = between(lo, None)
    assert len({between(lo, hi) for _ in range(50)}) == 50
    assert len({between(lo, None) for _ in range(50)}) == 50
    assert len({between(None, None) for _ in range(50)}) == 50


def test_that_a_seeded_demonstration_draws_the_same_keys() -> None:
    drawn = []
    for _ in range(2):
        with reproducible(7):
            drawn.append([between(None, None) for _ in range(3)])
    assert drawn[0] == drawn[1]


def test_that_a_list_made_at_once_is_in_order() -> None:
    for count in (0, 1, 2, 100, 5_000):
        keys = list(spread(count))
        assert len(set(keys)) == count
        assert sorted(keys) == keys
        assert all(len(key) <= 7 for key in keys)


def test_that_there_is_room_beyond_the_last_and_before_the_first() -> None:
    assert between("z" * 7, None) > "z" * 7
    assert between(None, "0000001") < "0000001"
