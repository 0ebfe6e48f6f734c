"""The plans of the dossier, for the box that chooses one."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan and its years: « 2025-2028 »."""

    id: str
    title: str
    period: str


def plan_choices(store: Store) -> tuple[PlanChoice, ...]:
    """Return the plans in the order of the dossier."""
    asked = (
        select(Plan.id, Plan.title, Plan.start_on, Plan.end_on)
        .where(Plan.deleted.is_(None))
        .order_by(Plan.rank, Plan.title, Plan.id)
    )
    with store.read() as session:
        return tuple(
            PlanChoice(key, title or "", "-".join(
                dict.fromkeys(day[:4] for day in (start, end) if day)))
            for key, title, start, end in session.execute(asked).all()
        )  # fmt: skip
