"""The frame of a plan: what stands over all its elements."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.plan import Plan, PlanLevel
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.choices import Choice


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """Title, years, vision and principles of a plan, and how its levels are called here."""

    id: str
    title: str
    area_id: str | None
    start_on: str | None
    end_on: str | None
    horizon: str
    vision: str
    principles: str
    state: str
    names: Mapping[str, str]
    unused: frozenset[str]


def plan_frame(store: Store, plan_id: str) -> PlanFrame | None:
    """Return the frame of a plan, None when there is none."""
    with store.read() as session:
        plan = session.get(Plan, plan_id)
        if plan is None or plan.deleted:
            return None
        levels = session.execute(
            select(PlanLevel.level, PlanLevel.name, PlanLevel.used)
            .where(PlanLevel.plan_id == plan_id, PlanLevel.deleted.is_(None))
        ).all()
        return PlanFrame(
            plan.id, plan.title or "", plan.area_id, plan.start_on, plan.end_on,
            plan.horizon or "", plan.vision or "", plan.principles or "", plan.state or "active",
            {row.level: row.name for row in levels if row.level and row.name},
            frozenset(row.level for row in levels if row.level and row.used is False),
        )


def areas(store: Store) -> list[Choice]:
    """Return the territories a plan may be about, by name."""
    asked = select(Area.id, Area.name).where(Area.deleted.is_(None)).order_by(Area.name, Area.id)
    with store.read() as session:
        return [Choice(row.id, row.name or "") for row in session.execute(asked).all()]
