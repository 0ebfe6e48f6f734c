"""What the shell needs to know of governance."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="governance",
    title=N_("Organigramme"),
    icon="sitemap",
    order=20,
    group=0,
    records=(
        RecordKind("body", "body", N_("Instance"), "sitemap"),
        RecordKind("mandate", "mandate", N_("Mandat"), "flag"),
    ),
    creates=(
        NewEntry("body", N_("Instance"), "sitemap"),
        NewEntry("mandate", N_("Mandat"), "flag"),
    ),
)
