"""A desk that remembers what it was asked, for pages built without their window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.preferences import Preferences
from support.work_ground import TODAY

T = TypeVar("T")


def put_away(page: QWidget) -> None:
    """Delete a page now: outside a running loop Qt would keep it, and dress it again each time."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class QuietDesk:
    """Keeps sentences and openings in the order they came."""

    def __init__(self, day: date = TODAY) -> None:
        self._day = day
        self.told: list[str] = []
        self.refused: list[DsiError] = []
        self.opened: list[tuple[str, str]] = []
        self.shown: list[str] = []
        self.agrees = True
        self.preferences = Preferences()

    def open_record(self, kind: str, record_id: str) -> None:
        self.opened.append((kind, record_id))

    def show_page(self, name: str) -> None:
        self.shown.append(name)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error)

    def run(
        self, label: str, work: Callable[[Callable[[float], None]], T], done: Callable[[T], None]
    ) -> None:
        done(work(lambda _share: None))

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        done(work())

    def today(self) -> date:
        return self._day

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return None

    def ask_open_path(self, kinds: str) -> Path | None:
        return None

    def confirm(self, question: str, yes: str) -> bool:
        return self.agrees
