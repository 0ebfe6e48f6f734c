"""What the documents promise is what the tools do."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tools import machine
from tools.measures import sources

ROOT = Path(__file__).resolve().parents[2]
_WITHIN = {"tools/words.py", "tools/nursery.py"}  # run inside the environment
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_that_the_readme_begins_with_the_two_commands() -> None:
    fence = re.search(r"```\n(.*?)```", text("README.md"), re.DOTALL)
    assert fence is not None
    assert fence[1].splitlines() == ["python3 dev.py run", "python3 dev.py test"]


def test_that_the_automation_runs_what_the_readme_says() -> None:
    lines = [line for line in text(".ci/run").splitlines() if line.startswith("python3")]
    assert lines.index("python3 dev.py check") < lines.index("python3 dev.py test")


@pytest.mark.parametrize("purpose", ["run", "test", "package"])
def test_that_contributing_lists_the_system_packages(purpose: str) -> None:
    listed = set(re.findall(r"[a-z0-9.+-]+", text("CONTRIBUTING.md")))
    assert set(machine.SYSTEM[purpose]) <= listed


def test_that_the_tools_need_only_the_standard_library() -> None:
    trees = [ast.parse(text("dev.py"))]
    trees += [s.tree for s in sources(ROOT, "tools") if s.path not in _WITHIN]
    names: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    assert names - {"tools"} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", LOCKS)
def test_that_locks_name_no_registry_and_hash_everything(name: str) -> None:
    lock = text(name)
    assert "://" not in lock
    assert not re.search(r"^--(?!hash)", lock, re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in requirement


def test_that_there_is_a_lock_for_each_purpose() -> None:
    assert {name for names in machine.LOCKS.values() for name in names} == set(LOCKS)


@pytest.mark.parametrize(
    ("lock", "extra"),
    [
        ("requirements.lock", ""),
        ("requirements-dev.lock", "dev"),
        ("requirements-package.lock", "package"),
        ("requirements-bench.lock", "bench"),
    ],
)
def test_that_locks_answer_the_project(lock: str, extra: str) -> None:
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"].get(extra, [])]
    names = {re.split(r"[<>=!~ ]", one)[0].lower().replace("_", "-") for one in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", text(lock), re.MULTILINE))
    assert names <= locked


def test_that_every_agreed_skip_has_a_reason() -> None:
    listed = text("tests/allowed_skips.txt").splitlines()
    lines = [one for one in listed if one and not one.startswith("#")]
    assert all(re.fullmatch(r"tests/\S+\t\S.*", line) for line in lines)


def test_that_links_of_the_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{path.relative_to(ROOT)} → {target}"
        for path in documents
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert broken == []
