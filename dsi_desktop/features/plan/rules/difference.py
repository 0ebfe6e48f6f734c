"""What changed between two moments of a plan: added, changed, done, abandoned, taken away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dsi_desktop.features.plan.rules.frozen import KINDS, Baseline, Element
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.vocabulary import label

# In the order they are counted and told.
SORTS = ("added", "changed", "done", "abandoned", "removed")
_SORT_WORDS = {
    "added": N_("ajouté"),
    "changed": N_("modifié"),
    "done": N_("réalisé"),
    "abandoned": N_("abandonné"),
    "removed": N_("retiré"),
}
_DONE = frozenset({"done", "recurring"})
_KIND_WORDS = {
    "need": N_("Besoin"), "issue": N_("Enjeu"), "orientation": N_("Orientation"),
    "objective": N_("Objectif"), "desired_change": N_("Transformation"),
    "action": N_("Action"), "milestone": N_("Jalon"), "indicator": N_("Indicateur"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldStep:
    """What a box said before and says after, in words; "" for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DiffNode:
    """An element that changed, or that stands above one that did (`sort` is "" then)."""

    kind: str
    id: str
    code: str
    title: str
    sort: str
    steps: tuple[FieldStep, ...] = ()
    reason: str = ""
    children: tuple["DiffNode", ...] = ()

    def walk(self) -> Iterator["DiffNode"]:
        """Give this element and all below, in the order shown."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed. `frame` is what the plan says of itself."""

    before: str
    after: str
    frame: tuple[FieldStep, ...]
    nodes: tuple[DiffNode, ...]
    counts: dict[str, int] = field(default_factory=dict)

    def walk(self) -> Iterator[DiffNode]:
        """Give every row in the order shown."""
        for node in self.nodes:
            yield from node.walk()

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        return bool(self.nodes or self.frame)


def sort_word(sort: str) -> str:
    """Return « ajouté », « retiré »… or "" for what did not change."""
    return _(_SORT_WORDS[sort]) if sort else ""


def kind_word(kind: str) -> str:
    """Return « Enjeu », « Action »… with a capital."""
    return _(_KIND_WORDS[kind])


def counted(counts: dict[str, int]) -> str:
    """Return « 2 ajoutés, 1 retiré », or that nothing changed."""
    said = {
        "added": ngettext("{n} ajouté", "{n} ajoutés", counts.get("added", 0)),
        "changed": ngettext("{n} modifié", "{n} modifiés", counts.get("changed", 0)),
        "done": ngettext("{n} réalisé", "{n} réalisés", counts.get("done", 0)),
        "abandoned": ngettext("{n} abandonné", "{n} abandonnés", counts.get("abandoned", 0)),
        "removed": ngettext("{n} retiré", "{n} retirés", counts.get("removed", 0)),
    }
    told = [said[sort].format(n=fmt.number(counts[sort])) for sort in SORTS if counts.get(sort)]
    return ", ".join(told) or _("Rien n’a changé")


def difference(before: Baseline, after: Baseline) -> Difference:
    """Return what changed from one moment of a plan to another, as a tree.

    What is no longer there stands where it stood; what moved stands where it is now.
    """
    union = {**after.elements, **{key: one for key, one in before.items() if key not in after}}
    sorts = {key: _sort(before.get(key), after.get(key), before, after) for key in union}
    kept: set[str] = set()
    for key, sort in sorts.items():
        above = key if sort else ""
        while above in union and above not in kept:
            kept.add(above)
            above = union[above].above
    below: dict[str, list[Element]] = {}
    for key in kept:
        one = union[key]
        below.setdefault(one.above if one.above in kept else "", []).append(one)
    nodes = _nodes("", below, sorts, before, after)
    counts = {sort: sum(one == sort for one in sorts.values()) for sort in SORTS}
    return Difference(before.name, after.name, _frame(before, after), nodes, counts)


def _nodes(
    above: str, below: dict[str, list[Element]], sorts: dict[str, str], before: Baseline,
    after: Baseline,
) -> tuple[DiffNode, ...]:
    ordered = sorted(
        below.get(above, ()), key=lambda one: (KINDS.index(one.kind) if one.kind in KINDS else 99,
                                               _code_key(one.code), one.title, one.id),
    )  # fmt: skip
    return tuple(
        DiffNode(
            one.kind, one.id, one.code, one.title, sorts[one.id],
            steps_between(before[one.id], after[one.id], before, after)
            if one.id in before and one.id in after else (),
            one.state_reason if sorts[one.id] == "abandoned" else "",
            _nodes(one.id, below, sorts, before, after),
        )
        for one in ordered
    )


def _sort(old: Element | None, new: Element | None, before: Baseline, after: Baseline) -> str:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if new.state != old.state and new.state == "abandoned":
        return "abandoned"
    if new.state in _DONE and old.state not in _DONE:
        return "done"
    return "changed" if steps_between(old, new, before, after) else ""


def steps_between(
    old: Element, new: Element, before: Baseline, after: Baseline
) -> tuple[FieldStep, ...]:
    """Return box by box what an element said before and says now."""
    steps = [
        FieldStep(_(name), said(old), said(new))
        for name, told, said in _BOXES if told(old) != told(new)
    ]
    if old.above != new.above:
        steps.append(FieldStep(_("Sous"), _called(before, old.above), _called(after, new.above)))
    if old.serves != new.serves:
        steps.append(FieldStep(_("Liens"), _linked(before, old), _linked(after, new)))
    return tuple(steps)


def _frame(before: Baseline, after: Baseline) -> tuple[FieldStep, ...]:
    old, new = before.frame, after.frame
    pairs = (
        (_("Titre"), old.title, new.title), (_("Début"), _day(old.start_on), _day(new.start_on)),
        (_("Fin"), _day(old.end_on), _day(new.end_on)), (_("Vision"), old.vision, new.vision),
        (_("Horizon"), old.horizon, new.horizon),
        (_("Principes"), old.principles, new.principles),
    )  # fmt: skip
    return tuple(FieldStep(name, was, now) for name, was, now in pairs if was != now)


def _called(where: Baseline, key: str) -> str:
    one = where.get(key)
    return "" if one is None else f"{one.code} {one.title}".strip()


def _linked(where: Baseline, one: Element) -> str:
    return ", ".join(said for said in (_called(where, key) for key in one.serves) if said)


def _day(day: str | None) -> str:
    return fmt.date_long(day, with_weekday=False) if day else ""


def _money(one: Element) -> str:
    return "" if one.amount is None else fmt.money(one.amount, short=True)


def _percent(one: Element) -> str:
    return "" if one.progress is None else fmt.percent(one.progress)


def _code_key(code: str) -> tuple[tuple[str, int], ...]:
    """Return a key by which 1.10 comes after 1.9 and B10 after B9; no code comes last."""
    if not code:
        return (("~", 0),)
    found = []
    for part in code.split("."):
        digits = part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        found.append((part[: len(part) - len(digits)] if digits.isdecimal() else part,
                      int(digits) if digits.isdecimal() else 0))  # fmt: skip
    return tuple(found)


_Said = Callable[[Element], str]
_BOXES: tuple[tuple[str, Callable[[Element], object], _Said], ...] = (
    (N_("No"), lambda one: one.code, lambda one: one.code),
    (N_("Titre"), lambda one: one.title, lambda one: one.title),
    (N_("État"), lambda one: one.state,
     lambda one: label("action_state", one.state) if one.state else ""),
    (N_("Ampleur"), lambda one: one.severity,
     lambda one: label("severity", one.severity) if one.severity else ""),
    (N_("Début"), lambda one: one.start_on, lambda one: _day(one.start_on)),
    (N_("Échéance"), lambda one: one.end_on, lambda one: _day(one.end_on)),
    (N_("Échéance en mots"), lambda one: one.when_text, lambda one: one.when_text),
    (N_("Porteur"), lambda one: one.lead_id or one.lead, lambda one: one.lead),
    (N_("Responsable"), lambda one: one.contact_id or one.contact, lambda one: one.contact),
    (N_("Chantier"), lambda one: one.body_id or one.body, lambda one: one.body),
    (N_("Avancement"), lambda one: one.progress, _percent),
    (N_("Description"), lambda one: one.description, lambda one: one.description),
    (N_("Résultats visés"), lambda one: one.expected, lambda one: one.expected),
    (N_("Chez qui"), lambda one: one.who, lambda one: one.who),
    (N_("Montant"), lambda one: one.amount, _money),
    (N_("Cible"), lambda one: one.target, lambda one: one.target),
)  # fmt: skip
