"""What the shell needs to know of the money of the plan."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="funding",
    title=N_("Budget"),
    icon="coins",
    order=53,
    group=1,
    place="none",
    beside="plan",
    view=N_("Budget"),
    records=(
        RecordKind("funding_line", "funding_line", N_("Source de financement"), "coins"),
        RecordKind("funder", "funder", N_("Bailleur"), "coins"),
        RecordKind("agreement", "agreement", N_("Entente"), "file-text"),
        RecordKind("programme", "programme", N_("Programme"), "calendar-event"),
    ),
    asks=(
        NewEntry("line", N_("Ajouter une source de financement"), "coins"),
        NewEntry("funder", N_("Ajouter un bailleur"), "coins"),
        NewEntry("account", N_("Préparer une reddition de comptes"), "file-text"),
    ),
)
