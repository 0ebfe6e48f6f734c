"""The territories a form offers."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import OrganizationArea
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """A territory to choose; `label` names its MRC too (Saint-Siméon exists twice)."""

    id: str
    name: str
    kind: str
    label: str


def area_choices(store: Store) -> list[AreaChoice]:
    """Return every territory of the dossier, in order of name."""
    above = aliased(Area)
    asked = (
        select(Area.id, Area.name, Area.kind, above.name.label("parent"))
        .outerjoin(above, Area.parent_id == above.id)
        .where(Area.deleted.is_(None))
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    choices = [
        AreaChoice(row.id, row.name, row.kind, _label(row.name, row.kind, row.parent))
        for row in rows
    ]
    return sorted(choices, key=lambda choice: fold(choice.label))


def served_areas(store: Store, organization_id: str) -> frozenset[str]:
    """Return the ids of the territories an organisation serves."""
    asked = select(OrganizationArea.area_id).where(
        OrganizationArea.organization_id == organization_id, OrganizationArea.deleted.is_(None),
    )
    with store.read() as session:
        return frozenset(area for area in session.scalars(asked) if area)


def _label(name: str, kind: str, parent: str | None) -> str:
    return f"{name} ({parent})" if kind == "municipality" and parent else name
