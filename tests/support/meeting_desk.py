"""A desk that remembers what pages asked of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.preferences import Preferences

T = TypeVar("T")


class QuietDesk:
    """Answers every question of a page without a window."""

    def __init__(self, day: date, save_to: Path | None = None) -> None:
        self.day = day
        self.save_to = save_to
        self.opened: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.refused: list[str] = []
        self.asked: list[str] = []
        self.yes = True
        self.printed: list[tuple[str, str, str]] = []
        self.preferences = Preferences()

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        done(work())

    def open_record(self, kind: str, record_id: str) -> None:
        self.opened.append((kind, record_id))

    def show_page(self, name: str) -> None:
        self.opened.append(("page", name))

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)

    def run(
        self, label: str, work: Callable[[Callable[[float], None]], T], done: Callable[[T], None]
    ) -> None:
        done(work(lambda _share: None))

    def today(self) -> date:
        return self.day

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        self.asked.append(suggested)
        return self.save_to

    def ask_open_path(self, kinds: str) -> Path | None:
        return self.save_to

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        self.printed.append((name, record_id, day))

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.yes
