"""What the shell needs to know of the register of resolutions."""

from dsi_desktop.kernel.cards import FeatureCard, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="resolutions",
    title=N_("Registre des résolutions"),
    icon="gavel",
    order=42,
    group=1,
    place="none",
    beside="meetings",
    view=N_("Résolutions"),
    records=(RecordKind("resolution", "motion", N_("Résolution au registre"), "gavel"),),
)
