"""Write a document for people: whole or not at all, and a sentence when the disk refuses."""

import errno
import os
import tempfile
from pathlib import Path

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _

# What only shows itself when it is opened: everything else may act on the computer.
_SHOWN = frozenset({
    ".pdf", ".txt", ".md", ".csv", ".tsv", ".rtf", ".odt", ".ods", ".odp", ".docx", ".xlsx",
    ".pptx", ".doc", ".xls", ".ppt", ".ics", ".vcf", ".eml", ".jpg", ".jpeg", ".png", ".gif",
    ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".mp3", ".m4a", ".wav", ".ogg", ".mp4",
    ".mov", ".webm",
})  # fmt: skip


def only_shows(name: str) -> bool:
    """Tell whether opening a file of this name shows it, and runs nothing."""
    return Path(name.strip()).suffix.lower() in _SHOWN


def write_whole(target: Path, content: bytes) -> None:
    """Replace a file by a whole one, synced to the disk; the old one stays until then.

    Raises `DsiError` in words when it cannot be written; the former file is then untouched.
    """
    if target.exists() and not target.is_file():
        raise DsiError(
            _("« {name} » n’est pas un fichier ordinaire. Choisissez un autre nom.").format(
                name=target.name
            )
        )
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".dsi-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DsiError(_why(error)) from error


def _why(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return _("Le disque est plein : le document n’a pas été écrit. Libérez de l’espace.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("Ce dossier est protégé : le document n’a pas été écrit. Choisissez-en un autre.")
    return _("Le document n’a pas pu être écrit à cet endroit. Choisissez un autre endroit.")
