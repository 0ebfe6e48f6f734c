"""The arrows of the organigramme other than « relève de »."""

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body, BodyRelation
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, line, required
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


def edit_relation(
    store: Store, relation_id: str, *, kind: str, start_on: str | None = None,
    end_on: str | None = None, note: str = "",
) -> None:
    """Change the kind, the days or the note of an arrow; its two ends stay."""
    with store.operation(N_("Modifier une relation")) as op:
        relation = op.get(BodyRelation, relation_id)
        relation.kind, relation.note = kind, line(note)
        relation.start_on, relation.end_on = day(start_on, "start_on"), day(end_on, "end_on")
        check_period(relation.start_on, relation.end_on)


def end_relation(store: Store, relation_id: str, end_on: str) -> None:
    """Say the last day of an arrow: drawings of the days before still show it."""
    with store.operation(N_("Mettre fin à une relation")) as op:
        relation = op.get(BodyRelation, relation_id)
        end = required(day(end_on, "end_on") or "", _("Choisissez le dernier jour."), "end_on")
        check_period(relation.start_on, end)
        relation.end_on = end


def remove_relation(store: Store, relation_id: str) -> None:
    with store.operation(N_("Retirer une relation")) as op:
        op.remove(op.get(BodyRelation, relation_id))
