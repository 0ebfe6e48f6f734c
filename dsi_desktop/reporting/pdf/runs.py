"""From words to reportlab fragments: user text never meets its markup parser.

Raised letters of ordinals and abbreviations (1er, 2e, Mme, no) follow the Québec rule; a link is
made only for http, https, mailto and tel.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.fonts import ps2tt, tt2ps
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from dsi_desktop.kernel.text import clean, fr
from dsi_desktop.reporting.blocks import Run, Words
from dsi_desktop.reporting.palette import NAVY, TONES
from dsi_desktop.reporting.pdf import fonts

# « no » only before a number held by a no-break space: « nos membres » is not an abbreviation
_ROMAN = "|".join(rf"(?<=\b[IVX]{{{length}}})" for length in range(1, 6))
_RAISED = re.compile(
    r"[\dIVXMDnN](?:(?<=\d)(ers?|res?|es?)|(?<=\bI)(er)|(?:" + _ROMAN + r")(es?)"
    r"|(?<=\bM)(mes?|lles?)(?=[\u00a0 ])|(?<=\b[nN])(os?)(?=\u00a0[A-Z\d])"
    r"|(?<=\bD)(re?s?)(?=\u00a0)|(?<=\AN)(o)\Z)\b"
)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
# Signs without a drawing: soft hyphen, joiners, direction marks, variation selectors, tags.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_ODD_SPACES = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]")
_RISE, _SMALL = 0.33, 0.66
LONGEST_PARAGRAPH = 400


def spelled(text: str, language: str) -> str:
    """Return a text as it is printed: cleaned, and spaced as Québec French asks."""
    seen = _ODD_SPACES.sub(" ", _UNSEEN.sub("", clean(text)))
    return fr(seen) if language == "fr" else seen


def pieces_of(words: Words, language: str) -> Iterator[list[Run]]:
    """Yield the paragraphs of some words: cut at line ends and every 400 words.

    reportlab breaks lines in more than quadratic time: 40,000 words in one piece take 4.8 s.
    """
    held: list[Run] = []
    count = 0
    for run in _runs(words):
        for at, line in enumerate(spelled(run.text, language).split("\n")):
            if at and held:
                yield held
                held, count = [], 0
            for part in _parts(line, LONGEST_PARAGRAPH - count):
                many = part.count(" ")
                if held and count + many >= LONGEST_PARAGRAPH:
                    yield held
                    held, count = [], 0
                held.append(
                    run if part == run.text
                    else Run(part, run.bold, run.italic, run.href, run.tone)
                )  # fmt: skip
                count += many
    if held:
        yield held


def fragments(runs: Sequence[Run], style: ParagraphStyle) -> list[ParaFrag]:
    """Return the fragments of one paragraph: face, colour, raised letters, links."""
    made: list[ParaFrag] = []
    for run in runs:
        face = _face(style.fontName, bold=run.bold, italic=run.italic)
        link = run.href if run.href and _LINK.fullmatch(run.href) else ""
        colour = _colour(NAVY if link else TONES[run.tone]) if link or run.tone else style.textColor
        for text, raised in _raised(run.text):
            for part, name in fonts.pieces(text, face):
                made.append(_fragment(part, name, style, colour, raised=raised))
                if link:
                    made[-1].link = [(0, link)]
    alone_link = len(made) == 1 and made[0].link
    if not made or alone_link:
        # reportlab announces links only in paragraphs of several fragments
        made.append(_fragment("", style.fontName, style, style.textColor, raised=False))
    return made


def _runs(words: Words) -> Sequence[Run]:
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else words


@cache
def _face(font: str, *, bold: bool, italic: bool) -> str:
    family, own_bold, own_italic = ps2tt(font)
    return str(tt2ps(family, int(bold or own_bold), int(italic or own_italic)))


@cache
def _colour(code: str) -> HexColor:
    return HexColor(code)


def _fragment(
    text: str, face: str, style: ParagraphStyle, colour: HexColor, *, raised: bool
) -> ParaFrag:
    size = style.fontSize
    return ParaFrag(
        text=text, fontName=face, fontSize=size * _SMALL if raised else size,
        rise=size * _RISE if raised else 0, textColor=colour, bold=0, italic=0, greek=0, link=[],
        us_lines=[],
    )  # fmt: skip


def _raised(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in _RAISED.finditer(text):
        ending = found.lastindex or 0
        yield text[at : found.start(ending)], False
        yield found[ending], True
        at = found.end()
    if at < len(text) or not text:
        yield text[at:], False


def _parts(line: str, room: int) -> Iterator[str]:
    if line.count(" ") < room:
        yield line
        return
    words = line.split(" ")
    for start in range(0, len(words), LONGEST_PARAGRAPH):
        yield " ".join(words[start : start + LONGEST_PARAGRAPH])
