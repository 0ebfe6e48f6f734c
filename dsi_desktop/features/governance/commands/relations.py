"""The arrows of the organigramme other than « relève de »."""

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body, BodyRelation
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def add_relation(
    store: Store, *, kind: str, from_body_id: str, to_body_id: str | None = None,
    organization_id: str | None = None, start_on: str | None = None, note: str = "",
) -> str:
    """Draw another arrow than « relève de »: to a body, or to an organisation (fiduciary)."""
    with store.operation(N_("Relier deux instances")) as op:
        op.get(Body, from_body_id)
        if to_body_id == from_body_id or not (to_body_id or organization_id):
            raise RuleBroken(_("Choisissez l’autre bout de la relation."), "to_body_id")
        op.get(Body, to_body_id) if to_body_id else op.get(Organization, organization_id or "")
        return op.add(BodyRelation(
            kind=kind, from_body_id=from_body_id, to_body_id=to_body_id,
            organization_id=organization_id, start_on=day(start_on, "start_on"), note=line(note),
        )).id


def remove_relation(store: Store, relation_id: str) -> None:
    with store.operation(N_("Retirer une relation")) as op:
        op.remove(op.get(BodyRelation, relation_id))
