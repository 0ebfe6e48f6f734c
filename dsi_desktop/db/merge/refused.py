"""Why what travelled is not taken: one sentence for the person, one kind for the screen."""

from typing import Final

from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

FOREIGN: Final = "foreign"
DAMAGED: Final = "damaged"
PARTIAL: Final = "partial"
LOCKED: Final = "locked"
WRONG_WORDS: Final = "wrong words"
NEWER: Final = "newer"
HOSTILE: Final = "hostile"
TOO_LARGE: Final = "too large"
GONE: Final = "gone"
NOT_OURS: Final = "not ours"


class ParcelRefused(FileProblem):
    """Nothing was taken from this file; `kind` says why, for a screen that sorts files."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def damaged() -> ParcelRefused:
    """Return what to say of a file whose bytes are not those written."""
    return ParcelRefused(
        DAMAGED, _("Ce fichier est abîmé. Rien n’a été pris. Demandez une nouvelle copie.")
    )


def partial() -> ParcelRefused:
    """Return what to say of a file whose end is missing."""
    return ParcelRefused(
        PARTIAL,
        _("Ce fichier est abîmé (incomplet). Rien n’a été pris. Demandez une nouvelle copie."),
    )


def not_ours() -> ParcelRefused:
    """Return what to say of a file of another program."""
    return ParcelRefused(
        NOT_OURS, _("Ce fichier n’est pas un fichier d’échange de DSI Desktop. Rien n’a été pris.")
    )


def foreign() -> ParcelRefused:
    """Return what to say of a file of another dossier."""
    return ParcelRefused(
        FOREIGN,
        _("Ce fichier vient d’un autre dossier : celui-ci ne peut pas le recevoir. Rien n’a été "
          "pris."),
    )  # fmt: skip


def foreign_key() -> ParcelRefused:
    """Return what to say of a file that no key of this dossier opens."""
    return ParcelRefused(
        FOREIGN,
        _("La clé de ce dossier n’ouvre pas ce fichier : il vient d’un autre dossier, ou sa clé a "
          "été changée depuis. Rien n’a été pris."),
    )  # fmt: skip


def locked() -> ParcelRefused:
    """Return what to say of a file that only six words open."""
    return ParcelRefused(
        LOCKED,
        _("Ce fichier s’ouvre avec six mots. Demandez-les à la personne qui l’a préparé. Rien n’a "
          "été pris."),
    )  # fmt: skip


def wrong_words() -> ParcelRefused:
    """Return what to say when the words given do not open the file."""
    return ParcelRefused(
        WRONG_WORDS,
        _("Ces mots n’ouvrent pas ce fichier. Vérifiez chaque mot et leur ordre. Rien n’a été "
          "pris."),
    )  # fmt: skip


def too_much_work() -> ParcelRefused:
    """Return what to say of words that this computer would try for minutes."""
    return ParcelRefused(
        HOSTILE,
        _("Ouvrir ce fichier demanderait trop de calcul à cet ordinateur. Fermez les autres "
          "programmes et recommencez, ou demandez une nouvelle copie. Rien n’a été pris."),
    )  # fmt: skip


def newer() -> ParcelRefused:
    """Return what to say of a format this version does not read."""
    return ParcelRefused(
        NEWER,
        _("Ce fichier vient d’une version plus récente de DSI Desktop. Mettez l’application à "
          "jour, puis recommencez. Rien n’a été pris."),
    )  # fmt: skip


def hostile() -> ParcelRefused:
    """Return what to say of content that DSI Desktop never writes."""
    return ParcelRefused(
        HOSTILE,
        _("Ce fichier contient autre chose que ce que DSI Desktop écrit. Rien n’a été pris. "
          "Demandez une nouvelle copie."),
    )  # fmt: skip


def too_large() -> ParcelRefused:
    """Return what to say of a file, or of a content, above the limits."""
    return ParcelRefused(
        TOO_LARGE,
        _("Ce fichier est trop gros pour être un fichier d’échange. Rien n’a été pris. Demandez "
          "une nouvelle copie."),
    )  # fmt: skip


def no_room() -> ParcelRefused:
    """Return what to say when this computer has no room for a private copy."""
    return ParcelRefused(
        TOO_LARGE,
        _("Il n’y a pas assez de place sur cet ordinateur pour lire ce fichier. Libérez de "
          "l’espace, puis recommencez. Rien n’a été pris."),
    )  # fmt: skip


def gone(error: OSError) -> ParcelRefused:
    """Return what to say when a file cannot be read, or the medium stops answering."""
    if isinstance(error, FileNotFoundError):
        sentence = _("Ce fichier n’existe pas ou a été déplacé. Rien n’a été pris.")
    elif isinstance(error, PermissionError):
        sentence = _("Vos droits d’accès ne permettent pas de lire ce fichier. Rien n’a été pris.")
    else:
        sentence = _("Ce fichier ne peut pas être lu : la clé a été retirée, ou le dossier partagé "
                     "ne répond plus. Rien n’a été pris.")  # fmt: skip
    return ParcelRefused(GONE, sentence)
