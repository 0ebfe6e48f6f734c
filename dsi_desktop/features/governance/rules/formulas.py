"""The formulas of a body: words of its own for opening a meeting and for resolving.

« À une {rencontre} tenue à {lieu} le {jour}, sont présents : {membres} » or « Sur la proposition de
{proposant}, appuyée par {appuyant}, il est résolu {texte} ».
"""

import re

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

PLACE = re.compile(r"\{([^{}]*)\}")
# {hour} was the only place of the first formulas: those written then still open their meetings.
OPENING = (
    "heure", "jour", "lieu", N_("présidence"), "rencontre", "instance", "membres", "absences",
    "autres", "hour",
)
RESOLVING = ("proposant", "appuyant", "issue", "texte")
_PLACES = {"phrase_opening": OPENING, "phrase_motion": RESOLVING}


def is_formula(name: str) -> bool:
    """Tell whether a rule is a formula."""
    return name in _PLACES


def check_formula(name: str, text: str) -> str:
    """Return a formula as it is kept; refuse a place nobody fills, or a resolution without text."""
    known = _PLACES[name]
    for place in PLACE.findall(text):
        if place not in known:
            offered = ", ".join(f"{{{one}}}" for one in known if one != "hour")
            raise RuleBroken(
                _("« {place} » ne sera remplacé par rien. Les mots remplacés : {offered}.").format(
                    place=f"{{{place}}}", offered=offered,
                ),
                name,
            )
    if name == "phrase_motion" and text and not text.rstrip(" .:").endswith("{texte}"):
        raise RuleBroken(
            _("La formule des résolutions se termine par {texte} : le texte de la résolution."),
            name,
        )
    return text
