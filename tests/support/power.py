"""Replay what was written to a folder, up to a cut of the power, as a disk may have kept it.

A sector of 512 bytes that was not synchronised survives or not, each for itself; of the changes
to the folder that were not synchronised, a beginning survives. Synchronising a new file keeps
its entry (ext4, NTFS).
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from struct import unpack_from
from typing import NamedTuple

SECTOR = 512
_HEAD = 160
_RECORDER = Path(__file__).parent.parent / "drills" / "recorder.c"


class Record(NamedTuple):
    """One change: kind as the recorder names it, file, offset, bytes."""

    kind: str
    name: str
    offset: int
    content: bytes


class Change(NamedTuple):
    """One change to a file: bytes at a place, or (`content` is None) a new length."""

    offset: int
    content: bytes | None


class Move(NamedTuple):
    """One change to the folder: a name that goes, a name that comes, or both at once."""

    inode: str
    gone: str = ""
    come: str = ""


def compiled(folder: Path) -> Path | None:
    """Return the recorder as a library, None where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    library = folder / "recorder.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", library, _RECORDER, "-ldl"]
    subprocess.run(command, check=True)
    return library


def recording(library: Path, folder: Path, log: Path) -> dict[str, str]:
    """Return the environment in which a process is recorded."""
    return os.environ | {
        "LD_PRELOAD": str(library), "RECORD_DIR": str(folder), "RECORD_LOG": str(log),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def records(log: Path) -> Iterator[Record]:
    """Read a log."""
    content, at = log.read_bytes(), 0
    while at < len(content):
        offset, length = unpack_from("<QI", content, at + 8)
        name = content[at + 24 : at + _HEAD].split(b"\0")[0].decode()
        start = at + _HEAD
        kind = chr(content[at])
        at = start + length
        yield Record(kind, name, offset, content[start:at])


@dataclass
class Disk:
    """A folder on a disk: what is there, and what would be there without power."""

    kept: dict[str, bytearray] = field(default_factory=dict)
    waiting: dict[str, list[Change]] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    sure: dict[str, str] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    made: int = 0

    @classmethod
    def holding(cls, files: Mapping[str, bytes]) -> "Disk":
        disk = cls()
        for name, content in files.items():
            disk.kept[name] = bytearray(content)
            disk.waiting[name] = []
            disk.now[name] = disk.sure[name] = name
        return disk

    def take(self, record: Record) -> None:
        """Let one recorded change happen."""
        getattr(self, f"_take_{record.kind.lower()}")(record)

    def _take_c(self, record: Record) -> None:
        if record.name in self.now:
            if record.offset:
                self.waiting[self.now[record.name]].append(Change(0, None))
            return
        self.made += 1
        inode = f"{record.name}#{self.made}"
        self.kept[inode], self.waiting[inode] = bytearray(), []
        self.now[record.name] = inode
        self.moves.append(Move(inode, come=record.name))

    def _take_w(self, record: Record) -> None:
        if record.name in self.now:
            self.waiting[self.now[record.name]].append(Change(record.offset, record.content))

    def _take_t(self, record: Record) -> None:
        if record.name in self.now:
            self.waiting[self.now[record.name]].append(Change(record.offset, None))

    def _take_s(self, record: Record) -> None:
        inode = self.now.get(record.name)
        if inode is None:
            return
        for change in self.waiting[inode]:
            applied(self.kept[inode], change)
        self.waiting[inode] = []
        for move in [one for one in self.moves if one == Move(inode, come=record.name)]:
            _moved(self.sure, move)
            self.moves.remove(move)

    def _take_d(self, _record: Record) -> None:
        for move in self.moves:
            _moved(self.sure, move)
        self.moves = []

    def _take_u(self, record: Record) -> None:
        inode = self.now.pop(record.name, None)
        if inode is not None:
            self.moves.append(Move(inode, gone=record.name))

    def _take_r(self, record: Record) -> None:
        inode = self.now.pop(record.name, None)
        if inode is not None:
            target = record.content.decode()
            self.now[target] = inode
            self.moves.append(Move(inode, gone=record.name, come=target))

    def without_power(self, draw: Random) -> dict[str, bytes]:
        """Return the files that may be found when the power comes back."""
        entries = dict(self.sure)
        for move in self.moves[: draw.randrange(len(self.moves) + 1)]:
            _moved(entries, move)
        return {name: self._survived(inode, draw) for name, inode in entries.items()}

    def _survived(self, inode: str, draw: Random) -> bytes:
        content = bytearray(self.kept[inode])
        fate = draw.randrange(4)
        for change in self.waiting[inode] if fate else []:
            if fate == 1:
                applied(content, change)
            else:
                for part in _sectors(change):
                    if draw.random() < 0.5:
                        applied(content, part)
        return bytes(content)


def applied(content: bytearray, change: Change) -> None:
    """Make one change to the bytes of a file."""
    end = change.offset + len(change.content or b"")
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if change.content is None:
        del content[change.offset :]
    else:
        content[change.offset : end] = change.content


def _sectors(change: Change) -> Iterator[Change]:
    if change.content is None:
        yield change
        return
    for start in range(0, len(change.content), SECTOR):
        yield Change(change.offset + start, change.content[start : start + SECTOR])


def _moved(entries: dict[str, str], move: Move) -> None:
    if move.gone and entries.get(move.gone) == move.inode:
        del entries[move.gone]
    if move.come:
        entries[move.come] = move.inode
