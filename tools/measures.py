"""The measures of the house: sizes, comments, annotations, Qt's reach, cycles."""

import ast
import io
import statistics
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the tree's root (posix), its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Count every line, blank ones too."""
        return len(self.text.splitlines())

    @property
    def module(self) -> str:
        """Name the module as an import does."""
        dotted = self.path.removesuffix(".py").replace("/", ".")
        return dotted.removesuffix(".__init__")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the house. `bound` is what house rules ask; more is worse unless `rising`."""

    name: str
    value: float
    bound: float
    rising: bool = False

    @property
    def held(self) -> bool:
        """Tell whether the figure is inside its bound."""
        return self.value >= self.bound if self.rising else self.value <= self.bound

    def worse_than(self, before: float) -> bool:
        """Tell whether the figure lost more than 5 % on `before`."""
        return self.value < before * 0.95 if self.rising else self.value > before * 1.05


def sources(root: Path, folder: str) -> tuple[Source, ...]:
    """Read every Python file under `root/folder`, in order of path."""
    found = []
    for path in sorted((root / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Source(path.relative_to(root).as_posix(), text, ast.parse(text)))
    return tuple(found)


@cache
def _nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Walk a file once: every measure looks at the same nodes."""
    return tuple(ast.walk(tree))


def functions(source: Source) -> Iterator[tuple[Function, int]]:
    """Yield each function with its number of lines, decorators left out."""
    for node in _nodes(source.tree):
        if isinstance(node, Function):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def classes(source: Source) -> Iterator[tuple[ast.ClassDef, int, int]]:
    """Yield each class with its number of lines and of methods."""
    for node in _nodes(source.tree):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, Function) for part in node.body)
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1, methods


def overrides(node: ast.ClassDef) -> int:
    """Count the methods that Python or Qt named: they are imposed, not designed."""
    names = [part.name for part in node.body if isinstance(part, Function)]
    return sum(name.startswith("__") or name != name.lower() for name in names)


def comments(source: Source) -> int:
    """Count comment lines; those for the checkers (noqa, type) are not prose."""
    if "#" not in source.text:
        return 0
    tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
    return sum(
        token.type == tokenize.COMMENT and not token.string.startswith(("# noqa", "# type:"))
        for token in tokens
    )


def annotated(sources_: Iterable[Source]) -> float:
    """Return the share of functions whose arguments and result are all annotated."""
    verdicts = [_whole(node) for source in sources_ for node, _ in functions(source)]
    return 100 * sum(verdicts) / max(1, len(verdicts))


def _whole(node: Function) -> bool:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    named = [one for one in arguments if one.arg not in {"self", "cls"}]
    starred = [one for one in (node.args.vararg, node.args.kwarg) if one is not None]
    return node.returns is not None and all(one.annotation for one in (*named, *starred))


def imports(source: Source, known: frozenset[str]) -> frozenset[str]:
    """Name every module that `source` imports anywhere, lazily too; ours in full."""
    names: set[str] = set()
    for node in _nodes(source.tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                names.add(inner if inner in known else node.module)
    return frozenset(names)


def import_graph(package: tuple[Source, ...]) -> dict[str, frozenset[str]]:
    """Return module → modules imported, ours and foreign."""
    known = frozenset(source.module for source in package)
    return {source.module: imports(source, known) for source in package}


def reaching(graph: dict[str, frozenset[str]], foreign: str) -> frozenset[str]:
    """Name our modules that import `foreign`, directly or through one another."""
    reached = {
        module
        for module, names in graph.items()
        if any(name == foreign or name.startswith(f"{foreign}.") for name in names)
    }
    while True:
        more = {module for module, names in graph.items() if names & reached} - reached
        if not more:
            return frozenset(reached)
        reached |= more


def largest_cycle(graph: dict[str, frozenset[str]]) -> int:
    """Return the size of the largest group of modules that reach one another (1: no cycle)."""
    ours = {module: names & graph.keys() for module, names in graph.items()}
    reach = {module: _reach(ours, module) for module in ours}
    groups = [sum(module in reach[other] for other in reach[module]) for module in ours]
    return max([1, *groups])


def _reach(graph: dict[str, frozenset[str]], start: str) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph[waiting.pop()] - seen:
            seen.add(name)
            waiting.append(name)
    return frozenset(seen)


def mocks(source: Source) -> bool:
    """Tell whether a test file pretends with mocks instead of real things."""
    asked = (node.arg for node in _nodes(source.tree) if isinstance(node, ast.arg))
    named = imports(source, frozenset())
    return "mocker" in asked or any(name.startswith("unittest.mock") for name in named)


def share(values: list[int], percent: int) -> float:
    """Return the percentile of `values`; 0 for none."""
    if len(values) < 2:
        return float(max(values, default=0))
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def measure(root: Path) -> tuple[Measure, ...]:
    """Measure the house found at `root` (`dsi_desktop/` and `tests/`)."""
    package, tests = sources(root, "dsi_desktop"), sources(root, "tests")
    if not package:
        return ()
    return (*_sizes(package), *_manners(package, tests))


def _sizes(package: tuple[Source, ...]) -> Iterator[Measure]:
    files = [source.lines for source in package]
    bodies = [lines for source in package for _, lines in functions(source)]
    kinds = [
        (lines, methods - overrides(node))
        for source in package
        for node, lines, methods in classes(source)
    ]
    yield Measure("file lines, median", share(files, 50), 80)
    yield Measure("file lines, p90", share(files, 90), 250)
    yield Measure("file lines, max", max(files), 400)
    yield Measure("function lines, p90", share(bodies, 90), 20)
    yield Measure("function lines, p99", share(bodies, 99), 45)
    yield Measure("function lines, max", max(bodies, default=0), 60)
    yield Measure("class lines, max", max((lines for lines, _ in kinds), default=0), 250)
    yield Measure("class methods, max", max((count for _, count in kinds), default=0), 20)


def _manners(package: tuple[Source, ...], tests: tuple[Source, ...]) -> Iterator[Measure]:
    def lines(some: Iterable[Source]) -> int:
        return sum(one.lines for one in some)

    graph = import_graph(package)
    drawn = reaching(graph, "PySide6")
    free = lines(source for source in package if source.module not in drawn)
    remarks = sum(comments(source) for source in package)
    mocking = sum(mocks(source) for source in tests)
    yield Measure("comments, %", 100 * remarks / lines(package), 2)
    yield Measure("annotated functions, %", annotated(package), 100, rising=True)
    yield Measure("code that reaches no Qt, %", 100 * free / lines(package), 60, rising=True)
    yield Measure("largest import cycle", largest_cycle(graph), 1)
    yield Measure("test lines / source lines", lines(tests) / lines(package), 1.0, rising=True)
    yield Measure("test files with mocks, %", 100 * mocking / max(1, len(tests)), 5)
