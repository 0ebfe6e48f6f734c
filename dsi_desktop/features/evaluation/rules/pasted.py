"""Questions typed or pasted: one a line, with or without numbers before them."""

import re

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

MOST = 60
# « 1. », « a) », « 3 – »: not « 12-17 ans », « 1.5 heure » nor « M. le préfet ».
_BEFORE = re.compile(
    r"^\s*(?:[-–—•*·▪]+|\(?(?:\d{1,3}|[a-zA-Z])\)|(?:\d{1,3}|[a-zA-LN-Z])\.(?!\d)"
    r"|\d{1,3}\s*[-–:](?=\s))\s*")


def questions_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return (part, question) for each line; a line that ends with « : » names a part.

    Numbers and dashes before a question go, a question written twice counts once.
    """
    part, found, seen = "", [], set()
    for typed in text.splitlines():
        said = line(_BEFORE.sub("", typed))
        if not said:
            continue
        if said.endswith(":"):
            part = said.rstrip(": \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
        elif fold(said) not in seen:
            seen.add(fold(said))
            found.append((part, said))
    if not found:
        raise RuleBroken(_("Écrivez au moins une question, une par ligne."), "questions")
    if len(found) > MOST:
        raise RuleBroken(
            _("Un questionnaire compte au plus {most} questions.").format(most=MOST), "questions")
    return tuple(found)
