"""What projects ask on the home page: a report overdue, a step that waits too long."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import func, select

from dsi_desktop.db.schema.money import Agreement
from dsi_desktop.db.schema.plan import IntakeStep, ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.features.projects.rules.waiting import PATIENCE, report_late
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext

_SOON = timedelta(days=30)
_WAITING = ("presented", "analysed", "recommended", "decided")
_SUPPORTED = ("decided", "agreement", "payments")


def reports_due(store: Store, today: date) -> list[Alert]:
    """Tell each supported project whose report is due within thirty days, or was."""
    asked = (
        select(ProjectIntake.id, ProjectIntake.title, ProjectIntake.state, Agreement.report_due_on)
        .join(Agreement, Agreement.id == ProjectIntake.agreement_id)
        .where(ProjectIntake.deleted.is_(None), Agreement.deleted.is_(None),
               ProjectIntake.state.in_(_SUPPORTED),
               Agreement.report_due_on <= (today + _SOON).isoformat())
        .order_by(Agreement.report_due_on, ProjectIntake.id)
    )  # fmt: skip
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        Alert(
            f"project.report:{row.id}", _report_words(row.title or "", row.report_due_on, today),
            "file-text", "bad" if report_late(row.state, row.report_due_on, today) else "warn",
            "project_intake", row.id, page="projects",
        )
        for row in rows
    ]


def steps_waiting(store: Store, today: date) -> list[Alert]:
    """Warn, in one sentence, of the projects whose next step waits for more than two months."""
    last = func.max(IntakeStep.done_on)
    asked = (
        select(ProjectIntake.id, ProjectIntake.title, last.label("since"))
        .join(IntakeStep, IntakeStep.intake_id == ProjectIntake.id)
        .where(ProjectIntake.deleted.is_(None), IntakeStep.deleted.is_(None),
               ProjectIntake.state.in_(_WAITING))
        .group_by(ProjectIntake.id)
        .having(last < (today - timedelta(days=PATIENCE)).isoformat())
        .order_by(last, ProjectIntake.id)
    )  # fmt: skip
    with store.read() as session:
        rows = session.execute(asked).all()
    if not rows:
        return []
    words = ngettext(
        "Le projet « {title} » attend sa prochaine étape depuis plus de {days} jours",
        "{n} projets attendent leur prochaine étape depuis plus de {days} jours", len(rows),
    ).format(n=len(rows), title=rows[0].title or "", days=PATIENCE)
    alone = len(rows) == 1
    return [Alert(
        "project.waiting", words, "clock-hour-4", "warn", "project_intake",
        rows[0].id if alone else "", page="projects", count=len(rows),
    )]  # fmt: skip


def _report_words(title: str, due_on: str, today: date) -> str:
    day = fmt.date_short(due_on, today)
    if due_on < today.isoformat():
        return _("Le rapport du projet « {title} » était attendu le {day}").format(
            title=title, day=day)
    return _("Le rapport du projet « {title} » est attendu le {day}").format(title=title, day=day)


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (reports_due, steps_waiting)
