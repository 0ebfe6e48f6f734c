"""The plans of a dossier, which every feature beside the plan offers to choose from."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One of the plans of the démarche."""

    id: str
    title: str
    area: str
    state: str
    start_on: str | None
    end_on: str | None

    @property
    def period(self) -> str:
        """The years of the plan: « 2025-2028 »."""
        years = [day[:4] for day in (self.start_on, self.end_on) if day]
        return "-".join(dict.fromkeys(years))


def plans(store: Store) -> list[PlanLine]:
    """Return the plans in the order of the dossier."""
    asked = (
        select(Plan.id, Plan.title, Area.name, Plan.state, Plan.start_on, Plan.end_on)
        .outerjoin(Area, Area.id == Plan.area_id)
        .where(Plan.deleted.is_(None))
        .order_by(Plan.rank, Plan.title, Plan.id)
    )
    with store.read() as session:
        return [
            PlanLine(row[0], row[1] or "", row[2] or "", row[3], row[4], row[5])
            for row in session.execute(asked).all()
        ]
