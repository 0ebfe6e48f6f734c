"""Which partners this month tires, for the home page: organisations only."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import roads, visits
from dsi_desktop.features.solicitation.queries.lines import partners
from dsi_desktop.features.solicitation.rules.spans import month_span
from dsi_desktop.features.solicitation.rules.warnings import alert_sentence, tired
from dsi_desktop.kernel.alerts import Alert


def tired_partners(store: Store, today: date) -> list[Alert]:
    """Return the organisations that pass a limit this month, what is to come included."""
    month = today.isoformat()[:7]
    with store.read() as session:
        found = tired(visits(session, *month_span(month)), roads(session), partners(session))
    return [
        Alert(
            key=f"solicitation.{month}:{one.partner.id}", text=alert_sentence(one),
            icon="clock-hour-4", tone="warn", record_kind="organization",
            record_id=one.partner.id, page="solicitation",
        )
        for one in found
    ]


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (tired_partners,)
