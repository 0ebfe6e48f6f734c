"""Names a form or a document of governance needs from elsewhere in the dossier."""

from collections import Counter

from sqlalchemy import or_, select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.db.unsettled import said_of_versions, two_versions
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.text import fold

_DRAWN = frozenset({"body", "body_relation", "college", "membership", "post"})


def initiative_name(store: Store) -> str:
    """Return the name of the démarche; the dossier's title when it has none."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title


def unsettled(store: Store) -> tuple[str, ...]:
    """Return a sentence when something the organigramme shows stands in two versions."""
    with store.read() as session:
        found = two_versions(
            driver(session.connection()), store.book, lambda table, _row: table in _DRAWN
        )
    return said_of_versions(found)


def person_names(store: Store) -> list[tuple[str, str, str | None]]:
    """Return (id, name, organisation of the present function) of living people, by name."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name, Affiliation.organization_id)
        .outerjoin(
            Affiliation,
            (Affiliation.person_id == Person.id) & Affiliation.deleted.is_(None)
            & Affiliation.end_on.is_(None),
        )
        .where(Person.deleted.is_(None), or_(Person.archived.is_(None), Person.archived.is_(False)))
        .order_by(Affiliation.start_on.desc())
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    first = {row.id: row for row in reversed(rows)}
    ordered = sorted(first.values(), key=lambda row: (fold(row.family_name), fold(row.given_name)))
    return [
        (row.id, full_name(row.given_name, row.family_name), row.organization_id)
        for row in ordered
    ]


def organization_names(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of living organisations, by name."""
    asked = select(Organization.id, Organization.name).where(
        Organization.deleted.is_(None),
        or_(Organization.archived.is_(None), Organization.archived.is_(False)),
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda pair: fold(pair[1]))


def area_names(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of the territories, by name; the code tells two of the same name apart."""
    asked = select(Area.id, Area.name, Area.code).where(Area.deleted.is_(None))
    with store.read() as session:
        rows = session.execute(asked).all()
    names = Counter(row.name for row in rows)
    said = [
        (row.id, f"{row.name} ({row.code})" if names[row.name] > 1 and row.code else row.name)
        for row in rows
    ]
    return sorted(said, key=lambda pair: fold(pair[1]))
