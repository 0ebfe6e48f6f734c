"""What a person does with the people of the dossier and their functions."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.features.directory.commands.writing import check_free, write
from dsi_desktop.kernel.i18n import N_, _


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


def add_person(store: Store, **fields: Unpack[NewPerson]) -> str:
    with store.operation(N_("Ajouter une personne")) as op:
        organization_id = fields.pop("organization_id", None)
        title, start_on = fields.pop("title", ""), fields.pop("start_on", None)
        person = Person()
        write_person(person, fields)
        op.add(person)
        if organization_id:
            affiliate(op, person.id, organization_id, title, start_on)
        return person.id


def edit_person(store: Store, person_id: str, **fields: Unpack[PersonFields]) -> None:
    with store.operation(N_("Modifier une personne")) as op:
        write_person(op.get(Person, person_id), fields)


def archive_person(store: Store, person_id: str) -> None:
    with store.operation(N_("Archiver une personne")) as op:
        person = op.get(Person, person_id)
        check_free(op, store, Membership.person_id == person_id)
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
            return affiliate(op, person_id, organization_id, title, start_on)
        current.title = rules.line(title)
        current.start_on = rules.day(start_on, "start_on") or current.start_on
        return current.id


def end_affiliation(store: Store, affiliation_id: str, end_on: str) -> None:
    with store.operation(N_("Mettre fin à une fonction")) as op:
        affiliation = op.get(Affiliation, affiliation_id)
        end = rules.day(end_on, "end_on")
        rules.check_period(affiliation.start_on, end)
        affiliation.end_on = end


def affiliate(
    op: Operation, person_id: str, organization_id: str, title: str, start_on: str | None,
) -> str:
    """Add a function of a person in an organisation; return its id."""
    op.get(Organization, organization_id)
    return op.add(Affiliation(
        person_id=person_id, organization_id=organization_id, title=rules.line(title),
        start_on=rules.day(start_on, "start_on"),
    )).id


def write_person(person: Person, fields: Mapping[str, object]) -> None:
    """Give a person the fields of a form; refuse no name at all."""
    write(person, fields)
    whole = rules.full_name(person.given_name, person.family_name)
    rules.required(whole, _("Écrivez au moins un prénom ou un nom."), "given_name")
