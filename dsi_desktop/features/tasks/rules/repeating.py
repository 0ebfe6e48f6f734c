"""Cards that come back: the next one, once the last is done."""

from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.rhythm import next_day, read_rhythm, rhythm_words


@dataclass(frozen=True, slots=True)
class NextDays:
    """When the next card starts and is due."""

    start_on: str | None
    due_on: str


def repeats_of(text: str) -> str:
    """Return the text of a rhythm, "" for none; refuse what is no rhythm."""
    if text and read_rhythm(text) is None:
        raise RuleBroken(_("Cette récurrence n’est pas comprise."), "repeats")
    return text


def repeats_words(text: str) -> str:
    """Say how a card comes back; what a newer version wrote is said to be unknown."""
    if not text:
        return ""
    rhythm = read_rhythm(text)
    return rhythm_words(rhythm) if rhythm is not None else _("selon un rythme inconnu ici")


def next_days(
    repeats: str, start_on: str | None, due_on: str | None, done_on: date
) -> NextDays | None:
    """Return the days of the card after one done; None when nothing comes back.

    The next one is due after this one was, and not before the day this one was done: a card done
    months late does not come back late. What separated the start from the due date still does.
    """
    rhythm = read_rhythm(repeats)
    due = date.fromisoformat(due_on) if due_on else None
    after = max(due, done_on - timedelta(days=1)) if due is not None else done_on
    found = next_day(rhythm, after) if rhythm is not None else None
    if found is None:
        return None
    start = date.fromisoformat(start_on) if start_on else None
    begun = found - (due - start) if start is not None and due is not None else None
    return NextDays(begun.isoformat() if begun is not None else None, found.isoformat())


def next_id(task_id: str) -> str:
    """Return the id of the card that follows: made once, whichever laptop finished this one."""
    return linked_id("task_repeat", task_id)


def check_id(task_id: str, model_id: str) -> str:
    """Return the id of a line of the next card's list."""
    return linked_id("check_repeat", task_id, model_id)
