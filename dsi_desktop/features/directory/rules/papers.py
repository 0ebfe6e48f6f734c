"""What is said of the files beside a record: their size, what is asked before a heavy one."""

from typing import Protocol

from dsi_desktop.db.merge.pieces import LARGEST_PIECE
from dsi_desktop.formats.pictures import named_phone_photo, read_picture
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

HEAVY = 5_000_000


class Told(Protocol):
    """A file, as far as its words go."""

    @property
    def caption(self) -> str:
        """What it shows."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def here(self) -> bool:
        """Whether its bytes lie in this copy of the dossier."""


def size_words(size: int) -> str:
    """Return « 12 ko », « 3,4 Mo »."""
    if size < 1_000_000:
        return _("{n} ko").format(n=max(1, round(size / 1_000)))
    return _("{n} Mo").format(n=fmt.number(size / 1_000_000, 1))


def paper_words(paper: Told) -> str:
    """Return what is said of a file under its name."""
    away = "" if paper.here else _("pas encore reçue")
    return " · ".join(part for part in (paper.caption, size_words(paper.size), away) if part)


def heavy_question(name: str, size: int) -> str:
    """Return what is asked before a heavy file is joined, "" for a light one.

    Nothing is asked of one that will be refused.
    """
    if not HEAVY < size <= LARGEST_PIECE:
        return ""
    return _(
        "{name} pèse {size}, que chaque ordinateur de la démarche recevra et gardera. "
        "Le joindre quand même ?"
    ).format(name=name, size=size_words(size))


def joined_words(name: str, content: bytes) -> str:
    """Return what is said of a file just joined: a photo loses the place where it was taken."""
    picture = read_picture(content)
    if named_phone_photo(name):
        return _(
            "{name} est jointe telle quelle : ce format de photo ne se montre pas ici et peut "
            "dire où elle a été prise. Envoyez-la en JPEG pour l’éviter."
        ).format(name=name)
    if picture is not None and picture.placed:
        return _("{name} est jointe, sans le lieu où la photo a été prise.").format(name=name)
    return _("{name} est joint.").format(name=name)
