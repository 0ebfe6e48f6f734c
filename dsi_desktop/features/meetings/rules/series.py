"""The rhythm of a series of meetings: what it may be, and the days it gives."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.kernel import rhythm as rhythms
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.rhythm import Rhythm, days_of, rhythm_words

__all__ = [
    "LONGEST", "Occurrence", "Rhythm", "days_of", "read_rhythm", "rhythm_of", "rhythm_words",
    "slot_id",
]  # fmt: skip
LONGEST = {unit: rhythms.LONGEST[unit] for unit in (rhythms.WEEK, rhythms.MONTH)}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of a series. `meeting_id` is the meeting already made for it, wherever it went.

    `holiday` names the holiday that skips it, `clashes` what else meets that day.
    """

    day: str
    meeting_id: str = ""
    moved_to: str = ""
    holiday: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Tell whether a meeting is still to be made for this day."""
        return not self.meeting_id and not self.holiday


def rhythm_of(unit: str, every: int | None, day: date) -> Rhythm:
    """Return the rhythm whose first day is `day`: people meet by weeks or by weekdays of months."""
    if unit not in LONGEST:
        raise RuleBroken(_("Choisissez des semaines ou des mois."), "unit")
    return rhythms.rhythm_of(unit, every, day)


def slot_id(series_id: str, day: str) -> str:
    """Return the id of the meeting of a day of a series: the same on every laptop."""
    return linked_id("meeting_series", series_id, day)


def read_rhythm(text: str) -> Rhythm | None:
    """Read the text of a rhythm; None when meetings do not come back so."""
    found = rhythms.read_rhythm(text)
    return found if found is not None and found.unit in LONGEST else None
