"""How cards hold to one another: which links may be made, and how each end says them."""

from collections.abc import Collection, Iterable

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.vocabulary import VOCABULARY

_SAID = {
    ("blocks", False): N_("bloque"), ("blocks", True): N_("est bloquée par"),
    ("follows", False): N_("suit"), ("follows", True): N_("précède"),
    ("duplicates", False): N_("double"), ("duplicates", True): N_("est doublée par"),
}  # fmt: skip


def check_link(kind: str, from_task_id: str, to_task_id: str) -> None:
    """Refuse a link of no kind, and a card held to itself."""
    if kind not in VOCABULARY["task_link_kind"]:
        raise RuleBroken(_("Choisissez ce que les deux cartes ont à voir."), "kind")
    if from_task_id == to_task_id:
        raise RuleBroken(_("Une carte ne se lie pas à elle-même : choisissez-en une autre."), "to")


def order_of(kind: str, from_task_id: str, to_task_id: str) -> tuple[str, str] | None:
    """Return (what comes first, what waits for it); None when a link sets no order."""
    if kind == "blocks":
        return from_task_id, to_task_id
    return (to_task_id, from_task_id) if kind == "follows" else None


def ring(pair: tuple[str, str], orders: Iterable[tuple[str, str]]) -> list[str]:
    """Return the cards that already lead from the second of a pair back to the first.

    Empty when the pair closes no ring; two laptops may have closed one of their own elsewhere.
    """
    after: dict[str, list[str]] = {}
    for first, then in orders:
        after.setdefault(first, []).append(then)
    first, start = pair
    came: dict[str, str] = {start: ""}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        if here == first:
            return _road(came, here)
        for then in after.get(here, ()):
            if then not in came:
                came[then] = here
                waiting.append(then)
    return []


def ring_sentence(titles: Collection[str]) -> str:
    """Return why a link is refused, with the cards that would wait for one another."""
    road = " → ".join(_("« {title} »").format(title=title) for title in titles)
    return _(
        "Ces cartes s’attendraient l’une l’autre, et aucune ne commencerait : {road}. "
        "Retirez d’abord un de ces liens."
    ).format(road=road)


def said(kind: str, *, from_the_other: bool) -> str:
    """Return the words of a link as the card at one end says them."""
    return _(_SAID.get((kind, from_the_other), kind))


def link_id(kind: str, from_task_id: str, to_task_id: str) -> str:
    """Return the id of a link, the same on every laptop."""
    return linked_id("task_link", kind, from_task_id, to_task_id)


def _road(came: dict[str, str], end: str) -> list[str]:
    road = [end]
    while came[road[-1]]:
        road.append(came[road[-1]])
    return road[::-1]
