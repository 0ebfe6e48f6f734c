"""Which columns a list of cards may show, and which it shows."""

from collections.abc import Sequence

from dsi_desktop.kernel.i18n import N_

COLUMNS_KEY = "boards.list"
COLUMNS = {
    "title": N_("Titre"),
    "state": N_("Colonne"),
    "who": N_("Responsable"),
    "due": N_("Échéance"),
    "body": N_("Chantier"),
    "priority": N_("Priorité"),
    "labels": N_("Étiquettes"),
    "checks": N_("Liste"),
    "age": N_("N’a pas bougé depuis"),
    "start": N_("Début"),
    "hours": N_("Heures prévues"),
    "cost": N_("Coût"),
}
SHOWN = ("title", "state", "who", "due", "body", "priority", "labels", "age")


def columns_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns known among these, the title always first; the usual ones for none."""
    known = [name for name in COLUMNS if name in names]
    if not known:
        return SHOWN
    return ("title", *(name for name in known if name != "title"))
