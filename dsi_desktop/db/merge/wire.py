"""The exchange file `.dsix`: gestures as lines, compressed, encrypted, summed.

`DSIX`, format, mode, length, age(zlib(lines)), SHA-256 of all before. The first line inside says
where the file comes from; lines that begin with « { » tell where attachments lie; each other
line is a gesture, followed by its personal values when it has some. Nothing stands outside the
encryption but the format and the size.
"""

import json
import os
import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, Final

from dsi_desktop.db.digest import code_of
from dsi_desktop.db.gesture import DIGEST_BYTES, LONGEST, compact
from dsi_desktop.db.identity import is_identity
from dsi_desktop.db.merge import refused
from dsi_desktop.db.merge.keys import MOST_IDENTITIES, Key, Keys, Passphrase
from dsi_desktop.db.merge.parcel import Origin, Packed, Parcel
from dsi_desktop.db.merge.words import normalised

SUFFIX: Final = ".dsix"
FORMAT: Final = 1
LARGEST_FILE: Final = 200_000_000
LARGEST_CONTENT: Final = 1_000_000_000
MOST_GESTURES: Final = 5_000_000
SHORTEST: Final = 40  # bytes: no gesture is spelt in fewer

_MAGIC = b"DSIX"
_HEAD = struct.Struct("<4sBcQ")
_BY_KEY, _BY_WORDS = b"K", b"P"
_SUM_BYTES = 32
_LONGEST_HEADER = 64_000
_LONGEST_TEXT = 1_000
_DOSSIER = re.compile(r"[0-9a-z]{1,40}")  # names folders of this computer
_LARGEST_NUMBER = 2**31
_TEXTS = ("dossier", "title", "author", "device", "code")
_NUMBERS = {"at": 253_402_300_799_999, "count": MOST_GESTURES, "schema": _LARGEST_NUMBER}
_CHUNK = 1 << 18
_PIECES_A_LINE = 1_000
_HEX = frozenset("0123456789abcdef")
_NAME_LETTERS = 64


@dataclass(frozen=True, slots=True)
class PieceFile:
    """An attachment beside the file: its encrypted file's name, and its own size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Package:
    """All that an exchange file holds. `pieces`: SHA-256 of an attachment → its file.

    `identities` are the dossier's keys: only an invitation carries them.
    """

    parcel: Parcel
    pieces: Mapping[str, PieceFile] = field(default_factory=dict)
    identities: tuple[str, ...] = field(default=(), repr=False)


def write_parcel(parcel: Parcel, lock: Key | Passphrase) -> bytes:
    """Return the bytes of an exchange file."""
    return write_package(Package(parcel), lock)


def write_package(package: Package, lock: Key | Passphrase) -> bytes:
    """Return the bytes of an exchange file with its attachments' names and, to invite, the keys."""
    body = _encrypted(_deflated(_lines(package)), lock)
    mode = _BY_KEY if isinstance(lock, Key) else _BY_WORDS
    data = _HEAD.pack(_MAGIC, FORMAT, mode, len(body)) + body
    return data + sha256(data).digest()


def read_parcel(source: bytes | Path, keys: Keys) -> Parcel:
    """Return what an exchange file holds; `ParcelRefused` in one sentence, never half of it."""
    return read_package(source, keys).parcel


def read_origin(source: bytes | Path, keys: Keys) -> Origin:
    """Return what a file says of itself, reading no further; raises like `read_parcel`."""
    found = next(_inflated_lines(_opened(_content(source), keys)), b"")
    return _header(found)[0]


def read_package(source: bytes | Path, keys: Keys) -> Package:
    """Return all that an exchange file holds.

    Raises `ParcelRefused`: another program's or dossier's file, newer, truncated, damaged, too
    large, closed by other words, or holding what is never written.
    """
    lines = _inflated_lines(_opened(_content(source), keys))
    origin, identities = _header(next(lines, b""))
    pieces: dict[str, PieceFile] = {}
    packed = _gestures(lines, pieces, origin)
    place = source.name if isinstance(source, Path) else ""
    return Package(Parcel(origin, packed, place), pieces, identities)


# --- writing -----------------------------------------------------------------------------------


def _lines(package: Package) -> Iterator[bytes]:
    origin = package.parcel.origin
    header = {
        "dossier": origin.dossier_id, "title": origin.title[:_LONGEST_TEXT],
        "author": origin.author[:_LONGEST_TEXT], "device": origin.device[:_LONGEST_TEXT],
        "at": origin.at, "code": origin.code, "count": origin.count,
        "schema": origin.schema,
    }  # fmt: skip
    if package.identities:
        header["identities"] = list(package.identities)
    yield compact(header).encode()
    pieces = [[sha, file.name, file.size] for sha, file in sorted(package.pieces.items())]
    for start in range(0, len(pieces), _PIECES_A_LINE):
        yield compact({"pieces": pieces[start : start + _PIECES_A_LINE]}).encode()
    for one in package.parcel.packed:
        yield one.line
        if one.secrets:
            yield one.secrets.encode()


def _deflated(lines: Iterable[bytes]) -> bytes:
    deflate = zlib.compressobj(6)
    parts = [deflate.compress(line + b"\n") for line in lines]
    return b"".join([*parts, deflate.flush()])


def _encrypted(content: bytes, lock: Key | Passphrase) -> bytes:
    import pyrage

    if isinstance(lock, Key):
        recipient = pyrage.x25519.Identity.from_str(lock.identity).to_public()
        return bytes(pyrage.encrypt(content, [recipient]))
    return bytes(pyrage.passphrase.encrypt(content, normalised(lock.words)))


# --- reading -----------------------------------------------------------------------------------


def _content(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _no_wait())
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise refused.not_ours()
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                if found.st_size > LARGEST_FILE:
                    ours = file.read(len(_MAGIC)) == _MAGIC
                    raise refused.too_large() if ours else refused.not_ours()
                return file.read(LARGEST_FILE + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise refused.gone(error) from error


def _no_wait() -> int:
    """Opening a pipe that nobody writes would wait for ever."""
    return getattr(os, "O_NONBLOCK", 0)


def _opened(data: bytes, keys: Keys) -> bytes:
    """Return the compressed content, once the file is known to be whole and ours."""
    if len(data) < _HEAD.size:
        raise refused.partial() if data and data[:4] == _MAGIC[: len(data)] else refused.not_ours()
    magic, version, mode, length = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise refused.not_ours()
    if version > FORMAT:
        raise refused.newer()
    end = _HEAD.size + length
    if length > LARGEST_FILE:
        raise refused.too_large()
    if len(data) < end + _SUM_BYTES:
        raise refused.partial()
    if len(data) > end + _SUM_BYTES or sha256(data[:end]).digest() != data[end:]:
        raise refused.damaged()
    if version != FORMAT or mode not in (_BY_KEY, _BY_WORDS):
        raise refused.hostile()
    body = data[_HEAD.size : end]
    return _by_key(body, keys) if mode == _BY_KEY else _by_words(body, keys)


def _by_key(body: bytes, keys: Keys) -> bytes:
    import pyrage

    held = [pyrage.x25519.Identity.from_str(one) for one in keys.identities]
    if not held:
        raise refused.foreign_key()
    try:
        return bytes(pyrage.decrypt(body, held))
    except pyrage.DecryptError as error:
        raise refused.foreign_key() from error


def _by_words(body: bytes, keys: Keys) -> bytes:
    import pyrage

    if not keys.passphrase.strip():
        raise refused.locked()
    try:
        return bytes(pyrage.passphrase.decrypt(body, normalised(keys.passphrase)))
    except pyrage.DecryptError as error:
        too_long = str(error).startswith("Excessive work")
        raise refused.too_much_work() if too_long else refused.wrong_words() from error


def _inflated_lines(content: bytes) -> Iterator[bytes]:
    """Yield the lines, inflating no more than the limits whatever the file claims."""
    inflate, total, rest = zlib.decompressobj(), 0, b""
    pending = content
    while not inflate.eof:
        try:
            chunk = inflate.decompress(pending, _CHUNK)
        except zlib.error as error:
            raise refused.damaged() from error
        pending = inflate.unconsumed_tail
        if not chunk and not inflate.eof:
            raise refused.damaged()
        total += len(chunk)
        if total > LARGEST_CONTENT:
            raise refused.too_large()
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > LONGEST:
            raise refused.hostile()
        yield from lines
    if rest or inflate.unused_data:
        raise refused.hostile()


def _header(line: bytes) -> tuple[Origin, tuple[str, ...]]:
    found = _json(line, _LONGEST_HEADER)
    if type(found) is not dict:
        raise refused.hostile()
    keys = found.get("identities", [])
    if not all(_is_text(found.get(name)) for name in _TEXTS):
        raise refused.hostile()
    if _DOSSIER.fullmatch(found["dossier"]) is None:
        raise refused.hostile()
    if not all(_is_number(found.get(name), most) for name, most in _NUMBERS.items()):
        raise refused.hostile()
    if type(keys) is not list or len(keys) > MOST_IDENTITIES:
        raise refused.hostile()
    if not all(type(one) is str and is_identity(one) for one in keys):
        raise refused.hostile()
    origin = Origin(
        found["dossier"], found["title"], found["author"], found["device"], found["at"],
        found["code"], found["count"], FORMAT, found["schema"],
    )  # fmt: skip
    return origin, tuple(keys)


def _is_number(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _is_text(value: object) -> bool:
    return type(value) is str and len(value) <= _LONGEST_TEXT and "\0" not in value


def _json(line: bytes, longest: int) -> Any:  # noqa: ANN401  whatever the line says
    if len(line) > longest:
        raise refused.hostile()
    try:
        return json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise refused.hostile() from error


def _gestures(
    lines: Iterator[bytes], pieces: dict[str, PieceFile], origin: Origin
) -> tuple[Packed, ...]:
    """Return the gestures, as many as announced, none twice, and together of the code said."""
    packed: dict[bytes, Packed] = {}
    last = b""
    for line in lines:
        if line[:1] == b"{" and not packed:
            pieces.update(_pieces(line))
        elif line[:2] == b"[[" and last and not packed[last].secrets:
            packed[last] = Packed(packed[last].line, _secrets(line))
        elif line[:1] == b"[" and SHORTEST <= len(line) <= LONGEST and len(packed) < origin.count:
            last = blake2b(line, digest_size=DIGEST_BYTES).digest()
            if last in packed:
                raise refused.hostile()
            packed[last] = Packed(line)
        else:
            raise refused.hostile()
    if len(packed) != origin.count or code_of(packed) != origin.code:
        raise refused.damaged()
    return tuple(packed.values())


def _secrets(line: bytes) -> str:
    if len(line) > LONGEST:
        raise refused.hostile()
    try:
        return line.decode()
    except ValueError as error:
        raise refused.hostile() from error


def _pieces(line: bytes) -> Iterator[tuple[str, PieceFile]]:
    found = _json(line, LONGEST)
    entries = found.get("pieces") if type(found) is dict and len(found) == 1 else None
    if type(entries) is not list:
        raise refused.hostile()
    for entry in entries:
        if type(entry) is not list or [type(part) for part in entry] != [str, str, int]:
            raise refused.hostile()
        sha, name, size = entry
        if not _is_name(sha) or not _is_name(name) or not 0 <= size <= _LARGEST_NUMBER:
            raise refused.hostile()
        yield sha, PieceFile(name, size)


def _is_name(text: str) -> bool:
    return len(text) == _NAME_LETTERS and set(text) <= _HEX
