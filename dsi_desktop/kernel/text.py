"""Texts as people write and read them in Québec: folded for search, clean, well spaced.

Rules of spacing: Office québécois de la langue française, Vitrine linguistique, article 22039.
"""

import re
import unicodedata
from collections.abc import Sequence

LONGEST = 100_000
NBSP = "\u00a0"
FINE = "\u202f"
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FOLDS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", NBSP: " ", FINE: " ", "‑": "-", "–": "-"})


def fold(text: str) -> str:
    """Return a text for comparison: no case, no accents, plain apostrophes and spaces."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_FOLDS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def clean(text: str) -> str:
    """Return a text that can be stored and printed, at most 100,000 characters.

    NUL, other control characters and lone surrogates go; line ends become `\\n`; tabs stay.
    Marks that reverse the direction of what follows go too: they can hide words.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BIDI.sub("", _CONTROLS.sub("", lines))[:LONGEST]


def listed(parts: Sequence[str], word: str = "et") -> str:
    """Join words as a sentence does: « a, b et c »."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def elided(word: str, following: str) -> str:
    """Return « que la » or « qu’une »: `word` (que, de, le, la…) before what follows it."""
    mute = fold(following[:1]) in tuple("aeiouy") or fold(following[:2]) in ("ho", "hi", "ha", "he")
    if mute and word[-1:] in ("e", "a"):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w)'(?=\w)", "’"),
        (r"\.\.\.", "…"),
        (r"«[ \u00a0\u202f]*", f"«{NBSP}"),
        (r"[ \u00a0\u202f]*»", f"{NBSP}»"),
        (r"(?<=\S)[ \u00a0\u202f]+([;!?])", r"\1"),
        (r"(?<=[^\s:/\d])[ \u202f]?:(?=[\s]|$)", f"{NBSP}:"),
        (r"(?<=\d)[ \u00a0\u202f]*:(?=[ \n]|$)", f"{NBSP}:"),
        (r"(?<=\d)[ \u202f]*([%$€])", rf"{NBSP}\1"),
        (r"(?<=\d)\u00a0*([%$€])", rf"{NBSP}\1"),
        (r"(?<![\d,.\u00a0 ])(\d{1,3})[ \u202f\u00a0](?=\d{3}(?!\d))", rf"\1{NBSP}"),
        (r"(?<=\u00a0\d{3})[ \u202f](?=\d{3}(?!\d))", NBSP),
        (r"(?<=\d)[ \u202f]*(h|km|kg|min|ans?|cm|ha)\b(?![’'])", rf"{NBSP}\1"),
        (r"(?<![\w:])(\d{1,2})[ \u00a0\u202f]?h[ \u00a0\u202f]?(\d{1,2})\b", rf"\1{NBSP}h{NBSP}\2"),
        (r"\b(MM?\.|Mmes?|Mlles?|Drs?|Mes?|[Nn]os?|[Nn]º|p\.|art\.)[ \u202f](?=[A-ZÉÈÀÎÔ\d])",
         rf"\1{NBSP}"),
        (r"\b(\d{1,2}|1er)[ \u202f](?=(?:janvier|février|mars|avril|mai|juin|juillet|août"
         r"|septembre|octobre|novembre|décembre)\b)", rf"\1{NBSP}"),
        (r"(?<=\S) (?=[–—])", NBSP),
    )
)  # fmt: skip


def fr(text: str) -> str:
    """Return `text` spaced as Québec French is printed. `fr(fr(x)) == fr(x)`.

    Typographic apostrophe, no-break space inside « », before « : », %, $ and units, between
    groups of three digits and in « 13 h 30 », no space before ; ! ?.
    """
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
