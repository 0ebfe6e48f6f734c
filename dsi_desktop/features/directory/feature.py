"""What the shell needs to know of the directory."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="directory",
    title=N_("Répertoire"),
    icon="address-book",
    order=60,
    group=2,
    records=(
        RecordKind("organization", "organization", N_("Organisation"), "building-community"),
        RecordKind("person", "person", N_("Personne"), "user"),
    ),
    creates=(
        NewEntry("organization", N_("Organisation"), "building-community"),
        NewEntry("person", N_("Personne"), "user"),
    ),
)
