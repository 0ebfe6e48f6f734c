"""Record the tables of others and who sits there, so that their load counts."""

from typing import Unpack

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import ExternalBody, ExternalSeat
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import check_period, day, line, required
from dsi_desktop.features.solicitation.rules.fields import (
    EditedExternal,
    ExternalFields,
    OutsideSeatFields,
    check_table,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def add_external_body(store: Store, *, name: str, **fields: Unpack[ExternalFields]) -> str:
    """Record a table of somebody else. Return its id."""
    with store.operation(N_("Ajouter une table externe")) as op:
        return _write(op, op.add(ExternalBody()), {"name": name, **fields}).id


def edit_external_body(
    store: Store, external_body_id: str, **fields: Unpack[EditedExternal]
) -> None:
    with store.operation(N_("Modifier une table externe")) as op:
        _write(op, op.get(ExternalBody, external_body_id), fields)


def remove_external_body(store: Store, external_body_id: str) -> None:
    """Remove a table and the seats held there."""
    with store.operation(N_("Retirer une table externe")) as op:
        remove_with_parts(op, op.get(ExternalBody, external_body_id))


def seat_outside(
    store: Store, *, external_body_id: str, organization_id: str | None,
    **fields: Unpack[OutsideSeatFields],
) -> str:
    """Note that an organisation also sits at a table of somebody else. Return the seat's id."""
    with store.operation(N_("Noter un siège à une table externe")) as op:
        table = op.get(ExternalBody, external_body_id)
        if not organization_id:
            raise RuleBroken(_("Choisissez l’organisation qui y siège."), "organization_id")
        organization = op.get(Organization, organization_id)
        seat = op.add(ExternalSeat(external_body_id=table.id, organization_id=organization.id))
        return _seat(op, seat, fields).id


def edit_outside_seat(
    store: Store, seat_id: str, **fields: Unpack[OutsideSeatFields]
) -> None:
    with store.operation(N_("Modifier un siège à une table externe")) as op:
        _seat(op, op.get(ExternalSeat, seat_id), fields)


def remove_outside_seat(store: Store, seat_id: str) -> None:
    with store.operation(N_("Retirer un siège à une table externe")) as op:
        op.remove(op.get(ExternalSeat, seat_id))


def _write(op: Operation, table: ExternalBody, fields: EditedExternal) -> ExternalBody:
    if "name" in fields:
        table.name = required(fields["name"], _("Écrivez le nom de la table."), "name")
    if "holder" in fields:
        table.holder = line(fields["holder"])
    if "meetings_per_year" in fields:
        table.meetings_per_year = fields["meetings_per_year"]
    if "minutes" in fields:
        table.hours_per_meeting = fields["minutes"]
    if "area_id" in fields:
        area_id = fields["area_id"] or None
        table.area_id = op.get(Area, area_id).id if area_id else None
    check_table(table.meetings_per_year, table.hours_per_meeting)
    return table


def _seat(op: Operation, seat: ExternalSeat, fields: OutsideSeatFields) -> ExternalSeat:
    if "person_id" in fields:
        person_id = fields["person_id"] or None
        seat.person_id = op.get(Person, person_id).id if person_id else None
    if "start_on" in fields:
        seat.start_on = day(fields["start_on"], "start_on")
    if "end_on" in fields:
        seat.end_on = day(fields["end_on"], "end_on")
    check_period(seat.start_on, seat.end_on)
    return seat
