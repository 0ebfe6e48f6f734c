"""The rules of the house that imports alone cannot hold."""

import ast
import re
from pathlib import Path

import pytest

from tools import measures
from tools.measures import Source, sources

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sources(ROOT, "dsi_desktop")
TESTS = sources(ROOT, "tests")
EVERYTHING = (*PACKAGE, *TESTS, *sources(ROOT, "tools"), *sources(ROOT, "bench"))

MAX_FILE, MAX_FUNCTION, MAX_CLASS, MAX_METHODS = 500, 60, 250, 20
# Where an unforeseen error must be told rather than end the program.
MAY_CATCH_ALL = {"dsi_desktop/app.py", "dsi_desktop/ui/worker.py"}
SHY_NAMES = re.compile(r"(Manager|Helper|Util|Data|Misc|Common)(s|$)")


def room(source: Source) -> str:
    """Name the room of a feature that a file is in: `commands`, `page`…; empty elsewhere."""
    parts = source.path.removesuffix(".py").split("/")
    inside = parts[:2] == ["dsi_desktop", "features"] and len(parts) > 3
    return parts[3] if inside else ""


def feature(source: Source) -> str:
    """Name the feature that a file belongs to; empty elsewhere."""
    return source.path.split("/")[2] if room(source) else ""


def calls(source: Source, method: str) -> list[ast.Call]:
    """Find `anything.method(…)`."""
    return [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
    ]


def on_a_store(call: ast.Call) -> bool:
    """Tell whether the receiver is called a store: files are read too."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith("store")


def test_only_commands_open_operations() -> None:
    # a decision between versions knows the journal, as undo does: it is made in db
    own = {"dsi_desktop/db/merge/settling.py"}
    strays = [s.path for s in PACKAGE if room(s) != "commands" and calls(s, "operation")]
    assert set(strays) <= own


def test_that_an_operation_is_named_by_a_constant_of_the_catalogue() -> None:
    strays = [
        f"{source.path}:{call.lineno}"
        for source in PACKAGE
        for call in calls(source, "operation")
        if not (call.args and re.fullmatch(r"N_\((['\"]).+\1\)", ast.unparse(call.args[0])))
    ]
    assert strays == []


def test_only_queries_read() -> None:
    strays = [
        f"{source.path}:{call.lineno}"
        for source in PACKAGE
        if room(source) != "queries" and not source.path.startswith("dsi_desktop/db/")
        for call in calls(source, "read")
        if on_a_store(call)
    ]
    assert strays == []


def test_that_queries_hand_out_frozen_slotted_values() -> None:
    strays = [
        f"{source.path}: {node.name}"
        for source in PACKAGE
        if room(source) == "queries"
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not _frozen(node)
    ]
    assert strays == []


def _frozen(node: ast.ClassDef) -> bool:
    written = [ast.unparse(one) for one in node.decorator_list]
    return any("frozen=True" in one and "slots=True" in one for one in written)


def test_that_features_meet_only_in_commands_and_rules() -> None:
    strays = [
        f"{source.path} imports {name}"
        for source in PACKAGE
        if feature(source)
        for name in sorted(measures.imports(source, frozenset(s.module for s in PACKAGE)))
        if name.startswith("dsi_desktop.features.")
        and name.split(".")[2] != feature(source)
        and name.split(".")[3:4] not in (["commands"], ["rules"])
    ]
    assert strays == []


def test_that_files_stay_small() -> None:
    assert [s.path for s in EVERYTHING if s.lines > MAX_FILE] == []


def test_that_functions_stay_small() -> None:
    big = [
        f"{source.path}: {node.name} ({lines})"
        for source in EVERYTHING
        for node, lines in measures.functions(source)
        if lines > MAX_FUNCTION
    ]
    assert big == []


def test_that_classes_stay_small() -> None:
    big = [
        f"{source.path}: {node.name} ({lines} lines, {methods} methods)"
        for source in PACKAGE
        for node, lines, methods in measures.classes(source)
        if lines > MAX_CLASS or methods - measures.overrides(node) > MAX_METHODS
    ]
    assert big == []


def test_that_comments_are_rare() -> None:
    total = sum(source.lines for source in PACKAGE)
    assert sum(measures.comments(source) for source in PACKAGE) <= 0.02 * total


def test_that_nobody_catches_everything() -> None:
    strays = [
        f"{source.path}:{node.lineno}"
        for source in PACKAGE
        if source.path not in MAY_CATCH_ALL
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    ]
    assert strays == []


def _catches_all(node: ast.ExceptHandler) -> bool:
    """Tell whether a handler swallows any error; one that cleans up and raises again does not."""
    if isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None:
        return False
    if node.type is None:
        return True
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


def test_that_no_module_keeps_a_state() -> None:
    strays = [
        f"{source.path}:{node.lineno}"
        for source in PACKAGE
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Global)
    ]
    strays += [
        f"{source.path}: {name}"
        for source in PACKAGE
        for name, value in _module_names(source)
        if isinstance(value, ast.List | ast.Dict | ast.Set) and not name.isupper()
        and not name.startswith("__")
    ]
    assert strays == []


def _module_names(source: Source) -> list[tuple[str, ast.expr]]:
    found = []
    for node in source.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.append((node.targets[0].id, node.value))
        elif isinstance(node, ast.AnnAssign) and node.value and isinstance(node.target, ast.Name):
            found.append((node.target.id, node.value))
    return found


def test_that_names_say_what_things_are() -> None:
    strays = [
        f"{source.path}: {node.name}"
        for source in PACKAGE
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and SHY_NAMES.search(node.name)
    ]
    files = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data"}
    strays += [source.path for source in PACKAGE if Path(source.path).stem in files]
    assert strays == []


def test_that_every_function_is_annotated() -> None:
    assert measures.annotated(PACKAGE) == 100


def test_that_there_is_no_cycle_counting_lazy_imports() -> None:
    assert measures.largest_cycle(measures.import_graph(PACKAGE)) == 1


def test_that_tests_use_real_things() -> None:
    assert [source.path for source in TESTS if measures.mocks(source)] == []


def test_that_names_of_test_files_are_unique() -> None:
    names = [Path(source.path).name for source in TESTS if Path(source.path).name != "conftest.py"]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("source", TESTS, ids=lambda source: source.path)
def test_that_each_test_can_fail(source: Source) -> None:
    idle = [
        node.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        and not _can_fail(node)
    ]
    assert idle == []


def _can_fail(node: ast.FunctionDef) -> bool:
    """Count an assertion about something, or a call that raises when the promise is broken."""
    asserted = [part.test for part in ast.walk(node) if isinstance(part, ast.Assert)]
    if any(isinstance(test, ast.Constant) for test in asserted):
        return False
    return bool(asserted) or any(
        isinstance(part, ast.Call) for one in node.body for part in ast.walk(one)
    )
