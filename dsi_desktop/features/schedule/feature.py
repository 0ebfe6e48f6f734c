"""What the shell needs to know of the calendar of a plan."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="schedule",
    title=N_("Calendrier du plan"),
    icon="calendar-due",
    order=52,
    group=1,
    place="none",
    beside="plan",
    view=N_("Calendrier"),
)
