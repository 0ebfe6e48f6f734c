"""What the shell needs to know of minutes: opened from a meeting, without a place of their own."""

from dsi_desktop.kernel.cards import FeatureCard, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="minutes",
    title=N_("Procès-verbal"),
    icon="notes",
    order=41,
    place="none",
    records=(
        RecordKind("minutes", "meeting", N_("Procès-verbal"), "notes"),
        RecordKind("motion", "motion", N_("Résolution"), "gavel"),
        RecordKind("decision", "decision", N_("Décision"), "circle-check"),
    ),
)
