"""Is this file a dossier, whole, of our time and within reach? Standard library only.

The first frame asks these questions before SQLAlchemy is imported. Nothing here writes.
"""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.pragmas import APPLICATION_ID, MAJOR, connect
from dsi_desktop.db.sentences import sentence_of
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

SUFFIX = ".dsi"
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_ID = re.compile(r"[0-9a-z]{1,40}")  # names folders of this computer: never a path
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Damaged(FileProblem):
    """The file cannot be read whole: what is still readable in it can be saved."""


@dataclass(frozen=True, slots=True)
class Peek:
    """What a dossier says of itself: its id, its title and the version that wrote it."""

    dossier_id: str
    title: str
    version: int


def examine_header(path: Path) -> int:
    """Return the file's `user_version`, read from its first bytes; SQLite is not involved.

    Raises `FileProblem` when the file is missing, unreadable, not a dossier, or of a newer major.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise FileProblem(
            _("Le fichier « {name} » n’existe pas ou a été déplacé. "
              "Cherchez-le avec « Ouvrir ».").format(name=path.name)
        ) from error  # fmt: skip
    except OSError as error:
        raise FileProblem(
            _("Le fichier « {name} » ne peut pas être lu. Vérifiez vos droits d’accès et le "
              "support.").format(name=path.name)
        ) from error  # fmt: skip
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise _not_ours(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _not_ours(path)
    version = int.from_bytes(header[60:64], "big")
    if version // 1000 > MAJOR:
        raise FileProblem(
            _("Ce dossier a été écrit par une version plus récente de DSI Desktop. Mettez "
              "l’application à jour pour l’ouvrir. Le fichier n’a pas été modifié.")
        )  # fmt: skip
    return version


def _not_ours(path: Path) -> FileProblem:
    return FileProblem(
        _("« {name} » n’est pas un dossier DSI. Choisissez un fichier « .dsi ». "
          "Le fichier n’a pas été modifié.").format(name=path.name)
    )  # fmt: skip


def unreadable(path: Path, error: Exception) -> FileProblem:
    """Return what to say when SQLite fails on a dossier: the disk's fault, else a damaged file."""
    sentence = sentence_of(error) if isinstance(error, sqlite3.OperationalError) else ""
    if not sentence or getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) in _DAMAGES:
        return damaged(path)
    return FileProblem(sentence)


def damaged(path: Path) -> Damaged:
    """Return the sentence for a file that SQLite cannot read whole."""
    return Damaged(
        _("Le fichier « {name} » est abîmé ou incomplet. Il n’a pas été modifié. Ouvrez la "
          "dernière sauvegarde, ou demandez une copie à un autre ordinateur.").format(
              name=path.name)
    )  # fmt: skip


def peek(path: Path) -> Peek:
    """Return what the dossier says of itself; raises `FileProblem` like `examine_header`."""
    version = examine_header(path)
    try:
        db = connect(path)
        try:
            said = dict(db.execute("SELECT k, v FROM dsi_meta WHERE k IN ('dossier', 'title')"))
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    if _ID.fullmatch(str(said.get("dossier"))) is None:
        raise damaged(path)
    return Peek(said["dossier"], str(said.get("title") or ""), version)


def quick_check(db: sqlite3.Connection, path: Path) -> None:
    """Let SQLite look at every page; `FileProblem` when one is wrong."""
    try:
        said = [line for (line,) in db.execute("PRAGMA quick_check(5)")]
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    if said != ["ok"]:
        raise damaged(path)
