"""The tools measure what they say, and ask for nothing twice."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import harness
from tools import checking, machine, parts, running, testing
from tools.measures import (
    Measure,
    Source,
    annotated,
    classes,
    comments,
    functions,
    import_graph,
    largest_cycle,
    measure,
    mocks,
    reaching,
    share,
)

ROOT = Path(__file__).resolve().parents[2]


def source(text: str, path: str = "dsi_desktop/x.py") -> Source:
    return Source(path, text, ast.parse(text))


def graph(**texts: str) -> dict[str, frozenset[str]]:
    return import_graph(tuple(source(text, f"{name}.py") for name, text in texts.items()))


def test_that_functions_and_classes_are_measured() -> None:
    given = source("class A:\n    def f(self):\n        return 1\n\n    x = 2\n\n\ndef g(): ...\n")
    assert [(node.name, lines) for node, lines in functions(given)] == [("g", 1), ("f", 2)]
    assert [(node.name, lines, count) for node, lines, count in classes(given)] == [("A", 5, 1)]


def test_that_remarks_for_the_checkers_are_not_comments() -> None:
    assert comments(source("# why\nx = 1  # noqa: E1\ny = 2  # type: ignore\nz = '# no'\n")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(a: int) -> None: ...", 100),
        ("def f(a) -> None: ...", 0),
        ("def f(a: int): ...", 0),
        ("def f(*a) -> None: ...", 0),
        ("class A:\n    def f(self) -> None: ...", 100),
        ("def f(a: int) -> None: ...\ndef g(a): ...", 50),
    ],
)
def test_that_annotations_are_counted(text: str, expected: float) -> None:
    assert annotated([source(text)]) == expected


def test_that_a_lazy_import_makes_a_cycle() -> None:
    assert largest_cycle(graph(a="import b", b="def f():\n    import c", c="import a")) == 3
    assert largest_cycle(graph(a="import b", b="import c", c="import os")) == 1


def test_that_qt_is_reached_through_others() -> None:
    house = graph(a="import b", b="from PySide6.QtCore import QObject", c="import os")
    assert reaching(house, "PySide6") == {"a", "b"}


def test_that_an_imported_name_that_is_a_module_counts_as_the_module() -> None:
    house = import_graph((source("from p import m", "q.py"), source("", "p/m.py")))
    assert house["q"] == {"p.m"}


def test_that_mocks_are_seen() -> None:
    assert mocks(source("from unittest.mock import Mock"))
    assert mocks(source("def test_x(mocker): ..."))
    assert not mocks(source("def test_x(monkeypatch): ..."))


def test_that_percentiles_of_few_values_are_their_greatest() -> None:
    assert share([], 90) == 0
    assert share([7], 90) == 7
    assert share([1, 2, 3, 4, 5], 50) == 3


def test_that_a_figure_may_lose_five_percent() -> None:
    assert not Measure("x", 105, 80).worse_than(100)
    assert Measure("x", 106, 80).worse_than(100)
    assert Measure("x", 0.9, 1.0, rising=True).worse_than(1.0)
    assert Measure("x", 60, 60, rising=True).held
    assert not Measure("x", 81, 80).held


def test_that_the_house_is_measured(tmp_path: Path) -> None:
    assert measure(tmp_path) == ()
    names = [one.name for one in measure(ROOT)]
    assert len(names) == len(set(names)) == 14


def test_that_a_worse_figure_needs_a_decision(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    figures = (Measure("file lines, max", 500, 400), Measure("comments, %", 1.9, 2))
    monkeypatch.setattr(checking, "measure", lambda _root: figures)
    before = {"file lines, max": 400.0, "comments, %": 0.5}
    monkeypatch.setattr(checking, "_last_commit", lambda: before)
    monkeypatch.setattr(checking, "ROOT", tmp_path)
    assert checking._show_measures() == ["file lines, max"]
    (tmp_path / "ARCHITECTURE.md").write_text("## Decisions\nfile lines, max: because.\n")
    assert checking._show_measures() == []
    assert "past the bound" in capsys.readouterr().out


def test_that_a_machine_that_is_ready_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(machine, "PYTHON", Path(sys.executable))
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(machine, "_pip", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(machine, "_system_packages", lambda purpose: asked.append((purpose,)))
    machine.get_ready("run")
    assert asked == [("run",), ("install", "--require-hashes", "-r", "requirements.lock")]
    asked.clear()
    machine.get_ready("run")
    assert asked == []


def test_that_somebody_without_rights_gets_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine.shutil, "which", lambda _name: "/usr/bin/dpkg-query")
    monkeypatch.setattr(machine, "_installed", lambda name: name != "libegl1")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    line = "sudo apt-get install --no-install-recommends libegl1"
    with pytest.raises(machine.CannotGoOn, match=line):
        machine._system_packages("run")


def test_that_a_display_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not running.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert running.has_display()
    monkeypatch.setattr(running.sys, "platform", "win32")
    assert running.has_display()


def test_that_a_skip_nobody_agreed_to_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(testing, "SKIPS", tmp_path / "skips")
    monkeypatch.setattr(testing, "ALLOWED", tmp_path / "allowed.txt")
    (tmp_path / "allowed.txt").write_text("# why\ntests/ui/test_a.py\tno tray here\n")
    assert testing.skips() == 1
    testing.SKIPS.mkdir()
    left = testing.SKIPS / "part.json"
    skipped = [{"test": "tests/ui/test_a.py::test_x", "reason": "no tray"}]
    left.write_text(json.dumps(skipped))
    assert testing.skips() == 0
    skipped.append({"test": "tests/db/test_b.py::test_y", "reason": "tired"})
    left.write_text(json.dumps(skipped))
    assert testing.skips() == 1
    assert "tired" in capsys.readouterr().out


def test_that_a_row_holds_up_to_its_goal() -> None:
    turns = iter([2.0, 1.0, 4.0, 2.0, 3.0, 1.5])
    row = harness.against("x", 2.0, 3, lambda: next(turns), lambda: next(turns))
    assert (row.measured, row.floor, row.ratio, row.held) == (3.0, 1.5, 2.0, True)
    assert not harness.row("y", 1.0, 5, 51, 50).held
    assert json.loads(harness.as_json([row]))[0]["name"] == "x"
    assert "held" in harness.as_line(row)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--help"], 0, "package"),
        ([], 2, "required"),
        (["check", "--nonsense"], 2, "unknown"),
        (["dance"], 2, "invalid choice"),
    ],
)
def test_that_the_door_answers(arguments: list[str], code: int, said: str) -> None:
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert said in done.stdout + done.stderr


def test_that_only_a_run_of_every_test_is_cut_in_parts() -> None:
    for arguments in ([], ["-q"], ["-x", "--durations=3"]):
        assert testing.every_test(arguments)
    for arguments in (["tests/db"], ["-k", "minutes"], ["-m", "drill"]):
        assert not testing.every_test(arguments)


def test_that_the_parts_hold_every_test_file_once() -> None:
    cut = parts.parts(ROOT)
    files = [file for part in cut for file in part.files]
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert len(cut) > 1
    assert len(files) == len(set(files))
    assert set(files) == there


@pytest.fixture
def small_tree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Three test files, of which one ends its process once."""
    (tmp_path / "tests").mkdir()
    monkeypatch.setattr(parts, "ROOT", tmp_path)
    monkeypatch.setattr(parts, "PYTHON", Path(sys.executable))
    (tmp_path / "tests" / "test_a.py").write_text("def test_good():\n    pass\n")
    (tmp_path / "tests" / "test_b.py").write_text(
        "import os, pathlib\n"
        "def test_dies_once():\n"
        "    mark = pathlib.Path('died')\n"
        "    if not mark.exists():\n"
        "        mark.touch()\n"
        "        os.abort()\n"
    )
    return tmp_path


def test_that_a_process_that_dies_is_told_and_its_files_run_again(
    small_tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parts.run_parts(parts.parts(small_tree), [], small_tree) == 0
    said = capsys.readouterr().out
    assert "the process died, SIGABRT; its files ran again, each alone" in said
    assert said.endswith("2 passed, 0 failed\n")


def test_that_a_process_that_dies_twice_is_red(
    small_tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dies = "import os\ndef test_dies():\n    os.abort()\n"
    (small_tree / "tests" / "test_b.py").write_text(dies)
    assert parts.run_parts(parts.parts(small_tree), [], small_tree) == 1
    assert capsys.readouterr().out.endswith("1 passed, 1 failed\n")


def test_that_a_part_that_fails_or_never_answers_is_red(
    small_tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_tree / "tests" / "test_b.py").write_text("def test_bad():\n    assert 1 == 2\n")
    assert parts.run_parts(parts.parts(small_tree, lines=1), [], small_tree) == 1
    said = capsys.readouterr().out
    assert "FAILED tests/test_b.py::test_bad" in said
    assert said.endswith("1 passed, 1 failed\n")
    asleep = "import time\ndef test_asleep():\n    time.sleep(60)\n"
    (small_tree / "tests" / "test_b.py").write_text(asleep)
    monkeypatch.setattr(parts, "PATIENCE_S", 2)
    assert parts.run_parts(parts.parts(small_tree, lines=1)[1:], [], small_tree) == 1
    assert "no answer in 2 s" in capsys.readouterr().out
