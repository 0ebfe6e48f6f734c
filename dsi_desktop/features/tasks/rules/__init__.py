"""What a follow-up may be, when it is late, and how its date is said."""

from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY

CLOSED = ("done", "dropped")
OPEN = ("idea", "todo", "doing", "waiting")


@dataclass(frozen=True, slots=True)
class Due:
    """How a due date is said, and whether it has passed."""

    text: str
    late: bool


def title_of(text: str) -> str:
    title = line(text)
    if not title:
        raise RuleBroken(_("Écrivez ce qu’il y a à faire."), "title")
    return title


def state_of(state: str) -> str:
    if state not in VOCABULARY["task_state"]:
        raise RuleBroken(_("Cet état n’existe pas pour une tâche."), "state")
    return state


def day_of(text: str | None, field: str) -> str | None:
    """Return the ISO date, None for nothing; refuse what is not a date."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RuleBroken(_("Cette date n’existe pas au calendrier."), field) from None


def check_order(start_on: str | None, end_on: str | None, field: str) -> None:
    if start_on and end_on and end_on < start_on:
        raise RuleBroken(_("L’échéance précède le début."), field)


def done_on(state: str, before: str | None, today: date) -> str | None:
    """Return the day a task was done: kept if it was, today if it just became, else none."""
    return (before or today.isoformat()) if state == "done" else None


def is_late(state: str, last_day: str | None, today: date) -> bool:
    return state in OPEN and bool(last_day) and str(last_day) < today.isoformat()


def due_of(
    state: str, due_on: str | None, due_text: str, due_to: str | None, today: date
) -> Due:
    """Words first: an imprecise date is shown as it was said, late once its last day passed."""
    late = is_late(state, due_on or due_to, today)
    return Due(due_text or near_day(due_on, today), late)


def near_day(day: str | None, today: date) -> str:
    """Say a date as people do around a table: yesterday, today, tomorrow, else day and month."""
    if not day:
        return ""
    that = date.fromisoformat(day)
    near = {
        today - timedelta(days=1): _("hier"),
        today: _("aujourd’hui"),
        today + timedelta(days=1): _("demain"),
    }
    if that in near:
        return near[that]
    return short_day(day, with_year=abs((that - today).days) > 300)


def short_day(day: str, *, with_year: bool = True) -> str:
    """Say « 31 mars 27 », or « 31 mars » where the year goes without saying."""
    that = date.fromisoformat(day)
    words = fmt.date_short(that)
    return f"{words}\N{NO-BREAK SPACE}{that:%y}" if with_year else words


def initials(name: str) -> str:
    """Return the first letters of the first and last words: « Marie-Ève Tremblay » is MT."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
