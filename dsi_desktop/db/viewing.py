"""A private copy of a dossier that lies where one does not work: a stick, a network, a sync."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.container import peek, unreadable
from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.entity import tables
from dsi_desktop.db.migrate import is_behind, migrate
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _


def view_copy(path: Path, folder: Path) -> Path:
    """Copy a dossier into `folder`, brought to this version, and return the copy.

    The file itself is only read; attachments stay where they are. Raises `FileProblem`.
    """
    said = peek(path)
    target = folder / f"{said.dossier_id}.dsi"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            _("La copie n’a pas pu être écrite. Vérifiez l’espace libre et vos droits.")
        ) from error
    copy_without_pieces(path, target)
    try:
        with closing(connect(target, "rw")) as db:
            if is_behind(db, tables()):
                migrate(db, tables())
    except (sqlite3.DatabaseError, KeyError, ValueError) as error:
        raise unreadable(path, error) from error
    return target
