"""Hours of work, typed and said as people do, kept in tenths."""

import re

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_DECIMAL = re.compile(r"(\d{1,6})(?:[.,](\d))?h?")
_CLOCK = re.compile(r"(\d{1,6})[h:](\d{2})")
_MOST = 100_000


def read_hours(typed: str, field: str) -> int | None:
    """Return tenths of an hour: « 2,5 », « 2 h 30 », None for nothing; refuse anything else."""
    tight = "".join(typed.split()).casefold()
    if not tight:
        return None
    clock, decimal = _CLOCK.fullmatch(tight), _DECIMAL.fullmatch(tight)
    if clock is not None and int(clock[2]) < 60:
        tenths = int(clock[1]) * 10 + round(int(clock[2]) / 6)
    elif decimal is not None:
        tenths = int(decimal[1]) * 10 + int(decimal[2] or 0)
    else:
        raise RuleBroken(_("Écrivez des heures, par exemple 2,5 ou 2 h 30."), field)
    if tenths > _MOST * 10:
        raise RuleBroken(_("C’est plus d’heures qu’une vie : vérifiez le nombre."), field)
    return tenths


def hours_words(tenths: int | None) -> str:
    """Return « 2,5 », « 12 », "" for none."""
    if tenths is None:
        return ""
    return fmt.number(tenths / 10, 1 if tenths % 10 else 0)
