"""The desk of a real window: what pages ask becomes dialogs, sentences and work in a thread."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.news import News
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.volumes import Volumes
from dsi_desktop.ui.worker import Progress, Stopped, Worker

T = TypeVar("T")
_PATIENCE = 2.0


class Safety(Protocol):
    """What the program does with the file itself."""

    def look_back(self, day: date) -> None:
        """Show a past day."""

    def check_dossier(self) -> None:
        """Verify the file."""


class Press(Protocol):
    """What prints the reports of every feature."""

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        """Print one."""


class WindowDesk:
    """Answers pages with the window. `prefer` keeps and applies the person's preferences."""

    def __init__(
        self, window: Window, worker: Worker, today: Callable[[], date],
        preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None],
        data_folder: Path | None = None,
    ) -> None:  # fmt: skip
        self._window = window
        self._worker = worker
        self._today = today
        self._preferences = preferences
        self._prefer = prefer
        # Where snapshots and what this computer remembers of a dossier are kept.
        self.data_folder = data_folder or Path()
        self.volumes = Volumes()
        self.news = News()
        self.safety: Safety | None = None
        self.press: Press | None = None
        self._quiet = Worker()

    @property
    def preferences(self) -> Preferences:
        """The preferences of the person at this computer."""
        return self._preferences()

    def prefer(self, preferences: Preferences) -> None:
        """Keep these preferences and dress the window in them."""
        self._prefer(preferences)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record on the page of its feature."""
        if self._window.workplace is not None:
            self._window.workplace.open_record(kind, record_id)

    def show_page(self, name: str) -> None:
        """Show the page of a feature."""
        if self._window.workplace is not None:
            self._window.workplace.go(name)

    def start(self, name: str, intent: str) -> None:
        """Begin on the page of a feature what « Nouveau » would begin there."""
        if self._window.workplace is not None:
            self._window.workplace.start(name, intent)

    def look_back(self, day: date) -> None:
        """Show the whole window as the dossier was at the end of a claimed day."""
        if self.safety is not None:
            self.safety.look_back(day)

    def check_dossier(self) -> None:
        """Verify the dossier, and say what was found."""
        if self.safety is not None:
            self.safety.check_dossier()

    def tell(self, sentence: str) -> None:
        """Show a passing sentence."""
        self._window.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        """Say why something was not done."""
        self._window.tell(error.sentence, refusal=True)

    def run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do long work beside the screen."""
        self._worker.run(label, work, done, self.explain)

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do a short work out of sight: a stick that answers slowly stops nothing."""
        self._quiet.run("", lambda _progress: work(), done, _write_down)

    def rest(self) -> None:
        """Forget what was asked out of sight: the dossier is about to be closed."""
        self._quiet.close(_PATIENCE)

    def explain(self, error: Exception) -> None:
        """Say why long work ended without a result."""
        if isinstance(error, DsiError):
            self.refuse(error)
        elif isinstance(error, Stopped):
            self.tell(_("Arrêté. Rien n’a été changé."))
        else:
            _write_down(error)
            self._window.tell(unforeseen(), refusal=True)

    def today(self) -> date:
        """Return the day of the dossier's clock."""
        return self._today()

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        """Ask where to write a file."""
        from PySide6.QtWidgets import QFileDialog

        folder = Path.home() / suggested
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Enregistrer sous"), str(folder), kinds
        )
        return Path(chosen) if chosen else None

    def ask_open_path(self, kinds: str) -> Path | None:
        """Ask which file to read."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Ouvrir"), str(Path.home()), kinds
        )
        return Path(chosen) if chosen else None

    def ask_open_paths(self, kinds: str) -> list[Path]:
        """Ask which files to read, several at once."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window, _("Ouvrir"), str(Path.home()), kinds
        )
        return [Path(one) for one in chosen]

    def ask_folder(self, question: str) -> Path | None:
        """Ask for a folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, question, str(Path.home()))
        return Path(chosen) if chosen else None

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        """Print a report about a record."""
        if self.press is not None:
            self.press.print_report(name, record_id, day)

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that reaches further than one record."""
        from dsi_desktop.ui.dialogs import messages

        return messages.confirm(self._window, question, yes)


def _write_down(error: Exception) -> None:
    import logging

    logging.getLogger(__name__).error("work failed", exc_info=error)


def unforeseen() -> str:
    """Return the sentence for an error nobody foresaw."""
    return _("Une erreur imprévue est survenue. Ce qui était enregistré l’est toujours. Le journal "
             "d’erreurs est dans les réglages, sous « À propos ».")  # fmt: skip
