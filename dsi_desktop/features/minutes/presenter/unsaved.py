"""What was typed and is not in the dossier yet, written so that a crash loses none of it."""

import json
from dataclasses import asdict, dataclass

from dsi_desktop.features.minutes.presenter.pending import Pending

_PLAIN = "{"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The line as it stands: where, what it corrects, the proposal on its way, internal or not."""

    typed: str
    item_id: str = ""
    editing: str = ""
    pending: Pending | None = None
    private: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing would be lost."""
        return not self.typed.strip() and self.pending is None and not self.editing


def to_text(unsaved: Unsaved) -> str:
    """Return a text to keep; nothing for nothing."""
    if unsaved.empty:
        return ""
    return json.dumps(asdict(unsaved), ensure_ascii=False)


def from_text(text: str) -> Unsaved:
    """Return what was kept; a text of an older version, or a damaged one, is the line itself."""
    if not text.startswith(_PLAIN):
        return Unsaved(text)
    try:
        raw = json.loads(text)
        pending = raw.pop("pending")
        if pending is not None:
            pending = Pending(**{**pending, "recitals": tuple(pending["recitals"])})
        return Unsaved(**raw, pending=pending)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Unsaved(text)
