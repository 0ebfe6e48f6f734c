"""The name of the démarche, at the head of its papers."""

from sqlalchemy import select

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store


def issuer_name(store: Store) -> str:
    """Return the name of the démarche, that of the dossier without one."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title
