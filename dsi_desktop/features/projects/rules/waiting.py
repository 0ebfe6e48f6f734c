"""How long a project waits for its next step, and when its report is late (domain facts §3.2)."""

from datetime import date

PATIENCE = 60
_ENDED = frozenset({"reported", "declined"})
_SUPPORTED = frozenset({"agreement", "payments"})


def stands(state: str) -> bool:
    """Tell whether a project still goes forward."""
    return state not in _ENDED


def waited(state: str, since: str, today: date) -> int:
    """Return the days since the last step of a project that goes forward, 0 when it ended."""
    day = _day(since)
    return max((today - day).days, 0) if day and stands(state) else 0


def waits_long(state: str, since: str, today: date) -> bool:
    """Tell whether a step waits for more than `PATIENCE` days.

    Once the agreement is signed the project lives at its own pace: its report has a date.
    """
    return state not in _SUPPORTED and waited(state, since, today) > PATIENCE


def report_late(state: str, due_on: str, today: date) -> bool:
    """Tell whether the report of a supported project was due before today."""
    day = _day(due_on)
    return state in ("decided", *_SUPPORTED) and day is not None and day < today


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
