"""The chain of a plan as columns: what serves what, and where a chain is broken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.kernel.i18n import N_, _, ngettext

COLUMNS = (
    "need", "issue", "orientation", "general", "objective", "desired_change", "action", "resource",
)  # fmt: skip
_HEADS = {
    "need": N_("Besoins"), "issue": N_("Enjeux"), "orientation": N_("Orientations"),
    "general": N_("Objectifs généraux"), "objective": N_("Objectifs"),
    "desired_change": N_("Transformations"), "action": N_("Actions"),
    "resource": N_("Ressources"),
}  # fmt: skip
_NOTHING_BELOW = {
    "need": N_("aucun enjeu n’y répond"), "issue": N_("aucun objectif"),
    "orientation": N_("aucun objectif"), "general": N_("aucun objectif spécifique"),
    "objective": N_("aucune action"), "desired_change": N_("aucune action"),
    "action": N_("aucune ressource"),
}  # fmt: skip
_NOTHING_ABOVE = {
    "issue": N_("ne répond à aucun besoin"), "orientation": N_("ne sert aucun enjeu"),
    "general": N_("ne sert aucun enjeu"), "objective": N_("ne sert aucun enjeu"),
    "desired_change": N_("ne sert aucun objectif"), "action": N_("ne sert aucun objectif"),
    "resource": N_("ne sert aucune action"),
}  # fmt: skip
NEUTRAL = -1  # of no chantier: needs and resources serve several
_OVER = frozenset({"done", "recurring", "abandoned"})
_WEIGHTS = {1: N_("lien faible"), 2: N_("lien moyen"), 3: N_("lien fort")}


@dataclass(frozen=True, slots=True)
class MapNode:
    """A card. `column` is one of `COLUMNS`; `aside` a word at its corner (state, amount)."""

    column: str
    id: str
    code: str
    title: str
    hue: int = NEUTRAL
    aside: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class MapTie:
    """`source` serves `target`; `weight` 1 to 3."""

    source: str
    target: str
    weight: int = 1
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where the chain of a card is broken, in words: "" where it is not."""

    above: str = ""
    below: str = ""

    @property
    def said(self) -> str:
        """Both, in one line."""
        return ", ".join(part for part in (self.above, self.below) if part)


class PlanMap:
    """Cards in the order read, column by column, and their ties. `names` renames columns."""

    def __init__(
        self, plan_id: str, title: str, nodes: Iterable[MapNode], ties: Iterable[MapTie],
        names: dict[str, str] | None = None,
    ) -> None:
        self.plan_id = plan_id
        self.title = title
        self.nodes = tuple(nodes)
        self._by_id = {node.id: node for node in self.nodes}
        known = [tie for tie in ties if tie.source in self._by_id and tie.target in self._by_id]
        self.ties = tuple(_plain([self._upright(tie) for tie in known]))
        self._up = defaultdict[str, list[MapTie]](list)
        self._down = defaultdict[str, list[MapTie]](list)
        for tie in self.ties:
            self._up[tie.source].append(tie)
            self._down[tie.target].append(tie)
        self._names = names or {}
        self.known_gaps: dict[str, Gaps] = {}
        self.columns = tuple(
            column for column in COLUMNS if any(node.column == column for node in self.nodes)
        )

    def head(self, column: str) -> str:
        """Return the name of a column, that of the démarche where it has one."""
        return self._names.get(column) or _(_HEADS[column])

    def node(self, key: str) -> MapNode | None:
        """Return a card by its id."""
        return self._by_id.get(key)

    def column(self, column: str) -> list[MapNode]:
        """Return the cards of a column."""
        return [node for node in self.nodes if node.column == column]

    def above(self, key: str) -> list[MapTie]:
        """Return the ties toward what an element serves."""
        return self._up.get(key, [])

    def below(self, key: str) -> list[MapTie]:
        """Return the ties from what serves an element."""
        return self._down.get(key, [])

    def chain(self, key: str) -> frozenset[str]:
        """Return an element with all that it serves and all that serves it, however far."""
        if key not in self._by_id:
            return frozenset()
        up = self._reached(key, {one: [t.target for t in ties] for one, ties in self._up.items()})
        down = self._reached(
            key, {one: [t.source for t in ties] for one, ties in self._down.items()}
        )
        return frozenset(up | down)

    def only(self, keys: frozenset[str]) -> "PlanMap":
        """Return the map of some cards only; each still says where its whole chain is broken."""
        kept = PlanMap(
            self.plan_id, self.title, (node for node in self.nodes if node.id in keys), self.ties,
            self._names,
        )
        kept.known_gaps = {key: self.gaps(key) for key in keys}
        return kept

    def gaps(self, key: str) -> Gaps:
        """Return where the chain of an element is broken; an ended action owes nothing."""
        node = self._by_id[key]
        if key in self.known_gaps:
            return self.known_gaps[key]
        if node.state in _OVER:
            return Gaps(_(_NOTHING_ABOVE[node.column]) if not self.above(key) else "")
        first = "issue" if "need" in self.columns else "orientation"
        owes = node.column in COLUMNS[COLUMNS.index(first):]
        return Gaps(
            _(_NOTHING_ABOVE[node.column]) if owes and not self.above(key) else "",
            _(_NOTHING_BELOW[node.column])
            if node.column in _NOTHING_BELOW and not self.below(key) else "",
        )

    def broken(self) -> list[MapNode]:
        """Return the cards where a chain is broken, in the order read."""
        return [node for node in self.nodes if self.gaps(node.id).said]

    def broken_words(self) -> str:
        """Return « 3 chaînes brisées », or that none is."""
        count = len(self.broken())
        if not count:
            return _("Aucune chaîne brisée")
        return ngettext("{n} chaîne brisée", "{n} chaînes brisées", count).format(n=count)

    def _upright(self, tie: MapTie) -> MapTie:
        """Return a tie from what serves to what is served, whichever way it was written."""
        source, target = self._by_id[tie.source].column, self._by_id[tie.target].column
        if COLUMNS.index(source) < COLUMNS.index(target):
            return MapTie(tie.target, tie.source, tie.weight, tie.direct)
        return tie

    def _reached(self, start: str, ways: dict[str, list[str]]) -> set[str]:
        found, ahead = {start}, [start]
        while ahead:
            for key in ways.get(ahead.pop(), ()):
                if key not in found:
                    found.add(key)
                    ahead.append(key)
        return found


def weight_words(weight: int) -> str:
    """Return « lien fort »."""
    return _(_WEIGHTS[max(1, min(weight, 3))])


def _plain(ties: Sequence[MapTie]) -> list[MapTie]:
    """Leave out a place already told by a nearer one: the issue of an objective of its axis."""
    direct = {(tie.source, tie.target) for tie in ties if tie.direct}
    over = defaultdict[str, list[str]](list)
    for source, target in direct:
        over[source].append(target)
    return [
        tie for tie in ties
        if not tie.direct
        or not any((between, tie.target) in direct for between in over[tie.source])
    ]
