"""Faults made by rule in a Python source: every place where one of five slips could be made.

drop: a line forgotten · swap: a comparison turned · where: a filter that lets all through ·
parent: the first of several forgotten · constant: an answer that does not look.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TURNED: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}
# What names several gestures that a write replaces: one of them may be forgotten.
_SEVERAL: Final = frozenset({"parents", "own", "heads", "packed", "prev"})
_EMPTY: Final = (
    (r"bool", ("True", "False")), (r"int", ("0",)), (r"str", ('""',)), (r"bytes", ('b""',)),
    (r"list\[.*", ("[]",)), (r"tuple\[.*\.\.\.\]", ("()",)), (r"dict\[.*", ("{}",)),
    (r"set\[.*", ("set()",)), (r".*\| None", ("None",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: `name` says where and which, `was` is the text it replaces by `now`."""

    name: str
    path: str
    start: int
    end: int
    was: str
    now: str

    def of(self, text: str) -> str:
        """Return the source with the fault in it."""
        raw = text.encode()
        return (raw[: self.start] + self.now.encode() + raw[self.end :]).decode()


def mutants(path: str, text: str) -> list[Mutant]:
    """Return every fault that the rules can make in a source, in order of place."""
    tree = ast.parse(text)
    starts = _line_starts(text)
    found, counts = [], dict[str, int]()
    for owner, node in _owned(tree, ""):
        for operator, at, now in _faults(node, text):
            start = starts[at.lineno - 1] + at.col_offset
            end = starts[(at.end_lineno or at.lineno) - 1] + (at.end_col_offset or 0)
            was = text.encode()[start:end].decode()
            for one in _spread(was, now):
                key = f"{path.removeprefix('dsi_desktop/').removesuffix('.py')}:{owner} {operator}"
                counts[key] = counts.get(key, 0) + 1
                found.append(Mutant(f"{key} {counts[key]}", path, start, end, was, one))
    return found


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _owned(tree: ast.AST, owner: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node with the function or class it stands in; annotations left out."""
    for node in ast.iter_child_nodes(tree):
        inside = owner
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inside = f"{owner}.{node.name}".lstrip(".")
            for one in ast.walk(node.args) if isinstance(node, ast.FunctionDef) else ():
                one.dsi_skipped = True  # type: ignore[attr-defined]
        if getattr(node, "dsi_skipped", False) or isinstance(node, ast.AnnAssign):
            continue
        yield inside, node
        yield from _owned(node, inside)


def _faults(node: ast.AST, text: str) -> Iterator[tuple[str, ast.expr | ast.stmt, str]]:
    match node:
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Continue() | ast.AugAssign():
            yield "drop", node, "pass"
        case ast.Assign(targets=[ast.Subscript()]):
            yield "drop", node, "pass"
        case ast.Compare(ops=[operator], left=left, comparators=[right]):
            turned = _TURNED[type(operator)]
            yield "swap", node, f"{_written(left, text)} {turned} {_written(right, text)}"
        case ast.Attribute(attr=name, ctx=ast.Load()) | ast.Name(id=name, ctx=ast.Load()):
            if name in _SEVERAL:
                yield "parent", node, f"{_written(node, text)}[1:]"
        case ast.Constant(value=str() as value) if _filters(value):
            yield "where", node, ""
        case ast.FunctionDef(returns=ast.expr() as kind):
            yield from _constants(node, ast.unparse(kind))


def _constants(
    node: ast.FunctionDef, kind: str
) -> Iterator[tuple[str, ast.expr | ast.stmt, str]]:
    values = next((given for pattern, given in _EMPTY if re.fullmatch(pattern, kind)), ())
    for one in ast.walk(node):
        if isinstance(one, ast.Return) and one.value is not None:
            for value in values:
                if ast.unparse(one.value) != value:
                    yield "constant", one, f"return {value}"


def _written(node: ast.expr, text: str) -> str:
    return f"({ast.get_source_segment(text, node)})" if not isinstance(
        node, ast.Name | ast.Attribute | ast.Constant | ast.Call
    ) else str(ast.get_source_segment(text, node))


def _filters(value: str) -> bool:
    return re.search(r"\bWHERE\s", value) is not None


def _spread(was: str, now: str) -> Iterator[str]:
    """Yield the text put in place: one for each filter of an SQL text, else the one given."""
    if now:
        yield now
        return
    for place in re.finditer(r"\bWHERE\s", was):
        yield f"{was[: place.end()]}1 OR {was[place.end() :]}"
