"""What SQLite refuses, said in the words of the person; nothing was changed in any case."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dsi_desktop.db.sentences import sentence_of
from dsi_desktop.db.triggers import DELETED_FIRST, FIXED_ID, NO_DELETE
from dsi_desktop.kernel.errors import DsiError, FileProblem, WriteRefused
from dsi_desktop.kernel.i18n import N_, _

_RULES = {
    DELETED_FIRST: N_("Cette fiche est supprimée. Rétablissez-la avant de la modifier."),
    FIXED_ID: N_("L’identifiant d’une fiche ne change jamais."),
    NO_DELETE: N_("Une fiche n’est jamais effacée du dossier : elle est marquée supprimée."),
    "FOREIGN KEY": N_("Une fiche citée n’existe pas dans ce dossier. Rien n’a été changé."),
    "UNIQUE": N_("Cette fiche existe déjà dans le dossier. Rien n’a été changé."),
}
_PASSING = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY)


def spoken(error: sqlite3.Error) -> DsiError | None:
    """Return the sentence for an error of SQLite, None when it is a fault of the program."""
    if isinstance(error, sqlite3.IntegrityError):
        for mark, sentence in _RULES.items():
            if mark in str(error):
                return WriteRefused(_(sentence))
        return None
    sentence = sentence_of(error)
    if not sentence:
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind = WriteRefused if code in _PASSING else FileProblem
    return kind(sentence)


@contextmanager
def in_words() -> Iterator[None]:
    """Raise the sentence instead of SQLite's own error, where there is one."""
    try:
        yield
    except DBAPIError as error:
        sentence = spoken(error.orig) if isinstance(error.orig, sqlite3.Error) else None
        if sentence is None:
            raise
        raise sentence from error
    except sqlite3.Error as error:
        sentence = spoken(error)
        if sentence is None:
            raise
        raise sentence from error
