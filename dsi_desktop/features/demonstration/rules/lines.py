"""Read the short lines in which members, partners, seats and money are written."""

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """« key [role] [start] [end] [reason] »: somebody sits from a day to a day."""

    who: str
    role: str
    start: date
    end: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Partner:
    """« key role oui|non contribution »."""

    who: str
    role: str
    confirmed: bool
    contribution: str


def term_of(line: str) -> Term:
    words = line.split()
    days = [word for word in words[2:4] if word[:2] == "20"]
    reason = " ".join(words[2 + len(days):])
    end = date.fromisoformat(days[1]) if len(days) > 1 else None
    return Term(words[0], words[1], date.fromisoformat(days[0]), end, reason)


def terms_of_seat(line: str) -> tuple[str, list[Term]]:
    """Return the label of a seat and its holders one after the other."""
    label, holders = line.split(" :: ")
    return label, [term_of(holder) for holder in holders.split(" ; ")]


def partner_of(line: str) -> Partner:
    who, role, confirmed, *contribution = line.split(" ", 3)
    return Partner(who, role, confirmed == "oui", " ".join(contribution))


def parts_of(line: str) -> tuple[str, ...]:
    """Return the parts of « a | b | c », without the spaces around them."""
    return tuple(part.strip() for part in line.split("|"))


def cents(amount: str) -> int | None:
    """Return an amount written in dollars, in cents; 0 and nothing are no amount."""
    return round(float(amount) * 100) or None if amount else None


def tenths(hours: str) -> int | None:
    """Return hours written « 15.5 », in tenths; nothing is no hour."""
    return round(float(hours) * 10) if hours else None


def slug(text: str) -> str:
    """Return the letters of a name as an e-mail address writes them."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
