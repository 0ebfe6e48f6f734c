"""The colours and the letters of the screen for the shapes of the calendar."""

from types import MappingProxyType

from dsi_desktop.features.schedule.rules.shapes import Colour, Ink
from dsi_desktop.ui.drawing import text_width
from dsi_desktop.ui.theme import theme

_TOKENS = MappingProxyType({
    "surface": "surface", "ground": "surface2", "line": "border", "text": "text",
    "text2": "text2", "baseline": "borderStrong", "late": "danger", "lateSoft": "dangerSoft",
    "slip": "warn", "mark": "text",
})  # fmt: skip


class ScreenInk:
    """Remembers the widths it measured: the same words are drawn at each frame."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, str, float], float] = {}
        self.ink = Ink(colour, self._measure)

    def _measure(self, text: str, role: str, size: float) -> float:
        key = (text, role, size)
        if key not in self._widths:
            self._widths[key] = text_width(text, role, size)
        return self._widths[key]


def colour(key: Colour, hue: int) -> str:
    """Return a colour of the theme in force; "solid", "soft", "ink" are those of the chantier."""
    look = theme()
    if key == "solid":
        return look.hue(hue).solid
    if key == "soft":
        return look.hue(hue).soft
    return look.hue(hue).ink if key == "ink" else look.hex(_TOKENS[key])
