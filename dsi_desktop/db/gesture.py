"""The immutable gesture: its canonical line and the hash that is its name.

Two copies of a file can never give the same name to two different gestures, so there is no
replica id, no clock rule and nothing to fork.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from dsi_desktop.kernel.changes import Value

SALT_BYTES = 8
DIGEST_BYTES = 16
# Bytes of a line, and of the personal values beside it: whoever writes and whoever reads agree.
LONGEST = 16_000_000


@dataclass(frozen=True, slots=True)
class Heading:
    """Who, when as claimed, and the label. `lam` is the Lamport rank; `nonce` 8 random bytes."""

    lam: int
    at: int
    author: str
    device: str
    label: str
    nonce: bytes


@dataclass(frozen=True, slots=True)
class Write:
    """One cell written. `parents`: hexadecimal ids of the gestures whose writes it replaces.

    `salt` is None for an ordinary value, 8 bytes beside a personal one; 16 bytes are the digest
    that stays when the value has been destroyed.
    """

    table: str
    column: str
    row: str
    value: Value
    salt: bytes | None
    parents: tuple[str, ...]


def value_digest(value: Value, salt: bytes) -> bytes:
    """Return the digest that stands for a personal value in the hashed line."""
    if len(salt) == DIGEST_BYTES:
        return salt
    kind, body = b"n", b""
    if isinstance(value, int):
        kind, body = b"i", str(value).encode()
    elif isinstance(value, str):
        kind, body = b"t", value.encode()
    return blake2b(salt + kind + body, digest_size=DIGEST_BYTES).digest()


def canonical_line(heading: Heading, writes: Iterable[Write]) -> bytes:
    """Return the compact JSON whose hash names the gesture."""
    cells = sorted(
        [
            w.table,
            w.column,
            w.row,
            w.value if w.salt is None else {"d": value_digest(w.value, w.salt).hex()},
            sorted(w.parents),
        ]
        for w in writes
    )
    head = [heading.lam, heading.at, heading.author, heading.device, heading.label]
    return compact([*head, heading.nonce.hex(), cells]).encode()


def gesture_id(line: bytes) -> bytes:
    """Return the 16 bytes that name the gesture of this line."""
    return blake2b(line, digest_size=DIGEST_BYTES).digest()


def compact(content: object) -> str:
    """Return JSON without a superfluous character, the same on every laptop."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
