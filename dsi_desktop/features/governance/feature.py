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
        RecordKind("election", "election", N_("Élection"), "checklist"),
        RecordKind("post", "post", N_("Siège"), "armchair"),
        RecordKind("membership", "membership", N_("Membre d’une instance"), "user-check"),
        RecordKind("college", "college", N_("Collège"), "columns"),
        RecordKind("mandate_letter", "mandate_letter", N_("Lettre de mandat"), "file-check"),
        RecordKind("mandate", "mandate", N_("Mandat"), "flag"),
        RecordKind("representation", "representation", N_("Représentation"), "speakerphone"),
    ),
    creates=(
        NewEntry("body", N_("Instance"), "sitemap"),
        NewEntry("election", N_("Élection"), "checklist"),
        NewEntry("post", N_("Siège"), "armchair"),
        NewEntry("mandate", N_("Mandat"), "flag"),
        NewEntry("representation", N_("Représentation"), "speakerphone"),
    ),
)
