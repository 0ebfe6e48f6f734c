"""What a person may write of a year: the period, and the words around the facts."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.evaluation import PlanReview
from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, prose, required
from dsi_desktop.features.evaluation.rules.reviews import check_span
from dsi_desktop.kernel.i18n import N_, _

_TEXTS = ("introduction", "learnings", "conclusion")


class ReviewFields(TypedDict, total=False):
    """What may be said of a review."""

    start_on: str | None
    end_on: str | None
    introduction: str
    learnings: str
    conclusion: str


def add_review(
    store: Store, *, plan_id: str, title: str, **fields: Unpack[ReviewFields]
) -> str:
    """Begin the review of a period of a plan. Return its id."""
    with store.operation(N_("Préparer un bilan")) as op:
        plan = op.get(Plan, plan_id)
        every = op.scalars(select(PlanReview.rank).where(
            PlanReview.plan_id == plan.id, PlanReview.deleted.is_(None))).all()
        rank = between(max((one or "" for one in every), default="") or None, None)
        made = op.add(PlanReview(plan_id=plan.id, rank=rank))
        _write(made, {"title": title, **fields})
        return made.id


def edit_review(
    store: Store, review_id: str, *, title: str | None = None, **fields: Unpack[ReviewFields]
) -> None:
    """Change the period or the words of a review."""
    with store.operation(N_("Modifier un bilan")) as op:
        made = op.get(PlanReview, review_id)
        said: Mapping[str, Any] = fields if title is None else {"title": title, **fields}
        _write(made, said)


def remove_review(store: Store, review_id: str) -> None:
    """Take a review away; the facts it spoke of stay."""
    with store.operation(N_("Retirer un bilan")) as op:
        remove_with_parts(op, op.get(PlanReview, review_id))


def _write(made: PlanReview, fields: Mapping[str, Any]) -> None:
    if "title" in fields:
        made.title = required(fields["title"] or "", _("Donnez un titre au bilan."), "title")
    for name in ("start_on", "end_on"):
        if name in fields:
            setattr(made, name, day(fields[name], name))
    check_span(made.start_on, made.end_on)
    for name in _TEXTS:
        if name in fields:
            setattr(made, name, prose(fields[name] or ""))
