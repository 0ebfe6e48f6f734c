"""Faults planted by rule are noticed by a test each: eight at a push, another eight tomorrow."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support import budget
from tools.mutants import GROUP, KILLED, ROOT, SURVIVING, Copies, check, planted, rotation, table
from tools.mutating import mutants

LEAST = 40
_SAMPLE = """
def f(a: list[int], parents: tuple[str, ...]) -> bool:
    a.append(1)
    if len(a) < 2:
        return g("SELECT x FROM t WHERE n = ? AND m = ?", parents)
    return a[0] != 3
"""


def test_that_each_rule_makes_its_faults() -> None:
    found = {one.name.partition(" ")[2]: one.of(_SAMPLE) for one in mutants("x.py", _SAMPLE)}
    assert "    pass\n    if len(a) < 2" in found["drop 1"]
    assert "if len(a) <= 2" in found["swap 1"]
    assert "return a[0] == 3" in found["swap 2"] or "(a[0]) == 3" in found["swap 2"]
    assert "WHERE 1 OR n = ?" in found["where 1"]
    assert "parents[1:])" in found["parent 1"]
    assert {"return True", "return False"} <= {
        line.strip() for text in found.values() for line in text.splitlines()
    }


def test_that_there_are_enough_faults_and_that_each_still_has_its_place() -> None:
    killed, alive = table(KILLED), table(SURVIVING)
    assert len(killed) >= LEAST
    assert [one.told for one in killed if not _stands(one.told)] == []
    assert all(len(one.told) > 20 for one in alive), "a survivor has a reason in words"
    lost = {one.name for one in (*killed, *alive)} - planted([*killed, *alive]).keys()
    assert lost == set(), "python -m tools.mutants hunt finds others"


def _stands(killer: str) -> bool:
    """Tell whether the test that notices a fault is still there."""
    path, _, name = killer.partition("::")
    return f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are planted in forked children")
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_that_todays_faults_are_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turn = budget.ROUND or datetime.now(UTC).toordinal()
    names = rotation(budget.examples("mutants"), turn)
    with capsys.disabled():
        sys.stdout.write(f"\nFaults of turn {turn}, {GROUP} at a time: {', '.join(names)}\n")
    with Copies(tmp_path, 2) as copies:
        outcomes = {one.name: killer for one, killer in check(names, copies)}
    assert [name for name, killer in outcomes.items() if not killer] == []
    assert set(outcomes) == set(names)
