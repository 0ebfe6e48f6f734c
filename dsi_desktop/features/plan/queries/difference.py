"""What changed in a plan between two versions, or since one of them."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.versions import baseline, plan_today
from dsi_desktop.features.plan.rules.difference import Difference, difference


def plan_difference(
    store: Store, plan_id: str, before_id: str | None = None, after_id: str | None = None
) -> Difference:
    """Return what changed from `before_id` (the last adopted) to `after_id` (today)."""
    before = baseline(store, plan_id, before_id)
    after = baseline(store, plan_id, after_id) if after_id else plan_today(store, plan_id)
    return difference(before, after)
