"""What follow-ups ask on the home page: those long late, those nobody can hold."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext

_LONG = timedelta(days=30)
_FEW = 3


def late_follow_ups(store: Store, today: date) -> list[Alert]:
    """Warn of the open follow-ups whose last day passed a month ago or more."""
    last_day = func.coalesce(Task.due_on, Task.due_to)
    asked = (
        select(Task.id, Task.title, last_day.label("due"))
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(rules.OPEN),
            last_day < (today - _LONG).isoformat(),
        )
        .order_by(last_day, Task.title, Task.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    alerts = [
        Alert(
            f"task.late:{row.id}",
            _("Suivi en retard depuis le {day} : {title}").format(
                day=rules.short_day(row.due), title=row.title or ""),
            "calendar-due", "warn", "task", row.id,
        )
        for row in rows
    ]  # fmt: skip
    return _gathered(alerts, "task.late", lambda n: ngettext(
        "{n} suivi en retard de plus d’un mois", "{n} suivis en retard de plus d’un mois", n,
    ))  # fmt: skip


def unheld_follow_ups(store: Store, today: date) -> list[Alert]:
    """Warn of what a meeting asked for without saying who does it, nor for when."""
    asked = (
        select(Task.id, Task.title)
        .join(Meeting, Meeting.id == Task.meeting_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(rules.OPEN),
            Meeting.state.in_(("held", "adopted")), Meeting.held_on <= today.isoformat(),
            Task.person_id.is_(None), Task.organization_id.is_(None), Task.due_on.is_(None),
            or_(Task.responsible_name.is_(None), Task.responsible_name == ""),
            or_(Task.due_text.is_(None), Task.due_text == ""),
        )
        .order_by(Meeting.held_on, Task.title, Task.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    alerts = [
        Alert(
            f"task.unheld:{row.id}",
            _("Suivi sans responsable ni échéance : {title}").format(title=row.title or ""),
            "checklist", "warn", "task", row.id,
        )
        for row in rows
    ]  # fmt: skip
    return _gathered(alerts, "task.unheld", lambda n: ngettext(
        "{n} suivi sans responsable ni échéance", "{n} suivis sans responsable ni échéance", n,
    ))  # fmt: skip


def _gathered(alerts: list[Alert], key: str, said: Callable[[int], str]) -> list[Alert]:
    """Return a few alerts one by one; many as one sentence that opens the first."""
    if len(alerts) <= _FEW:
        return alerts
    first, count = alerts[0], len(alerts)
    return [Alert(
        key, said(count).format(n=count), first.icon, first.tone, first.record_kind,
        first.record_id, first.page, count,
    )]  # fmt: skip


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (late_follow_ups, unheld_follow_ups)
