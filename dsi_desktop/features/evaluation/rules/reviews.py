"""The period a yearly review speaks of."""

from datetime import date, timedelta

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


def check_span(start_on: str | None, end_on: str | None) -> None:
    """Refuse a period without its two days, or that ends before it begins."""
    for value, field in ((start_on, "start_on"), (end_on, "end_on")):
        if not value:
            raise RuleBroken(_("Écrivez les deux dates de la période."), field)
    if str(end_on) < str(start_on):
        raise RuleBroken(_("La fin précède le début."), "end_on")


def last_year(today: date) -> tuple[date, date]:
    """Return the twelve months that end with the last whole month."""
    first = today.replace(day=1)
    return first.replace(year=first.year - 1), first - timedelta(days=1)
