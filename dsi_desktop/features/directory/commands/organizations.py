"""What a person does with the organisations and the territories of the dossier."""

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, OrganizationArea
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.features.directory.commands.writing import check_free, write
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


def add_area(store: Store, *, name: str, **fields: Unpack[AreaFields]) -> str:
    with store.operation(N_("Ajouter un territoire")) as op:
        kept = rules.required(name, _("Nommez le territoire."), "name")
        return op.add(Area(name=kept, **fields)).id


def add_organization(
    store: Store, *, name: str, **fields: Unpack[OrganizationFields],
) -> str:
    with store.operation(N_("Ajouter une organisation")) as op:
        organization = Organization(name=rules.line(name))
        write_organization(organization, fields)
        return op.add(organization).id


def edit_organization(
    store: Store, organization_id: str, **fields: Unpack[EditedOrganization],
) -> None:
    with store.operation(N_("Modifier une organisation")) as op:
        write_organization(op.get(Organization, organization_id), fields)


def archive_organization(store: Store, organization_id: str) -> None:
    with store.operation(N_("Archiver une organisation")) as op:
        organization = op.get(Organization, organization_id)
        check_free(op, store, Membership.organization_id == organization_id)
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


def write_organization(organization: Organization, fields: Mapping[str, object]) -> None:
    """Give an organisation the fields of a form; refuse no name and a stay that ends first."""
    write(organization, fields)
    rules.required(organization.name, _("Nommez l’organisation."), "name")
    rules.check_period(organization.joined_on, organization.left_on, "left_on")
