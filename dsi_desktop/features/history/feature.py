"""What the shell needs to know of the history: reached by H, the palette and the settings."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="history", title=N_("Historique"), icon="history", order=85, place="none",
)  # fmt: skip
