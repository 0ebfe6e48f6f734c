"""The last gestures that wrote on a record."""

from dataclasses import dataclass
from datetime import UTC, datetime

from dsi_desktop.db.history import history
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.store import Store

CHANGES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One gesture on the record: what, who, and the local day its computer claimed."""

    gesture: str
    label: str
    who: str
    day: str | None


def last_changes(store: Store, table: str, record_id: str) -> tuple[ChangeLine, ...]:
    """Return the newest gestures on a record of `table`, at most `CHANGES_SHOWN`."""
    found: dict[str, ChangeLine] = {}
    for entry in reversed(history(store, table, record_id)):
        if entry.gesture not in found:
            found[entry.gesture] = ChangeLine(
                entry.gesture, spoken_label(entry.label), entry.who, _day(entry.when))
        if len(found) == CHANGES_SHOWN:
            break
    return tuple(found.values())


def _day(moment: int) -> str | None:
    """Return the local day of a claimed moment; a clock far off claims none."""
    try:
        return datetime.fromtimestamp(moment / 1000, UTC).astimezone().date().isoformat()
    except (OverflowError, OSError, ValueError):
        return None
