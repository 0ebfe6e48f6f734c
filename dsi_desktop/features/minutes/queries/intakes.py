"""The projects that organisations present: where each stands, its steps, its guidelines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action, IntakeStep, ProjectIntake
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules.intakes import WAY, Guideline, guidelines_of
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project in a list; amounts in cents, `years` are those already supported."""

    id: str
    title: str
    organization: str
    body_id: str
    body: str
    state: str
    asked: int | None
    recommended: int | None
    decided: int | None
    years: int
    since: str

    @property
    def amount(self) -> int | None:
        """The latest amount: decided, else recommended, else asked."""
        known = (self.decided, self.recommended, self.asked)
        return next((one for one in known if one is not None), None)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a project and where it was made."""

    id: str
    state: str
    on: str
    meeting_id: str
    meeting: str
    motion_id: str
    motion: str
    note: str


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """All that is known of a project."""

    line: ProjectLine
    organization_id: str
    action_id: str
    action: str
    summary: str
    steps: tuple[StepLine, ...]
    guidelines: tuple[Guideline, ...]


def projects(store: Store, *, meeting_id: str = "") -> list[ProjectLine]:
    """Return the projects by chantier; at a meeting, those its body hears or that it answers for.

    A body answers for the bodies that report to it.
    """
    with store.read() as session:
        found = _lines(session, session.scalars(_living()).all())
        if meeting_id:
            concerned = _concerned(session, meeting_id)
            found = [one for one in found if not one.body_id or one.body_id in concerned]
    return sorted(found, key=lambda one: (fold(one.body), _at(one.state), fold(one.title)))


def project_sheet(store: Store, project_id: str, today: date) -> ProjectSheet:
    with store.read() as session:
        intake = session.get(ProjectIntake, project_id)
        if intake is None or intake.deleted:
            raise NotFound(_("Ce projet n’est pas dans le dossier."))
        (line,) = _lines(session, [intake])
        action = session.get(Action, intake.action_id or "")
        return ProjectSheet(
            line, intake.organization_id or "", intake.action_id or "",
            (action.title or "") if action else "", intake.summary or "",
            _steps(session, project_id),
            tuple(guidelines_of(Shelf(session), intake, today.isoformat())),
        )


def project_of_item(store: Store, item_id: str) -> str:
    """Return the project that a point of an agenda is about, "" when none."""
    asked = select(AgendaItem.origin_id).where(
        AgendaItem.id == item_id, AgendaItem.origin_table == "project_intake"
    )
    with store.read() as session:
        return session.scalars(asked).first() or ""


def _living() -> Select[ProjectIntake]:
    return select(ProjectIntake).where(ProjectIntake.deleted.is_(None)).order_by(ProjectIntake.id)


def _concerned(session: Session, meeting_id: str) -> set[str]:
    meeting = session.get(Meeting, meeting_id)
    body_id = meeting.body_id if meeting else None
    rows = session.execute(select(Body.id, Body.parent_id).where(Body.deleted.is_(None))).all()
    found = {body_id or ""}
    while grown := {row[0] for row in rows if row[1] in found} - found:
        found |= grown
    return found


def _lines(session: Session, intakes: Iterable[ProjectIntake]) -> list[ProjectLine]:
    kept = list(intakes)
    shelf = Shelf(session)
    organizations = {
        one.id: one.name or ""
        for one in shelf.named("organization", {one.organization_id for one in kept})
    }
    bodies = {one.id: one.name or "" for one in shelf.named("body", {one.body_id for one in kept})}
    days = _days(session)
    helped = _helped(session, days)
    return [
        ProjectLine(
            one.id, one.title or "", organizations.get(one.organization_id or "", ""),
            one.body_id or "", bodies.get(one.body_id or "", ""), one.state or "",
            one.asked, one.recommended, one.decided,
            max(one.years_supported or 0, _years(one, days, helped)),
            max((on for _state, on in days.get(one.id, ())), default=""),
        )
        for one in kept
    ]


def _days(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Return the steps of every project as (state, day)."""
    asked = select(IntakeStep.intake_id, IntakeStep.state, IntakeStep.done_on).where(
        IntakeStep.deleted.is_(None)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for intake, state, on in session.execute(asked).all():
        found.setdefault(intake or "", []).append((state or "", on or ""))
    return found


def _helped(
    session: Session, days: dict[str, list[tuple[str, str]]]
) -> dict[str, set[tuple[str, str]]]:
    """Return by organisation the (year, project) in which one of its projects was accepted."""
    found: dict[str, set[tuple[str, str]]] = {}
    for one in session.scalars(_living()).all():
        for state, on in days.get(one.id, ()):
            if state == "decided" and one.organization_id:
                found.setdefault(one.organization_id, set()).add((on[:4], one.id))
    return found


def _years(
    one: ProjectIntake, days: dict[str, list[tuple[str, str]]],
    helped: dict[str, set[tuple[str, str]]],
) -> int:
    """Count the years before this project in which the same organisation was supported."""
    first = min((on[:4] for _state, on in days.get(one.id, ())), default="9999")
    accepted = helped.get(one.organization_id or "", ())
    return len({year for year, intake in accepted if intake != one.id and year < first})


def _steps(session: Session, project_id: str) -> tuple[StepLine, ...]:
    asked = (
        select(IntakeStep, Meeting.held_on, Body.name, Motion)
        .outerjoin(Meeting, Meeting.id == IntakeStep.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(Motion, Motion.id == IntakeStep.motion_id)
        .where(IntakeStep.intake_id == project_id, IntakeStep.deleted.is_(None))
        .order_by(IntakeStep.done_on, IntakeStep.id)
    )
    found = [
        StepLine(
            step.id, step.state or "", step.done_on or "", step.meeting_id or "",
            " · ".join(part for part in (body, held_on) if part), step.motion_id or "",
            _words(motion),
            step.note or "",
        )
        for step, held_on, body, motion in session.execute(asked).all()
    ]
    return tuple(sorted(found, key=lambda one: (one.on, _at(one.state))))


def _words(motion: Motion | None) -> str:
    if motion is None or motion.deleted:
        return ""
    return motion.number or motion.text or ""


def _at(state: str) -> int:
    return WAY.index(state) if state in WAY else len(WAY)
