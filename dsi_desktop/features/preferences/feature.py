"""What the shell needs to know of the settings."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="preferences", title=N_("Réglages"), icon="settings", order=90, place="foot",
)  # fmt: skip
