"""The levels of a plan: which there are, which may be left out, how they are called here."""

from collections.abc import Iterable, Mapping

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY, label

OPTIONAL = ("need", "orientation", "desired_change")


def check_levels(levels: Iterable[str]) -> None:
    """Refuse a level that no plan has."""
    for level in levels:
        if level not in VOCABULARY["plan_level"]:
            raise RuleBroken(_("Ce niveau n’existe pas dans un plan."), "level")


def level_name(level: str, names: Mapping[str, str] | None = None) -> str:
    """Return how a level is called here: its name of usage, else the common one."""
    said = (names or {}).get(level, "")
    return said or label("plan_level", level)


def titled(level: str, names: Mapping[str, str] | None = None) -> str:
    """Return the name of a level as a title begins."""
    said = level_name(level, names)
    return said[:1].upper() + said[1:]
