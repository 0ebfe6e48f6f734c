"""What meetings ask on the home page: to be convened in time, to be closed, to be told held."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.rules.reminders import convening_words
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _

# Beyond, a meeting was forgotten in the dossier, not in life.
_OLDEST = timedelta(days=365)


def meetings_to_convene(store: Store, today: date) -> list[Alert]:
    """Warn of the coming meetings whose notice should leave this week, or should have left."""
    asked = (
        select(Meeting.id, Meeting.held_on, Body.name, BodyRules.notice_days)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .where(
            Meeting.deleted.is_(None), Meeting.state == "planned",
            Meeting.held_on >= today.isoformat(),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    found = []
    for row in rows:
        said = convening_words(row.held_on, row.notice_days or 0, today)
        if said is not None:
            text = said.text.format(body=row.name or _("rencontre"), day=short_day(row.held_on))
            tone = "bad" if said.late else "warn"
            found.append(
                Alert(f"meeting.convene:{row.id}", text, "mail", tone, "meeting", row.id)
            )
    return found


def meetings_left_open(store: Store, today: date) -> list[Alert]:
    """Warn of meetings whose day is over: still open, or neither held nor cancelled."""
    asked = (
        select(Meeting.id, Meeting.held_on, Meeting.state, Body.name)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Meeting.state.in_(("planned", "convened", "in_progress")),
            Meeting.held_on < today.isoformat(),
            Meeting.held_on >= (today - _OLDEST).isoformat(),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    found = []
    for row in rows:
        open_still = row.state == "in_progress"
        said = _("Rencontre à lever : {body}, {day}") if open_still else _(
            "Rencontre ni tenue ni annulée : {body}, {day}")
        kind = "minutes" if open_still else "meeting"
        found.append(Alert(
            f"meeting.open:{row.id}",
            said.format(body=row.name or _("rencontre"), day=short_day(row.held_on)),
            "clock", "warn", kind, row.id,
        ))  # fmt: skip
    return found


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (
    meetings_to_convene, meetings_left_open,
)
