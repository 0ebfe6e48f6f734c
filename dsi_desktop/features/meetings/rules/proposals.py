"""What is proposed for the agenda of a meeting, and under which point it goes."""

from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_

# By table: the standard key of the point that gathers the records, its title, its type.
HEADS = MappingProxyType({
    "representation": (
        "representations", N_("Représentations depuis la dernière assemblée"), "information"
    ),
    "mandate": ("mandates", N_("Suivi des mandats"), "follow_up"),
})  # fmt: skip
LAST_POINTS = ("other", "questions", "next", "end")
NOT_HEARD = ("withdrawn", "postponed")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that waits for a meeting, and why."""

    table: str
    id: str
    title: str
    why: str
