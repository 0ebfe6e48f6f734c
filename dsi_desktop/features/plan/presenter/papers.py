"""What is said and asked of the files beside an element of the plan."""

from pathlib import Path, PurePath

from dsi_desktop.db.merge.pieces import LARGEST_PIECE
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.plan.queries.sheet import PaperLine
from dsi_desktop.formats.pictures import named_phone_photo, read_picture
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

HEAVY = 5_000_000


def size_words(size: int) -> str:
    """Return « 12 ko », « 3,4 Mo »."""
    if size < 1_000_000:
        return _("{n} ko").format(n=max(1, round(size / 1_000)))
    return _("{n} Mo").format(n=fmt.number(size / 1_000_000, 1))


def paper_words(paper: PaperLine) -> str:
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


def content_of(path: Path) -> bytes:
    """Return the bytes of a file, of one too large only enough to refuse it."""
    with path.open("rb") as file:
        return file.read(LARGEST_PIECE + 1)


def join(store: Store, table: str, record_id: str, name: str, content: bytes) -> str:
    """Join a file to an element; return what is said of it. Raises `RuleBroken`."""
    kept = PurePath(name).name
    directory.attach_document(
        store, table=table, record_id=record_id, name=kept, content=content, strict=True)
    picture = read_picture(content)
    if named_phone_photo(kept):
        return _(
            "{name} est jointe telle quelle : ce format de photo ne se montre pas ici et peut "
            "dire où elle a été prise. Envoyez-la en JPEG pour l’éviter."
        ).format(name=kept)
    if picture is not None and picture.placed:
        return _("{name} est jointe, sans le lieu où la photo a été prise.").format(name=kept)
    return _("{name} est joint.").format(name=kept)
