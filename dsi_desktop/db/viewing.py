"""A private copy of a dossier one only looks at: on a stick, on a network, of an older format."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.container import peek, unreadable
from dsi_desktop.db.copies import copy_dossier, copy_without_pieces
from dsi_desktop.db.entity import tables
from dsi_desktop.db.migrate import is_behind, migrate
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _


def is_older(path: Path) -> bool:
    """Tell whether a dossier lacks what this version reads; `FileProblem` when it is damaged."""
    try:
        with closing(connect(path)) as db:
            return is_behind(db, tables())
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


def view_copy(path: Path, folder: Path, *, pieces: bool = False) -> Path:
    """Copy a dossier into `folder`, brought to this version, and return the copy.

    The file itself is only read; attachments stay where they are unless `pieces` are wanted.
    Raises `FileProblem`.
    """
    said = peek(path)
    target = folder / f"{said.dossier_id}.dsi"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            _("La copie n’a pas pu être écrite. Vérifiez l’espace libre et vos droits.")
        ) from error
    (copy_dossier if pieces else copy_without_pieces)(path, target)
    try:
        with closing(connect(target, "rw")) as db:
            if is_behind(db, tables()):
                migrate(db, tables())
    except (sqlite3.DatabaseError, KeyError, ValueError) as error:
        raise unreadable(path, error) from error
    return target
