"""How the dates of a card move: the whole bar, or its end; only days move, never words."""

from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a card: a start, and a due day or words with the days they may mean."""

    start_on: str | None = None
    due_on: str | None = None
    due_text: str = ""
    due_from: str | None = None
    due_to: str | None = None

    @property
    def vague(self) -> bool:
        """Tell whether the due date is words, and no day."""
        return not self.due_on and bool(self.due_text or self.due_from or self.due_to)

    @property
    def is_open(self) -> bool:
        """Tell whether no due date was said at all."""
        return not self.due_on and not self.vague


def shifted(title: str, dates: Dates, days: int, *, end_only: bool = False) -> Dates:
    """Return dates moved by some days. Raises `RuleBroken` where there is no day to move."""
    if not dates.due_on:
        raise RuleBroken(_no_day(title, dates), "due_on")
    due = _moved(dates.due_on, days)
    start = dates.start_on
    if start and not end_only:
        start = _moved(start, days)
    if start and due < start:
        raise RuleBroken(
            _("« {title} » finirait avant de commencer.").format(title=title), "due_on"
        )
    return Dates(start, due)


def at_day(dates: Dates, day: date) -> Dates:
    """Return dates due on a day; a start that would come after it is let go."""
    due = day.isoformat()
    return Dates(dates.start_on if (dates.start_on or "") <= due else None, due)


def _no_day(title: str, dates: Dates) -> str:
    if dates.is_open:
        said = _("« {title} » n’a pas d’échéance. Appuyez sur D pour en donner une.")
        return said.format(title=title)
    said = _("L’échéance de « {title} » est en mots. Appuyez sur D pour donner un jour.")
    return said.format(title=title)


def _moved(day: str, days: int) -> str:
    """Return another day; one at the end of the calendar stays where it is."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (OverflowError, ValueError):
        return day
