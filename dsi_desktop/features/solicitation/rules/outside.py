"""What the tables of others weigh: so many meetings a year, spread over the days of a seat."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsi_desktop.features.directory.rules.load import Trip


@dataclass(frozen=True, slots=True)
class OutsideSeat:
    """A seat at a table of somebody else. `minutes` is the length of one meeting, without road."""

    person_id: str
    organization_id: str
    meetings_per_year: int
    minutes: int
    way: Trip
    from_area_id: str = ""
    to_area_id: str = ""
    start_on: str | None = None
    end_on: str | None = None


def within(seat: OutsideSeat, start: date, end: date) -> OutsideSeat:
    """Return a seat for the days of a period only: half a month asks half of it."""
    return replace(
        seat, start_on=max(seat.start_on or "", start.isoformat()),
        end_on=min(seat.end_on or "9999-12-31", end.isoformat()),
    )


def minutes_by_month(seat: OutsideSeat, months: Sequence[str]) -> list[float]:
    """Return the minutes of each month: a twelfth of the year, for the days the seat was held."""
    twelfth = seat.meetings_per_year * (seat.minutes + seat.way.minutes) / 12
    return [twelfth * share_of(month, seat.start_on, seat.end_on) for month in months]


def meetings_over(seat: OutsideSeat, months: Sequence[str]) -> float:
    """Return how many meetings of such a table fall in some months, on average."""
    shares = sum(share_of(month, seat.start_on, seat.end_on) for month in months)
    return seat.meetings_per_year * shares / 12


def share_of(month: str, start_on: str | None, end_on: str | None) -> float:
    """Return the part of the days of a month `YYYY-MM` that a period covers, 0 to 1."""
    days = calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
    first = max(start_on or "", f"{month}-01")
    last = min(end_on or "9999-12-31", f"{month}-{days:02}")
    return max(0, int(last[8:]) - int(first[8:]) + 1) / days if first[:7] == last[:7] else 0.0


def settled(minutes: Sequence[float]) -> tuple[int, ...]:
    """Return whole minutes whose sum is the rounded sum: no month gains what another lost."""
    found, total, said = [], 0.0, 0
    for share in minutes:
        total += share
        found.append(round(total) - said)
        said = round(total)
    return tuple(found)
