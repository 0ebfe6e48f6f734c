"""What was said of a follow-up at a later meeting, in one line."""

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

# The state a review gives to the task, and the word people use around the table.
REVIEWS = {
    "done": N_("fait"),
    "doing": N_("en cours"),
    "todo": N_("reporté"),
    "waiting": N_("en attente"),
    "dropped": N_("abandonné"),
}


def review_of(state: str) -> str:
    if state not in REVIEWS:
        raise RuleBroken(_("Un suivi est fait, en cours, reporté, en attente ou abandonné."))
    return state


def note_of(note: str, due_on: str | None) -> str:
    """Return the note kept with a review: a new day is said first, as it was that evening."""
    if not due_on:
        return note
    day = fmt.date_long(due_on, with_weekday=False)
    said = _("nouvelle échéance le {day}").format(day=day)
    return f"{said}; {note}" if note else said


def review_text(title: str, state: str, note: str | None) -> str:
    """Return « Relancer Clermont – reporté : nouvelle échéance le 15 décembre 2026 »."""
    said = f"{title} – {_(REVIEWS.get(state, state))}" if state else title
    return _("{said} : {note}").format(said=said, note=note) if note else said
