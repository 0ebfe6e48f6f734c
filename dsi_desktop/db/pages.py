"""Read the records of a SQLite file page by page, whatever became of its trees.

SQLite gives up at the first damaged page of a path; this looks at each page alone, so that one
lost page costs what stood on it and nothing else. Source: sqlite.org/fileformat2.html.
Standard library only; nothing here trusts what it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

Content = bytes | mmap
Cell = str | int | bytes | float | None
Record = tuple[Cell, ...]

_LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX = 0x0D, 0x0A, 0x02
_INT_BYTES = (0, 1, 2, 3, 4, 6, 8)
_LARGEST = 64 * 1024 * 1024
_PAGE_SIZES = tuple(2**power for power in range(9, 17))


class Unfit(Exception):
    """A cell that cannot be read: its page, or one it continues on, is damaged."""


@dataclass(frozen=True, slots=True)
class Found:
    """One record. `number` is its rowid, None in an index or a table without one."""

    number: int | None
    values: Record


def records(content: Content) -> Iterator[Found]:
    """Yield every record that can be read whole, in the order of pages."""
    size = _page_size(content)
    usable = size - (content[20] if content[20] < 64 else 0)
    for start in range(0, len(content) - size + 1, size):
        head = start + (100 if start == 0 else 0)
        kind = content[head]
        if kind in (_LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX):
            yield from _page(content, start, head, (size, usable))


def _page_size(content: Content) -> int:
    told = int.from_bytes(content[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size in _PAGE_SIZES else 4096


def _page(content: Content, start: int, head: int, sizes: tuple[int, int]) -> Iterator[Found]:
    kind = content[head]
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    pointers = head + (12 if kind == _INNER_INDEX else 8)
    for place in range(pointers, min(pointers + 2 * count, start + sizes[1]), 2):
        cell = start + int.from_bytes(content[place : place + 2], "big")
        try:
            yield _cell(content, cell, kind, sizes)
        except (Unfit, IndexError, UnicodeDecodeError):
            continue


def _cell(content: Content, place: int, kind: int, sizes: tuple[int, int]) -> Found:
    if kind == _INNER_INDEX:
        place += 4
    length, place = _varint(content, place)
    number = None
    if kind == _LEAF_TABLE:
        number, place = _varint(content, place)
    if length > _LARGEST:
        raise Unfit
    usable = sizes[1]
    most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    least = (usable - 12) * 32 // 255 - 23
    here = length
    if length > most:
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
    body = content[place : place + here]
    if here < length:
        follow = int.from_bytes(content[place + here : place + here + 4], "big")
        body += _overflow(content, follow, length - here, sizes)
    if len(body) != length:
        raise Unfit
    return Found(number, _record(body))


def _overflow(content: Content, page: int, left: int, sizes: tuple[int, int]) -> bytes:
    size, usable = sizes
    parts = []
    while left > 0:
        start = (page - 1) * size
        if page < 2 or start + size > len(content):
            raise Unfit
        part = content[start + 4 : start + 4 + min(left, usable - 4)]
        parts.append(part)
        left -= len(part)
        page = int.from_bytes(content[start : start + 4], "big")
    return b"".join(parts)


def _record(body: bytes) -> Record:
    end, place = _varint(body, 0)
    kinds = []
    while place < end:
        kind, place = _varint(body, place)
        kinds.append(kind)
    place, values = end, []
    for kind in kinds:
        length = _length(kind)
        part = body[place : place + length]
        if len(part) != length:
            raise Unfit
        values.append(_value(kind, part))
        place += length
    if place != len(body):
        raise Unfit
    return tuple(values)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind == 7:
        return 8
    if kind in (10, 11):
        raise Unfit
    return _INT_BYTES[kind] if kind < 7 else 0


def _value(kind: int, part: bytes) -> Cell:
    if kind == 0:
        return None
    if kind >= 12:
        return part.decode() if kind % 2 else part
    if kind in (8, 9):
        return kind - 8
    if kind == 7:  # a real number: none of ours
        raise Unfit
    return int.from_bytes(part, "big", signed=True)


def _varint(content: Content, place: int) -> tuple[int, int]:
    value = 0
    for offset in range(8):
        byte = content[place + offset]
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, place + offset + 1
    return (value << 8) | content[place + 8], place + 9
