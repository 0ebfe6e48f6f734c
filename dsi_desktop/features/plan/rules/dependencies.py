"""What waits for what: links between actions never turn in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY

Edge = tuple[str, str]
_LONGEST = 3650


def loop_of(edges: Iterable[Edge], awaited: str, waiting: str) -> list[str]:
    """Return the actions of the circle that a new link would close, in order; else nothing.

    An edge is (the action waited for, the one that waits).
    """
    after = defaultdict[str, list[str]](list)
    for one, other in edges:
        after[one].append(other)
    reached: dict[str, str] = {waiting: ""}
    wave = [waiting]
    while wave and awaited not in reached:
        found = [(one, other) for one in wave for other in after[one] if other not in reached]
        reached.update((other, one) for one, other in reversed(found))
        wave = [other for _one, other in found]
    if awaited not in reached:
        return []
    back = [awaited]
    while back[-1] != waiting:
        back.append(reached[back[-1]])
    return back[::-1]


def check_link(
    edges: Iterable[Edge], awaited: str, waiting: str, titles: Mapping[str, str]
) -> None:  # fmt: skip
    """Refuse a link that would make an action wait for itself, and name the circle."""
    if awaited == waiting:
        raise RuleBroken(_("Une action ne peut pas s’attendre elle-même."), "awaited_id")
    loop = loop_of(edges, awaited, waiting)
    if loop:
        named = " → ".join(f"« {titles.get(one) or _('sans titre')} »" for one in (*loop, loop[0]))
        raise RuleBroken(
            _("Ce lien ferait tourner en rond : {loop}.").format(loop=named), "awaited_id"
        )


def check_kind(kind: str, lag_days: int) -> None:
    """Refuse a link or a delay that means nothing."""
    if kind not in VOCABULARY["dependency_kind"]:
        raise RuleBroken(_("Ce genre de lien n’existe pas entre deux actions."), "kind")
    if not -_LONGEST <= lag_days <= _LONGEST:
        raise RuleBroken(_("Ce délai dépasse dix ans."), "lag_days")
