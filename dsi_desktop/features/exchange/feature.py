"""What the shell needs to know of sharing and receiving."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="exchange", title=N_("Partager et recevoir"), icon="usb", order=80, place="foot"
)
