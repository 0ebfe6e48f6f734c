"""Read one line of a parcel: exactly what `canonical_line` writes, or nothing is taken.

A line comes from a file that anybody may have written. Its name is the hash of its bytes, so a
line that another spelling would name otherwise is refused: written again, it must be the same.
"""

import json
import re
from itertools import pairwise
from typing import Any, NamedTuple

from dsi_desktop.db.gesture import DIGEST_BYTES, LONGEST, compact
from dsi_desktop.db.journal import PURGE, STAR
from dsi_desktop.db.merge.refused import hostile

_LAST_MS = 253_402_300_799_999  # the end of the year 9999
_LARGEST = 2**63
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().decode
_TABLE = re.compile(r"(?!dsi_|sqlite_)[a-z][a-z0-9_]{0,99}")
_COLUMN = re.compile(r"\*|[a-z][a-z0-9_]{0,99}")
_PURGED = re.compile(r"[a-z][a-z0-9_]{0,99}\.[a-z][a-z0-9_]{0,99}")
_HEX = re.compile(r"[0-9a-f]+")
_NONCE_LETTERS = 16
_PARTS = 7
_CELL_PARTS = 5


class Line(NamedTuple):
    """A line understood. `cells`: [table, column, row, value or {"d": digest}, parents] each."""

    lam: int
    at: int
    author: str
    device: str
    label: str
    nonce: bytes
    cells: list[list[Any]]


def parse(line: bytes) -> Line:
    """Return what a line says; `ParcelRefused` when it is not exactly what we would write."""
    if len(line) > LONGEST:
        raise hostile()
    try:
        text = line.decode()
        found = _DECODE(text)
        if _ENCODE(found) != text or type(found) is not list or len(found) != _PARTS:
            raise hostile()
    except (ValueError, RecursionError) as error:
        raise hostile() from error
    lam, at, author, device, label, nonce, cells = found
    if type(lam) is not int or type(at) is not int or not (0 < lam < _LARGEST):
        raise hostile()
    if not 0 <= at <= _LAST_MS or type(cells) is not list or not cells:
        raise hostile()
    if not _are_texts(author, device, label, nonce) or len(nonce) != _NONCE_LETTERS:
        raise hostile()
    _examine(cells)
    if "\\u0000" in text and _holds_nul(found):
        raise hostile()
    if not _HEX.fullmatch(nonce):
        raise hostile()
    return Line(lam, at, author, device, label, bytes.fromhex(nonce), cells)


def is_a_name(table: str, column: str) -> bool:
    """Tell whether a table and a column may get a number: names are only ever looked up."""
    if table == PURGE:
        return _PURGED.fullmatch(column) is not None
    return _TABLE.fullmatch(table) is not None and _COLUMN.fullmatch(column) is not None


def _are_texts(*values: object) -> bool:
    return all(type(value) is str for value in values)


def _examine(cells: list[Any]) -> None:
    """Check each cell, and that they come in order without a repetition."""
    before = ("", "", "")
    for cell in cells:
        if type(cell) is not list or len(cell) != _CELL_PARTS:
            raise hostile()
        table, column, row, value, parents = cell
        if not (type(table) is str and type(column) is str and type(row) is str):
            raise hostile()
        place = (table, column, row)
        if place <= before:
            raise hostile()
        before = place
        if parents != []:
            _examine_parents(parents)
        if column == STAR or table == PURGE:
            _examine_special(table, column, value, parents)
        elif type(value) is not str:
            _examine_value(value)


def _examine_value(value: object) -> None:
    if not _is_value(value) and not _is_digest(value):
        raise hostile()


def _examine_special(table: str, column: str, value: object, parents: list[Any]) -> None:
    """A creation names fields and replaces nothing; a destruction lists what it destroys."""
    if table == PURGE and value != compact(parents):
        raise hostile()
    if column == STAR:
        _examine_creation(value, parents)


def _examine_creation(value: object, parents: list[Any]) -> None:
    if type(value) is not str:
        raise hostile()
    try:
        named = _DECODE(value)
        same = _ENCODE(named) == value
    except (ValueError, RecursionError) as error:
        raise hostile() from error
    if not same or type(named) is not dict or parents:
        raise hostile()
    if not all(map(_is_value, named.values())):
        raise hostile()
    if "\\u0000" in value and _holds_nul(list(named.values())):
        raise hostile()


def _examine_parents(parents: object) -> None:
    if type(parents) is not list:
        raise hostile()
    if not _are_texts(*parents) or any(one >= other for one, other in pairwise(parents)):
        raise hostile()


def _is_value(value: object) -> bool:
    kind = type(value)
    return kind is str or value is None or (kind is int and _is_kept(value))


def _is_kept(number: object) -> bool:
    """Tell whether SQLite keeps the number as it is."""
    return isinstance(number, int) and -_LARGEST <= number < _LARGEST


def _is_digest(value: object) -> bool:
    """Tell whether this stands for a personal value."""
    if type(value) is not dict or len(value) != 1:
        return False
    found = value.get("d")
    return (
        type(found) is str and len(found) == 2 * DIGEST_BYTES and _HEX.fullmatch(found) is not None
    )


def _holds_nul(found: object) -> bool:
    """Tell whether a text holds U+0000, at which SQLite's own functions would cut it."""
    if isinstance(found, list):
        return any(_holds_nul(one) for one in found)
    return isinstance(found, str) and "\0" in found


class Secret(NamedTuple):
    """One personal value beside its line."""

    table: str
    column: str
    row: str
    salt: bytes
    value: str | int | None


def parse_secrets(text: str, salt_bytes: int) -> list[Secret]:
    """Return the personal values beside a line; their digests are checked by the caller."""
    if not text:
        return []
    try:
        text.encode()
        found = _DECODE(text)
        same = _ENCODE(found) == text
    except (ValueError, RecursionError) as error:
        raise hostile() from error
    if not same or type(found) is not list:
        raise hostile()
    return [_secret(one, salt_bytes) for one in found]


def _secret(found: object, salt_bytes: int) -> Secret:
    if type(found) is not list or len(found) != _CELL_PARTS:
        raise hostile()
    table, column, row, salt, value = found
    if not _are_texts(table, column, row, salt) or _holds_nul(value):
        raise hostile()
    if not _HEX.fullmatch(salt) or len(salt) != 2 * salt_bytes:
        raise hostile()
    if not _is_value(value):
        raise hostile()
    return Secret(table, column, row, bytes.fromhex(salt), value)
