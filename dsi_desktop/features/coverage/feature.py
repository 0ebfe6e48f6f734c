"""What the shell needs to know of the coverage of the plan."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="coverage",
    title=N_("Couverture du plan"),
    icon="layout-grid",
    order=51,
    group=1,
    place="none",
    beside="plan",
    view=N_("Couverture"),
)
