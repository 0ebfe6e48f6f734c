"""Where a mandate stands: due, late, reported, or without any follow-up."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import VOCABULARY

OPEN = ("open", "in_progress")
CLOSED = ("closed", "abandoned")
SOON_DAYS = 30
SILENT_DAYS = 60


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a mandate: ISO days, reports made, tasks born of it."""

    state: str
    given_on: str | None = None
    due_on: str | None = None
    reports: int = 0
    last_report_on: str | None = None
    tasks: int = 0
    closed_on: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`kind` is "late", "silent", "soon", "running", "reported", "closed" or "abandoned"."""

    kind: str
    text: str
    tone: str


def standing(course: Course, today: date) -> Standing:
    """Say where a mandate stands on a day; late comes before silent."""
    if course.state in CLOSED:
        return Standing(course.state, _closed(course), "")
    if course.state == "reported":
        day = day_words(course.last_report_on) if course.last_report_on else ""
        said = _("Rapport déposé le {day}").format(day=day) if day else _("Rapport déposé")
        return Standing("reported", said, "ok")
    if course.due_on and course.due_on < today.isoformat():
        days = (today - date.fromisoformat(course.due_on)).days
        said = ngettext(
            "En retard de {n} jour", "En retard de {n} jours", days
        ).format(n=days)  # fmt: skip
        return Standing("late", said, "bad")
    if is_silent(course, today):
        return Standing("silent", _("Sans suite : ni rapport, ni tâche"), "warn")
    return _running(course, today)


def is_silent(course: Course, today: date) -> bool:
    """Tell whether nothing followed a mandate still open (« mandat sans suite »).

    Nothing followed when it has neither report nor task. One given less than 60 days ago, or
    due after today, is left its time.
    """
    if course.state not in OPEN or course.reports or course.tasks:
        return False
    if course.given_on:
        return (today - date.fromisoformat(course.given_on)).days >= SILENT_DAYS
    return not course.due_on or course.due_on < today.isoformat()


def day_words(day: str) -> str:
    """Return « 3 décembre 2026 »."""
    return fmt.date_long(day, with_weekday=False)


def check_receiver(given_by_id: str | None, body_id: str | None, person_id: str | None) -> None:
    """Refuse a mandate given to nobody, or by a body to itself."""
    if not (body_id or person_id):
        raise RuleBroken(_("Choisissez à qui le mandat est confié."), "body_id")
    if body_id and body_id == given_by_id:
        raise RuleBroken(_("Une instance ne se donne pas de mandat à elle-même."), "body_id")


def check_state(state: str, allowed: tuple[str, ...] = ()) -> str:
    """Return a state of a mandate; refuse another word."""
    if state not in (allowed or VOCABULARY["mandate_state"]):
        raise RuleBroken(_("Cet état n’existe pas pour un mandat."), "state")
    return state


def check_after(given_on: str | None, day: str | None, field: str) -> None:
    """Refuse a day before the decision that gave the mandate."""
    if given_on and day and day < given_on:
        raise RuleBroken(_("Cette date précède la décision qui donne le mandat."), field)


def _running(course: Course, today: date) -> Standing:
    if not course.due_on:
        return Standing("running", _("Sans échéance"), "")
    due = date.fromisoformat(course.due_on)
    said = _("Échéance : {day}").format(day=fmt.relative_day(due, today))
    soon = (due - today).days <= SOON_DAYS
    return Standing("soon" if soon else "running", said, "warn" if soon else "")


def _closed(course: Course) -> str:
    said = _("Clos") if course.state == "closed" else _("Abandonné")
    if not course.closed_on:
        return said
    return _("{state} le {day}").format(state=said, day=day_words(course.closed_on))
