"""The election a point of the agenda holds."""

from sqlalchemy import select

from dsi_desktop.db.schema.elections import Election
from dsi_desktop.db.store import Store


def election_of_item(store: Store, item_id: str) -> str:
    """Return the first election opened at a point and not given up, "" when there is none."""
    asked = select(Election.id).where(
        Election.agenda_item_id == item_id, Election.deleted.is_(None),
        Election.state != "cancelled",
    )
    with store.read() as session:
        return session.scalars(asked.order_by(Election.id)).first() or ""
