"""What the partners agreed that every project respects (balises)."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.plan import Guideline
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, titled
from dsi_desktop.kernel.i18n import N_


class GuidelineFields(TypedDict, total=False):
    """What may be said of a guideline; `applies_id` is a body when it applies to one."""

    text: str
    motion_id: str | None
    applies_to: str
    applies_id: str
    start_on: str | None
    end_on: str | None


def add_guideline(store: Store, *, title: str, **fields: Unpack[GuidelineFields]) -> str:
    with store.operation(N_("Ajouter une balise")) as op:
        every = living(op, select(Guideline).where(Guideline.deleted.is_(None)))
        guideline = Guideline(rank=last_rank(every))
        fill(guideline, {**fields, "title": title})
        rules.check_dates(guideline.start_on, guideline.end_on)
        return op.add(guideline).id


def edit_guideline(
    store: Store, guideline_id: str, *, title: str | None = None,
    **fields: Unpack[GuidelineFields],
) -> None:
    with store.operation(N_("Modifier une balise")) as op:
        guideline = op.get(Guideline, guideline_id)
        fill(guideline, titled(fields, title))
        rules.check_dates(guideline.start_on, guideline.end_on)


def remove_guideline(store: Store, guideline_id: str) -> None:
    with store.operation(N_("Retirer une balise")) as op:
        remove_with_parts(op, op.get(Guideline, guideline_id))
