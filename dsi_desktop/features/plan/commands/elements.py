"""What ties the elements of a plan together besides their place, and the proof of needs."""

from typing import Any, Unpack

from sqlalchemy import and_, or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Evidence, Objective, PlanLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.brothers import KINDS
from dsi_desktop.features.plan.commands.places import fill, living
from dsi_desktop.features.plan.commands.placing import write_kind
from dsi_desktop.features.plan.commands.portrait import EvidenceFields
from dsi_desktop.features.plan.commands.roads import refuse_circle
from dsi_desktop.features.plan.rules import elements as rules
from dsi_desktop.features.plan.rules.elements import Element, check_same_plan
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def link_elements(store: Store, one: Element, other: Element, *, weight: int = 1) -> str:
    """Link two elements of the plan, each given as (kind, id); return the id of the link.

    The lower level serves the upper, whichever is named first; linked again, the weight changes.
    Refused: an element with itself or one of another plan, a link that would turn round, a weight
    that is not 1 to 3.
    """
    source, target = rules.turned(one, other)
    with store.operation(N_("Relier deux éléments du plan")) as op:
        rules.check_weight(weight)
        low, high = (_living(op, end) for end in (source, target))
        check_same_plan(low.plan_id, high.plan_id, "target")
        if source == target:
            raise RuleBroken(_("Un élément ne se relie pas à lui-même."), "target")
        found = _between(op, source, target)
        if found:
            for link in found:
                if link.weight != weight:
                    link.weight = weight
            return found[0].id
        refuse_circle(op, source, target)
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


def _living(op: Operation, end: Element) -> Any:  # noqa: ANN401 - a record of any level
    record: Any = op.get(KINDS[end[0]], end[1])
    if record.deleted is not None:
        raise RuleBroken(_("Cet élément n’est plus dans le plan."), "target")
    return record


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
