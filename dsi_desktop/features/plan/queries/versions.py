"""The versions of a plan that were adopted, and the plan as it stood in one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Plan, PlanVersion
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.frozen import Baseline, fingerprint, thawed
from dsi_desktop.features.plan.rules.naming import version_names
from dsi_desktop.features.plan.rules.snapshot import standing_elements, standing_frame


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version adopted. `name` is « Version 2 »; `resolution` its number or title, or ""."""

    id: str
    number: int
    name: str
    title: str
    adopted_on: str | None
    motion_id: str | None
    meeting_id: str | None
    resolution: str
    elements: int
    sound: bool


@dataclass(frozen=True, slots=True)
class ResolutionChoice:
    """A resolution that may have adopted a version."""

    id: str
    name: str


def versions(store: Store, plan_id: str) -> list[VersionLine]:
    """Return the versions of a plan, the last adopted first."""
    with store.read() as session:
        rows = _rows(session, plan_id)
    names = _names(rows)
    return [_line(row, names[row.id]) for row in rows]


def baseline(store: Store, plan_id: str, version_id: str | None = None) -> Baseline:
    """Return a plan as it stood in a version, the last adopted when None is named.

    Empty when there is none, or when its text can no longer be read (`sound` is False then).
    """
    with store.read() as session:
        rows = _rows(session, plan_id)
    found = next((row for row in rows if version_id in (None, row.id)), None)
    return Baseline() if found is None else _baseline(found, _names(rows)[found.id])


def plan_today(store: Store, plan_id: str) -> Baseline:
    """Return a plan as it stands now, in the shape of a version; its name is ""."""
    with store.read() as session:
        shelf = Shelf(session)
        plan = next(iter(shelf.of("plan", "id", [plan_id])), None)
        if plan is None:
            return Baseline()
        return Baseline(
            frame=standing_frame(plan), elements=standing_elements(shelf, plan_id)
        )


def resolution_choices(store: Store) -> list[ResolutionChoice]:
    """Return the resolutions carried, the last first: one of them adopted the plan."""
    asked = (
        select(Motion.id, number_now(), Motion.title, Motion.text, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .where(
            Motion.deleted.is_(None), func.coalesce(Motion.procedure, "main") == "main",
            Motion.state.in_(("carried_unanimous", "carried_majority")),
        )
        .order_by(Meeting.held_on.desc(), Motion.number.desc(), Motion.id)
    )
    with store.read() as session:
        return [
            ResolutionChoice(row.id, _resolution(row.number, row.title or row.text))
            for row in session.execute(asked).all()
        ]


def _rows(session: Session, plan_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    asked = (
        select(
            PlanVersion.id, PlanVersion.number, PlanVersion.title, PlanVersion.adopted_on,
            PlanVersion.motion_id, PlanVersion.document, PlanVersion.sha256, Motion.meeting_id,
            number_now().label("resolution"), Motion.title.label("motion"), Motion.text,
        )
        .outerjoin(Motion, and_(Motion.id == PlanVersion.motion_id, Motion.deleted.is_(None)))
        .join(Plan, Plan.id == PlanVersion.plan_id)
        .where(PlanVersion.plan_id == plan_id, PlanVersion.deleted.is_(None))
        .order_by(
            PlanVersion.adopted_on.desc(), PlanVersion.number.desc(), PlanVersion.id.desc()
        )
    )
    return tuple(session.execute(asked).all())


def _names(rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, str]:
    return version_names([(row.id, row.number or 0) for row in reversed(rows)])


def _line(row: Row[*tuple[Any, ...]], name: str) -> VersionLine:
    found = _baseline(row, name)
    return VersionLine(
        row.id, found.number, name, row.title or "", row.adopted_on,
        row.motion_id if row.meeting_id or row.resolution is not None else None, row.meeting_id,
        _resolution(row.resolution, row.motion or row.text), len(found), found.sound,
    )


def _baseline(row: Row[*tuple[Any, ...]], name: str) -> Baseline:
    read = thawed(row.document or "")
    if read is None:
        return Baseline(row.id, row.number or 0, name, row.adopted_on, sound=False)
    frame, elements = read
    sound = fingerprint(row.document) == row.sha256
    return Baseline(row.id, row.number or 0, name, row.adopted_on, frame, elements, sound)


def _resolution(number: str | None, title: str | None) -> str:
    return " – ".join(part for part in (number, title) if part)
