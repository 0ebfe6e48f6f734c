"""Days and periods of the directory, both ends inside."""

from datetime import date

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


def day(text: str | None, field: str) -> str | None:
    """Return an ISO date, or None for an empty one; refuse anything else beside `field`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RuleBroken(_("Cette date n’existe pas au calendrier."), field) from None


def check_period(start_on: str | None, end_on: str | None, field: str = "end_on") -> None:
    """Refuse an end before its start."""
    if start_on and end_on and end_on < start_on:
        raise RuleBroken(_("La fin ne peut pas précéder le début."), field)


def in_force(start_on: str | None, end_on: str | None, day_text: str) -> bool:
    """Tell whether a period holds on a day; both ends are inside, an open end never stops."""
    return (start_on or "") <= day_text and (not end_on or day_text <= end_on)


def overlaps(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None],
) -> bool:
    """Tell whether two periods share a day."""
    return (one[0] or "") <= (other[1] or "9") and (other[0] or "") <= (one[1] or "9")


def month_words(day_text: str) -> str:
    """Return « juin 2026 »."""
    when = date.fromisoformat(day_text)
    return f"{fmt.month(when.month)} {when.year}"


def period_words(start_on: str | None, end_on: str | None) -> str:
    """Return « depuis juin 2026 », « juin 2024 à juin 2026 », or nothing when nothing is known."""
    start = month_words(start_on) if start_on else ""
    end = month_words(end_on) if end_on else ""
    if start and end:
        return _("{start} à {end}").format(start=start, end=end)
    if start:
        return _("depuis {start}").format(start=start)
    return _("jusqu’à {end}").format(end=end) if end else ""
