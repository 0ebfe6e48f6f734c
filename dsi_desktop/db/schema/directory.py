"""Organisations, people and how to reach them (Popolo Organization, Person, ContactDetail)."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    day_field,
    flag_field,
    link_field,
    moment_field,
    prose_field,
    rank_field,
    record_field,
    text_field,
)


class Organization(Entity, Base, kw_only=True):
    """An organisation around the table."""

    __tablename__ = "organization"
    name: Mapped[str] = text_field("nom")
    acronym: Mapped[str] = text_field("sigle")
    sector: Mapped[str] = choice_field("secteur", "sector", "community")
    kind: Mapped[str] = text_field("type")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    mission: Mapped[str] = prose_field("mission")
    website: Mapped[str] = text_field("site Web")
    joined_on: Mapped[str | None] = day_field("membre depuis")
    left_on: Mapped[str | None] = day_field("membre jusqu’au")
    merged_into_id: Mapped[str | None] = link_field("réunie à", "organization")
    hours_cap: Mapped[int | None] = count_field("plafond d’heures par mois", unit="h")
    meetings_cap: Mapped[int | None] = count_field("plafond de rencontres par mois")
    archived: Mapped[bool] = flag_field("archivée")
    notes: Mapped[str] = prose_field("notes", personal=True)


class OrganizationArea(Entity, Base, kw_only=True):
    """A territory an organisation serves."""

    __tablename__ = "organization_area"
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    area_id: Mapped[str | None] = link_field("territoire", "area")


class Person(Entity, Base, kw_only=True):
    """Somebody who takes part, always on behalf of an organisation or as a citizen."""

    __tablename__ = "person"
    given_name: Mapped[str] = text_field("prénom")
    family_name: Mapped[str] = text_field("nom")
    honorific: Mapped[str] = text_field("titre de civilité")
    area_id: Mapped[str | None] = link_field("municipalité", "area")
    language: Mapped[str] = choice_field("langue", "language", "fr")
    merged_into_id: Mapped[str | None] = link_field("réunie à", "person")
    archived: Mapped[bool] = flag_field("archivée")
    diet: Mapped[str] = text_field("besoins alimentaires", personal=True)
    access_needs: Mapped[str] = text_field("besoins d’accessibilité", personal=True)
    notes: Mapped[str] = prose_field("notes", personal=True)


class Affiliation(Entity, Base, kw_only=True):
    """The function of a person in an organisation, with its dates."""

    __tablename__ = "affiliation"
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    title: Mapped[str] = text_field("fonction")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")


class ContactDetail(Entity, Base, kw_only=True):
    """One way to reach a person or an organisation, flagged work or private."""

    __tablename__ = "contact_detail"
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    kind: Mapped[str] = choice_field("type", "contact_kind", "email")
    value: Mapped[str] = text_field("coordonnée", personal=True)
    label: Mapped[str] = text_field("précision")
    private: Mapped[bool] = flag_field("privée")
    preferred: Mapped[bool] = flag_field("préférée")


class Tag(Entity, Base, kw_only=True):
    """A free word to group records."""

    __tablename__ = "tag"
    name: Mapped[str] = text_field("étiquette")
    hue: Mapped[int | None] = count_field("couleur")


class Tagging(Entity, Base, kw_only=True):
    """A tag put on a record."""

    __tablename__ = "tagging"
    tag_id: Mapped[str | None] = link_field("étiquette", "tag")
    record_table: Mapped[str] = text_field("type de fiche")
    record_id: Mapped[str] = record_field()


class Population(Entity, Base, kw_only=True):
    """A group of people a plan or an organisation speaks of."""

    __tablename__ = "population"
    name: Mapped[str] = text_field("population")
    description: Mapped[str] = prose_field("description")


class OrganizationVoice(Entity, Base, kw_only=True):
    """A population whose voice an organisation brings."""

    __tablename__ = "organization_voice"
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    population_id: Mapped[str | None] = link_field("population", "population")
    note: Mapped[str] = text_field("précision")


class OutsideIdentifier(Entity, Base, kw_only=True):
    """How another source names the same record."""

    __tablename__ = "outside_identifier"
    record_table: Mapped[str] = text_field("type de fiche")
    record_id: Mapped[str] = record_field()
    source: Mapped[str] = text_field("source")
    identifier: Mapped[str] = text_field("identifiant")


class Remark(Entity, Base, kw_only=True):
    """A comment written by somebody on any record."""

    __tablename__ = "remark"
    record_table: Mapped[str] = text_field("type de fiche")
    record_id: Mapped[str] = record_field()
    author: Mapped[str] = text_field("auteur")
    written_at: Mapped[int | None] = moment_field("écrit le")
    text: Mapped[str] = prose_field("commentaire")


class Attachment(Entity, Base, kw_only=True):
    """A document kept by its hash and shown beside a record."""

    __tablename__ = "attachment"
    record_table: Mapped[str] = text_field("type de fiche")
    record_id: Mapped[str] = record_field()
    sha256: Mapped[str] = text_field("empreinte")
    name: Mapped[str] = text_field("nom du fichier")
    media_type: Mapped[str] = text_field("type de fichier")
    size: Mapped[int | None] = count_field("taille", unit="bytes")
    caption: Mapped[str] = text_field("légende")
    rotation: Mapped[int] = count_field("rotation", 0, unit="degrees")
    rank: Mapped[str] = rank_field()
