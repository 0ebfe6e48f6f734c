"""What governance warns of on the home page: each fact is told by the module that knows it."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.act_alerts import (
    cadence_alerts,
    mandate_alerts,
    representation_alerts,
    tabling_alerts,
    voice_alerts,
)
from dsi_desktop.features.governance.queries.election_alerts import election_alerts
from dsi_desktop.features.governance.queries.seat_alerts import seat_alerts
from dsi_desktop.kernel.alerts import Alert

ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (
    seat_alerts, mandate_alerts, tabling_alerts, cadence_alerts, representation_alerts,
    voice_alerts, election_alerts,
)
