"""Six words to say aloud: the French list of BIP-39, 2,048 words that four letters tell apart.

Accents are optional and four letters complete a word, because the words travel by voice.
"""

import secrets
import unicodedata
from functools import cache

from dsi_desktop.kernel import resources

COUNT = 6
ENOUGH_LETTERS = 4
_SHOWN = 8


@cache
def all_words() -> tuple[str, ...]:
    """Return the 2,048 words in the order of the list."""
    return tuple(resources.path("words", "fr.txt").read_text("utf-8").split())


def draw_words() -> tuple[str, ...]:
    """Draw six words: 66 bits of chance."""
    return tuple(secrets.choice(all_words()) for _ in range(COUNT))


def complete(text: str) -> str | None:
    """Return the word of the list that these letters tell, None when they tell none.

    At least four letters, and nothing that the word does not begin with.
    """
    letters = _bare(text)
    word = _by_start().get(letters[:ENOUGH_LETTERS])
    return word if word is not None and _bare(word).startswith(letters) else None


def candidates(text: str) -> tuple[str, ...]:
    """Return at most eight words that begin with these letters, for a list under a field."""
    letters = _bare(text)
    if not letters:
        return ()
    return tuple(word for word in all_words() if _bare(word).startswith(letters))[:_SHOWN]


def normalised(phrase: str) -> str:
    """Return what encrypts for a phrase: six listed words without accents, in small letters.

    Another phrase (the command line takes any) keeps its letters; only blanks are brought to one.
    """
    parts = phrase.split()
    words = [complete(part) for part in parts]
    if len(words) == COUNT and None not in words:
        return " ".join(_bare(word) for word in words if word is not None)
    return unicodedata.normalize("NFC", " ".join(parts))


@cache
def _by_start() -> dict[str, str]:
    return {_bare(word)[:ENOUGH_LETTERS]: word for word in all_words()}


def _bare(text: str) -> str:
    """Return the letters alone: small, no accent, ligatures written out."""
    spread = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(one for one in spread if not unicodedata.combining(one)).replace("œ", "oe")
