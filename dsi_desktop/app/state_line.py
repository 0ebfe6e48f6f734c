"""One place for the state: in the bar and in the title, never a Save button."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from dsi_desktop.app.dossier import Dossier
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.worker import Worker

_PAUSE_MS = 200


class StateLine:
    """Says « Vérification… », « Enregistré », « Lecture seule », or what the worker does.

    Once something was shared or received, also what no other laptop has yet.
    """

    def __init__(
        self, window: Window, worker: Worker, dossier: Callable[[], Dossier | None]
    ) -> None:
        self._window = window
        self._worker = worker
        self._dossier = dossier
        self._soon = QTimer(window)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.rest)
        worker.began.connect(lambda label: self._say(label, "progress", "text2"))
        worker.moved.connect(self._say_share)
        worker.rested.connect(self.rest)

    def hear(self) -> None:
        """Something changed: say it again, once for many changes together."""
        self._soon.start()

    def rest(self) -> None:
        """Say how the dossier is when nothing is being done."""
        dossier = self._dossier()
        if self._worker.busy:
            return
        if dossier is None:
            self._window.say_state("")
        elif dossier.store is None:
            self._say(_("Vérification…"), "progress", "text2")
        elif dossier.read_only:
            self._say(_("Lecture seule"), "lock", "warn")
        else:
            self._say_saved(dossier.unshared())

    def _say_saved(self, unshared: int | None) -> None:
        if unshared is None:
            self._say(_("Enregistré"), "circle-check", "ok")
            return
        whole = ngettext(
            "Enregistré · {n} modification pas encore partagée",
            "Enregistré · {n} modifications pas encore partagées", unshared,
        ) if unshared else _("Enregistré · tout est partagé")  # fmt: skip
        short = _("Enregistré · {n} à partager") if unshared else whole
        self._say(short.format(n=unshared), "circle-check", "ok", whole.format(n=unshared))

    def _say_share(self, share: float) -> None:
        self._say(_("En cours : {n} %").format(n=round(100 * share)), "progress", "text2")

    def _say(self, words: str, icon_name: str, key: str, title: str = "") -> None:
        self._window.say_state(title or words)
        if self._window.workplace is not None:
            self._window.workplace.sidebar.say_state(words, icon_name, key)
