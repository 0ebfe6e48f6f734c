"""Find the gestures of a damaged dossier: what its pages still say, and only what its hash proves.

The numbers that gestures and names have in this file may be completed by a snapshot of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from dsi_desktop.db.gesture import (
    DIGEST_BYTES,
    SALT_BYTES,
    Heading,
    Write,
    canonical_line,
    compact,
    gesture_id,
)
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.pages import Content, Found, Record, records
from dsi_desktop.kernel.changes import Value

Names = Mapping[int, tuple[str, str]]
_SMALLEST = 512
_PIECE_NAME = 64
_ID_LETTERS = 20


@dataclass(frozen=True, slots=True)
class _Change:
    row: str
    field: int
    tx: int
    value: Value
    salt: bytes | None
    prev: int | None


@dataclass(slots=True)
class Carved:
    """What the pages of one file say, before any hash is checked."""

    names: dict[int, tuple[str, str]] = field(default_factory=dict)
    headings: dict[int, tuple[bytes, Heading]] = field(default_factory=dict)
    changes: dict[int, dict[tuple[str, int], _Change]] = field(default_factory=dict)
    further: dict[tuple[str, int, int], set[int]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    aside: dict[bytes, tuple[bytes, str, int]] = field(default_factory=dict)
    sound: dict[int, bytes] = field(default_factory=dict)

    def ids(self) -> dict[int, bytes]:
        """Return the names of the gestures by their number in this file.

        `sound` are those that SQLite itself could read.
        """
        return self.sound | {n: name for n, (name, _heading) in self.headings.items()}


@dataclass(frozen=True, slots=True)
class Proven:
    """A gesture whose content has the right hash. `parents`: names of gestures, in hexadecimal."""

    id: bytes
    rank: int
    packed: Packed
    parents: frozenset[str]


def carve(content: Content, piece: Callable[[str, bytes], None]) -> Carved:
    """Read the bytes of a dossier, damaged or not; give each attachment found to `piece`."""
    carved = Carved()
    if len(content) < _SMALLEST:
        return carved
    for found in records(content):
        match found.number, found.values:
            case int(), (str(name), bytes(body)) if len(name) == _PIECE_NAME:
                if sha256(body).hexdigest() == name:
                    piece(name, body)
            case int(), _:
                _take_numbered(carved, found)
            case _:
                _take(carved, found.values)
    return carved


def proven(carved: Carved, names: Names, ids: Mapping[int, bytes]) -> list[Proven]:
    """Return the gestures that are whole, smallest rank first.

    `names` and `ids` complete the names of fields and gestures that were on lost pages.
    """
    fields = {**names, **carved.names}
    known = {**ids, **carved.ids()}
    found = []
    for n, (name, heading) in carved.headings.items():
        changes = list(carved.changes.get(n, {}).values())
        # A removed record with few columns looks like a write of the first field: try without.
        for kept in (changes, [one for one in changes if one.field != 1]):
            writes = _writes(carved, kept, fields, known)
            if writes and gesture_id(canonical_line(heading, writes)) == name:
                found.append(_proven(name, heading, writes))
                break
    return sorted(found, key=lambda one: (one.rank, one.id))


def _proven(name: bytes, heading: Heading, writes: list[Write]) -> Proven:
    secrets = [
        [one.table, one.column, one.row, one.salt.hex(), one.value]
        for one in sorted(writes, key=lambda one: (one.table, one.column, one.row))
        if one.salt is not None and len(one.salt) == SALT_BYTES
    ]
    packed = Packed(canonical_line(heading, writes), compact(secrets) if secrets else "")
    parents = frozenset(parent for one in writes for parent in one.parents)
    return Proven(name, heading.lam, packed, parents)


def _writes(
    carved: Carved, changes: Iterable[_Change], fields: Names, ids: Mapping[int, bytes]
) -> list[Write]:
    """Return the writes of a gesture, none when a name or a parent is lost."""
    found = []
    for one in changes:
        numbers = carved.further.get((one.row, one.field, one.tx), set())
        parents = numbers if one.prev is None else {one.prev, *numbers}
        if one.field not in fields or not parents <= ids.keys():
            return []
        table, column = fields[one.field]
        spelt = tuple(ids[parent].hex() for parent in sorted(parents))
        found.append(Write(table, column, one.row, one.value, one.salt, spelt))
    return found


def _take_numbered(carved: Carved, found: Found) -> None:
    """A record of a table with numbers: a gesture, or the name of a field."""
    match found.number, found.values:
        case int(n), (
            None, bytes(name), int(lam), int(at), str(author), str(device), str(label),
            bytes(nonce),
        ) if len(name) == DIGEST_BYTES:  # fmt: skip
            carved.headings[n] = name, Heading(lam, at, author, device, label, nonce)
        case int(n), (None, str(table), str(column)):
            carved.names[n] = table, column


def _take(carved: Carved, values: Record) -> None:
    """A record of a table without numbers: a write, a further parent, a line of the header."""
    match values:
        case (
            str(row), int(number), int(tx), None | int() | str() as value,
            None | bytes() as salt, None | int() as prev, 0 | 1,
        ):  # fmt: skip
            change = _Change(row, number, tx, value, salt, prev)
            carved.changes.setdefault(tx, {})[row, number] = change
        case (bytes(name), bytes(line), str(secrets), int(at)) if len(name) == DIGEST_BYTES:
            carved.aside[name] = line, secrets, at
        case (str(row), int(number), int(tx), int(prev)):
            carved.further.setdefault((row, number, tx), set()).add(prev)
        case (str(key), str(value)) if len(key) < _ID_LETTERS:
            carved.meta[key] = value
