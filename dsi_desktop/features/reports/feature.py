"""What the shell needs to know of the page « Rapports PDF »."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="reports", title=N_("Rapports PDF"), icon="file-text", order=70, group=2
)
