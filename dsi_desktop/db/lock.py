"""One writer per dossier: a locked side file that says who holds it; no Qt, standard library."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

if sys.platform == "win32":  # pragma: no cover  covered on Windows
    import msvcrt
else:
    import fcntl

# The system's lock covers one byte far from the text, so that others can read who holds it.
_LOCKED_BYTE = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says to have the dossier open."""

    host: str
    pid: int
    name: str


class Lock:
    """The right to write a dossier, held until `release`.

    The operating system frees it when the process dies, so a side file left behind is never an
    obstacle: only a held lock is.
    """

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file

    def release(self) -> None:
        """Let the next one in. May be called twice."""
        if self._file.closed:
            return
        if sys.platform == "win32":  # pragma: no cover
            self._file.close()
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            self._file.close()


def lock_path(dossier: Path) -> Path:
    """Return the side file of a dossier: hidden, beside it."""
    return dossier.with_name(f".{dossier.name}.lock")


def acquire(dossier: Path, name: str) -> Lock:
    """Lock the dossier for writing under the name shown to others.

    Raises `FileProblem` when another window or computer holds it, or the folder is read-only.
    """
    path = lock_path(dossier)
    while True:
        try:
            file = path.open("a+b")
        except OSError as error:
            raise FileProblem(
                _("Ce dossier est sur un support où l’on ne peut pas écrire. "
                  "Ouvrez-le en lecture seule, ou copiez-le sur cet ordinateur.")
            ) from error  # fmt: skip
        if not _take(file):
            file.close()
            raise FileProblem(_occupied(holder(dossier)))
        if _still_there(file, path):
            _sign(file, name)
            return Lock(path, file)
        file.close()  # pragma: no cover  the previous holder was just removing its side file


def holder(dossier: Path) -> Holder | None:
    """Return who signed the side file, None when it says nothing readable."""
    try:
        said = json.loads(lock_path(dossier).read_bytes())
        return Holder(str(said["host"]), int(said["pid"]), str(said["name"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _occupied(who: Holder | None) -> str:
    if who is None:
        return _("Ce dossier est déjà ouvert ailleurs. Fermez l’autre fenêtre, "
                 "ou ouvrez-le ici en lecture seule.")  # fmt: skip
    return _("Ce dossier est déjà ouvert par {name} sur l’ordinateur {host}. Fermez l’autre "
             "fenêtre, ou ouvrez-le ici en lecture seule.").format(
        name=who.name or _("une autre fenêtre"), host=who.host)  # fmt: skip


def _take(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover
            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(file: IO[bytes], path: Path) -> bool:
    """Tell whether the locked file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:  # pragma: no cover  a race with the previous holder
        return False


def _sign(file: IO[bytes], name: str) -> None:
    import platform

    signed = {"host": platform.node(), "pid": os.getpid(), "name": name}
    file.truncate(0)
    file.write(json.dumps(signed, ensure_ascii=False).encode())
    file.flush()
