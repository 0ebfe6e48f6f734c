"""The claimed time: written beside each gesture for people, never used to decide anything."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Clock:
    """What this computer believes the time to be; tests and the demonstration give their own."""

    now_ms: Callable[[], int] = _now_ms

    def today(self) -> date:
        """Return the local date."""
        return datetime.fromtimestamp(self.now_ms() / 1000, UTC).astimezone().date()


def frozen(day: date, hour: int = 12) -> Clock:
    """Return a clock stopped at `hour` (UTC) of `day`."""
    stopped = int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp() * 1000)
    return Clock(lambda: stopped)
