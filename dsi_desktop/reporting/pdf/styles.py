"""The styles of paper, all scaled from the size of the body: 12 points, or 16 for large print."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from dsi_desktop.reporting import palette
from dsi_desktop.reporting.pdf import fonts

_NORMAL = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles by name and what they are for.

    Their scale (1.0 for a body of 12 points), the room of a page in points, the language.
    """

    styles: dict[str, ParagraphStyle]
    scale: float
    width: float
    height: float
    language: str

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self.styles[name]


def sheet(size: int, room: tuple[float, float], language: str) -> Sheet:
    """Return the styles for a body of `size` points. Ragged right, no hyphenation (BAnQ)."""
    fonts.register()
    scale = size / _NORMAL
    made: dict[str, ParagraphStyle] = {}

    def style(
        name: str, font: str, points: float, leading: float, colour: str, **more: float
    ) -> None:  # fmt: skip
        flags = ("keepWithNext", "allowWidows", "allowOrphans", "alignment")
        scaled = {key: value if key in flags else value * scale for key, value in more.items()}
        made[name] = ParagraphStyle(
            name, fontName=font, fontSize=points * scale, leading=leading * scale,
            textColor=HexColor(colour), bulletFontName=font, bulletFontSize=points * scale,
            **{"allowWidows": 0, "allowOrphans": 0, **scaled},
        )  # fmt: skip

    bold, half, text = f"{fonts.TITLE}-B", fonts.TITLE, fonts.TEXT
    style("body", text, 12, 16.2, palette.INK, spaceAfter=6)
    style("lead", text, 13.5, 18, palette.GREY, spaceAfter=10)
    style("note", text, 10, 13, palette.GREY, spaceBefore=2, spaceAfter=5)
    style("h1", bold, 21, 25, palette.NAVY, spaceAfter=2)
    style("h2", bold, 14.5, 19, palette.NAVY, spaceBefore=12, spaceAfter=4, keepWithNext=1)
    style("h3", half, 12.5, 16.5, palette.INK, spaceBefore=7, spaceAfter=2, keepWithNext=1)
    for name in ("h2", "h3"):
        made[f"{name}loose"] = ParagraphStyle(f"{name}loose", parent=made[name], keepWithNext=0)
    made["h1loose"] = made["h1"]
    style("bullet", text, 12, 16.2, palette.INK, leftIndent=16, bulletIndent=4, spaceAfter=3)
    style("number", text, 12, 16.2, palette.INK, leftIndent=26, bulletIndent=2, spaceAfter=3)
    style("cell", text, 10.5, 13.4, palette.INK, allowWidows=1)
    style("cellright", text, 10.5, 13.4, palette.INK, allowWidows=1, alignment=2)
    style("rowhead", half, 10.5, 13.4, palette.INK, allowWidows=1)
    style("head", half, 10, 12.8, palette.NAVY, allowWidows=1)
    style("headright", half, 10, 12.8, palette.NAVY, allowWidows=1, alignment=2)
    style("group", bold, 11, 14, palette.NAVY, allowWidows=1)
    style("fact", half, 10.8, 14, palette.INK)
    style("value", text, 10.8, 14, palette.INK)
    style("boxtitle", half, 12.2, 16, palette.NAVY, spaceAfter=2)
    style("boxbody", text, 12, 16, palette.INK, spaceAfter=2)
    style("sign", text, 10.5, 14, palette.INK)
    return Sheet(made, scale, *room, language)
