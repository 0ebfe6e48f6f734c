"""By which road an element of the plan serves another: its place, then its links."""

from typing import Any

from sqlalchemy import or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import PlanLink
from dsi_desktop.features.plan.commands.brothers import KINDS
from dsi_desktop.features.plan.commands.places import living
from dsi_desktop.features.plan.rules import elements as rules
from dsi_desktop.features.plan.rules.elements import STEPS, Element
from dsi_desktop.kernel.i18n import _


def refuse_circle(op: Operation, source: Element, target: Element) -> None:
    """Refuse that `source` serves `target` when `target` already serves it, naming the circle."""
    found = rules.road(target, source, lambda one: _above(op, one))
    rules.refuse_loop(_name(op, step) for step in ([source, *found] if found else []))


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
