"""The measures of an indicator as bars, with its target as a line: for the sheets on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.governance.rules.chart_card import Ink
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing, Group, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _

_WIDE, _HIGH, _FOOT, _TOP, _MOST = 640.0, 190.0, 24.0, 26.0, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure: its value, and the day under it, in words."""

    value: float
    day: str


def bars(measures: Sequence[Bar], goal: float | None, decimals: int, ink: Ink) -> Drawing:
    """Return the last measures as bars; those that reach the target are full, others pale."""
    shown = tuple(measures)[-_MOST:]
    low = min([0.0, *(one.value for one in shown), goal or 0.0])
    high = max([1.0, *(one.value for one in shown), goal or 0.0])
    span = (high - low) or 1.0
    room = _HIGH - _FOOT - _TOP

    def at(value: float) -> float:
        return _TOP + room * (1 - (value - low) / span)

    step = _WIDE / max(len(shown), 3)
    shapes: list[Shape] = []
    groups: list[Group] = []
    for place, one in enumerate(shown):
        key, x, wide = f"m{place}", place * step + step * 0.2, step * 0.6
        reached = goal is not None and one.value >= goal
        top, foot = sorted((at(one.value), at(0.0)))
        shapes.append(Rect(x, top, wide, max(1.0, foot - top),
                           ink.colour("solid" if reached else "soft", 0),
                           ink.colour("solid", 0)))  # fmt: skip
        said = fmt.number(one.value, decimals)
        shapes.append(Text(x + wide / 2, top - 6, said, 12, ink.colour("text", 0), "semibold",
                           "middle", key))  # fmt: skip
        day = shortened(one.day, step, "regular", 11, ink.measure)
        shapes.append(Text(x + wide / 2, _HIGH - 8, day, 11, ink.colour("text2", 0),
                           anchor="middle", group=key))  # fmt: skip
        groups.append(Group(key))
    shapes.append(Path(((0, at(0.0)), (_WIDE, at(0.0))), ink.colour("borderStrong", 0)))
    if goal is not None:
        shapes.append(
            Path(((0, at(goal)), (_WIDE, at(goal))), ink.colour("warn", 0), 1.5, dashed=True)
        )
        words = _("Cible : {value}").format(value=fmt.number(goal, decimals))
        shapes.append(Text(_WIDE, at(goal) - 5, words, 11, ink.colour("warn", 0), "medium", "end",
                           "goal"))  # fmt: skip
        groups.append(Group("goal"))
    return Drawing(_WIDE, _HIGH, tuple(shapes), tuple(groups))
