"""What is written of somebody: names, texts and ways to reach them, as pure values."""

import re
import unicodedata

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_PARTICLES = frozenset({"de", "des", "du", "la", "le", "les", "et", "d", "l", "à", "aux", "pour"})
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def line(text: str) -> str:
    """Return `text` on one line, without control characters."""
    kept = (" " if character.isspace() else character for character in text)
    return " ".join("".join(c for c in kept if _printable(c)).split())


def prose(text: str) -> str:
    """Return `text` with its line ends only, without other control characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or _printable(c)).strip()


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cs"}


def required(text: str, sentence: str, field: str) -> str:
    """Return `text` on one line; refuse with `sentence` beside `field` when nothing is left."""
    kept = line(text)
    if not kept:
        raise RuleBroken(sentence, field)
    return kept


def full_name(given_name: str, family_name: str) -> str:
    """Return a person's name as it is read."""
    return f"{given_name} {family_name}".strip()


def initials(name: str) -> str:
    """Return at most two letters for the disc beside a name: « Marie-Ève Tremblay » gives MT."""
    words = [word for word in re.split(r"[\s’']+", name) if word]
    telling = [word for word in words if word.lower() not in _PARTICLES] or words
    letters = [telling[0], *telling[-1:]] if len(telling) > 1 else telling
    return "".join(word[0] for word in letters).upper()


def contact_value(kind: str, value: str) -> str:
    """Return a contact detail ready to keep.

    A ten-digit phone number takes the Québec form « 418 555-0142 » (OQLF); an e-mail address
    needs its @ and its domain.
    """
    kept = required(value, _("Écrivez la coordonnée."), "value")
    if kind == "email" and not _EMAIL.fullmatch(kept):
        raise RuleBroken(_("Une adresse courriel s’écrit « nom@domaine »."), "value")
    if kind in {"phone", "mobile"} and not re.search(r"[^\d\s().+-]", kept):
        digits = re.sub(r"\D", "", kept).removeprefix("1")
        if len(digits) == 10:
            return f"{digits[:3]} {digits[3:6]}-{digits[6:]}"
    return kept
