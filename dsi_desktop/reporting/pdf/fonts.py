"""The faces of paper, and which face draws which sign: Source Sans 3, then syllabics, then □."""

from collections.abc import Iterator
from functools import cache, lru_cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dsi_desktop.kernel import resources

TEXT, TITLE, SYLLABICS = "DsiText", "DsiTitle", "DsiSyllabics"
MISSING = "\u25a1"
_FAMILIES = {
    TEXT: ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic"),
    TITLE: ("600SemiBold", "700Bold", "600SemiBold_Italic", "700Bold_Italic"),
}
_ROLES = {
    "regular": TEXT, "medium": TITLE, "semibold": TITLE, "bold": f"{TITLE}-B",
}  # fmt: skip
_SPACES = frozenset(map(chr, range(33)))


def register() -> None:
    """Register the static faces once; variable and CFF fonts come out wrong in reportlab."""
    if SYLLABICS in pdfmetrics.getRegisteredFontNames():
        return
    for family, faces in _FAMILIES.items():
        names = [f"{family}{ending}" for ending in ("", "-B", "-I", "-BI")]
        for name, face in zip(names, faces, strict=True):
            file = resources.path("fonts", f"SourceSans3_{face}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(file)))
        for at, name in enumerate(names):
            addMapping(family, at % 2, at // 2, name)
    file = resources.path("fonts", "NotoSansCanadianAboriginal-Regular.ttf")
    for bold, italic in ((0, 0), (1, 0), (0, 1), (1, 1)):
        addMapping(SYLLABICS, bold, italic, SYLLABICS)
    pdfmetrics.registerFont(TTFont(SYLLABICS, str(file)))


def face_of(role: str) -> str:
    """Return the registered name of a role of `kernel.drawing`."""
    return _ROLES[role]


@lru_cache(4096)
def measure(text: str, role: str, size: float) -> float:
    """Return the width of a text in points, as `kernel.drawing` asks it."""
    register()
    return sum(
        float(pdfmetrics.stringWidth(part, font, size))
        for part, font in pieces(text, face_of(role))
    )


def pieces(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Cut a text where the face must change; a sign that no face has is shown as □."""
    known, syllabics = _signs(font), _signs(SYLLABICS)
    if known.issuperset(text):
        yield text, font
        return
    held, held_font = "", font
    for sign in text:
        wanted, shown = font, sign
        if sign not in known:
            wanted = SYLLABICS if sign in syllabics else font
            shown = sign if sign in syllabics else MISSING
        if wanted != held_font:
            if held:
                yield held, held_font
            held, held_font = "", wanted
        held += shown
    yield held, held_font


def missing(text: str) -> set[str]:
    """Return the signs of a text that no face of the chain has."""
    return set(text) - _signs(TEXT) - _signs(SYLLABICS)


@cache
def _signs(font: str) -> frozenset[str]:
    return _SPACES | frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))
