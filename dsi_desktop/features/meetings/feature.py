"""What the shell needs to know of meetings."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="meetings",
    title=N_("Rencontres"),
    icon="calendar-event",
    order=40,
    group=1,
    records=(
        RecordKind("meeting", "meeting", N_("Rencontre"), "calendar-event"),
        RecordKind("agenda_item", "agenda_item", N_("Point à l’ordre du jour"), "list-tree"),
    ),
    view=N_("Séances"),
    creates=(NewEntry("meeting", N_("Rencontre"), "calendar-event"),),
)
