"""One run of the program: the window, the person's preferences, the dossier open in it."""

import gc
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dsi_desktop.app import discovery, folders
from dsi_desktop.app.beginning import Beginning
from dsi_desktop.app.dossier import Dossier, Signature, Steps
from dsi_desktop.app.exchanging import Exchanging
from dsi_desktop.app.finding import find_records
from dsi_desktop.app.look import Look
from dsi_desktop.app.state_line import StateLine
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.relay import Relay
from dsi_desktop.ui.shell.hits import Hit, command_hit
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.shortcuts import shell_keys
from dsi_desktop.ui.shell.sidebar import Sidebar
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk, unforeseen
from dsi_desktop.ui.shell.workplace import Place, Workplace
from dsi_desktop.ui.theme import new_application
from dsi_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from dsi_desktop.db.store import Store

HOME = "home"


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
    # Nothing of the first frame is garbage yet: looking for some costs it 10 ms.
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

    gc.enable()
    logs.keep_log(folders.state_folder())
    logs.tell_unforeseen(lambda _error: session.window.tell(unforeseen(), refusal=True))


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
        self._cards = discovery.cards()
        self._kinds = discovery.owners(self._cards)
        self._relay: Relay | None = None
        self.dossier: Dossier | None = None
        self._closed = False
        self.look.dress()
        self.window = Window()
        self.window.setWindowIcon(icon("sitemap", "accent"))
        self.worker = Worker()
        self.desk = WindowDesk(
            self.window, self.worker, self._clock.today, lambda: self.preferences, self.prefer,
            folders.state_folder(),
        )  # fmt: skip
        self.exchanging = Exchanging(self.desk, self._sidebar)
        self.beginning = Beginning(self)
        self._state = StateLine(self.window, self.worker, lambda: self.dossier)
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
            dossier = Dossier(path, self.signature, self._clock, read_only=read_only)
        except FileProblem as problem:
            self.beginning.refused(path, problem, offer=not read_only)
            return
        self.leave()
        self.dossier = dossier
        self._keep(self.preferences.opened(path))
        self._relay = Relay(dossier.bus)
        self.window.name(dossier.name)
        self._show_workplace(HOME)
        if self.window.isVisible():
            self._prepare()
        else:
            self.window.painted.connect(self._prepare)

    def leave(self) -> None:
        """Close the dossier and let its file go."""
        self.exchanging.stop()
        self.worker.close()
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
        """Keep the preferences and dress the window in them, at once."""
        before = self.preferences
        self._keep(preferences)
        self.look.dress()
        if self.dossier is not None:
            self.dossier.sign(self.signature)
        if (before.language, before.scale) != (preferences.language, preferences.scale):
            QTimer.singleShot(0, self.window, self.rebuild)

    def _wear(self, theme: str) -> None:
        self.prefer(replace(self.preferences, theme=theme))

    def rebuild(self) -> None:
        """Make the pages again, in another language or another size."""
        here = self.window.workplace
        if here is None:
            self.beginning.welcome()
            return
        current = here.current
        self._show_workplace(HOME)
        self._open_door()
        if self.window.workplace is not None:
            self.window.workplace.go(current)

    def _keep(self, preferences: Preferences) -> None:
        self.look.keep(preferences, lambda sentence: self.window.tell(sentence, refusal=True))

    def _show_workplace(self, first: str) -> None:
        dossier = self.dossier
        if dossier is None:
            return
        cards = [card for card in self._cards if discovery.has_page(card.name)]
        place = Place(
            dossier.name, dossier.note, cards,
            self._kinds, discovery.stand_ins(self._cards), self._make,
            partial(find_records, dossier.path, self._cards, self._kinds, self.desk),
            self._commands(),
        )  # fmt: skip
        workplace = Workplace(place, first)
        if self._relay is not None:
            self._relay.told.connect(workplace.take_changes)
        self.window.show_body(workplace)
        workplace.go(first)
        self._state.rest()

    def _make(self, name: str) -> Page:
        dossier = self.dossier
        if dossier is None:
            raise LookupError(name)
        module = discovery.page_module(name)
        page: Page = (
            module.build(dossier.path, self.desk, dossier.first, self.signature.author)
            if name == HOME else module.build(dossier.store, self.desk)
        )  # fmt: skip
        return page

    def _prepare(self) -> None:
        dossier = self.dossier
        if dossier is None or dossier.store is not None:
            return
        snapshots = folders.state_folder() / "snapshots"
        self.worker.run(
            _("Vérification…"), lambda _progress: dossier.prepare(snapshots), self._ready,
            lambda error: self._refused(dossier, error),
        )  # fmt: skip

    def _ready(self, _store: "Store") -> None:
        self._open_door()
        if self.dossier is not None and self.dossier.warning:
            self.window.tell(self.dossier.warning, refusal=True)
        if not self.signature.author:
            self.beginning.ask_identity()

    def _refused(self, dossier: Dossier, error: Exception) -> None:
        self.leave()
        self.beginning.welcome()
        if isinstance(error, FileProblem):
            self.beginning.refused(dossier.path, error, offer=not dossier.read_only)
        else:
            self.desk.explain(error)

    def _open_door(self) -> None:
        dossier, workplace = self.dossier, self.window.workplace
        if dossier is None or dossier.store is None or workplace is None:
            return
        workplace.open_door(Steps(dossier.store, self.desk.tell, self.desk.refuse))
        self.exchanging.follow(dossier.store, self._relay)
        self._state.rest()

    def _sidebar(self) -> Sidebar | None:
        workplace = self.window.workplace
        return workplace.sidebar if workplace is not None else None

    def _commands(self) -> list[Hit]:
        return [
            command_hit(_("Ouvrir un autre dossier"), "folder-open", self.beginning.ask_dossier,
                        shell_keys("open")),
            command_hit(_("Nouveau dossier"), "folder-plus", self.beginning.new_dossier),
            command_hit(_("Fermer le dossier"), "x", self.beginning.shut),
            command_hit(_("Passer au thème sombre"), "moon", partial(self._wear, "dark")),
            command_hit(_("Passer au thème clair"), "sun", partial(self._wear, "light")),
            command_hit(_("Quitter"), "arrow-right", self.window.close, shell_keys("quit")),
        ]  # fmt: skip

    def ask(self, question: str, yes: str) -> bool:
        """Ask over the window."""
        from dsi_desktop.ui.dialogs import messages

        return messages.confirm(self.window, question, yes)
