"""What the boxes of the sheet of an action may hold, read when it opens."""

from dataclasses import dataclass

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.queries import Offered

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Pairs of an id and its words."""

    people: Pairs
    organizations: Pairs
    chantiers: Pairs
    offered: Offered


def choices_for(store: Store, plan_id: str) -> Choices:
    """Read what an action of a plan may hold to."""
    return Choices(
        tuple((one.id, one.name) for one in queries.people(store)),
        tuple((one.id, one.name) for one in queries.organizations(store)),
        tuple((one.id, one.name) for one in queries.chantiers(store)),
        queries.offered(store, plan_id),
    )
