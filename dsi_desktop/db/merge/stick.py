"""Write a file on a stick or in a shared folder so that it is there whole, or not at all.

Beside the file first (`.partiel`), flushed, read back from the medium, then renamed: whoever
looks at any moment finds the old file or the new one. Measured: a FAT32 pulled out just while a
file replaces another of its name can keep neither under that name, so what is shared always
gets a name of its own (`db.merge.places`) and the older files are not touched.
"""

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

PARTIAL: Final = ".partiel"
FULL: Final = "full"
GONE: Final = "gone"
READ_ONLY: Final = "read-only"
UNFAITHFUL: Final = "unfaithful"
# Progress from here on is « Relecture… », before it « Écriture… ».
READING_BACK: Final = 0.6
Progress = Callable[[float], None]

_CHUNK = 1 << 18
_TRIES = 6
_PAUSE = 0.2
_MARGIN = 64 * 1024  # what a directory entry and its allocation may take besides
_NO_PLACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EROFS, errno.EACCES, errno.EPERM}
_BINARY = getattr(os, "O_BINARY", 0)


class StickProblem(FileProblem):
    """The file was not written; what stood there before is intact. `kind` says why."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def write_verified(
    path: Path, data: bytes, progress: Progress | None = None, *, shared: bool = False
) -> None:
    """Write `data` at `path`, replacing what is there only once the new file is known to be whole.

    `shared` says « dossier partagé » where the sentences would say « clé ». Raises
    `StickProblem`; nothing of ours is left beside, as far as the medium still answers.
    """
    tell = progress or _silent
    partial = path.with_name(path.name + PARTIAL)
    try:
        _ask_for_space(path.parent, len(data))
        _write(partial, data, tell)
        if _read_back(partial, len(data), tell) != sha256(data).digest():
            raise StickProblem(UNFAITHFUL, _unfaithful(shared=shared))
        _rename(partial, path)
        _flush_folder(path.parent)
    except OSError as error:
        raise in_words(error, shared=shared) from error
    finally:
        _take_away(partial)


def write_new(path: Path, data: bytes) -> None:
    """Write a piece under a name nobody else writes; raises OSError for the caller to say."""
    partial = path.with_name(path.name + PARTIAL)
    try:
        _write(partial, data, _silent)
        if _read_back(partial, len(data), _silent) != sha256(data).digest():
            raise OSError(errno.EIO, "not what was written")
        _rename(partial, path)
    finally:
        _take_away(partial)


def in_words(error: OSError, *, shared: bool = False) -> StickProblem:
    """Return the sentence for a failed write: full, read-only, or pulled out."""
    if error.errno in _NO_PLACE:
        return StickProblem(FULL, _full(shared=shared))
    if error.errno in _NO_RIGHT:
        return StickProblem(READ_ONLY, _read_only(shared=shared))
    return StickProblem(GONE, _gone(shared=shared))


def free_space(folder: Path) -> int | None:
    """Return the bytes left on a medium, None where the system does not say; raises OSError."""
    usage = shutil.disk_usage(folder)
    return usage.free if usage.total else None


def _silent(_fraction: float) -> None:
    return


def _ask_for_space(folder: Path, size: int) -> None:
    free = free_space(folder)
    if free is not None and free < size + _MARGIN:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _write(partial: Path, data: bytes, tell: Progress) -> None:
    flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC | _BINARY
    descriptor = os.open(partial, flags, 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[_taken(descriptor, rest[:_CHUNK]) :]
            tell((1 - len(rest) / len(data)) * READING_BACK)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, chunk: memoryview) -> int:
    """Write, and return how much was taken.

    Measured: a full FAT32 under fusefat says « not permitted » of the bytes of a file it let us
    make.
    """
    try:
        return os.write(descriptor, chunk)
    except PermissionError as error:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error


def _read_back(partial: Path, size: int, tell: Progress) -> bytes:
    descriptor = os.open(partial, os.O_RDONLY | _BINARY)
    try:
        if hasattr(os, "posix_fadvise"):  # pragma: no branch  the medium, not the memory of it
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        found, done = sha256(), 0
        while chunk := os.read(descriptor, _CHUNK):
            found.update(chunk)
            done += len(chunk)
            tell(READING_BACK + (1 - READING_BACK) * min(done / size, 1.0))
        return found.digest()
    finally:
        os.close(descriptor)


def _take_away(partial: Path) -> None:
    """Leave nothing of ours beside, as far as the medium still answers."""
    with contextlib.suppress(OSError):
        partial.unlink(missing_ok=True)


def _rename(partial: Path, path: Path) -> None:
    """Rename, patiently: an antivirus holds a new file for a moment."""
    for _attempt in range(_TRIES - 1):
        try:
            partial.replace(path)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    partial.replace(path)


def _flush_folder(folder: Path) -> None:
    """Flush the directory where the system can; the name is then on the medium too."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EISDIR):  # Windows opens no folder
            return
        raise
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
            raise
    finally:
        os.close(descriptor)


def _full(*, shared: bool) -> str:
    if shared:
        return _("Le dossier partagé est plein. Votre dossier sur cet ordinateur n’a pas changé. "
                 "L’ancien fichier du dossier partagé est intact.")  # fmt: skip
    return _("La clé est pleine. Votre dossier sur cet ordinateur n’a pas changé. L’ancien fichier "
             "de la clé est intact.")  # fmt: skip


def _gone(*, shared: bool) -> str:
    if shared:
        return _("Le dossier partagé ne répond plus. Votre dossier sur cet ordinateur n’a pas "
                 "changé. L’ancien fichier du dossier partagé est intact.")  # fmt: skip
    return _("La clé a été retirée. Votre dossier sur cet ordinateur n’a pas changé. L’ancien "
             "fichier de la clé est intact.")  # fmt: skip


def _read_only(*, shared: bool) -> str:
    if shared:
        return _("Le dossier partagé ne peut pas être écrit. Votre dossier sur cet ordinateur n’a "
                 "pas changé. Vérifiez vos droits d’accès.")  # fmt: skip
    return _("La clé ne peut pas être écrite : elle est protégée. Votre dossier sur cet ordinateur "
             "n’a pas changé. Retirez la protection ou prenez une autre clé.")  # fmt: skip


def _unfaithful(*, shared: bool) -> str:
    if shared:
        return _("Le dossier partagé n’a pas gardé ce qui a été écrit. Votre dossier sur cet "
                 "ordinateur n’a pas changé. Recommencez, ou prenez un autre endroit.")  # fmt: skip
    return _("La clé n’a pas gardé ce qui a été écrit : elle est peut-être usée. Votre dossier sur "
             "cet ordinateur n’a pas changé. Prenez une autre clé.")  # fmt: skip
