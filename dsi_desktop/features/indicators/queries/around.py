"""What stands around the indicators: who may be responsible, who publishes."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store


def people(store: Store) -> list[tuple[str, str]]:
    """Return the people of the directory, (id, name), by family name."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .where(Person.deleted.is_(None))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    with store.read() as session:
        return [
            (row.id, " ".join(part for part in (row.given_name, row.family_name) if part))
            for row in session.execute(asked).all()
        ]


def issuer_name(store: Store) -> str:
    """Return the name of the démarche; the dossier's title when it has none."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title
