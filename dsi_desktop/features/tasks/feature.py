"""What the shell needs to know of tasks: a kind of record, shown on the boards."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="tasks",
    title=N_("Suivis"),
    icon="checklist",
    order=35,
    place="none",
)
