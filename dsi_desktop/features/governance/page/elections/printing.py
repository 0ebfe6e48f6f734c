"""Print the ballots of an election: chosen where, then written beside the screen."""

from functools import partial
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.report.ballots import BALLOTS, ballots
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk, Progress


def print_ballots(store: Store, desk: Desk, election_id: str) -> None:
    """Ask where, then print; what is refused is said."""
    try:
        document = ballots(store, election_id)
    except DsiError as refusal:
        desk.refuse(refusal)
        return
    path = desk.ask_save_path(file_name(BALLOTS, desk.today(), document.subject), _("PDF (*.pdf)"))
    if path is not None:
        desk.run(_("Impression des bulletins"), partial(_written, document, path), desk.tell)


def _written(document: Document, path: Path, progress: Progress) -> str:
    from dsi_desktop.reporting.pdf.render import render

    render(document, path, progress)
    return _("Bulletins enregistrés : {name}").format(name=path.name)
