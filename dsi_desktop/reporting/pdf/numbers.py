"""Numbers that name elements while a document is made."""

import itertools

_count = itertools.count(1)


def fresh() -> int:
    """Return a number that no other flowable of this process has."""
    return next(_count)
