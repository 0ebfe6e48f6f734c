"""Write the dossier to a file or a folder that the person names, and remember that it was."""

from pathlib import Path

from dsi_desktop.db.merge import places
from dsi_desktop.db.merge.log import note_sent
from dsi_desktop.db.merge.sending import Receipt
from dsi_desktop.db.store import Store


def send_dossier(store: Store, target: Path, words: str = "") -> Receipt:
    """Write a file of this exact name, or one of the usual name in a folder.

    `words` lock it for whoever says them instead of the dossier's own key. Raises `FileProblem`;
    nothing here has changed and what stood at that place is intact.
    """
    if target.is_dir():
        receipt = places.share(store, target, shared=True, passphrase=words)
    else:
        receipt = places.share_as(store, target, passphrase=words)
    note_sent(store, target.name, receipt.code, receipt.gestures)
    return receipt
