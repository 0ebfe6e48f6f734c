"""Cards that block, follow or double one another, and the organisations that help."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.work import Task, TaskLink, TaskPartner
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks.rules import links as rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def write_link(op: Operation, from_task_id: str, to_task_id: str, kind: str) -> TaskLink:
    """Hold two cards together, inside an operation; refuse what would close a ring of waiting."""
    rules.check_link(kind, from_task_id, to_task_id)
    for task_id in (from_task_id, to_task_id):
        op.get(Task, task_id)
    pair = rules.order_of(kind, from_task_id, to_task_id)
    road = rules.ring(pair, _orders(op)) if pair is not None else []
    if road:
        raise RuleBroken(rules.ring_sentence([op.get(Task, key).title for key in road]), "to")
    key = rules.link_id(kind, from_task_id, to_task_id)
    return op.put(
        TaskLink(id=key, from_task_id=from_task_id, to_task_id=to_task_id, kind=kind)
    )


def link_tasks(store: Store, from_task_id: str, to_task_id: str, kind: str) -> str:
    with store.operation(N_("Lier deux cartes")) as op:
        return write_link(op, from_task_id, to_task_id, kind).id


def unlink_tasks(store: Store, link_id: str) -> None:
    with store.operation(N_("Délier deux cartes")) as op:
        op.remove(op.get(TaskLink, link_id))


def write_partner(op: Operation, task_id: str, organization_id: str) -> TaskPartner:
    """Note that an organisation helps with a card, inside an operation."""
    task, partner = op.get(Task, task_id), op.get(Organization, organization_id)
    if task.organization_id == partner.id:
        raise RuleBroken(
            _("{name} est déjà responsable de cette carte.").format(name=partner.name), "partner",
        )
    key = linked_id("task_partner", task_id, organization_id)
    return op.put(TaskPartner(id=key, task_id=task_id, organization_id=organization_id))


def add_task_partner(store: Store, task_id: str, organization_id: str) -> str:
    with store.operation(N_("Ajouter un partenaire à une carte")) as op:
        return write_partner(op, task_id, organization_id).id


def remove_task_partner(store: Store, partner_id: str) -> None:
    with store.operation(N_("Retirer un partenaire d’une carte")) as op:
        op.remove(op.get(TaskPartner, partner_id))


def _orders(op: Operation) -> list[tuple[str, str]]:
    """Return (what comes first, what waits for it) for every living link."""
    asked = select(TaskLink.kind, TaskLink.from_task_id, TaskLink.to_task_id).where(
        TaskLink.deleted.is_(None), TaskLink.from_task_id.is_not(None),
        TaskLink.to_task_id.is_not(None),
    )
    found = (rules.order_of(kind or "", str(a), str(b)) for kind, a, b in op.rows(asked))
    return [pair for pair in found if pair is not None]
