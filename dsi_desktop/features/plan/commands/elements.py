"""What ties the elements of a plan together besides their place, and the proof of needs."""

from typing import Any, Unpack

from sqlalchemy import and_, or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.evaluation import Indicator
from dsi_desktop.db.schema.plan import Evidence, Objective, PlanLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.levels import KINDS
from dsi_desktop.features.plan.commands.places import fill, living
from dsi_desktop.features.plan.commands.portrait import EvidenceFields
from dsi_desktop.features.plan.rules import elements as rules
from dsi_desktop.features.plan.rules.elements import STEPS, Element
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def link_elements(store: Store, one: Element, other: Element, *, weight: int = 1) -> str:
    """Link two elements of the plan, each given as (kind, id); return the id of the link.

    The lower level serves the upper, whichever is named first; linked again, the weight changes.
    Refused: an element with itself, a link that would turn round, a weight that is not 1 to 3.
    """
    source, target = rules.turned(one, other)
    with store.operation(N_("Relier deux éléments du plan")) as op:
        rules.check_weight(weight)
        for kind, key in (source, target):
            op.get(KINDS[kind], key)
        if source == target:
            raise RuleBroken(_("Un élément ne se relie pas à lui-même."), "target")
        found = _between(op, source, target)
        if found:
            for link in found:
                if link.weight != weight:
                    link.weight = weight
            return found[0].id
        rules.refuse_loop(_name(op, step) for step in _loop(op, source, target))
        return op.put(
            PlanLink(
                id=linked_id("plan_link", *source, *target), source_table=source[0],
                source_id=source[1], target_table=target[0], target_id=target[1], weight=weight,
            )
        ).id


def unlink_elements(store: Store, one: Element, other: Element) -> None:
    """Take away the link between two elements of the plan, whichever way it was written."""
    source, target = rules.turned(one, other)
    with store.operation(N_("Délier deux éléments du plan")) as op:
        found = _between(op, source, target)
        if not found:
            op.get(PlanLink, linked_id("plan_link", *source, *target))
        for link in found:
            op.remove(link)


def edit_evidence(
    store: Store, evidence_id: str, *, text: str | None = None, **fields: Unpack[EvidenceFields]
) -> None:
    """Correct a figure, a quotation or a source behind a need."""
    with store.operation(N_("Modifier un constat")) as op:
        evidence = op.get(Evidence, evidence_id)
        rules.check_year(fields.get("year"))
        fill(evidence, fields)
        if text is not None:
            evidence.text = text.strip()


def remove_evidence(store: Store, evidence_id: str) -> None:
    """Take a finding away from its need."""
    with store.operation(N_("Retirer un constat")) as op:
        op.remove(op.get(Evidence, evidence_id))


def set_objective_kind(store: Store, objective_id: str, kind: str) -> None:
    """Say whether an objective is general or specific.

    Refused: general with an indicator, specific with other objectives under it.
    """
    with store.operation(N_("Changer le type d’un objectif")) as op:
        write_kind(op, op.get(Objective, objective_id), kind)


def write_kind(op: Operation, objective: Objective, kind: str) -> None:
    """Write the kind of an objective inside an operation: one placed under it makes it general."""
    measured = select(Indicator.id).where(
        Indicator.objective_id == objective.id, Indicator.deleted.is_(None)
    )
    below = select(Objective.id).where(
        Objective.parent_id == objective.id, Objective.deleted.is_(None)
    )
    rules.check_general(
        kind, measured=op.scalars(measured).first() is not None,
        below=op.scalars(below).first() is not None,
    )
    if objective.kind != kind:
        objective.kind = kind


def _between(op: Operation, source: Element, target: Element) -> list[PlanLink]:
    """Return the links between two elements; another program may have written one turned round."""

    def written(low: Element, high: Element) -> Any:  # noqa: ANN401 - a condition of SQL
        return and_(
            PlanLink.source_table == low[0], PlanLink.source_id == low[1],
            PlanLink.target_table == high[0], PlanLink.target_id == high[1],
        )

    ways = [written(source, target)]
    if source[0] != target[0]:
        ways.append(written(target, source))
    return living(
        op, select(PlanLink).where(PlanLink.deleted.is_(None), or_(*ways)).order_by(PlanLink.id)
    )


def _loop(op: Operation, source: Element, target: Element) -> list[Element]:
    """Return the road by which `target` already serves `source`, closed by `target`."""
    found = rules.road(target, source, lambda one: _above(op, one))
    return [source, *found] if found else []


def _above(op: Operation, one: Element) -> list[Element]:
    """Return what an element serves, by its place and by its links."""
    record: Any = op.find(KINDS[one[0]], one[1])
    if record is None or record.deleted is not None:
        return []
    found = [
        (kind, getattr(record, column)) for column, kind in STEPS.get(one[0], ())
        if getattr(record, column)
    ]  # fmt: skip
    asked = select(PlanLink).where(
        PlanLink.deleted.is_(None), or_(PlanLink.source_id == one[1], PlanLink.target_id == one[1])
    )
    for link in living(op, asked.order_by(PlanLink.id)):
        ends = (link.source_table or "", link.source_id), (link.target_table or "", link.target_id)
        if all(kind in KINDS and kind != "plan" for kind, _key in ends):
            low, high = rules.turned(*ends)
            found += [high] if low == one else []
    return found


def _name(op: Operation, one: Element) -> str:
    record: Any = op.get(KINDS[one[0]], one[1])
    return _("« {title} »").format(title=record.title or record.code or "?")
