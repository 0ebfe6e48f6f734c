"""Keep the line being typed beside the dossier, so that a crash loses nothing shown."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from dsi_desktop.db.drafts import Draft, Drafts
from dsi_desktop.db.store import Store

_FIELD = "capture"


class LineDraft:
    """One line a meeting; an empty line is forgotten."""

    def __init__(self, store: Store) -> None:
        place = QStandardPaths.StandardLocation.AppDataLocation
        self._clock = store.clock
        self.drafts = Drafts(Path(QStandardPaths.writableLocation(place)), store.dossier_id)

    def of(self, meeting_id: str) -> str:
        """Return the line left unsaved at a meeting."""
        found = (one for one in self.drafts.all() if (one.row, one.field) == (meeting_id, _FIELD))
        return next((one.text for one in found), "")

    def keep(self, meeting_id: str, typed: str) -> None:
        """Keep the line as it stands now, written only when it changed."""
        if not meeting_id:
            return
        if not typed.strip():
            self.drafts.drop(meeting_id, _FIELD)
        elif typed != self.of(meeting_id):
            self.drafts.keep(Draft(meeting_id, _FIELD, typed, self._clock.now_ms()))
