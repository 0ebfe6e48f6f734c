"""What each action of a plan achieved, and what is not told yet."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dsi_desktop.db.schema.evaluation import Indicator, Outcome
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.rules.actions import Told, code_key
from dsi_desktop.features.evaluation.rules.told import ActionLine
from dsi_desktop.features.plan.rules import is_late


def action_lines(store: Store, plan_id: str = "") -> tuple[ActionLine, ...]:
    """Return the actions of a plan by their codes, of every plan when none is told."""
    today = store.clock.today()
    asked = (
        select(Action, Body.name, Body.hue)
        .outerjoin(Body, Body.id == Action.body_id)
        .where(Action.deleted.is_(None))
        .order_by(Action.rank, Action.id)
    )
    if plan_id:
        asked = asked.where(Action.plan_id == plan_id)
    with store.read() as session:
        effects = _numbers(session, Outcome.action_id, Outcome.deleted)
        measured = _numbers(session, Indicator.action_id, Indicator.deleted)
        return tuple(sorted((
            ActionLine(
                one.id, one.code or "", one.title or "", body or "", hue, one.progress,
                one.when_text or "", effects.get(one.id, 0), measured.get(one.id, 0),
                Told(
                    one.state or "", one.state_reason or "", one.expected or "",
                    one.achieved or "", one.variance or "", one.people_reached,
                    one.end_on or one.when_to or "", one.ended_on or "",
                    late=is_late(one.state or "", one.end_on or one.when_to, today),
                ),
            )
            for one, body, hue in session.execute(asked).all()
        ), key=lambda line: code_key(line.code)))


def _numbers(
    session: Session, link: InstrumentedAttribute[str | None],
    deleted: InstrumentedAttribute[int | None],
) -> dict[str, int]:  # fmt: skip
    asked = select(link, func.count()).where(deleted.is_(None), link.is_not(None)).group_by(link)
    return {str(key): int(number) for key, number in session.execute(asked).all()}
