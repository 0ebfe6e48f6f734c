"""Order keys between neighbours, drawn at random so that two laptops do not pick the same.

A key is base-62 text read as a fraction; it never ends in "0". At the ends of a list the key
walks by a random step, so that a list that only grows keeps keys of seven characters.
"""

import random
from collections.abc import Iterator

from dsi_desktop.kernel.ids import new_id

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_PLACE = {digit: place for place, digit in enumerate(DIGITS)}
_ROOM = _BASE**4
_WIDTH = 7


def between(lo: str | None, hi: str | None, draw: random.Random | None = None) -> str:
    """Return a key strictly between `lo` and `hi`; None or "" stands for an end of the list.

    `draw` is random by default, or follows `kernel.ids.reproducible`.
    Neighbours that are equal or out of order (a hand-made file) give a key after `lo`.
    """
    chance = draw or random.Random(new_id())
    low, high = _known(lo), _known(hi)
    if high and low >= high:
        high = ""
    if not low and not high:
        low = DIGITS[_BASE // 2]
    if not high:
        return _after(low, chance)
    if not low:
        return _before(high, chance)
    return _inside(low, high, chance)


def _known(key: str | None) -> str:
    """Return the key without what another program may have put there."""
    return "".join(digit for digit in key or "" if digit in _PLACE).rstrip("0")


def _after(low: str, chance: random.Random) -> str:
    pick = _number(low, _WIDTH) + chance.randrange(2, _ROOM)
    return _text(pick, _WIDTH) if pick < _BASE**_WIDTH else _inside(low, "", chance)


def _before(high: str, chance: random.Random) -> str:
    pick = _number(high, _WIDTH) - chance.randrange(1, _ROOM)
    return _text(pick, _WIDTH) if pick > 0 else _inside("", high, chance)


def _inside(low: str, high: str, chance: random.Random) -> str:
    width = 0
    while True:
        width += 1
        first = _number(low, width)
        last = _number(high, width) if high else _BASE**width
        if last - first > _ROOM:
            return _text(chance.randrange(first + 1, last), width)


def spread(count: int) -> Iterator[str]:
    """Yield `count` ascending keys of about one length, for a list made at once."""
    step = _BASE**_WIDTH // (count + 1)
    for place in range(1, count + 1):
        yield _text(place * step, _WIDTH)


def _number(key: str, width: int) -> int:
    found = 0
    for place in range(width):
        digit = _PLACE[key[place]] if place < len(key) else 0
        found = found * _BASE + digit
    return found


def _text(number: int, width: int) -> str:
    digits = []
    for _step in range(width):
        number, digit = divmod(number, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)).rstrip("0")
