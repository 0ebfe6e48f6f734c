"""Random text identifiers made by the client, so that two laptops never meet on one."""

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 20
_draw: ContextVar[Callable[[int], int]] = ContextVar("draw", default=secrets.randbelow)


def new_id() -> str:
    """Return 20 characters of Crockford base32 (100 random bits)."""
    draw = _draw.get()
    return "".join(_ALPHABET[draw(len(_ALPHABET))] for _ in range(_LENGTH))


def linked_id(*parts: str) -> str:
    """Return the identifier of a link between records.

    The same link made on two laptops is one row: the id is a hash of the ends.
    """
    number = int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=13).digest(), "big")
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(_LENGTH))


@contextmanager
def reproducible(seed: int) -> Iterator[None]:
    """Draw identifiers from a seed: only the demonstration dossier and tests want this."""
    token = _draw.set(random.Random(seed).randrange)
    try:
        yield
    finally:
        _draw.reset(token)
