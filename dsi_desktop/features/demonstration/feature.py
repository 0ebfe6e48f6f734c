"""The demonstration has no page of its own: it is a dossier like another."""

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="demonstration", title=N_("Démonstration"), icon="presentation", order=95, place="none"
)
