"""A picture of every page, without a display: for the guide, for the eye of whoever changes it."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session, application
from dsi_desktop.features.home.page import HomePage
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import Preferences

SIZE = (1366, 768)
_DAY = date(2026, 12, 4)
_PATIENCE = 60.0
_DATA = "DSI_DATA_DIR"


def screens(out: Path, *, language: str, theme: str, scale: int) -> int:
    """Write `<page>.png` for each page of the demonstration dossier; return the exit code."""
    app = application()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, _elsewhere(Path(place) / "data"):
        dossier = _demonstration(Path(place))
        session = Session(
            app, told=Signature("Marie-Ève Tremblay", "Portable de Marie-Ève"),
            clock=frozen(_DAY, 17),
            preferences=Preferences(language=language, theme=theme, scale=100 * scale),
        )  # fmt: skip
        session.look.frozen = True
        session.window.resize(*SIZE)
        session.beginning.welcome()
        session.window.show()
        _save(session.window, out / "welcome.png")
        session.beginning.new_dossier()
        _save(session.window, out / "new_dossier.png")
        session.open(dossier)
        _wait(lambda: session.dossier is not None and session.dossier.store is not None)
        _pages(session, out)
        _governance(session, out)
        _meetings(session, out)
        _boards(session, out)
        _plan(session, out)
        _exchange(session, dossier, Path(place) / "DSI-PARTAGE", out)
        _history(session, out)
        session.close()
        session.window.close()
    return 0


def _pages(session: Session, out: Path) -> None:
    workplace = session.window.workplace
    if workplace is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    home = workplace.page("home")
    _wait(lambda: not isinstance(home, HomePage) or home.alerts.is_read)
    for name in workplace.sidebar.entries():
        workplace.go(name)
        _save(session.window, out / f"{name}.png")
    workplace.go("home")
    meeting = session.dossier.first.meeting if session.dossier else None
    if meeting is not None:
        workplace.open_record("minutes", meeting.id)
        _save(session.window, out / "minutes.png")
    workplace.go("home")
    workplace.palette_box.appear()
    workplace.palette_box.field.setText(_("navette"))
    workplace.palette_box.search()
    _save(session.window, out / "palette.png")
    workplace.palette_box.leave()


def _governance(session: Session, out: Path) -> None:
    from dsi_desktop.app.pictures_governance import governance_scenes

    for name, scene in governance_scenes(session):
        _wait(scene)
        _save(session.window, out / f"{name}.png")


def _meetings(session: Session, out: Path) -> None:
    from dsi_desktop.app.pictures_meetings import meeting_scenes

    for name, scene in meeting_scenes(session):
        _wait(scene)
        _save(session.window, out / f"{name}.png")


def _boards(session: Session, out: Path) -> None:
    from dsi_desktop.app.pictures_boards import board_scenes

    for name, scene, window in board_scenes(session):
        _wait(scene)
        _save(window or session.window, out / f"{name}.png")


def _plan(session: Session, out: Path) -> None:
    from dsi_desktop.app.pictures_plan import plan_scenes

    for name, scene, window in plan_scenes(session):
        _wait(scene)
        _save(window or session.window, out / f"{name}.png")


def _exchange(session: Session, dossier: Path, stick: Path, out: Path) -> None:
    from dsi_desktop.app.pictures_exchange import exchange_scenes

    for name, scene in exchange_scenes(session, dossier, stick):
        _wait(scene)
        _save(session.window, out / f"{name}.png")


def _history(session: Session, out: Path) -> None:
    from dsi_desktop.app.pictures_history import history_scenes

    for name, scene in history_scenes(session):
        _wait(scene)
        _save(session.window, out / f"{name}.png")


def _demonstration(place: Path) -> Path:
    from dsi_desktop.features.demonstration.commands import build_demonstration

    path = place / "DSI Charlevoix.dsi"
    build_demonstration(path, today=_DAY)
    return path


@contextmanager
def _elsewhere(data: Path) -> Iterator[None]:
    """Leave alone what the person at this computer keeps of her dossiers."""
    before = os.environ.get(_DATA)
    os.environ[_DATA] = str(data)
    try:
        yield
    finally:
        os.environ.pop(_DATA)
        if before is not None:
            os.environ[_DATA] = before


def _save(window: QWidget, path: Path) -> None:
    settle()
    window.grab().save(str(path))


def settle() -> None:
    """Let layouts, refreshes and repaints come to rest."""
    for _round in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QApplication.sendPostedEvents()


def _wait(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not ready() and time.monotonic() < end:
        settle()
        time.sleep(0.01)
    if not ready():
        raise FileProblem(_("Le dossier ne s’est pas ouvert à temps."))
    settle()
