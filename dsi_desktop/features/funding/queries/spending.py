"""The spending of a whole plan: what departs from what was planned, without a word."""

from sqlalchemy import select

from dsi_desktop.db.schema.money import Spending
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.rules.spending import Spent


def spending(store: Store, plan_id: str) -> tuple[Spent, ...]:
    """Return every spending of the actions of a plan."""
    asked = (
        select(Spending).join(Action, Action.id == Spending.action_id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None), Spending.deleted.is_(None))
        .order_by(Spending.spent_on.is_(None), Spending.spent_on, Spending.id)
    )  # fmt: skip
    with store.read() as session:
        return tuple(
            Spent(one.id, one.action_id or "", one.post or "other", one.planned, one.actual,
                  one.explanation or "")
            for one in session.scalars(asked).all()
        )  # fmt: skip
