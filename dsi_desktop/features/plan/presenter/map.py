"""The map of a plan in words: the tree that says what the drawing shows, and a card read aloud."""

from dataclasses import dataclass

from dsi_desktop.features.plan.rules.map import MapNode, MapTie, PlanMap, weight_words
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of the twin: a column, a card or one of its ties. `record_id` opens what it names."""

    key: str
    words: str
    said: str
    record_id: str = ""
    kind: str = ""
    broken: bool = False
    children: tuple["MapRow", ...] = ()


def map_rows(shown: PlanMap) -> tuple[MapRow, ...]:
    """Return the whole map as rows, column by column."""
    return tuple(
        MapRow(
            column, _("{column} ({n})").format(column=shown.head(column), n=len(nodes)),
            _gap_count(shown, nodes), children=tuple(_card(shown, node) for node in nodes),
        )
        for column in shown.columns
        for nodes in [shown.column(column)]
    )  # fmt: skip


def spoken(shown: PlanMap, key: str) -> str:
    """Return what a card says aloud: its title, what it serves, what serves it, what lacks."""
    node = shown.node(key)
    if node is None:
        return ""
    up = [_end(shown, tie.target, tie) for tie in shown.above(key)]
    down = [_end(shown, tie.source, tie) for tie in shown.below(key)]
    parts = [f"{node.code} {node.title}".strip(), node.aside, shown.gaps(key).said]
    parts += [_("sert : {list}").format(list=" ; ".join(up))] if up else []
    parts += [_("servi par : {list}").format(list=" ; ".join(down))] if down else []
    return ". ".join(part for part in parts if part)


def record_kind(column: str) -> str:
    """Return the kind of record a column holds: « general » is an objective; "" for resources."""
    return {"general": "objective", "resource": ""}.get(column, column)


def _card(shown: PlanMap, node: MapNode) -> MapRow:
    gaps = shown.gaps(node.id).said
    ties = [
        *(_tie(shown, node.id, tie.target, tie, up=True) for tie in shown.above(node.id)),
        *(_tie(shown, node.id, tie.source, tie, up=False) for tie in shown.below(node.id)),
    ]
    said = " · ".join(part for part in (node.aside, gaps) if part)
    return MapRow(
        node.id, f"{node.code} {node.title}".strip(), said, node.id, record_kind(node.column),
        bool(gaps), tuple(ties),
    )


def _tie(shown: PlanMap, mine: str, key: str, tie: MapTie, *, up: bool) -> MapRow:
    other = _end(shown, key, tie)
    words = _("sert : {what}") if up else _("servi par : {what}")
    node = shown.node(key)
    kind = record_kind(node.column) if node is not None else ""
    return MapRow(
        f"{mine}>{key}>{up}", words.format(what=other), weight_words(tie.weight), key, kind
    )


def _end(shown: PlanMap, key: str, tie: MapTie) -> str:
    node = shown.node(key)
    name = f"{node.code} {node.title}".strip() if node is not None else ""
    return f"{name} ({weight_words(tie.weight)})" if tie.weight > 1 else name


def _gap_count(shown: PlanMap, nodes: list[MapNode]) -> str:
    count = sum(bool(shown.gaps(node.id).said) for node in nodes)
    if not count:
        return ""
    return ngettext("{n} chaîne brisée", "{n} chaînes brisées", count).format(n=count)
