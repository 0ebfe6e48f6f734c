"""What stands around an action: partners, milestones, notes, tags, open tasks."""

from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Population
from dsi_desktop.db.schema.plan import (
    ActionNote,
    ActionPartner,
    Dimension,
    ElementArea,
    ElementDimension,
    ElementPopulation,
    Milestone,
)
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.plan.queries.sheet.lines import (
    FollowUpLine,
    MilestoneLine,
    NoteLine,
    PartnerLine,
    TagLine,
)
from dsi_desktop.features.tasks import rules as task_rules


def partners_of(session: Session, action_id: str) -> tuple[PartnerLine, ...]:
    """Return the organisations that take part, in alphabetical order."""
    asked = (
        select(ActionPartner, Organization.name)
        .join(Organization, Organization.id == ActionPartner.organization_id)
        .where(ActionPartner.action_id == action_id, ActionPartner.deleted.is_(None))
        .order_by(Organization.name.collate("french"), ActionPartner.id)
    )
    return tuple(
        PartnerLine(
            one.id, name or "", one.role, bool(one.confirmed), one.contribution or "",
            one.organization_id or "",
        )
        for one, name in session.execute(asked).all()
    )


def milestones_of(session: Session, action_id: str, today: date) -> tuple[MilestoneLine, ...]:
    """Return the milestones by date, or in the order given to them once somebody gave one."""
    asked = (
        select(Milestone.id, Milestone.title, Milestone.due_on, Milestone.done_on)
        .where(Milestone.action_id == action_id, Milestone.deleted.is_(None))
        .order_by(
            func.coalesce(Milestone.rank, ""), Milestone.due_on.is_(None), Milestone.due_on,
            Milestone.id,
        )
    )
    return tuple(
        MilestoneLine(
            row[0], row[1] or "", task_rules.short_day(row[2]) if row[2] else "",
            row[3] is not None, row[3] is None and (row[2] or "9999") < today.isoformat(),
            row[2], row[3],
        )
        for row in session.execute(asked).all()
    )


def notes_of(session: Session, action_id: str) -> tuple[NoteLine, ...]:
    """Return the dated notes, the newest first."""
    asked = (
        select(ActionNote.id, ActionNote.noted_on, ActionNote.author, ActionNote.text)
        .where(ActionNote.action_id == action_id, ActionNote.deleted.is_(None))
        .order_by(ActionNote.noted_on.desc(), ActionNote.id)
    )
    return tuple(
        NoteLine(
            row[0], task_rules.short_day(row[1]) if row[1] else "", row[2] or "", row[3] or "",
            row[1],
        )
        for row in session.execute(asked).all()
    )


def tags_of(session: Session, table: str, record_id: str) -> tuple[TagLine, ...]:
    """Return the territories, populations and dimensions of an element, kind after kind."""
    found: list[TagLine] = []
    for kind, link, column, named, order in (
        ("area", ElementArea, ElementArea.area_id, Area, Area.name.collate("french")),
        ("population", ElementPopulation, ElementPopulation.population_id, Population,
         Population.name.collate("french")),
        ("dimension", ElementDimension, ElementDimension.dimension_id, Dimension, Dimension.rank),
    ):  # fmt: skip
        asked = (
            select(named.id, named.name)
            .join(link, column == named.id)
            .where(link.record_table == table, link.record_id == record_id,
                   link.deleted.is_(None), named.deleted.is_(None))
            .order_by(order, named.id)
        )  # fmt: skip
        found += [TagLine(kind, row[0], row[1] or "") for row in session.execute(asked)]
    return tuple(found)


def follow_ups_of(session: Session, action_id: str, today: date) -> tuple[FollowUpLine, ...]:
    """Return the open tasks of an action, the nearest date first."""
    asked = (
        select(Task, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(
            Task.action_id == action_id, Task.deleted.is_(None), Task.archived.is_not(True),
            Task.state.in_(task_rules.OPEN),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    lines = []
    for task, given, family, organization in session.execute(asked).all():
        person = full_name(given or "", family or "")
        who = person or organization or task.responsible_name or ""
        due = task_rules.due_of(
            task.state, task.due_on, task.due_text or "", task.due_to, today
        )
        lines.append(
            FollowUpLine(
                task.id, task.title or "", who, task_rules.initials(who), due.text, due.late
            )
        )
    return tuple(lines)
