"""What the shell needs to know of the boards."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="boards",
    title=N_("Chantiers"),
    icon="layout-kanban",
    order=30,
    group=0,
    records=(
        RecordKind("task", "task", N_("Suivi"), "checklist"),
        RecordKind("board", "board", N_("Tableau"), "layout-kanban"),
    ),
    creates=(NewEntry("task", N_("Carte"), "checklist"),),
)
