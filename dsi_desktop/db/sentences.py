"""What SQLite reports of the disk and the file, in the words of the person; standard library."""

import sqlite3

from dsi_desktop.kernel.i18n import N_, _

_CODES = {
    sqlite3.SQLITE_FULL: N_(
        "Le disque est plein : rien n’a été enregistré et le dossier est intact. "
        "Libérez de l’espace, puis recommencez."
    ),
    sqlite3.SQLITE_READONLY: N_(
        "Ce dossier est ouvert en lecture seule : rien n’a été changé. "
        "Travaillez sur une copie enregistrée sur cet ordinateur."
    ),
    sqlite3.SQLITE_BUSY: N_(
        "Un autre programme utilise ce dossier en ce moment : rien n’a été changé. "
        "Fermez-le, puis recommencez."
    ),
    sqlite3.SQLITE_IOERR: N_(
        "Le disque ne répond pas comme il faut : rien n’a été enregistré et le dossier est "
        "intact. Vérifiez l’espace libre et le support, puis recommencez."
    ),
    sqlite3.SQLITE_CANTOPEN: N_("Ce fichier ne peut pas être ouvert. Vérifiez qu’il existe."),
    sqlite3.SQLITE_CORRUPT: N_(
        "Une partie de ce fichier est abîmée : rien n’a été changé. "
        "Ouvrez la dernière sauvegarde, ou demandez une copie à un autre ordinateur."
    ),
    sqlite3.SQLITE_NOTADB: N_("Ce fichier n’est pas un dossier DSI. Rien n’a été changé."),
}


def sentence_of(error: sqlite3.Error) -> str:
    """Return the sentence for an error of SQLite, "" when it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if str(error).startswith("Could not decode to UTF-8"):  # a bit flipped in a text: no code
        code = sqlite3.SQLITE_CORRUPT
    return _(_CODES.get(code, ""))
