"""When a notice must leave, said before it is too late."""

from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel.i18n import _

_AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to say of a notice; `text` has the places {body} and {day}."""

    text: str
    late: bool


def convening_words(held_on: str, notice_days: int, today: date) -> Reminder | None:
    """Return what to say of a meeting not convened yet, None while there is time.

    A body without a delay of notice is told nothing before the week of the meeting.
    """
    last = date.fromisoformat(held_on) - timedelta(days=notice_days)
    if today > last:
        return Reminder(_("Avis en retard : {body}, {day}"), late=True)
    if today == last:
        return Reminder(_("À convoquer aujourd’hui : {body}, {day}"), late=False)
    if last - today <= _AHEAD:
        return Reminder(_("À convoquer cette semaine : {body}, {day}"), late=False)
    return None
