"""What the shell needs to know of the plan."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="plan",
    title=N_("Plan de communauté"),
    icon="target-arrow",
    order=50,
    group=1,
    records=(
        RecordKind("action", "action", N_("Action"), "target-arrow"),
        RecordKind("objective", "objective", N_("Objectif"), "target-arrow"),
        RecordKind("issue", "issue", N_("Enjeu"), "target-arrow"),
        RecordKind("desired_change", "desired_change", N_("Transformation"), "target-arrow"),
        RecordKind("need", "need", N_("Besoin"), "target-arrow"),
        RecordKind("orientation", "orientation", N_("Orientation"), "target-arrow"),
        RecordKind("plan", "plan", N_("Plan"), "target-arrow"),
    ),
    creates=(
        NewEntry("action", N_("Action du plan"), "target-arrow"),
        NewEntry("issue", N_("Enjeu prioritaire"), "target-arrow"),
    ),
    view=N_("Actions"),
)
