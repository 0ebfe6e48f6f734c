"""Keep the version being written beside the dossier, so that a crash loses nothing shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer

from dsi_desktop.db.drafts import Draft, Drafts
from dsi_desktop.db.store import Store

_EVERY_MS = 1000


class ChoiceDraft(QObject):
    """One text a choice, kept each second while the editor is open; an empty one is forgotten."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        place = QStandardPaths.StandardLocation.AppDataLocation
        self._clock = store.clock
        self._typed: Callable[[], str] = str
        self._choice = ""
        self.drafts = Drafts(Path(QStandardPaths.writableLocation(place)), store.dossier_id)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def of(self, choice: str) -> str:
        """Return the text left unsaved about a choice."""
        found = (one for one in self.drafts.all() if (one.row, one.field) == _cell(choice))
        return next((one.text for one in found), "")

    def follow(self, choice: str, typed: Callable[[], str]) -> None:
        """Keep what `typed` returns, from now on."""
        self._choice, self._typed = choice, typed
        self._timer.start()

    def keep(self) -> None:
        """Keep the text as it stands now, written only when it changed."""
        typed = self._typed()
        row, field = _cell(self._choice)
        if not typed.strip():
            self.drafts.drop(row, field)
        elif typed != self.of(self._choice):
            self.drafts.keep(Draft(row, field, typed, self._clock.now_ms()))

    def pause(self) -> None:
        """Keep the text a last time: the editor closes, and may be opened again."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    def forget(self, choice: str) -> None:
        """Forget the text of a choice that was decided."""
        self.drafts.drop(*_cell(choice))


def _cell(choice: str) -> tuple[str, str]:
    """Return the record of a choice and its table and column: what a draft is kept under."""
    place, _dot, row = choice.rpartition(".")
    return row, place
