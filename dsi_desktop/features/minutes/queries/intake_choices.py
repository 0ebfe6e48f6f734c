"""What the form of a project offers: organisations that are active, bodies that are."""

from sqlalchemy import select

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store

Choice = tuple[str, str]


def project_choices(store: Store) -> tuple[list[Choice], list[Choice]]:
    """Return the organisations then the bodies, each by name."""
    organizations = (
        select(Organization.id, Organization.name)
        .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
        .order_by(Organization.name.collate(FRENCH))
    )
    bodies = (
        select(Body.id, Body.name).where(Body.deleted.is_(None))
        .order_by(Body.name.collate(FRENCH))
    )
    with store.read() as session:
        return (
            [(row[0], row[1] or "") for row in session.execute(organizations).all()],
            [(row[0], row[1] or "") for row in session.execute(bodies).all()],
        )
