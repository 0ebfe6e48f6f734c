"""The colours of paper: every text colour holds 4.5:1 on white and on the tints."""

from types import MappingProxyType

INK, GREY, LINE, GROUND = "#1C2530", "#55616D", "#C3CCD4", "#EEF3F7"
NAVY, TEAL, AMBER, RED, GREEN = "#17406D", "#0B6B6B", "#8A5A00", "#A3262A", "#2B6B2E"
WATERMARK = "#F5EEEE"
TONES = MappingProxyType(
    {"": INK, "muted": GREY, "accent": NAVY, "ok": GREEN, "warn": AMBER, "danger": RED}
)
TINTS = MappingProxyType({
    "accent": ("#EEF3F7", NAVY), "ok": ("#E4F1E4", GREEN), "warn": ("#FBF1DD", AMBER),
    "danger": ("#F8E6E6", RED), "muted": (GROUND, GREY),
})  # fmt: skip
