"""The effects harvested, in the order they were, with what substantiates them."""

from typing import Any

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.evaluation import Outcome, OutcomeSource
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.rules.told import OutcomeLine


def outcomes(store: Store, plan_id: str = "") -> tuple[OutcomeLine, ...]:
    """Return the effects of a plan, and those of no plan; all of them when none is told.

    An effect without a chantier takes that of its action.
    """
    own = Body.id == Outcome.body_id
    of_action = (Outcome.body_id.is_(None)) & (Body.id == Action.body_id)
    asked = (
        select(Outcome, Action.code, Action.title, DesiredChange.title, Area.name, Body.id,
               Body.name, Body.hue)
        .outerjoin(Action, (Action.id == Outcome.action_id) & Action.deleted.is_(None))
        .outerjoin(DesiredChange, (DesiredChange.id == Outcome.desired_change_id)
                   & DesiredChange.deleted.is_(None))
        .outerjoin(Area, Area.id == Outcome.area_id)
        .outerjoin(Body, own | of_action)
        .where(Outcome.deleted.is_(None))
        .order_by(Outcome.rank, Outcome.id)
    )  # fmt: skip
    if plan_id:
        asked = asked.where(
            (Outcome.plan_id == plan_id) | Outcome.plan_id.is_(None) | (Outcome.plan_id == ""))
    said = select(OutcomeSource.outcome_id, OutcomeSource.text).where(
        OutcomeSource.deleted.is_(None)).order_by(OutcomeSource.id)
    with store.read() as session:
        sources: dict[str, list[str]] = {}
        for outcome_id, text in session.execute(said).all():
            sources.setdefault(str(outcome_id), []).append(text or "")
        return tuple(
            _line(row[0], tuple(row)[1:], tuple(sources.get(row[0].id, ())))
            for row in session.execute(asked).all()
        )


def _line(one: Outcome, beside: tuple[Any, ...], sources: tuple[str, ...]) -> OutcomeLine:
    code, action, change, area, body_id, body, hue = beside
    return OutcomeLine(
        one.id, one.plan_id or "", one.parent_id or "", one.what or "", one.who or "",
        one.happened_text or "", one.happened_on or "", one.significance or "",
        one.contribution or "", one.kind or "", one.capital or "", bool(one.expected),
        bool(one.substantiated), one.harvested_on or "",
        (one.action_id or "") if action is not None else "",
        f"{code or ''} {action or ''}".strip(),
        (one.desired_change_id or "") if change is not None else "", change or "",
        one.area_id or "", area or "", body_id or "", body or "",
        hue, sources,
    )
