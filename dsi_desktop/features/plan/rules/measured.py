"""What of a plan may be measured."""

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


def check_place(objective_kind: str | None) -> None:
    """A general objective is not measured: its specific ones are."""
    if objective_kind == "general":
        raise RuleBroken(
            _("Un objectif général ne porte pas d’indicateur : reliez-le à un objectif "
              "spécifique."), "place",
        )  # fmt: skip
