"""What the shell needs to know of the projects that organisations present."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="projects",
    title=N_("Projets"),
    icon="bulb",
    order=55,
    group=1,
    place="none",
    beside="plan",
    view=N_("Projets"),
    records=(
        RecordKind("project_intake", "project_intake", N_("Projet présenté"), "bulb"),
        RecordKind("guideline", "guideline", N_("Balise"), "circle-check"),
    ),
    asks=(
        NewEntry("project", N_("Présenter un projet"), "bulb"),
        NewEntry("guideline", N_("Ajouter une balise"), "circle-check"),
    ),
)
