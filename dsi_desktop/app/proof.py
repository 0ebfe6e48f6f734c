"""`--selftest`: the program proves on this machine that it can show, keep and print."""

import sys
import tempfile
from pathlib import Path

from dsi_desktop.app import discovery
from dsi_desktop.app.dossier import Dossier, Signature
from dsi_desktop.app.pictures import settle
from dsi_desktop.app.session import Session, application
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.preferences import Preferences


def selftest() -> int:
    """Open a window on a new dossier, visit every page, print a page; return 0 when all is well."""
    from dsi_desktop.features.preferences.commands import Founding, create_dossier

    app = application()
    signature = Signature("Selftest", "Selftest")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "selftest.dsi"
        create_dossier(path, Founding("Selftest", chantiers=("A", "B")), author="S", device="S")
        session = Session(app, told=signature, preferences=Preferences(), clock=Clock())
        session.look.frozen = True
        dossier = Dossier(path, signature, Clock())
        dossier.prepare(Path(place) / "snapshots")
        dossier.release()
        session.open(path)
        session.window.show()
        while session.dossier is not None and session.dossier.store is None:
            settle()
        visited = _visit(session)
        printed = _print(Path(place) / "page.pdf")
        session.close()
        session.window.close()
    sys.stdout.write(f"pages {visited}, features {len(discovery.cards())}, pdf {printed} bytes\n")
    return 0 if visited and printed else 1


def _visit(session: Session) -> int:
    workplace = session.window.workplace
    if workplace is None:
        return 0
    for name in workplace.sidebar.entries():
        workplace.go(name)
        settle()
    return len(workplace.sidebar.entries())


def _print(path: Path) -> int:
    from dsi_desktop.reporting.blocks import Document, Heading, Para
    from dsi_desktop.reporting.pdf.render import render

    title = "DSI Desktop"
    page = Document(title, title, blocks=(Heading(1, title), Para("Selftest")))
    render(page, path)
    return path.stat().st_size
