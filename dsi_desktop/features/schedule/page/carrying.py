"""A bar carried by the mouse: what was taken of it, how many days it went."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from dsi_desktop.features.schedule.rules.axis import Axis
from dsi_desktop.features.schedule.rules.dates import Extent
from dsi_desktop.features.schedule.rules.rows import Bar
from dsi_desktop.features.schedule.rules.shapes import band
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

Part = Literal["whole", "start", "end"]
_GRIP, _LEAST_FOR_ENDS = 6.0, 22.0


@dataclass(frozen=True, slots=True)
class Carried:
    """Which bar, what of it, from where in points, and how many days it went."""

    key: str
    part: Part
    x: float
    days: int = 0

    def at(self, x: float, axis: Axis) -> "Carried":
        """Return it with the mouse elsewhere."""
        return replace(self, days=round((x - self.x) / axis.day))

    def shown(self, bar: Bar) -> Bar:
        """Return the bar as it would be, its days written beside it."""
        if bar.key != self.key or bar.extent is None:
            return bar
        far = timedelta(days=self.days)
        first, last = bar.extent.first, bar.extent.last
        if self.part != "end":
            first = min(first + far, last) if self.part == "start" else first + far
        if self.part != "start":
            last = max(last + far, first)
        days = _("{first} au {last}").format(
            first=fmt.date_short(first), last=fmt.date_short(last)
        )
        extent = Extent(first, last, bar.extent.kind)
        return replace(bar, extent=extent, beside=days, trouble="", inside="")


def part_at(bar: Bar, x: float, axis: Axis) -> Part | None:
    """Return what of a bar stands under a place in points; a short bar is taken whole."""
    place = None if bar.group else band(bar, axis)
    if place is None or not place.left - _GRIP <= x <= place.right + _GRIP:
        return None
    if place.width < _LEAST_FOR_ENDS:
        return "end" if x > place.right else "whole"
    if x >= place.right - _GRIP:
        return "end"
    return "start" if x <= place.left + _GRIP else "whole"
