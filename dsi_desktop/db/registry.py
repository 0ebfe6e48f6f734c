"""What this computer remembers of dossiers: where each copy was, and what it held then.

Hints for people, in one small file of the data folder: nothing is decided by them, and a
missing or broken file is an empty one.
"""

import json
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from dsi_desktop.db.container import peek
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.snapshots import snapshots
from dsi_desktop.kernel.errors import FileProblem

NAME = "registry.json"
_LAST = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of a dossier on this computer. `when`: claimed UTC ms of its last closing here."""

    dossier: str
    path: str
    code: str
    count: int
    when: int


@dataclass(frozen=True, slots=True)
class Missing:
    """The file lacks `count` gestures that `source`, a snapshot of this computer, holds."""

    count: int
    source: Path
    code: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Another copy on this computer: it holds `there` gestures that this file lacks.

    `here`: those that it lacks; with none, it is this file's later self. `code` is its own.
    """

    path: Path
    there: int
    here: int
    code: str


class Registry:
    """The memory of one computer, kept in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._copies, self._left = _read(self._path)

    def copies(self, dossier: str) -> list[Copy]:
        """Return the files known of a dossier, the last used first."""
        found = [copy for copy in self._copies.values() if copy.dossier == dossier]
        return sorted(found, key=lambda copy: (-copy.when, copy.path))

    def dossier_at(self, path: Path) -> str:
        """Return the id of the dossier that was last seen at a path, "" when none was."""
        known = self._copies.get(str(path.absolute()))
        return known.dossier if known else ""

    def remember(self, dossier: str, path: Path, when: int) -> None:
        """Note what a file holds now. Call it when it opens and when it closes."""
        try:
            with closing(connect(path)) as db:
                code, count = digest(db), gesture_count(db)
        except sqlite3.DatabaseError:
            return
        name = str(path.absolute())
        self._copies[name] = Copy(dossier, name, code, count, when)
        self._write()

    def leave(self, path: Path, code: str) -> None:
        """Note that a person chose not to bring in what the copy or snapshot `code` holds."""
        self._left[str(path.absolute())] = code
        self._write()

    def declined(self, path: Path) -> bool:
        """Tell whether a person chose to leave this file without what others hold."""
        return str(path.absolute()) in self._left

    def older(self, path: Path, snapshot_folder: Path) -> Missing | None:
        """Return what the last snapshots hold that this file lacks; None when it lacks nothing.

        Where another copy of the dossier lies on this computer, ask `twin` first.
        """
        here = _gestures(path)
        found = None
        for taken in snapshots(snapshot_folder)[:_LAST]:
            if self._left.get(str(path.absolute())) == taken.code:
                break
            lacking = len(_gestures(taken.path).names - here.names - here.aside)
            if lacking > (found.count if found else 0):
                found = Missing(lacking, taken.path, taken.code)
        return found

    def others(self, dossier: str, path: Path) -> list[Path]:
        """Return the other copies of a dossier that are still on this computer."""
        known = [Path(copy.path) for copy in self.copies(dossier)]
        return [other for other in known if _is_another(other, path, dossier)]

    def twin(self, dossier: str, path: Path) -> Twin | None:
        """Return another copy that holds what this file lacks; the last used one first."""
        here = _gestures(path)
        for other in self.others(dossier, path):
            there = _gestures(other)
            lacking = there.names - here.names - here.aside
            left = self._left.get(str(path.absolute())) == there.code
            if lacking and not left:
                mine = here.names - there.names - there.aside
                return Twin(other, len(lacking), len(mine), there.code)
        return None

    def _write(self) -> None:
        kept = {"copies": [asdict(copy) for copy in self._copies.values()], "left": self._left}
        partial = self._path.with_suffix(".partiel")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=False)
            partial.replace(self._path)
        except OSError:
            return  # a hint that cannot be kept is no reason to keep the person from working


@dataclass(frozen=True, slots=True)
class _Gestures:
    names: frozenset[bytes]
    aside: frozenset[bytes]
    code: str


def _gestures(path: Path) -> _Gestures:
    """Return what a file holds; nothing when it cannot be read."""
    try:
        with closing(connect(path)) as db:
            return _Gestures(
                _set(db.execute("SELECT id FROM dsi_tx")),
                _set(db.execute("SELECT id FROM dsi_aside")), digest(db),
            )  # fmt: skip
    except sqlite3.DatabaseError:
        return _Gestures(frozenset(), frozenset(), "")


def _set(rows: Iterable[tuple[bytes]]) -> frozenset[bytes]:
    return frozenset(name for (name,) in rows)


def _is_another(other: Path, path: Path, dossier: str) -> bool:
    try:
        return not other.samefile(path) and peek(other).dossier_id == dossier
    except (OSError, FileProblem):
        return False


def _read(path: Path) -> tuple[dict[str, Copy], dict[str, str]]:
    try:
        kept = json.loads(path.read_bytes())
        copies = [
            Copy(str(one["dossier"]), str(one["path"]), str(one["code"]), int(one["count"]),
                 int(one["when"]))
            for one in kept["copies"]
        ]  # fmt: skip
        left = {str(name): str(code) for name, code in kept["left"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, {}
    return {copy.path: copy for copy in copies}, left
