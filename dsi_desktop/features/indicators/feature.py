"""What the shell needs to know of the indicators of the plan."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="indicators",
    title=N_("Indicateurs"),
    icon="chart-line",
    order=54,
    group=1,
    place="none",
    records=(RecordKind("indicator", "indicator", N_("Indicateur"), "chart-line"),),
    asks=(NewEntry("indicator", N_("Ajouter un indicateur"), "chart-line"),),
    beside="plan",
    view=N_("Indicateurs"),
)
