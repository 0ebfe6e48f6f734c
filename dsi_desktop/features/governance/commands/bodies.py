"""Bodies of the table: made, renamed, moved, closed, succeeded."""

from typing import Unpack

from sqlalchemy import or_, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body, BodyRules, College, Membership
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, required
from dsi_desktop.features.governance.commands.writing import (
    copied,
    just_after,
    last_under,
    named,
    write,
)
from dsi_desktop.features.governance.rules import charter, tree
from dsi_desktop.features.governance.rules.fields import BodyFields, EditedBody
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def create_body(
    store: Store, *, name: str, kind: str, parent_id: str | None = None,
    **fields: Unpack[BodyFields],
) -> str:
    """Create a body with the rules and colleges its kind starts with. Return its id."""
    with store.operation(N_("Ajouter une instance")) as op:
        parent = op.get(Body, parent_id) if parent_id else None
        hues = op.scalars(select(Body.hue).where(Body.deleted.is_(None), Body.hue > 0)).all()
        hue = fields.pop("hue", None)
        body = Body(
            name=named(name), kind=kind, parent_id=parent_id, rank=last_under(op, parent_id),
            hue=tree.next_hue(kind, parent.hue if parent else None, hues) if hue is None else hue,
        )
        write(body, fields)
        op.add(body)
        op.add(BodyRules(body_id=body.id, **charter.default_rules(kind)))  # type: ignore[arg-type]
        rank = ""
        for title, sectors in charter.default_colleges(kind):
            rank = between(rank, "")
            op.add(College(body_id=body.id, name=_(title), sectors=sectors, rank=rank))
        return body.id


def rename_body(store: Store, body_id: str, name: str) -> None:
    with store.operation(N_("Renommer une instance")) as op:
        op.get(Body, body_id).name = named(name)


def edit_body(store: Store, body_id: str, **fields: Unpack[EditedBody]) -> None:
    with store.operation(N_("Modifier une instance")) as op:
        body = op.get(Body, body_id)
        write(body, fields)
        body.name = named(body.name)
        check_period(body.start_on, body.end_on, "start_on")


def move_body(
    store: Store, body_id: str, parent_id: str | None, *, after_id: str | None = None,
) -> None:
    """Put a body under another one: last, or just after its sister `after_id`."""
    with store.operation(N_("Déplacer une instance")) as op:
        body = op.get(Body, body_id)
        if parent_id:
            op.get(Body, parent_id)
        pairs = op.rows(select(Body.id, Body.parent_id).where(Body.deleted.is_(None)))
        tree.check_no_cycle(body_id, parent_id, {pair.id: pair.parent_id for pair in pairs})
        body.parent_id = parent_id
        body.rank = just_after(op, parent_id, after_id) if after_id else last_under(op, parent_id)


def end_body(store: Store, body_id: str, end_on: str) -> None:
    """Close a body on a day, with the memberships that would go on after that day."""
    with store.operation(N_("Clore une instance")) as op:
        close_body(op, op.get(Body, body_id), end_on)


def reopen_body(store: Store, body_id: str) -> None:
    with store.operation(N_("Rouvrir une instance")) as op:
        body = op.get(Body, body_id)
        body.end_on, body.successor_id, body.state = None, None, "active"


def archive_body(store: Store, body_id: str) -> None:
    """Put a body to sleep: it keeps its members and its place, and is drawn greyed."""
    with store.operation(N_("Mettre une instance en veille")) as op:
        op.get(Body, body_id).state = "dormant"


def restore_body(store: Store, body_id: str) -> None:
    with store.operation(N_("Réactiver une instance")) as op:
        op.get(Body, body_id).state = "active"


def remove_body(store: Store, body_id: str) -> None:
    """Take away a body made by mistake; one with a past is closed instead."""
    with store.operation(N_("Supprimer une instance")) as op:
        body = op.get(Body, body_id)
        for table, link in (
            (Body, Body.parent_id), (Membership, Membership.body_id), (Meeting, Meeting.body_id),
        ):
            asked = select(table.id).where(link == body_id, table.deleted.is_(None)).limit(1)
            if op.scalars(asked).all():
                raise RuleBroken(_(
                    "Cette instance a un passé (membres, rencontres ou sous-instances) : "
                    "mettez-y fin plutôt que de la supprimer."
                ))
        remove_with_parts(op, body)


def succeed_body(store: Store, body_id: str, *, name: str, on: str) -> str:
    """Let a new body take over: same place, rules, colleges and sub-bodies. Return its id."""
    with store.operation(N_("Remplacer une instance")) as op:
        start = day(on, "on") or store.clock.today().isoformat()
        return write_successor(op, op.get(Body, body_id), name=name, start=start).id


def write_successor(op: Operation, old: Body, *, name: str, start: str) -> Body:
    """Let a new body take over inside an operation, on a day (ISO); the old one ends that day."""
    new = op.add(Body(
        name=named(name), kind=old.kind, local_name=old.local_name, acronym=old.acronym,
        purpose=old.purpose, parent_id=old.parent_id, area_id=old.area_id, hue=old.hue,
        icon=old.icon, start_on=start, rank=just_after(op, old.parent_id, old.id),
    ))
    for charter_row in copied(op, BodyRules, old.id):
        op.add(BodyRules(**{**charter_row, "body_id": new.id}))  # type: ignore[arg-type]
    for college in copied(op, College, old.id):
        op.add(College(**{**college, "body_id": new.id}))  # type: ignore[arg-type]
    children = select(Body).where(Body.parent_id == old.id, Body.deleted.is_(None))
    for child in op.scalars(children).all():
        child.parent_id = new.id
    close_body(op, old, start)
    old.successor_id = new.id
    return new


def close_body(op: Operation, body: Body, end_on: str) -> None:
    """Close a body inside an operation, with the memberships that would go on after that day."""
    end = required(day(end_on, "end_on") or "", _("Choisissez le dernier jour."), "end_on")
    check_period(body.start_on, end)
    body.end_on, body.state = end, "closed"
    open_terms = select(Membership).where(
        Membership.body_id == body.id, Membership.deleted.is_(None),
        or_(Membership.end_on.is_(None), Membership.end_on > end),
    )
    for membership in op.scalars(open_terms).all():
        membership.end_on = max(end, membership.start_on or end)
        membership.reason_ended = _("fin de l’instance")
