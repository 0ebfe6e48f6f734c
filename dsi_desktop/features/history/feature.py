"""What the shell needs to know of the history: reached by H, the header and the palette."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="history",
    title=N_("Historique"),
    icon="history",
    order=85,
    place="none",
    asks=(
        NewEntry("dossier", N_("Historique du dossier"), "history"),
        NewEntry("removed", N_("Fiches supprimées"), "trash"),
        NewEntry("differences", N_("Ce qui a changé entre deux dates"), "history"),
        NewEntry("look", N_("Voir tout le dossier à une date"), "eye"),
    ),
)
