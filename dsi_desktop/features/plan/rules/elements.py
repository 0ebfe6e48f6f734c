"""What an element of a plan may say of itself, and which may serve which other."""

from collections.abc import Callable, Iterable

from dsi_desktop.kernel import chain
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

LEVELS, STEPS = chain.LEVELS, chain.STEPS
WEIGHTS = (1, 2, 3)
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_MOST_VOTES = 1_000_000

Element = tuple[str, str]


def turned(one: Element, other: Element) -> tuple[Element, Element]:
    """Return (source, target): the lower level serves the upper, whichever is named first.

    Each element is (kind, id). Two of the same level keep their order.
    """
    for kind, _id in (one, other):
        if kind not in LEVELS:
            raise RuleBroken(_("Ce n’est pas un élément du plan."), "target")
    if LEVELS.index(one[0]) < LEVELS.index(other[0]):
        return other, one
    return one, other


def road(start: Element, goal: Element, above: Callable[[Element], Iterable[Element]]) -> list[
    Element
]:  # fmt: skip
    """Return the elements from `start` up to `goal` through what each serves; [] without any."""
    before: dict[Element, Element | None] = {start: None}
    wave = [start]
    while wave and goal not in before:
        after: list[Element] = []
        for one in wave:
            for upper in above(one):
                if upper not in before:
                    before[upper] = one
                    after.append(upper)
        wave = after
    found: list[Element] = []
    at: Element | None = goal if goal in before else None
    while at is not None:
        found.append(at)
        at = before[at]
    return found[::-1]


def refuse_loop(names: Iterable[str]) -> None:
    """Refuse a link that would turn round; `names` are those met on the road back."""
    said = [name for name in names if name]
    if said:
        raise RuleBroken(
            _("Ce lien tournerait en rond : {names}.").format(names=" → ".join(said)), "target"
        )


def check_same_plan(one: str | None, other: str | None, field: str) -> None:
    """Refuse to tie what stands in two plans, beside `field`; None when a plan is not known."""
    if one and other and one != other:
        raise RuleBroken(_("Ces deux éléments ne sont pas du même plan."), field)


def check_weight(weight: int) -> int:
    """Refuse a weight that is not 1, 2 or 3."""
    if weight not in WEIGHTS:
        raise RuleBroken(_("Un lien est faible, moyen ou fort."), "weight")
    return weight


def check_votes(votes: int | None) -> None:
    """Refuse a count of votes below zero or beyond belief."""
    if votes is not None and not 0 <= votes <= _MOST_VOTES:
        raise RuleBroken(_("Ce nombre de voix est hors de portée."), "votes")


def check_year(year: int | None) -> None:
    """Refuse a year that no source bears."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise RuleBroken(_("Écrivez l’année en quatre chiffres, par exemple 2021."), "year")


def check_general(kind: str | None, *, measured: bool, below: bool) -> None:
    """Refuse a kind that what an objective holds does not allow.

    `measured`: it carries an indicator; `below`: other objectives stand under it.
    """
    if kind == "general" and measured:
        raise RuleBroken(
            _("Cet objectif porte un indicateur : un objectif général n’en porte pas. "
              "Reliez d’abord l’indicateur à un objectif spécifique."), "kind",
        )  # fmt: skip
    if kind == "specific" and below:
        raise RuleBroken(
            _("D’autres objectifs sont sous celui-ci : il reste un objectif général."), "kind"
        )


def natural(code: str) -> tuple[tuple[int, int | str], ...]:
    """Return what sorts codes as they are counted: 1.2 before 1.10, B2 before B10."""
    return tuple(
        (0, int(part)) if part.isdecimal() else (1, part) for part in code.split(".") if part
    )
