"""Move the story so that its next meeting always comes soon after the day it is shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dsi_desktop.kernel import fmt

WRITTEN_FOR = date(2026, 12, 4)
_DAY = re.compile(r"\{(\d{4}-\d{2}-\d{2})\}")
_YEAR = re.compile(r"\b(20[2-3]\d)\b")


@dataclass(frozen=True, slots=True)
class Shift:
    """How far the story is moved: whole weeks for days, whole years for plans and agreements."""

    weeks: int
    years: int

    def day(self, written: date) -> str:
        return (written + timedelta(weeks=self.weeks)).isoformat()

    def anniversary(self, written: date) -> str:
        """Return the same day of another year: plans begin on April 1 whatever the week."""
        return written.replace(year=written.year + self.years).isoformat()

    def period(self, text: str) -> str:
        """Return a text in which every year is moved (« 2025-2028 »)."""
        return _YEAR.sub(lambda found: str(int(found[1]) + self.years), text)

    def words(self, text: str) -> str:
        """Return a text in which `{2026-11-12}` is written out in words."""
        return _DAY.sub(lambda found: in_words(self.day(date.fromisoformat(found[1]))), text)

    def maybe(self, row: Mapping[str, Any], key: str) -> str | None:
        """Return the moved day under `key`, or None."""
        return self.day(row[key]) if key in row else None


def shift_to(today: date) -> Shift:
    """Return the shift that shows the story on `today`, or up to six days later."""
    days = (today - WRITTEN_FOR).days
    return Shift(-(-days // 7), round(days / 365.25))


def in_words(day: str) -> str:
    """Return « 12 novembre 2026 »."""
    return fmt.date_long(day, with_weekday=False)
