"""One run of the program: the window, the person's preferences, the dossier open in it."""

import gc
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dsi_desktop.app import folders
from dsi_desktop.app.beginning import Beginning
from dsi_desktop.app.dossier import Dossier, Signature
from dsi_desktop.app.exchanging import Exchanging
from dsi_desktop.app.look import Look
from dsi_desktop.app.press import Press
from dsi_desktop.app.safety import Safety, is_a_view, is_of_older_format, private_view
from dsi_desktop.app.stage import Stage
from dsi_desktop.app.state_line import StateLine
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.garbage import sweep
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.relay import Relay
from dsi_desktop.ui.shell.hits import Hit, command_hit
from dsi_desktop.ui.shell.shortcuts import shell_keys
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk, unforeseen
from dsi_desktop.ui.theme import new_application
from dsi_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from dsi_desktop.db.store import Store

# The ORM and the queries of every page are imported beside the screen meanwhile; a search for
# garbage among their objects stalls the window twice as long as anything else (187 ms ÷ 103).
_BUSY_MS = 5_000
_SWEEP_MS = 1_000


def application() -> QApplication:
    """Return the one application of this process, named so that its folders are found."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else new_application(sys.argv[0])
    app.setApplicationName("dsi-desktop")
    app.setApplicationDisplayName("DSI Desktop")
    app.setDesktopFileName("dsi-desktop")
    return app


def open_window(path: Path | None, *, author: str, device: str) -> int:
    """Open the window on a dossier, or on the welcome page; return the exit code."""
    # Nothing of the first frame is garbage yet: looking for some costs it 10 ms. Later `_tidy`
    # looks for it in this thread only.
    gc.disable()
    app = application()
    session = Session(app, told=Signature(author, device))
    session.window.painted.connect(lambda: _watch(session))
    session.begin(path)
    session.window.show()
    code = app.exec()
    session.close()
    return code


def _watch(session: "Session") -> None:
    """After the first frame: keep a log, say the errors nobody caught."""
    from dsi_desktop.app import logs

    sweeping = QTimer(session.window)
    QTimer.singleShot(_BUSY_MS, sweeping, partial(_tidy, sweeping))
    logs.keep_log(folders.state_folder())
    logs.tell_unforeseen(lambda _error: session.window.tell(unforeseen(), refusal=True))


def _tidy(sweeping: QTimer) -> None:
    """Look for garbage from now on. What was imported until now is none, and is never looked at."""
    gc.freeze()
    sweeping.timeout.connect(sweep)
    sweeping.start(_SWEEP_MS)


def _dossier_at(path: Path, signature: Signature, clock: Clock, *, read_only: bool) -> Dossier:
    """Return a dossier where it lies, or a private view of it where one does not work.

    So is an older one that is only looked at: it is left as it is.
    """
    if not (is_a_view(path) or (read_only and is_of_older_format(path))):
        return Dossier(path, signature, clock, read_only=read_only)
    return Dossier(private_view(path), signature, clock, read_only=True, origin=path)


class Session:
    """Opens and closes dossiers in one window. `told` signs instead of the preferences."""

    def __init__(
        self, app: QApplication, *, told: Signature, clock: Clock | None = None,
        preferences: Preferences | None = None,
    ) -> None:  # fmt: skip
        self.app = app
        self.look = Look(app, preferences)
        self._told = told
        self._clock = clock or Clock()
        self.dossier: Dossier | None = None
        self._relay: Relay | None = None
        self._closed = False
        self.look.dress()
        self.window = Window()
        self.window.setWindowIcon(icon("sitemap", "accent"))
        self.worker = Worker()
        self.desk = WindowDesk(
            self.window, self.worker, self.today, lambda: self.preferences, self.prefer,
            folders.state_folder(),
        )  # fmt: skip
        self._state = StateLine(self.window, self.worker, lambda: self.stage.shown)
        self.stage = Stage(self, self._commands)
        self.exchanging = Exchanging(self.desk, lambda: self.stage.sidebar)
        self.beginning = Beginning(self)
        self.safety = Safety(self)
        self.desk.safety = self.safety
        self.desk.press = Press(self.desk, self._store_shown)
        self.window.dropped.connect(lambda path: self.open(Path(path)))
        self.window.closing.connect(self.close)

    @property
    def preferences(self) -> Preferences:
        """What the person prefers on this computer."""
        return self.look.preferences

    @property
    def signature(self) -> Signature:
        """Who signs: what the command line said, else the preferences."""
        return Signature(
            self._told.author or self.preferences.author,
            self._told.device or self.preferences.device,
        )

    def today(self) -> date:
        """Return the day of the dossier shown: today, or the past day one looks at."""
        shown = self.stage.shown
        return shown.today() if shown is not None else self._clock.today()

    def _store_shown(self) -> "Store | None":
        shown = self.stage.shown
        return None if shown is None else shown.store

    def begin(self, path: Path | None) -> None:
        """Show the welcome page, or open a dossier."""
        if path is None:
            self.beginning.welcome()
        else:
            self.open(path)

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a dossier in place of the one that is open; on a refusal, that one stays."""
        if self.dossier is not None and self.dossier.holds(path):
            self.window.tell(_("Ce dossier est déjà ouvert dans cette fenêtre."))
            return
        try:
            dossier = _dossier_at(path, self.signature, self._clock, read_only=read_only)
        except FileProblem as problem:
            self.beginning.refused(path, problem, offer=not read_only)
            return
        self.leave()
        self.dossier = dossier
        self._relay = Relay(dossier.bus)
        self._relay.told.connect(lambda _changes: self._state.hear())
        self._keep(self.preferences.opened(path))
        self.show()
        if self.window.isVisible():
            self._prepare()
        else:
            self.window.painted.connect(self._prepare)

    def show(self) -> None:
        """Show the open dossier, in place of a past day of it too."""
        if self.dossier is not None:
            self.stage.show(self.dossier, self._relay, self.safety.band(self.dossier))
            self.open_door()

    def open_door(self) -> None:
        """Let the pages of the dossier shown be made, once its store is there."""
        if self.stage.open_door() and self.dossier is not None and self.dossier.store is not None:
            self.exchanging.follow(self.dossier.store, self._relay)
        self._state.rest()

    def leave(self) -> None:
        """Close the dossier and let its file go."""
        self.exchanging.stop()
        self.safety.stop()
        self.worker.close()
        self.stage.clear()
        if self._relay is not None:
            self._relay.stop()
            self._relay = None
        if self.dossier is not None:
            self.dossier.release()
            self.dossier = None

    def close(self) -> None:
        """End: the file is let go of, the thread has ended."""
        self.leave()
        if not self._closed:
            self._closed = True
            self.look.stop()

    def prefer(self, preferences: Preferences) -> None:
        """Keep the preferences; dress the window again when its look is among what changed."""
        before = self.preferences
        self._keep(preferences)
        if (before.language, before.theme, before.scale) != (
            preferences.language, preferences.theme, preferences.scale
        ):
            self.look.dress()
        if self.dossier is not None:
            self.dossier.sign(self.signature)
        if (before.language, before.scale) != (preferences.language, preferences.scale):
            QTimer.singleShot(0, self.window, self.rebuild)

    def rebuild(self) -> None:
        """Make the pages again, in another language or another size."""
        here = self.window.workplace
        if here is None:
            self.beginning.welcome()
            return
        current = here.current
        self.stage.make()
        self.open_door()
        self.stage.go(current)

    def _keep(self, preferences: Preferences) -> None:
        self.look.keep(preferences, lambda sentence: self.window.tell(sentence, refusal=True))

    def _wear(self, theme: str) -> None:
        self.prefer(replace(self.preferences, theme=theme))

    def _prepare(self) -> None:
        dossier = self.dossier
        if dossier is None or dossier.store is not None:
            return
        data = folders.state_folder()
        self.worker.run(
            _("Vérification…"), lambda _progress: dossier.prepare(data), self._ready,
            lambda error: self._refused(dossier, error),
        )  # fmt: skip

    def _ready(self, _store: "Store") -> None:
        self.open_door()
        if self.dossier is not None and self.dossier.warning:
            self.window.tell(self.dossier.warning, refusal=True)
        self.safety.follow()
        if not self.signature.author:
            self.beginning.ask_identity()

    def _refused(self, dossier: Dossier, error: Exception) -> None:
        self.leave()
        self.beginning.welcome()
        if isinstance(error, FileProblem):
            self.beginning.refused(dossier.path, error, offer=not dossier.read_only)
        else:
            self.desk.explain(error)

    def _commands(self) -> list[Hit]:
        return [
            command_hit(_("Ouvrir un autre dossier"), "folder-open", self.beginning.ask_dossier,
                        shell_keys("open")),
            command_hit(_("Nouveau dossier"), "folder-plus", self.beginning.new_dossier),
            command_hit(_("Vérifier le dossier"), "shield-check", self.safety.check_dossier),
            command_hit(_("Fermer le dossier"), "x", self.beginning.shut),
            command_hit(_("Passer au thème sombre"), "moon", partial(self._wear, "dark")),
            command_hit(_("Passer au thème clair"), "sun", partial(self._wear, "light")),
            command_hit(_("Quitter"), "arrow-right", self.window.close, shell_keys("quit")),
        ]  # fmt: skip

    def ask(self, question: str, yes: str, no: str = "") -> bool:
        """Ask over the window."""
        from dsi_desktop.ui.dialogs import messages

        return messages.confirm(self.window, question, yes, no)
