"""The colours of the screen for the drawings of the indicators."""

from types import MappingProxyType

from dsi_desktop.features.indicators.rules.chart import Ink
from dsi_desktop.ui.drawing import text_width
from dsi_desktop.ui.theme import theme

_TOKENS = MappingProxyType({
    "text": "text", "text2": "text2", "line": "border", "bad": "danger", "badSoft": "dangerSoft",
    "ground": "surface",
})  # fmt: skip


def chart_ink(hue: int) -> Ink:
    """Return what draws in the colour of a chantier."""
    return Ink(
        lambda key: theme().hue(hue).solid if key == "solid" else theme().hex(_TOKENS[key]),
        text_width,
    )
