"""Write the dossier to a stick, a shared folder or an invitation, and remember that it was."""

from collections.abc import Callable
from pathlib import Path

from dsi_desktop.db.merge import invitation, places
from dsi_desktop.db.merge.log import note_sent
from dsi_desktop.db.merge.sending import Receipt
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.places import FOLDER, Place

Progress = Callable[[float], None]
_INVITATION = "invitation-{code}.dsix"
_LETTERS = 6


def share_dossier(store: Store, place: Place, progress: Progress) -> Receipt:
    """Write a file that holds the whole dossier, read it back, note it.

    Raises `FileProblem` in the words of the place (full, pulled, read-only): nothing here has
    changed and the older files of the place are intact.
    """
    receipt = places.share(store, place.path, progress, shared=place.kind == FOLDER)
    if not store.read_only:
        note_sent(store, place.name, receipt.code, receipt.gestures)
    return receipt


def invite_laptop(store: Store, folder: Path, words: str, progress: Progress) -> Receipt:
    """Write a file that makes another laptop a member of the dossier: six words open it."""
    target = folder / _INVITATION.format(code=store.dossier_id[:_LETTERS])
    return invitation.invite(store, target, words, progress)
