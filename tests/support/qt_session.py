"""The whole program in a window, on a dossier of the test."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session, application
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.shell.workplace import Workplace
from support.work_desk import put_away

TODAY = date(2026, 12, 4)
SIGNED = Signature("Marie-Ève Tremblay", "Portable")


def settle() -> None:
    """Let what was asked happen."""
    for _round in range(3):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def until(ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for something the worker does."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it never happened"
        settle()
        time.sleep(0.005)
    settle()


@contextmanager
def running(
    path: Path | None, *, signed: Signature = SIGNED, preferences: Preferences | None = None
) -> Iterator[Session]:
    """Start the program, on a dossier or on the welcome page; end it after."""
    session = Session(
        application(), told=signed, clock=frozen(TODAY, 17),
        preferences=preferences or Preferences(theme="light"),
    )
    try:
        session.begin(path)
        session.window.show()
        settle()
        yield session
    finally:
        session.close()
        put_away(session.window)
        settle()


@contextmanager
def opened(path: Path) -> Iterator[tuple[Session, Workplace]]:
    """Start the program on a dossier and wait until its door is open."""
    with running(path) as session:
        wait_for_the_door(session)
        workplace = session.window.workplace
        assert workplace is not None
        yield session, workplace


def wait_for_the_door(session: Session) -> None:
    """Wait until pages may be made: the store is there some time before they are."""

    def is_open() -> bool:
        workplace = session.window.workplace
        return workplace is not None and workplace.is_open

    until(is_open)
