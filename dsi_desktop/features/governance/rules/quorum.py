"""How many members must be there for a body to decide."""

from math import ceil

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


def quorum_required(kind: str, value: int | None, members: int) -> int:
    """Return the number of voting members needed among `members`.

    `none` asks for nobody; `present` for anybody (« les membres présents »); `majority` for
    half plus one, so one of nobody; `fraction` for `value` per cent, rounded up; `number` for
    `value` persons.
    """
    if kind == "present":
        return min(1, members)
    if kind == "majority":
        return members // 2 + 1
    if kind == "fraction":
        return ceil(members * (value or 0) / 100)
    if kind == "number":
        return value or 0
    return 0


def check_quorum(kind: str, value: int | None) -> None:
    """Refuse a share that is none, and a number below nobody."""
    if (value or 0) < 0 or (kind == "fraction" and (value or 0) > 100):
        raise RuleBroken(_("Un quorum en pourcentage va de 0 à 100."), "quorum_value")


def quorum_reached(required: int, present: int) -> bool:
    return present >= required


def quorum_sentence(required: int, present: int) -> str:
    """Say the quorum: « Quorum atteint : 5 présences, 5 requises »."""
    if required == 0:
        return _("Aucun quorum requis")
    here = ngettext("{n} présence", "{n} présences", present).format(n=present)
    text = _("Quorum atteint : {here}, {required} requises")
    if present < required:
        text = _("Quorum non atteint : {here}, {required} requises")
    elif required == 1:
        text = _("Quorum atteint : {here}, {required} requise")
    return text.format(here=here, required=required)
