"""What the shell needs to know of the solicitation of partners."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="solicitation",
    title=N_("Sollicitation"),
    icon="clock-hour-4",
    order=41,
    group=1,
    place="none",
    beside="meetings",
    view=N_("Sollicitation"),
)
