"""What a printed sheet says of the dossier it comes from."""

from sqlalchemy import select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.db.unsettled import said_of_versions, two_versions


def initiative_name(store: Store) -> str:
    """Return the name of the démarche; the dossier's title when it has none."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title


def unsettled(store: Store, organization_id: str) -> tuple[str, ...]:
    """Return a sentence when something of the organisation stands in two versions."""
    with store.read() as session:
        found = two_versions(
            driver(session.connection()), store.book, lambda _table, row: row == organization_id
        )
    return said_of_versions(found)
