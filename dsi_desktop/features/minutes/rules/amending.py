"""Amendments: what may be amended, and what a text becomes once its amendment is carried."""

import re

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

_QUOTES = '«»“”"'
_REPLACE = re.compile(
    r"(?:remplacer|changer|replace) (?P<old>.+?) (?:par|pour|by|with) (?P<new>.+)", re.IGNORECASE
)
_ADD = re.compile(
    r"(?:ajouter|inserer|insérer|add|insert) (?P<new>.+?)(?: (?P<where>après|apres|avant|after|"
    r"before) (?P<at>.+))?", re.IGNORECASE,
)  # fmt: skip
_DROP = re.compile(r"(?:retirer|biffer|supprimer|enlever|rayer|strike|remove) (?P<old>.+)",
                   re.IGNORECASE)  # fmt: skip
_AFTER = frozenset({"apres", "after"})


def procedure_of(amended: str | None) -> str:
    """Return what a proposal is that would change one of this kind; raises `RuleBroken`."""
    if not amended or amended == "main":
        return "amendment"
    if amended == "amendment":
        return "sub_amendment"
    raise RuleBroken(_("Un sous-amendement ne s’amende pas : votez-le d’abord."), "amends_id")


def check_amendable(state: str | None) -> None:
    """Refuse to amend what was voted."""
    if (state or "moved") != "moved":
        raise RuleBroken(
            _("Cette proposition n’est plus en débat : elle ne peut plus être amendée."),
            "amends_id",
        )


def check_no_amendment_open(open_amendments: int) -> None:
    """Refuse to vote on a proposal before its amendments."""
    if open_amendments:
        raise RuleBroken(_("Un amendement est en débat : votez-le d’abord."), "vote")


def amended(text: str, amendment: str) -> str:
    """Return what a text becomes by « remplacer X par Y », « ajouter X », « retirer X ».

    Quotation marks around the words are left out. What is not understood, or not found in the
    text, changes nothing: somebody writes the text then.
    """
    bare = amendment.strip().rstrip(".").removeprefix("de ").removeprefix("d’")
    for shape, change in ((_REPLACE, _replaced), (_ADD, _added), (_DROP, _dropped)):
        found = shape.fullmatch(bare)
        if found is not None:
            return change(text, found)
    return text


def _replaced(text: str, found: re.Match[str]) -> str:
    return _with(text, _bare(found["old"]), _bare(found["new"]))


def _dropped(text: str, found: re.Match[str]) -> str:
    return " ".join(_with(text, _bare(found["old"]), "").split()).replace(" ,", ",")


def _added(text: str, found: re.Match[str]) -> str:
    new = _bare(found["new"])
    if found["at"] is None:
        end = "." if text.endswith(".") else ""
        return f"{text.removesuffix('.')} {new}{end}"
    at = _bare(found["at"])
    words = (at, new) if fold(found["where"]) in _AFTER else (new, at)
    return _with(text, at, " ".join(words))


def _with(text: str, old: str, new: str) -> str:
    """Put words in place of others, found whatever their case; only the first time."""
    shape = r"\s+".join(re.escape(word) for word in old.split())
    found = re.search(shape, text, re.IGNORECASE) if shape else None
    return text[:found.start()] + new + text[found.end():] if found else text


def _bare(words: str) -> str:
    return words.strip().strip(_QUOTES).strip()
