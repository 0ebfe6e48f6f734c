"""Every command of the directory, as one gesture on a small directory."""

from collections.abc import Callable

from sqlalchemy import select, text

from dsi_desktop.db.entity import Entity
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import (
    Affiliation,
    ContactDetail,
    Organization,
    Person,
    Tag,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands

Gesture = Callable[[Store], object]
# Ids are random: what was written tells which record of the seed came first.
ORDER = {
    "area": "code", "organization": "sector", "person": "given_name", "college": "name",
    "post": "label", "membership": "start_on",
}


def seed(store: Store) -> None:
    """Write a small directory: two organisations, two people, a territory, a contact, a tag."""
    mrc = commands.add_area(store, name="MRC de Charlevoix-Est", kind="mrc", code="150")
    commands.add_area(store, name="Clermont", code="15035", parent_id=mrc)
    sacc = commands.add_organization(
        store, name="Service d’aide communautaire", acronym="SACC", area_id=mrc,
        joined_on="2014-05-01",
    )
    commands.add_organization(store, name="MRC de Charlevoix-Est", sector="municipal")
    helene = commands.add_person(
        store, given_name="Hélène", family_name="Savard", organization_id=sacc,
        title="direction", start_on="2019-01-15",
    )
    commands.add_person(store, given_name="Éric", family_name="Gauthier")
    commands.add_contact(store, person_id=helene, kind="email", value="helene@sacc.exemple")
    commands.tag_record(store, table="person", record_id=helene, name="porteuse")
    commands.set_served_areas(store, sacc, [mrc])


def first(store: Store, kind: type[Entity]) -> str:
    """Return the id of the first living record of a kind the seed made."""
    return every(store, kind)[0]


def every(store: Store, kind: type[Entity]) -> list[str]:
    """Return the ids of the living records of a kind, in the order the seed made them."""
    column = ORDER.get(kind.__tablename__, "id")
    asked = select(kind.id).where(kind.deleted.is_(None)).order_by(text(column))
    with store.read() as session:
        return list(session.scalars(asked))


COMMANDS: list[tuple[str, Gesture]] = [
    ("add_area", lambda s: commands.add_area(s, name="Saint-Siméon", code="15058")),
    ("add_organization", lambda s: commands.add_organization(
        s, name="L’Ancrage de l’Isle-aux-Coudres", mission="Accueillir\nSoutenir")),
    ("edit_organization", lambda s: commands.edit_organization(
        s, first(s, Organization), name="SACC Charlevoix", left_on="2027-01-01", area_id="")),
    ("archive_organization", lambda s: commands.archive_organization(
        s, first(s, Organization))),
    ("set_served_areas", lambda s: commands.set_served_areas(
        s, first(s, Organization), [every(s, Area)[1]])),
    ("add_person", lambda s: commands.add_person(
        s, given_name="Chantal", family_name="Dufour", organization_id=first(s, Organization))),
    ("edit_person", lambda s: commands.edit_person(s, first(s, Person), honorific="Mme")),
    ("archive_person", lambda s: commands.archive_person(s, first(s, Person))),
    ("set_affiliation", lambda s: commands.set_affiliation(
        s, person_id=every(s, Person)[1], organization_id=first(s, Organization),
        title="intervention")),
    ("end_affiliation", lambda s: commands.end_affiliation(
        s, first(s, Affiliation), "2026-06-30")),
    ("add_contact", lambda s: commands.add_contact(
        s, organization_id=first(s, Organization), kind="phone", value="4185550142")),
    ("edit_contact", lambda s: commands.edit_contact(
        s, first(s, ContactDetail), private=True, label="maison")),
    ("remove_contact", lambda s: commands.remove_contact(s, first(s, ContactDetail))),
    ("tag_record", lambda s: commands.tag_record(
        s, table="organization", record_id=first(s, Organization), name="fondatrice")),
    ("untag_record", lambda s: commands.untag_record(
        s, tag_id=first(s, Tag), table="person", record_id=first(s, Person))),
    ("restore_organization", lambda s: commands.restore_organization(s, first(s, Organization))),
    ("restore_person", lambda s: commands.restore_person(s, first(s, Person))),
]
PREPARED: dict[str, Gesture] = {
    "restore_organization": lambda s: commands.archive_organization(s, first(s, Organization)),
    "restore_person": lambda s: commands.archive_person(s, first(s, Person)),
}
