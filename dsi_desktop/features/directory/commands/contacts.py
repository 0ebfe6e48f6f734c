"""What a person does with the ways to reach somebody."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from dsi_desktop.db.schema.directory import ContactDetail, Organization, Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.features.directory.commands.writing import write
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


class ContactFields(TypedDict, total=False):
    """One way to reach somebody."""

    kind: str
    value: str
    label: str
    private: bool
    preferred: bool


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


def _write_contact(contact: ContactDetail, fields: Mapping[str, object]) -> None:
    write(contact, fields)
    contact.value = rules.contact_value(contact.kind, contact.value)
