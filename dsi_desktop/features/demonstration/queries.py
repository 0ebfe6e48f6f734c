"""What the story needs to read back while it is told."""

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import College
from dsi_desktop.db.store import Store


def areas_by_code(store: Store) -> dict[str, str]:
    """Return the id of every territory by its geographic code."""
    asked = select(Area.code, Area.id).where(Area.deleted.is_(None), Area.code != "")
    with store.read() as session:
        return {row.code: row.id for row in session.execute(asked)}


def colleges_of(store: Store, body_id: str) -> list[str]:
    """Return the ids of the colleges a body starts with."""
    asked = select(College.id).where(College.body_id == body_id, College.deleted.is_(None))
    with store.read() as session:
        return list(session.scalars(asked.order_by(College.rank)))
