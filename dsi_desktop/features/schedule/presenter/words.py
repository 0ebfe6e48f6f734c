"""What is typed of a date, and what is said once something moved."""

from collections.abc import Mapping
from datetime import date

from dsi_desktop.features.schedule.rules.dates import Dates
from dsi_desktop.features.schedule.rules.reading import Known, waits_words, when_words
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.spans import parse_span


def typed_dates(start_on: str | None, end: str, today: date) -> Dates:
    """Return the days typed: an end that is not one day is kept in its words.

    Raises `RuleBroken` beside the box of the end when it is not understood.
    """
    said = end.strip()
    if not said:
        return Dates(start_on)
    span = parse_span(said, today)
    if span is None:
        raise RuleBroken(
            _("Écrivez une date, ou des mots comme « fin mars 2027 » ou « vers l’été 2027 »."),
            "end",
        )
    if span.precise:
        return Dates(start_on, span.end.isoformat())
    return Dates(
        start_on, None, said, span.start.isoformat() if not start_on else None,
        span.end.isoformat(),
    )  # fmt: skip


def typed_end(one: Known) -> str:
    """Return what the box of the end holds before it is changed."""
    dates = one.line.dates
    return dates.end_on or dates.when_text


def moved_words(one: Known, others: int) -> str:
    """Say where an action stands now, and how many went with it."""
    said = dated_words(one)
    if not others:
        return said
    return said + " " + ngettext(
        "{n} action qui l’attend a suivi.", "{n} actions qui l’attendent ont suivi.", others
    ).format(n=others)  # fmt: skip


def dated_words(one: Known | None) -> str:
    """Say the days of an action."""
    if one is None:
        return ""
    return _("« {title} » : {days}.").format(title=one.line.title, days=when_words(one))


def linked_words(one: Known | None, every: Mapping[str, Known]) -> str:
    """Say what an action waits for now."""
    if one is None:
        return ""
    return _("« {title} » {waits}.").format(title=one.line.title, waits=waits_words(one, every))
