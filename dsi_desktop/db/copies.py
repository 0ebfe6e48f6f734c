"""Private copies: whatever needs the file for more than 50 ms works on one.

Never open a dossier with Python's `open` while a store has it: on POSIX, closing any descriptor
of a file drops SQLite's locks on it. These functions go through SQLite.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _


def copy_dossier(path: Path, target: Path) -> None:
    """Write a consistent copy of a dossier that may be open, replacing `target`.

    Raises `FileProblem` when the dossier is damaged or the copy cannot be written.
    """
    partial = target.with_name(f".{target.name}.partiel")
    try:
        with closing(connect(path)) as db, closing(sqlite3.connect(partial)) as copy:
            db.backup(copy)
        partial.replace(target)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    except OSError as error:
        raise FileProblem(
            _("La copie n’a pas pu être écrite. Vérifiez l’espace libre et vos droits.")
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def copy_with_journal(path: Path, folder: Path) -> Path:
    """Copy a closed dossier and the journal of an interrupted write beside it; return the copy.

    On read-only media SQLite cannot finish an interrupted write in place: it can on the copy.
    """
    copy = folder / path.name
    shutil.copyfile(path, copy)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        shutil.copyfile(journal, folder / journal.name)
    return copy
