"""All that is known of a project: its steps, what it must respect, what it received before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.schema.plan import IntakeStep, ProjectIntake
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules.intakes import WAY, Guideline, guidelines_of
from dsi_desktop.features.projects.queries.lines import (
    ProjectRow,
    read_grants,
    read_projects,
    read_steps,
)
from dsi_desktop.features.projects.rules.grants import Grant
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Step:
    """A step, the meeting and the resolution that made it; the amount in cents."""

    id: str
    state: str
    on: str
    meeting_id: str
    meeting: str
    motion_id: str
    motion: str
    amount: int | None
    note: str


@dataclass(frozen=True, slots=True)
class MoneyOfAction:
    """What the sources of the action of a project promise and gave, in cents."""

    lines: int = 0
    granted: int = 0
    paid: int = 0


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """A project whole."""

    row: ProjectRow
    summary: str
    noted_years: int | None
    steps: tuple[Step, ...]
    guidelines: tuple[Guideline, ...]
    grants: tuple[Grant, ...]
    money: MoneyOfAction


def project_sheet(store: Store, project_id: str, today: date) -> ProjectSheet:
    """Return a project; `NotFound` when it is not in the dossier any more."""
    with store.read() as session:
        intake = session.get(ProjectIntake, project_id)
        if intake is None or intake.deleted:
            raise NotFound(_("Ce projet n’est pas dans le dossier."))
        (row,) = read_projects(session, [project_id])
        grants = read_grants(session, read_steps(session)).get(row.organization_id, [])
        return ProjectSheet(
            row, intake.summary or "", intake.years_supported, _told(session, project_id),
            tuple(guidelines_of(Shelf(session), intake, today.isoformat())),
            tuple(sorted((one for one in grants if one.id != project_id),
                         key=lambda one: (-one.year, one.title, one.id))),
            _money(session, row.action_id),
        )  # fmt: skip


def _told(session: Session, project_id: str) -> tuple[Step, ...]:
    asked = (
        select(IntakeStep, Meeting.held_on, Body.name, Body.local_name, Motion)
        .outerjoin(Meeting, Meeting.id == IntakeStep.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(Motion, Motion.id == IntakeStep.motion_id)
        .where(IntakeStep.intake_id == project_id, IntakeStep.deleted.is_(None))
    )
    return tuple(
        sorted((_step(row) for row in session.execute(asked).all()),
               key=lambda one: (one.on, _at(one.state), one.id))
    )  # fmt: skip


def _step(row: Any) -> Step:  # noqa: ANN401
    step, motion = row.IntakeStep, row.Motion
    living = motion is not None and not motion.deleted
    return Step(
        step.id, step.state or "", step.done_on or "", step.meeting_id or "",
        row.local_name or row.name or "", motion.id if living else "",
        (motion.number or motion.text or "") if living else "", step.amount, step.note or "",
    )


def _at(state: str) -> int:
    return WAY.index(state) if state in WAY else len(WAY)


def _money(session: Session, action_id: str) -> MoneyOfAction:
    if not action_id:
        return MoneyOfAction()
    asked = select(
        func.count(), func.sum(FundingLine.granted), func.sum(FundingLine.paid)
    ).where(FundingLine.action_id == action_id, FundingLine.deleted.is_(None))
    count, granted, paid = session.execute(asked).one()
    return MoneyOfAction(count, granted or 0, paid or 0)
