"""The table of the actions: which columns it may show, how it is grouped, what it adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_

COLUMNS_KEY = "plan.table"
COLUMNS = MappingProxyType({
    "title": N_("Action"),
    "state": N_("État"),
    "lead": N_("Porteur"),
    "contact": N_("Personne responsable"),
    "due": N_("Échéance"),
    "progress": N_("Avancement"),
    "granted": N_("Accordé"),
    "hours": N_("Heures"),
    "reached": N_("Jointes"),
    "body": N_("Chantier"),
    "issue": N_("Enjeu"),
    "objective": N_("Objectif"),
    "kind": N_("Type d’action"),
    "start": N_("Début"),
    "asked": N_("Demandé"),
    "paid": N_("Versé"),
    "dimensions": N_("Dimensions"),
    "areas": N_("Territoires"),
    "partners": N_("Partenaires"),
})
SHOWN = ("title", "state", "lead", "due", "progress", "granted", "hours", "reached")
GROUPS = MappingProxyType({
    "": N_("Sans regroupement"),
    "issue": N_("Par enjeu"),
    "objective": N_("Par objectif"),
    "body": N_("Par chantier"),
    "state": N_("Par état"),
    "lead": N_("Par porteur"),
    "dimension": N_("Par dimension"),
    "area": N_("Par territoire"),
})


@dataclass(frozen=True, slots=True)
class Sums:
    """What actions add up to. Money in cents, hours in tenths."""

    actions: int = 0
    achieved: int = 0
    late: int = 0
    asked: int = 0
    granted: int = 0
    paid: int = 0
    planned: int = 0
    done: int = 0
    reached: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def total(parts: Iterable[Sums]) -> Sums:
    """Add sums up."""
    found = Sums()
    for one in parts:
        found += one
    return found


def columns_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns known among these, the title always first; the usual ones for none."""
    known = [name for name in COLUMNS if name in names and name != "title"]
    return ("title", *known) if names else SHOWN
