"""Text being typed, kept every second beside the dossier and offered again after a crash.

One small file in the data folder, readable by its owner only; never exchanged. A draft is
dropped when its field is committed.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from dsi_desktop.db.founding import discard


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in one field of one record and not yet saved. `at`: claimed UTC ms."""

    row: str
    field: str
    text: str
    at: int


class Drafts:
    """The drafts of one dossier on this computer. A missing or broken file is an empty one.

    Several pages keep theirs in the one file: each write begins by reading it again.
    """

    def __init__(self, folder: Path, dossier_id: str) -> None:
        self.path = folder / f"{dossier_id}.brouillons.json"
        self._kept = _read(self.path)

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts, oldest first."""
        return tuple(sorted(self._kept.values(), key=lambda draft: (draft.at, draft.row)))

    def keep(self, draft: Draft) -> None:
        """Keep what is typed now in a field."""
        self._kept = _read(self.path)
        self._kept[draft.row, draft.field] = draft
        self._write()

    def drop(self, row: str, field: str) -> None:
        """Forget a field: its text is in the dossier now."""
        self._kept = _read(self.path)
        if self._kept.pop((row, field), None) is not None:
            self._write()

    def forget_row(self, row: str) -> None:
        """Forget all of a record: its personal values were destroyed."""
        for kept in [key for key in self._kept if key[0] == row]:
            self.drop(*kept)

    def _write(self) -> None:
        if not self._kept:
            discard(self.path)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial = self.path.with_suffix(".partiel")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump([asdict(draft) for draft in self._kept.values()], file, ensure_ascii=False)
        partial.replace(self.path)


def _read(path: Path) -> dict[tuple[str, str], Draft]:
    try:
        lines = json.loads(path.read_bytes())
        drafts = [
            Draft(str(one["row"]), str(one["field"]), str(one["text"]), int(one["at"]))
            for one in lines
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {(draft.row, draft.field): draft for draft in drafts}
