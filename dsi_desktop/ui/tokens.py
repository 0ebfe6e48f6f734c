"""Design tokens: one table of colours per scheme, sizes in pixels at 100 %; no Qt here."""

from types import MappingProxyType
from typing import NamedTuple

LIGHT = MappingProxyType({
    "bg": "#F4F6F8", "surface": "#FFFFFF", "surface2": "#EDF1F4", "hover": "#E4EAEE",
    "border": "#D5DCE3", "borderStrong": "#7C8997", "text": "#17222D", "text2": "#4D5B69",
    "text3": "#5C6A78", "accent": "#0E6A62", "accentHover": "#0B554E", "onAccent": "#FFFFFF",
    "accentSoft": "#DDF0ED", "accentInk": "#0A4F49", "focus": "#0B57D0", "danger": "#B3261E",
    "dangerSoft": "#FBE9E7", "warn": "#8A5200", "warnSoft": "#FDF0DA", "ok": "#1B6E3F",
    "okSoft": "#E1F3E8", "side": "#FFFFFF", "shadow": "#0A1A2A",
})  # fmt: skip
DARK = MappingProxyType({
    "bg": "#11171D", "surface": "#1A222A", "surface2": "#232D37", "hover": "#2B3742",
    "border": "#33404C", "borderStrong": "#7B8996", "text": "#E8EDF2", "text2": "#AAB7C4",
    "text3": "#9AA8B6", "accent": "#57C7BA", "accentHover": "#7AD6CB", "onAccent": "#06211E",
    "accentSoft": "#17403C", "accentInk": "#8FE0D6", "focus": "#8AB4F8", "danger": "#FF8A80",
    "dangerSoft": "#43201E", "warn": "#F2B45A", "warnSoft": "#3D2C10", "ok": "#7BD3A0",
    "okSoft": "#163626", "side": "#151C23", "shadow": "#000000",
})  # fmt: skip


class Hue(NamedTuple):
    """The colours of one chantier: bars and dots, soft ground, ink on that ground."""

    solid: str
    soft: str
    ink: str


HUES_LIGHT = (
    Hue("#0E6A62", "#DDF0ED", "#0A4F49"), Hue("#2563B0", "#E4EEFA", "#174A8B"),
    Hue("#B45309", "#FCEBD9", "#8A3F06"), Hue("#2F7D32", "#E3F3E4", "#1F5B22"),
    Hue("#6D4BB8", "#EEE8FA", "#523594"), Hue("#AD2E66", "#FBE6EF", "#861F4D"),
    Hue("#7A6200", "#F7EFCF", "#5D4A00"),
)  # fmt: skip
HUES_DARK = (
    Hue("#57C7BA", "#17403C", "#8FE0D6"), Hue("#7FB2F0", "#1B324F", "#A9CCF7"),
    Hue("#F0A35C", "#45290F", "#F6C08F"), Hue("#7CC97F", "#1B3A1D", "#A4DDA6"),
    Hue("#B59BEB", "#33265A", "#CFBDF5"), Hue("#EE86B1", "#4A1C31", "#F5AECB"),
    Hue("#D9BF4E", "#3A3108", "#E8D58A"),
)  # fmt: skip
FONT_SIZES = MappingProxyType({"xs": 11, "s": 12, "m": 13, "l": 15, "h1": 22, "xxl": 26})
TARGET = 28
SIDEBAR = 216

TEXT_PAIRS = (
    ("text", "bg"), ("text", "surface"), ("text", "surface2"), ("text", "hover"), ("text2", "bg"),
    ("text2", "surface"), ("text2", "surface2"), ("text2", "hover"), ("text3", "bg"),
    ("text3", "surface"), ("onAccent", "accent"), ("onAccent", "accentHover"),
    ("accentInk", "accentSoft"), ("accent", "surface"), ("danger", "surface"),
    ("danger", "dangerSoft"), ("warn", "warnSoft"), ("ok", "okSoft"),
)  # fmt: skip
LINE_PAIRS = (
    ("focus", "surface"), ("focus", "bg"), ("borderStrong", "surface"), ("accent", "bg"),
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two `#RRGGBB` colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)
