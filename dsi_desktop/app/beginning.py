"""Before a dossier is open: welcome, new dossier, opening one, the demonstration, who one is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from dsi_desktop.app import folders
from dsi_desktop.app.dossier import Signature
from dsi_desktop.features.home import queries
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk
from dsi_desktop.ui.worker import Progress

if TYPE_CHECKING:
    from dsi_desktop.app.joining import Joining

_RECENT = 10
_DEMONSTRATION = "DSI Charlevoix.dsi"


class Saving(Protocol):
    """What puts a damaged dossier right."""

    def salvage(self, path: Path) -> None:
        """Recover it, then open it."""


class Run(Protocol):
    """The session, as this module needs it."""

    window: Window
    desk: WindowDesk

    @property
    def preferences(self) -> Preferences:
        """What the person prefers."""

    @property
    def signature(self) -> Signature:
        """Who signs."""

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a dossier."""

    def leave(self) -> None:
        """Close the dossier."""

    def prefer(self, preferences: Preferences) -> None:
        """Keep preferences and put them on."""

    def ask(self, question: str, yes: str, no: str = "") -> bool:
        """Ask over the window."""

    @property
    def safety(self) -> Saving:
        """Who can put a damaged dossier right."""


class Beginning:
    """What the window offers when it holds no dossier, and how one is opened."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.joining: Joining | None = None

    def welcome(self) -> None:
        """Show the welcome page: recent dossiers first."""
        from dsi_desktop.features.home.page.welcome import Offers, WelcomePage

        run = self._run
        lines = [queries.recent(Path(path)) for path in run.preferences.recent[:_RECENT]]
        offers = Offers(
            open=lambda path: run.open(Path(path)), new=self.new_dossier, ask=self.ask_dossier,
            demonstrate=self.demonstrate, forget=self.forget, speak=self.speak,
            join=self.join,
        )
        run.window.name("")
        run.window.say_state("")
        run.window.show_body(WelcomePage(lines, run.desk.today(), offers))

    def shut(self) -> None:
        """Close the dossier and come back to the welcome page."""
        self._run.leave()
        self.welcome()

    def speak(self, language: str) -> None:
        """Change the language of the welcome page."""
        self._run.prefer(replace(self._run.preferences, language=language))

    def forget(self, path: str) -> None:
        """Take a dossier that is gone out of the list."""
        self._run.prefer(self._run.preferences.forgotten(path))
        self.welcome()

    def ask_dossier(self) -> None:
        """Ask which dossier to open."""
        path = self._run.desk.ask_open_path(_("Dossiers DSI (*.dsi)"))
        if path is not None:
            self._run.open(path)

    def new_dossier(self) -> None:
        """Show the four questions."""
        from dsi_desktop.features.preferences.page.new_dossier import NewDossierPage

        run, proposed = self._run, self._proposed()
        run.leave()
        page = NewDossierPage(
            run.desk, folders.documents_folder(), (proposed.author, proposed.device),
            self._created, self.welcome,
        )  # fmt: skip
        run.window.name("")
        run.window.say_state("")
        run.window.show_body(page)

    def join(self) -> None:
        """« J’ai une invitation » : the file, the six words, then the dossier on this computer."""
        from dsi_desktop.app.joining import Joining

        self.joining = Joining(self._run, self._created)
        self.joining.begin(self._proposed())

    def demonstrate(self) -> None:
        """Open the demonstration; tell its story first when it was never told here."""
        path = folders.state_folder() / "demonstration" / _DEMONSTRATION
        if path.exists():
            self._run.open(path)
            return
        run, today = self._run, self._run.desk.today()

        def build(progress: Progress) -> Path:
            from dsi_desktop.features.demonstration.commands import build_demonstration

            path.parent.mkdir(parents=True, exist_ok=True)
            build_demonstration(path, today=today, progress=progress)
            return path

        run.window.tell(_("La démonstration se prépare. Une vingtaine de secondes."))
        run.desk.run(_("Préparation de la démonstration"), build, run.open)

    def refused(self, path: Path, problem: FileProblem, *, offer: bool) -> None:
        """Say why a dossier does not open; offer to look at it when it is one."""
        if self._run.window.centralWidget() is None:
            self.welcome()
        if offer and self._can_be_saved(path, problem):
            QTimer.singleShot(0, self._run.window, lambda: self._offer_salvage(path, problem))
        elif offer and queries.recent(path).modified:
            QTimer.singleShot(0, self._run.window, lambda: self._offer(path, problem))
        else:
            self._run.desk.refuse(problem)

    def ask_identity(self) -> None:
        """First start: ask who the person is; the names proposed are those of the computer."""
        from dsi_desktop.features.preferences.page.identity import IdentityDialog

        run = self._run
        proposed = self._proposed()

        def keep(author: str, device: str) -> None:
            run.prefer(replace(run.preferences, author=author, device=device))

        dialog = IdentityDialog(run.window, proposed.author, proposed.device, keep)
        dialog.rejected.connect(lambda: keep(proposed.author, proposed.device))
        dialog.open()

    def _can_be_saved(self, path: Path, problem: FileProblem) -> bool:
        """Tell whether a file is damaged, by what it says or by what was known of it here."""
        from dsi_desktop.db.container import Damaged
        from dsi_desktop.db.registry import Registry

        known = path.exists() and Registry(folders.state_folder()).dossier_at(path)
        return isinstance(problem, Damaged) or (bool(known) and is_not_a_dossier(path))

    def _offer_salvage(self, path: Path, problem: FileProblem) -> None:
        question = _("{why}\n\nRécupérer ce qui est lisible, et le reste dans les sauvegardes? Le "
                     "fichier abîmé sera gardé tel quel.").format(why=problem.sentence)  # fmt: skip
        if self._run.ask(question, _("Récupérer le dossier")):
            self._run.safety.salvage(path)

    def _offer(self, path: Path, problem: FileProblem) -> None:
        question = _("{why}\n\nL’ouvrir en lecture seule?").format(why=problem.sentence)
        if self._run.ask(question, _("Ouvrir en lecture seule")):
            self._run.open(path, read_only=True)

    def _created(self, path: Path, author: str, device: str) -> None:
        self._run.prefer(replace(self._run.preferences, author=author, device=device))
        self._run.open(path)

    def _proposed(self) -> Signature:
        import getpass
        import platform

        known = self._run.signature
        return Signature(
            known.author or _first(getpass.getuser),
            known.device or _first(platform.node) or _("Cet ordinateur"),
        )


def is_not_a_dossier(path: Path) -> bool:
    """Tell whether the first bytes of a file are not those of a dossier."""
    from dsi_desktop.db.container import examine_header

    try:
        examine_header(path)
    except FileProblem:
        return True
    return False


def _first(ask: Callable[[], str]) -> str:
    """Return what the system says, or nothing: some have no user name to give."""
    try:
        return ask()
    except (OSError, KeyError):
        return ""
