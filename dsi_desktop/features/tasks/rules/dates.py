"""A due date typed as it is said: a day, or words that mean several."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.spans import parse_span


@dataclass(frozen=True, slots=True)
class WhenDue:
    """The four cells of a due date: one day, else words with the days they may mean."""

    due_on: str | None = None
    due_text: str = ""
    due_from: str | None = None
    due_to: str | None = None


def read_due(typed: str, today: date) -> WhenDue:
    """Read what was typed: a day stands alone, « automne 2026 » keeps its words and its range.

    Words that mean no day are kept as they are: nobody promised one, nothing will be late.
    """
    said = line(typed)
    span = parse_span(said, today) if said else None
    if span is None:
        return WhenDue(due_text=said)
    if span.precise:
        return WhenDue(due_on=span.start.isoformat())
    return WhenDue(None, said, span.start.isoformat(), span.end.isoformat())


def typed_due(due_on: str | None, due_text: str) -> str:
    """Return a due date as it can be typed again: words first, as they were said."""
    return due_text or due_on or ""


def range_words(due_from: str | None, due_to: str | None) -> str:
    """Return the days that an imprecise date may mean, "" when it means none."""
    if due_from and due_to:
        return _("du {first} au {last}").format(
            first=fmt.date_long(due_from, with_weekday=False),
            last=fmt.date_long(due_to, with_weekday=False),
        )
    if due_to:
        return _("au plus tard le {last}").format(last=fmt.date_long(due_to, with_weekday=False))
    return ""
