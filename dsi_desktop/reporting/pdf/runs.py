"""From words to reportlab fragments: user text never meets its markup parser.

Raised letters of ordinals and abbreviations (1er, 2e, Mme, no) follow the Québec rule; a link is
made only for http, https, mailto and tel.
"""

import re
from collections.abc import Iterator

from dsi_desktop.reporting.pdf import engine, fonts  # isort: skip
from reportlab.lib.colors import HexColor
from reportlab.lib.fonts import ps2tt, tt2ps
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from dsi_desktop.kernel.text import clean, fr
from dsi_desktop.reporting.blocks import Run, Words
from dsi_desktop.reporting.palette import NAVY, TONES

__all__ = ["engine", "fragments", "pieces_of", "spelled"]
_RAISED = re.compile(r"\b(\d+|[IVX]{1,4})(er|re|es|e)\b|\b(M|n)(mes|me|os|o)\b(?=[\u00a0 ])")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_RISE, _SMALL = 0.33, 0.66
_LONGEST_PARAGRAPH = 400


def spelled(text: str, language: str) -> str:
    """Return a text as it is printed: cleaned, and spaced as Québec French asks."""
    return fr(clean(text)) if language == "fr" else clean(text)


def pieces_of(words: Words, language: str) -> Iterator[list[Run]]:
    """Yield the paragraphs of some words: cut at line ends and every 400 words.

    reportlab breaks lines in more than quadratic time: 40,000 words in one piece take 4.8 s.
    """
    runs = [Run(words)] if isinstance(words, str) else [words] if isinstance(words, Run) else words
    held: list[Run] = []
    count = 0
    for run in runs:
        for at, line in enumerate(spelled(run.text, language).split("\n")):
            if at and held:
                yield held
                held, count = [], 0
            for part in _parts(line, _LONGEST_PARAGRAPH - count):
                if count + part.count(" ") >= _LONGEST_PARAGRAPH and held:
                    yield held
                    held, count = [], 0
                held.append(Run(part, run.bold, run.italic, run.href, run.tone))
                count += part.count(" ")
    if held:
        yield held


def fragments(runs: list[Run], style: ParagraphStyle) -> list[ParaFrag]:
    """Return the fragments of one paragraph: face, colour, raised letters, links."""
    family, bold, italic = ps2tt(style.fontName)
    made: list[ParaFrag] = []
    for run in runs:
        face = tt2ps(family, int(run.bold or bold), int(run.italic or italic))
        link = run.href if _LINK.fullmatch(run.href) else ""
        colour = HexColor(NAVY if link else TONES[run.tone]) if link or run.tone else style.textColor
        for text, raised in _raised(run.text):
            for part, name in fonts.pieces(text, face):
                made.append(_fragment(part, name, style, colour, raised=raised))
                if link:
                    made[-1].link = [(0, link)]
    return made or [_fragment("", style.fontName, style, style.textColor, raised=False)]


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
        stem, ending = (1, 2) if found[1] else (3, 4)
        if found[1] and found[1][0] in "IVX" and found[2] != "e":
            continue
        if found.end(stem) > at:
            yield text[at : found.end(stem)], False
        yield found[ending], True
        at = found.end()
    if at < len(text) or not text:
        yield text[at:], False


def _parts(line: str, room: int) -> Iterator[str]:
    if line.count(" ") < room:
        yield line
        return
    words = line.split(" ")
    for start in range(0, len(words), _LONGEST_PARAGRAPH):
        yield " ".join(words[start : start + _LONGEST_PARAGRAPH])
