"""How the versions of a plan are called, also when two laptops adopted one meanwhile."""

from collections import Counter
from collections.abc import Sequence

from dsi_desktop.kernel.i18n import _

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def version_names(numbers: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Return the name of each version, by id, from (id, number) in the order of adoption.

    Two that bear one number are told apart: « Version 2 A » and « Version 2 B ».
    """
    often = Counter(number for _id, number in numbers)
    seen = Counter[int]()
    names = {}
    for version, number in numbers:
        said = _("Version {n}").format(n=number)
        if often[number] > 1:
            said = f"{said} {_LETTERS[seen[number] % len(_LETTERS)]}"
        seen[number] += 1
        names[version] = said
    return names


def next_number(taken: Sequence[int | None]) -> int:
    """Return the number of the next version."""
    return max((number or 0 for number in taken), default=0) + 1
