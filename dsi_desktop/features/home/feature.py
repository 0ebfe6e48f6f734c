"""What the shell needs to know of the home page."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(name="home", title=N_("Accueil"), icon="home", order=10)
