"""The filters kept under a name, and what a list may be narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import (
    Organization,
    OrganizationArea,
    Person,
    Tag,
    Tagging,
)
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules.narrowing import Narrowing, read
from dsi_desktop.kernel.text import fold

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FilterLine:
    """A filter kept under a name."""

    id: str
    name: str
    narrowing: Narrowing


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag, and how many records wear it."""

    id: str
    name: str
    worn: int


@dataclass(frozen=True, slots=True)
class NarrowingChoices:
    """What a list holds: territories (those around them too), tags and bodies, (id, name)."""

    areas: tuple[Choice, ...]
    tags: tuple[Choice, ...]
    bodies: tuple[Choice, ...]


def saved_filters(store: Store) -> list[FilterLine]:
    """Return the filters of the directory, in their order."""
    asked = (
        select(SavedFilter.id, SavedFilter.name, SavedFilter.query)
        .where(SavedFilter.page == "directory", SavedFilter.deleted.is_(None))
        .order_by(SavedFilter.rank, SavedFilter.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [FilterLine(row.id, row.name, read(row.query)) for row in rows]


def tags(store: Store) -> list[TagLine]:
    """Return every tag in French order, with the number of people and organisations it marks."""
    asked = select(Tag.id, Tag.name).where(Tag.deleted.is_(None)).order_by(
        Tag.name.collate(FRENCH), Tag.id)
    worn = select(Tagging.tag_id).where(
        Tagging.deleted.is_(None), Tagging.record_table.in_(("organization", "person")))
    with store.read() as session:
        rows, wearing = session.execute(asked).all(), list(session.scalars(worn))
    return [TagLine(row.id, row.name, wearing.count(row.id)) for row in rows]


def narrowing_choices(store: Store, kind: str) -> NarrowingChoices:
    """Return what the list of `kind` can be narrowed to: nothing that would leave it empty."""
    record = Organization if kind == "organization" else Person
    used = select(record.area_id).where(record.deleted.is_(None), record.area_id.is_not(None))
    others = select(Organization.area_id).where(
        Organization.deleted.is_(None), Organization.area_id.is_not(None))
    served = select(OrganizationArea.area_id).where(OrganizationArea.deleted.is_(None))
    areas = select(Area.id, Area.name, Area.parent_id).where(Area.deleted.is_(None))
    worn = (
        select(Tag.id, Tag.name).distinct()
        .join(Tagging, Tagging.tag_id == Tag.id)
        .where(Tag.deleted.is_(None), Tagging.deleted.is_(None), Tagging.record_table == kind)
    )
    who = Membership.organization_id if kind == "organization" else Membership.person_id
    seated = (
        select(Body.id, Body.name).distinct()
        .join(Membership, Membership.body_id == Body.id)
        .where(Body.deleted.is_(None), Membership.deleted.is_(None), who.is_not(None))
    )
    with store.read() as session:
        places = session.execute(areas).all()
        here = {*session.scalars(used), *session.scalars(others), *session.scalars(served)}
        found_tags = [(row.id, row.name) for row in session.execute(worn)]
        bodies = [(row.id, row.name) for row in session.execute(seated)]
    above = {row.id: row.parent_id for row in places}
    names = {row.id: row.name for row in places}
    around = [(one, names[one]) for one in _around(here, above) if one in names]
    return NarrowingChoices(_ordered(around), _ordered(found_tags), _ordered(bodies))


def _around(used: Iterable[str | None], above: dict[str, str | None]) -> set[str]:
    """Return territories and all those they lie in; a loop written elsewhere is walked once."""
    found: set[str] = set()
    for one in used:
        here = one
        while here and here not in found:
            found.add(here)
            here = above.get(here)
    return found


def _ordered(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (fold(choice[1]), choice[0])))
