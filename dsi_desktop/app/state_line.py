"""One place for the state: in the bar and in the title, never a Save button."""

from collections.abc import Callable

from dsi_desktop.app.dossier import Dossier
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.worker import Worker


class StateLine:
    """Says « Vérification… », « Enregistré », « Lecture seule », or what the worker does."""

    def __init__(
        self, window: Window, worker: Worker, dossier: Callable[[], Dossier | None]
    ) -> None:
        self._window = window
        self._dossier = dossier
        worker.began.connect(lambda label: self._say(label, "progress", "text2"))
        worker.moved.connect(self._say_share)
        worker.rested.connect(self.rest)

    def rest(self) -> None:
        """Say how the dossier is when nothing is being done."""
        dossier = self._dossier()
        if dossier is None:
            self._window.say_state("")
        elif dossier.store is None:
            self._say(_("Vérification…"), "progress", "text2")
        elif dossier.read_only:
            self._say(_("Lecture seule"), "lock", "warn")
        else:
            self._say(_("Enregistré"), "circle-check", "ok")

    def _say_share(self, share: float) -> None:
        self._say(_("En cours : {n} %").format(n=round(100 * share)), "progress", "text2")

    def _say(self, words: str, icon_name: str, key: str) -> None:
        self._window.say_state(words)
        if self._window.workplace is not None:
            self._window.workplace.sidebar.say_state(words, icon_name, key)
