"""What a directory accepts: names, dates and ways to reach somebody, as pure values."""

import re
import unicodedata
from datetime import date

from dsi_desktop.kernel import fmt
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


def day(text: str | None, field: str) -> str | None:
    """Return an ISO date, or None for an empty one; refuse anything else beside `field`."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RuleBroken(_("Cette date n’existe pas au calendrier."), field) from None


def check_period(start_on: str | None, end_on: str | None, field: str = "end_on") -> None:
    """Refuse an end before its start."""
    if start_on and end_on and end_on < start_on:
        raise RuleBroken(_("La fin ne peut pas précéder le début."), field)


def in_force(start_on: str | None, end_on: str | None, day_text: str) -> bool:
    """Tell whether a period holds on a day; both ends are inside, an open end never stops."""
    return (start_on or "") <= day_text and (not end_on or day_text <= end_on)


def overlaps(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None],
) -> bool:
    """Tell whether two periods share a day."""
    return (one[0] or "") <= (other[1] or "9") and (other[0] or "") <= (one[1] or "9")


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


def check_still_seated(bodies: list[str]) -> None:
    """Refuse to archive who still sits; `bodies` are the names of the bodies."""
    if bodies:
        where = ", ".join(bodies)
        raise RuleBroken(
            _("Encore en siège : {bodies}. Mettez d’abord fin à ces sièges.").format(bodies=where)
        )


def month_words(day_text: str) -> str:
    """Return « juin 2026 »."""
    when = date.fromisoformat(day_text)
    return f"{fmt.month(when.month)} {when.year}"


def period_words(start_on: str | None, end_on: str | None) -> str:
    """Return « depuis juin 2026 », « juin 2024 à juin 2026 », or nothing when nothing is known."""
    start = month_words(start_on) if start_on else ""
    end = month_words(end_on) if end_on else ""
    if start and end:
        return _("{start} à {end}").format(start=start, end=end)
    if start:
        return _("depuis {start}").format(start=start)
    return _("jusqu’à {end}").format(end=end) if end else ""
