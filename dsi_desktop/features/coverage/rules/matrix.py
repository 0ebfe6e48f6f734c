"""The coverage as a table: a line per dimension or territory, a column per link of the chain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from dsi_desktop.features.coverage.rules.gaps import (
    ACTION_RESOURCE,
    CHANGE_ACTION,
    ISSUE_OBJECTIVE,
    NEED_ACTION,
    NEED_ISSUE,
    OBJECTIVE_ACTION,
    Gap,
    Stopped,
    chains,
    gaps,
    without_action,
)
from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    CHANGE,
    ISSUE,
    NEED,
    OBJECTIVE,
    Ground,
    Named,
    Scope,
    counting,
    reaching,
    within,
)

RESOURCE = "resource"
COLUMNS = (NEED, ISSUE, OBJECTIVE, ACTION, RESOURCE)
DIMENSION, AREA = "dimension", "area"
_COUNTED = (*COLUMNS, CHANGE)
_NOWHERE, _NO_LINE = frozenset[str](), frozenset({""})
FILLED, BROKEN, EMPTY, UNKNOWN = "filled", "broken", "empty", "unknown"
# What lacks in a column: gaps of these kinds, of records that stand before it in the chain.
_LACKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType({
    NEED: ((), ()), ISSUE: ((NEED_ISSUE, NEED_ACTION), (NEED,)),
    OBJECTIVE: ((ISSUE_OBJECTIVE,), (ISSUE,)),
    ACTION: ((OBJECTIVE_ACTION, CHANGE_ACTION), (OBJECTIVE, CHANGE)),
    RESOURCE: ((ACTION_RESOURCE,), (ACTION,)),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """How many records of a column a line has, and which.

    `state`: filled; broken, the first nothing after something; empty, nothing after that;
    unknown, a need that nobody documented. `lacking` counts gaps behind a figure that is not 0.
    """

    count: int
    state: str
    lacking: int = 0
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `depth` puts a municipality under its MRC. "" is what names none."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What screen, paper and spreadsheet all show."""

    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    stopped: tuple[Stopped, ...]

    @property
    def open(self) -> tuple[Gap, ...]:
        """The gaps that nobody put aside."""
        return tuple(gap for gap in self.gaps if gap.aside is None)

    @property
    def hottest(self) -> int:
        """The largest figure, 0 in an empty plan."""
        return max((cell.count for row in self.rows for cell in row.cells), default=0)


def coverage(ground: Ground, scope: Scope | None = None, by: str = DIMENSION) -> Coverage:
    """Return the coverage of a plan by dimension or by territory."""
    scope = scope or Scope()
    counted = counting(ground, scope.actions)
    known = chains(counted)
    found = gaps(counted, scope.area_id, known)
    return Coverage(
        _rows(counted, scope, by, found), found, without_action(counted, scope.area_id, known)
    )


def _rows(ground: Ground, scope: Scope, by: str, found: Iterable[Gap]) -> tuple[Row, ...]:
    near = within(ground, scope.area_id)
    tags = reaching(ground, ground.own_dimensions if by == DIMENSION else ground.own_areas)
    lines = [(one, 0) for one in ground.dimensions] if by == DIMENSION else places(ground)
    held = _held(ground, lines, by)
    placed: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    means: dict[str, list[str]] = defaultdict(list)
    for resource in ground.resources:
        means[resource.action_id].append(resource.id)
    counted: dict[frozenset[str], frozenset[str]] = {}
    for one in ground.elements:
        if one.kind in _COUNTED and (near is None or one.id in near):
            own = tags[one.id]
            if own not in counted:
                counted[own] = _lines_of(own, held)
            placed[one.kind].append((one.id, counted[own]))
    known = _Known.of(found)

    def cells(line: str) -> dict[str, list[str]]:
        inside = {
            kind: [key for key, places in some if line in places] for kind, some in placed.items()
        }
        inside[RESOURCE] = [key for one in inside.get(ACTION, ()) for key in means.get(one, ())]
        return inside

    rows = [_row(one, depth, cells(one.id), known) for one, depth in lines]
    if any((loose := cells("")).values()):
        rows.append(_row(Named("", ""), 0, loose, known))
    return tuple(rows)


def _lines_of(
    tags: frozenset[str], held: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return the lines in which tags count, « » where none does."""
    if len(tags) == 1:
        return held.get(next(iter(tags))) or _NO_LINE
    return frozenset[str]().union(*(held.get(tag, _NOWHERE) for tag in tags)) or _NO_LINE


def places(ground: Ground) -> list[tuple[Named, int]]:
    """Return the territories that the plan names and those that hold them, each after its holder.

    A territory that holds all the others and is named by nothing would be a line of totals: it is
    left out.
    """
    by_id = {area.id: area for area in ground.areas}
    tags = reaching(ground, ground.own_areas)
    named = {key for areas in tags.values() for key in areas if key in by_id}
    wanted = set(named)
    for key in named:
        above = by_id[key].parent
        while above in by_id and above not in wanted:
            wanted.add(above)
            above = by_id[above].parent
    found: list[tuple[Named, int]] = []

    def hang(parent: str, depth: int) -> None:
        for area in ground.areas:
            holder = area.parent if area.parent in wanted else ""
            if area.id in wanted and holder == parent:
                found.append((area, depth))
                hang(area.id, depth + 1)

    hang("", 0)
    tops = [one for one, depth in found if not depth]
    if len(tops) == 1 and tops[0].id not in named:
        return [(one, depth - 1) for one, depth in found[1:]]
    return found


def _held(
    ground: Ground, lines: Iterable[tuple[Named, int]], by: str
) -> dict[str, frozenset[str]]:
    """Return, by tag, the lines in which it counts: its own, and those that hold it."""
    shown = frozenset(one.id for one, _depth in lines)
    if by == DIMENSION:
        return {key: frozenset({key}) for key in shown}
    parents = {area.id: area.parent for area in ground.areas}
    found: dict[str, frozenset[str]] = {}
    for key in parents:
        seen: list[str] = []
        now = key
        while now and now not in seen:
            seen.append(now)
            now = parents.get(now, "")
        found[key] = shown.intersection(seen)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """The records of the gaps, by kind: those to examine, and those put aside."""

    lacking: Mapping[str, set[str]]
    excused: Mapping[str, set[str]]

    @classmethod
    def of(cls, found: Iterable[Gap]) -> "_Known":
        lacking: dict[str, set[str]] = defaultdict(set)
        excused: dict[str, set[str]] = defaultdict(set)
        for gap in found:
            (lacking if gap.aside is None else excused)[gap.kind].add(gap.record_id)
        return cls(lacking, excused)


def _row(one: Named, depth: int, held: Mapping[str, list[str]], known: _Known) -> Row:
    cells: list[Cell] = []
    documented = bool(held.get(NEED))
    stopped, before = not (documented and one.id), False
    for column in COLUMNS:
        records = tuple(dict.fromkeys(held.get(column, ())))
        kinds, behind = _LACKS[column]
        lacking = set[str]().union(*(known.lacking.get(kind, ()) for kind in kinds))
        short = lacking.intersection(chain.from_iterable(held.get(kind, ()) for kind in behind))
        state = FILLED if records else EMPTY
        if not records and not documented and (column == NEED or not any(held.values())):
            state = UNKNOWN
        elif not records and before and not stopped:
            stopped = True
            stand = {key for kind in behind for key in held.get(kind, ())}
            excused = set[str]().union(*(known.excused.get(kind, ()) for kind in kinds))
            state = EMPTY if stand and stand <= excused else BROKEN
        cells.append(Cell(len(records), state, len(short) if records else 0, records))
        before = bool(records)
    return Row(one.id, one.name, tuple(cells), depth)
