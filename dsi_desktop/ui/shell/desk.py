"""What a page may ask of the window around it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.news import News
from dsi_desktop.ui.volumes import Volumes

T = TypeVar("T")
Progress = Callable[[float], None]


class Desk(Protocol):
    """The window, seen from a page; tests give their own."""

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record on the page of the feature that owns its kind."""

    def show_page(self, name: str) -> None:
        """Show the page of a feature."""

    def tell(self, sentence: str) -> None:
        """Show a passing sentence, and announce it to the screen reader."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

    def run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do `work` in the worker thread, then `done` here; progress goes from 0 to 1."""

    def today(self) -> date:
        """Return the day of the dossier's clock."""

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        """Ask where to write a file; None when the person gives up."""

    def ask_open_path(self, kinds: str) -> Path | None:
        """Ask which file to read; None when the person gives up."""

    def ask_open_paths(self, kinds: str) -> list[Path]:
        """Ask which files to read, several at once; none when the person gives up."""

    def ask_folder(self, question: str) -> Path | None:
        """Ask for a folder; None when the person gives up."""

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        """Ask where, then print the report of that name about a record of `day` (ISO)."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that reaches further than one record."""


class Host(Desk, Protocol):
    """A desk that also keeps the preferences of the person: what the settings page asks for."""

    @property
    def preferences(self) -> Preferences:
        """The preferences in force."""

    def prefer(self, preferences: Preferences) -> None:
        """Keep these and dress the window in them."""

    @property
    def data_folder(self) -> Path:
        """Where snapshots and what this computer remembers of a dossier are kept."""

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do a short `work` out of sight, then `done` here; what fails is only written down."""

    @property
    def volumes(self) -> Volumes:
        """The sticks of this computer."""

    @property
    def news(self) -> News:
        """What sticks and the shared folder hold for the open dossier."""

    def start(self, name: str, intent: str) -> None:
        """Begin on the page of a feature what « Nouveau » would begin there."""

    def look_back(self, day: date) -> None:
        """Show the whole window as the dossier was at the end of a claimed day."""

    def check_dossier(self) -> None:
        """« Vérifier le dossier » : beside the screen, then say what was found."""
