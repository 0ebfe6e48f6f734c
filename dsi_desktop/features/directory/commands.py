"""What a person does with the directory."""

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from sqlalchemy import or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import (
    Affiliation,
    ContactDetail,
    Organization,
    OrganizationArea,
    Person,
    Tag,
    Tagging,
)
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


class OrganizationFields(TypedDict, total=False):
    """What is written of an organisation beside its name."""

    acronym: str
    sector: str
    kind: str
    area_id: str | None
    mission: str
    website: str
    joined_on: str | None
    left_on: str | None
    notes: str


class EditedOrganization(OrganizationFields, total=False):
    """The fields a form may change."""

    name: str


class PersonFields(TypedDict, total=False):
    """What is written of a person."""

    given_name: str
    family_name: str
    honorific: str
    area_id: str | None
    language: str
    diet: str
    access_needs: str
    notes: str


class NewPerson(PersonFields, total=False):
    """A person, perhaps with a function (`title`) in an organisation since `start_on`."""

    organization_id: str | None
    title: str
    start_on: str | None


class ContactFields(TypedDict, total=False):
    """One way to reach somebody."""

    kind: str
    value: str
    label: str
    private: bool
    preferred: bool


class AreaFields(TypedDict, total=False):
    """What is written of a territory beside its name."""

    code: str
    kind: str
    designation: str
    parent_id: str | None
    population: int | None
    population_year: int | None
    surface: int | None
    time_zone: str
    source: str


_PROSE = frozenset({"mission", "notes"})
_DAYS = frozenset({"joined_on", "left_on", "start_on", "end_on"})


def add_area(store: Store, *, name: str, **fields: Unpack[AreaFields]) -> str:
    with store.operation(N_("Ajouter un territoire")) as op:
        kept = rules.required(name, _("Nommez le territoire."), "name")
        return op.add(Area(name=kept, **fields)).id


def add_organization(
    store: Store, *, name: str, **fields: Unpack[OrganizationFields],
) -> str:
    with store.operation(N_("Ajouter une organisation")) as op:
        organization = Organization(name=rules.line(name))
        _write_organization(organization, fields)
        return op.add(organization).id


def edit_organization(
    store: Store, organization_id: str, **fields: Unpack[EditedOrganization],
) -> None:
    with store.operation(N_("Modifier une organisation")) as op:
        _write_organization(op.get(Organization, organization_id), fields)


def archive_organization(store: Store, organization_id: str) -> None:
    with store.operation(N_("Archiver une organisation")) as op:
        organization = op.get(Organization, organization_id)
        _check_free(op, store, Membership.organization_id == organization_id)
        organization.archived = True


def restore_organization(store: Store, organization_id: str) -> None:
    with store.operation(N_("Restaurer une organisation")) as op:
        op.get(Organization, organization_id).archived = False


def set_served_areas(store: Store, organization_id: str, area_ids: Sequence[str]) -> None:
    with store.operation(N_("Préciser le territoire desservi")) as op:
        op.get(Organization, organization_id)
        asked = select(OrganizationArea).where(OrganizationArea.organization_id == organization_id)
        for link in op.scalars(asked).all():
            if link.area_id not in area_ids:
                op.remove(link)
        for area_id in area_ids:
            op.put(OrganizationArea(
                id=linked_id("organization_area", organization_id, area_id),
                organization_id=organization_id, area_id=area_id,
            ))


def add_person(store: Store, **fields: Unpack[NewPerson]) -> str:
    with store.operation(N_("Ajouter une personne")) as op:
        organization_id = fields.pop("organization_id", None)
        title, start_on = fields.pop("title", ""), fields.pop("start_on", None)
        person = Person()
        _write_person(person, fields)
        op.add(person)
        if organization_id:
            _affiliate(op, person.id, organization_id, title, start_on)
        return person.id


def edit_person(store: Store, person_id: str, **fields: Unpack[PersonFields]) -> None:
    with store.operation(N_("Modifier une personne")) as op:
        _write_person(op.get(Person, person_id), fields)


def archive_person(store: Store, person_id: str) -> None:
    with store.operation(N_("Archiver une personne")) as op:
        person = op.get(Person, person_id)
        _check_free(op, store, Membership.person_id == person_id)
        person.archived = True


def restore_person(store: Store, person_id: str) -> None:
    with store.operation(N_("Restaurer une personne")) as op:
        op.get(Person, person_id).archived = False


def set_affiliation(
    store: Store, *, person_id: str, organization_id: str, title: str = "",
    start_on: str | None = None,
) -> str:
    """Say the function of a person in an organisation; one line per organisation in force."""
    with store.operation(N_("Préciser une fonction")) as op:
        op.get(Person, person_id)
        asked = select(Affiliation).where(
            Affiliation.person_id == person_id, Affiliation.organization_id == organization_id,
            Affiliation.end_on.is_(None), Affiliation.deleted.is_(None),
        )
        current = op.scalars(asked).first()
        if current is None:
            return _affiliate(op, person_id, organization_id, title, start_on)
        current.title = rules.line(title)
        current.start_on = rules.day(start_on, "start_on") or current.start_on
        return current.id


def end_affiliation(store: Store, affiliation_id: str, end_on: str) -> None:
    with store.operation(N_("Mettre fin à une fonction")) as op:
        affiliation = op.get(Affiliation, affiliation_id)
        end = rules.day(end_on, "end_on")
        rules.check_period(affiliation.start_on, end)
        affiliation.end_on = end


def add_contact(
    store: Store, *, person_id: str | None = None, organization_id: str | None = None,
    **fields: Unpack[ContactFields],
) -> str:
    with store.operation(N_("Ajouter une coordonnée")) as op:
        if (person_id is None) == (organization_id is None):
            raise RuleBroken(_("Une coordonnée appartient à une personne ou à une organisation."))
        op.get(Person, person_id) if person_id else op.get(Organization, organization_id or "")
        contact = ContactDetail(person_id=person_id, organization_id=organization_id)
        _write_contact(contact, {"value": "", **fields})
        return op.add(contact).id


def edit_contact(store: Store, contact_id: str, **fields: Unpack[ContactFields]) -> None:
    with store.operation(N_("Modifier une coordonnée")) as op:
        contact = op.get(ContactDetail, contact_id)
        _write_contact(contact, {"value": contact.value, **fields})


def remove_contact(store: Store, contact_id: str) -> None:
    with store.operation(N_("Retirer une coordonnée")) as op:
        op.remove(op.get(ContactDetail, contact_id))


def tag_record(store: Store, *, table: str, record_id: str, name: str) -> str:
    """Put a tag on a record; the tag is made when it is new. Return the tag's id."""
    with store.operation(N_("Étiqueter une fiche")) as op:
        kept = rules.required(name, _("Écrivez l’étiquette."), "name")
        tags = op.scalars(select(Tag).where(Tag.deleted.is_(None))).all()
        known = next((tag for tag in tags if tag.name.casefold() == kept.casefold()), None)
        tag = known or op.add(Tag(name=kept))
        link = linked_id("tagging", tag.id, table, record_id)
        op.put(Tagging(id=link, tag_id=tag.id, record_table=table, record_id=record_id))
        return tag.id


def untag_record(store: Store, *, tag_id: str, table: str, record_id: str) -> None:
    with store.operation(N_("Retirer une étiquette")) as op:
        op.remove(op.get(Tagging, linked_id("tagging", tag_id, table, record_id)))


def _affiliate(
    op: Operation, person_id: str, organization_id: str, title: str, start_on: str | None,
) -> str:
    op.get(Organization, organization_id)
    return op.add(Affiliation(
        person_id=person_id, organization_id=organization_id, title=rules.line(title),
        start_on=rules.day(start_on, "start_on"),
    )).id


def _write_organization(organization: Organization, fields: Mapping[str, object]) -> None:
    _write(organization, fields)
    rules.required(organization.name, _("Nommez l’organisation."), "name")
    rules.check_period(organization.joined_on, organization.left_on, "left_on")


def _write_person(person: Person, fields: Mapping[str, object]) -> None:
    _write(person, fields)
    whole = rules.full_name(person.given_name, person.family_name)
    rules.required(whole, _("Écrivez au moins un prénom ou un nom."), "given_name")


def _write_contact(contact: ContactDetail, fields: Mapping[str, object]) -> None:
    _write(contact, fields)
    contact.value = rules.contact_value(contact.kind, contact.value)


def _write(record: object, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name in _DAYS:
            setattr(record, name, rules.day(value if isinstance(value, str) else None, name))
        elif name.endswith("_id"):
            setattr(record, name, value or None)
        elif isinstance(value, str):
            clean = rules.prose if name in _PROSE else rules.line
            setattr(record, name, clean(value))
        else:
            setattr(record, name, value)


def _check_free(op: Operation, store: Store, whose: object) -> None:
    today = store.clock.today().isoformat()
    asked = (
        select(Body.name).distinct()
        .join(Membership, Membership.body_id == Body.id)
        .where(
            whose, Membership.deleted.is_(None), Body.deleted.is_(None),  # type: ignore[arg-type]
            or_(Membership.end_on.is_(None), Membership.end_on >= today),
            or_(Body.end_on.is_(None), Body.end_on >= today),
        )
        .order_by(Body.name)
    )
    rules.check_still_seated([row.name for row in op.rows(asked)])
