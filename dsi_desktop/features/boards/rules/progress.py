"""The period a progress sheet tells, and how its subject is written: « board:from:to »."""

from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

USUAL_DAYS = 91


@dataclass(frozen=True, slots=True)
class Since:
    """A day from which progress may be told, and why that day."""

    day: date
    words: str


def subject_of(key: str, first: date, last: date) -> str:
    """Return what a report is asked about: a board and both days of the period."""
    return f"{key}:{first.isoformat()}:{last.isoformat()}"


def read_subject(subject: str) -> tuple[str, tuple[date, date] | None]:
    """Return the board, and the period when one is written. Raises `RuleBroken`."""
    key, *days = subject.split(":")
    if not days:
        return key, None
    try:
        first, last = (date.fromisoformat(day) for day in days)
    except ValueError:
        raise RuleBroken(_("Cette date n’existe pas au calendrier."), "first") from None
    return key, check_period(first, last)


def check_period(first: date, last: date) -> tuple[date, date]:
    """Return both days of a period; refuse one that ends before it begins."""
    if last < first:
        raise RuleBroken(_("La période finit avant de commencer."), "last")
    return first, last


def usual(sinces: tuple[Since, ...], today: date) -> Since:
    """Return the day progress is told from when nobody chose: the latest of those proposed."""
    if sinces:
        return sinces[0]
    return Since(today - timedelta(days=USUAL_DAYS), _("trois derniers mois"))


def period_words(first: date, last: date) -> str:
    """Return « Du 12 septembre au 4 décembre 2026 »."""
    return _("Du {start} au {end}").format(
        start=fmt.date_long(first, with_weekday=False), end=fmt.date_long(last, with_weekday=False)
    )
