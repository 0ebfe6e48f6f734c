"""How a gesture and its changes are said on one line."""

from datetime import date

from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.obstacles import Obstacles
from dsi_desktop.features.history.queries.wording import (
    CREATED,
    FIELD,
    ORDER,
    REMOVED,
    ChangeLine,
)
from dsi_desktop.features.history.rules.texts import capital, short
from dsi_desktop.features.history.rules.timeline import day_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import NBSP


def parts_of_change(change: ChangeLine, today: date | None = None) -> tuple[str, str, str]:
    """Return (what, before, after) of a change; `before` is "" where there is none to say.

    With `today`, dates of this year are said without it.

    « Échéance », « 1er juin 2026 », « 15 juin 2026 »; « Territoire visé », "", « ajout :
    Saint-Irénée ».
    """
    what, name = capital(change.what), short(change.new)
    if change.kind == FIELD:
        before, after = short(change.old), name or _("rien")
        if today is not None and change.column.endswith("_on"):
            before, after = _undated(before, today), _undated(after, today)
        return what, before, after
    if change.kind == ORDER:
        return what, "", _("changé de place")
    said = {
        CREATED: _("ajout"), REMOVED: _("suppression"),
    }.get(change.kind, _("retour"))  # fmt: skip
    return what, "", _("{deed} : {name}").format(deed=said, name=name) if name else said


def _undated(text: str, today: date) -> str:
    for ending in (f", {today.year}", f" {today.year}", f"{NBSP}{today.year}"):
        text = text.removesuffix(ending)
    return text


def said_change(change: ChangeLine) -> str:
    """Return a change for the ear: « Échéance, 1er juin devient 15 juin »."""
    what, before, after = parts_of_change(change)
    if before:
        return _("{what}, {before} devient {after}").format(what=what, before=before, after=after)
    return f"{what}, {after}"


def signature(who: str, device: str, label: str, *, received: bool) -> str:
    """Return « Luc Harvey, reçu de Portable de Luc · Modifier l’action »."""
    name = who or _("Quelqu’un")
    if received and device:
        name = _("{who}, reçu de {device}").format(who=name, device=device)
    return f"{name} · {spoken_label(label)}" if label else name


def obstacle_words(known: Obstacles, who: str, today: date, *, disputed: bool) -> str:
    """Return why a gesture cannot be undone, "" when at least a part of it can.

    « changé depuis, le 16 sept. » by the same person, « changé depuis par Luc » by another,
    « à décider » where two versions stand side by side.
    """
    if not known.whole or not known.found:
        return ""
    if disputed:
        return _("à décider")
    first = known.found[0]
    if first.column == "deleted":
        return _("supprimée depuis, le {day}").format(
            day=fmt.date_short(day_of(first.when), today)
        )
    if first.who and first.who != who:
        return _("changé depuis par {who}").format(who=first.who.partition(" ")[0])
    return _("changé depuis, le {day}").format(day=fmt.date_short(day_of(first.when), today))
