"""How the lines of a sheet are said: presence, reasons, numbers and dates."""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.features.directory.queries import DecisionLine, LetterLine
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed

PRESENCE = {"present": "good", "remote": "good", "expected": "own", "absent": "bad"}
SOON = 90


def why_words(why: Sequence[str]) -> str:
    """Return why a decision is listed: « nommée, suivi confié »."""
    words = {
        "named": _("nommée dans le texte"), "moved": _("proposée"), "seconded": _("appuyée"),
        "voted": _("voix inscrite"), "task": _("suivi confié"), "action": _("action du plan"),
        "mandate": _("mandat confié"),
    }
    return listed([words[one] for one in why])


def decision_number(line: DecisionLine, today: date) -> str:
    """Return the number of a decision; before its adoption, the day it was taken."""
    if line.number:
        return line.number
    return fmt.date_short(line.held_on, today) if line.held_on else _("projet")


def due_words(day: str | None, today: date) -> str:
    """Return a due date, short."""
    return fmt.date_short(day, today) if day else ""


def letter_words(line: LetterLine) -> str:
    """Return what a letter allows: « Peut engager jusqu’à 2 000 $ »."""
    if line.scope == "commit" and line.ceiling:
        amount = fmt.money(line.ceiling, short=True)
        return _("Peut engager jusqu’à {amount}").format(amount=amount)
    return vocabulary.label("mandate_scope", line.scope).capitalize()


def letter_state(line: LetterLine) -> tuple[str, str]:
    """Return what a pill says of a letter, and its tone: « 47 jours », « échue »."""
    if line.days_left is None:
        return "", "quiet"
    if line.days_left < 0:
        return _("échue"), "bad"
    said = ngettext("{n} jour", "{n} jours", line.days_left).format(n=line.days_left)
    return said, "warn" if line.days_left <= SOON else "quiet"


def size_words(size: int) -> str:
    """Return « 340 Ko » or « 2,4 Mo »."""
    if size < 1_000_000:
        return _("{n} Ko").format(n=fmt.number(max(1, round(size / 1000))))
    return _("{n} Mo").format(n=fmt.number(size / 1_000_000, 1))
