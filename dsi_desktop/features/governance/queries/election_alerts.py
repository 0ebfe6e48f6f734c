"""Elections whose assembly is over and that nobody proclaimed nor gave up."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.elections import elections_held
from dsi_desktop.features.governance.rules.election_words import election_name
from dsi_desktop.features.governance.rules.elections import UNDER_WAY
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _


def election_alerts(store: Store, today: date) -> list[Alert]:
    """Return an alert for each election left open, the day of its assembly included."""
    return [
        Alert(
            f"election.open:{line.id}",
            _("{election} : tenue le {day}, pas encore proclamée").format(
                election=election_name(line.title, line.body, line.college),
                day=fmt.date_short(line.held_on, today),
            ),
            "checklist", "warn", "election", line.id,
        )
        for line in elections_held(store)
        if line.state in UNDER_WAY and line.held_on and line.held_on <= today.isoformat()
    ]
