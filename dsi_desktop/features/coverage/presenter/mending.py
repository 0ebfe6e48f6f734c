"""What is typed to mend a gap, read as a person writes it."""

import re

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)?")


def number_scaled(typed: str, decimals: int) -> int:
    """Return « 12,5 » as 125 where one decimal is kept; RuleBroken for anything else."""
    tight = "".join(typed.split())
    if not _NUMBER.fullmatch(tight):
        raise RuleBroken(_("Écrivez un nombre, par exemple 1 250 ou 12,5."), "value")
    whole, _comma, part = tight.replace("−", "-").replace(".", ",").partition(",")
    if len(part) > decimals:
        said = ngettext(
            "Cet indicateur garde {n} décimale.", "Cet indicateur garde {n} décimales.", decimals
        ).format(n=decimals)
        whole_only = _("Cet indicateur garde des nombres entiers.")
        raise RuleBroken(said if decimals else whole_only, "value")
    return int(f"{whole}{part.ljust(decimals, '0')}")
