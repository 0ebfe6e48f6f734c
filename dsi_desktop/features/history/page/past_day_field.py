"""A date that has passed: « 12 mai » is the last one, not the one to come."""

import re
from datetime import date

from dsi_desktop.ui.forms.fields import DayField, Value

_YEAR = re.compile(r"\d{4}")


class PastDayField(DayField):
    """A day and month without a year is the latest one."""

    def _read(self, typed: str) -> Value:
        found = date.fromisoformat(str(super()._read(typed)))
        if found > self._today() and not _YEAR.search(typed):
            back = found.year - 1
            leap = (found.month, found.day) == (2, 29)
            found = date(back, 2, 28) if leap else found.replace(year=back)
        return found.isoformat()
