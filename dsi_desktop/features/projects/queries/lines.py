"""Every project with what a list says of it: where it stands, since when, for how much."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Agreement
from dsi_desktop.db.schema.plan import Action, IntakeStep, ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.features.projects.rules.grants import Grant, years_before
from dsi_desktop.kernel.text import fold

Grants = Mapping[str, Sequence[Grant]]


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in a list; amounts in cents, `since` the day of its last step.

    `years` are those already supported before it; `due_on` is when its report is due.
    """

    id: str
    title: str
    organization_id: str
    organization: str
    body_id: str
    body: str
    hue: int | None
    state: str
    since: str
    presented_on: str
    asked: int | None
    recommended: int | None
    decided: int | None
    paid: int
    years: int
    action_id: str
    action: str
    agreement_id: str
    agreement: str
    due_on: str

    @property
    def amount(self) -> int | None:
        """The latest amount: decided, else recommended, else asked."""
        known = (self.decided, self.recommended, self.asked)
        return next((one for one in known if one is not None), None)


def projects(store: Store) -> tuple[ProjectRow, ...]:
    """Return every project, the last that moved first."""
    with store.read() as session:
        found = read_projects(session, [])
    return tuple(sorted(found, key=lambda one: fold(one.title)))


def read_projects(session: Session, ids: Sequence[str]) -> list[ProjectRow]:
    """Read the projects of these ids, all without any, inside a read already open."""
    steps = read_steps(session)
    grants = read_grants(session, steps)
    asked = _asked()
    if ids:
        asked = asked.where(ProjectIntake.id.in_(ids))
    found = [_row(row, steps, grants) for row in session.execute(asked).all()]
    return sorted(found, key=lambda one: (one.since, one.id), reverse=True)


def read_grants(session: Session, steps: Mapping[str, Sequence[Any]]) -> dict[str, list[Grant]]:
    """Return what each organisation received: its projects accepted, the agreements it holds."""
    found: dict[str, list[Grant]] = defaultdict(list)
    asked = select(
        ProjectIntake.id, ProjectIntake.title, ProjectIntake.organization_id,
        ProjectIntake.decided, ProjectIntake.agreement_id,
    ).where(ProjectIntake.deleted.is_(None))  # fmt: skip
    told = set()
    for row in session.execute(asked).all():
        told.add(row.agreement_id)
        on = next((one.done_on or "" for one in steps.get(row.id, ()) if one.state == "decided"),
                  "")  # fmt: skip
        if row.organization_id and on[:4].isdigit():
            found[row.organization_id].append(
                Grant(int(on[:4]), row.title or "", row.decided, "project_intake", row.id))
    held = select(Agreement).where(Agreement.deleted.is_(None), Agreement.holder_id.is_not(None))
    for one in session.scalars(held.order_by(Agreement.id)).all():
        on = one.signed_on or one.start_on or ""
        if one.id not in told and on[:4].isdigit():
            found[one.holder_id or ""].append(
                Grant(int(on[:4]), one.title or one.reference or "", one.amount, "agreement",
                      one.id))  # fmt: skip
    return found


def _asked() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ProjectIntake,
            Organization.name.label("organization"),
            Body.local_name, Body.name.label("body"), Body.hue,
            Action.code, Action.title.label("action"),
            Agreement.title.label("agreement"), Agreement.reference,
            Agreement.report_due_on,
        )
        .outerjoin(Organization, Organization.id == ProjectIntake.organization_id)
        .outerjoin(Body, Body.id == ProjectIntake.body_id)
        .outerjoin(Action, Action.id == ProjectIntake.action_id)
        .outerjoin(Agreement, Agreement.id == ProjectIntake.agreement_id)
        .where(ProjectIntake.deleted.is_(None))
    )  # fmt: skip


def read_steps(session: Session) -> dict[str, list[Any]]:
    """Return the steps of each project, the oldest first."""
    asked = (
        select(IntakeStep.intake_id, IntakeStep.state, IntakeStep.done_on, IntakeStep.amount)
        .where(IntakeStep.deleted.is_(None)).order_by(IntakeStep.done_on, IntakeStep.id)
    )  # fmt: skip
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(asked).all():
        found[row.intake_id or ""].append(row)
    return found


def _row(row: Any, steps: Mapping[str, Sequence[Any]], grants: Grants) -> ProjectRow:  # noqa: ANN401
    one: ProjectIntake = row.ProjectIntake
    own = steps.get(one.id, ())
    days = [step.done_on for step in own if step.done_on]
    first = min(days, default="")
    others = [grant for grant in grants.get(one.organization_id or "", ()) if grant.id != one.id]
    year = int(first[:4]) if first[:4].isdigit() else None
    return ProjectRow(
        one.id, one.title or "", one.organization_id or "", row.organization or "",
        one.body_id or "", row.local_name or row.body or "", row.hue, one.state or "presented",
        max(days, default=""), first, one.asked, one.recommended, one.decided,
        sum(step.amount or 0 for step in own if step.state == "payments"),
        years_before(others, year, one.years_supported),
        one.action_id or "", f"{row.code or ''} {row.action or ''}".strip(),
        one.agreement_id or "", row.agreement or row.reference or "", row.report_due_on or "",
    )  # fmt: skip
