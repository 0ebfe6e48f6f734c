"""The drill counts what was drawn, never what was hoped, and the page says the same."""

from pathlib import Path

import pytest

from support import budget
from tools import drill
from tools.confidence import Proved, release, write_page
from tools.machine import CannotGoOn
from tools.mutants import KILLED, rotation, table
from tools.proofs import PROOFS, Proof

ROOT = Path(__file__).resolve().parents[2]
PROOF = Proof("trial", "Essayer.", "essais", ("tests/x.py",), 50, 10, 120)


def test_that_rounds_draw_the_whole_count_and_no_more() -> None:
    assert list(drill._rounds(PROOF, 120, 7)) == [(7, 50), (8, 50), (9, 20)]
    assert list(drill._rounds(PROOF, 0, 7)) == []


def test_that_only_what_passed_is_counted() -> None:
    tally = drill.Tally(PROOF, 120)
    drill._add(tally, 1, 50, 0, "1 passed in 3 s")
    drill._add(tally, 2, 50, 1, "x\nFAILED tests/x.py::test_a - assert 0\n1 failed")
    assert (tally.count, tally.failures) == (50, ["round 2: tests/x.py::test_a - assert 0"])
    drill._add(tally, 3, 50, 2, "usage: wrong")
    assert tally.failures[1:] == ["round 3: usage: wrong"]
    assert not tally.skipped


def test_that_a_skip_is_no_success() -> None:
    tally = drill.Tally(PROOF, 120)
    drill._add(tally, 1, 50, 0, "SKIPPED [1] tests/x.py:9: no C compiler\n1 skipped")
    assert (tally.count, tally.failures, tally.skipped) == (0, [], "no C compiler")
    drill._add(tally, 2, 50, 5, "no tests ran")
    assert (tally.count, tally.skipped) == (0, "no test of this proof ran")


def test_that_an_unknown_proof_is_refused_before_anything_runs() -> None:
    with pytest.raises(CannotGoOn, match="convergence"):
        drill.drill(["poetry"], long=False, minutes=0, jobs=1)


def test_that_the_page_says_what_was_reached_and_what_failed(tmp_path: Path) -> None:
    page = tmp_path / "CONFIANCE.md"
    one = Proved(1_234, ["round 5: tests/x.py::test_a"], "", 900, "abcd1234", "2026-11-22", "Linux")
    write_page(page, {"power_cuts": one})
    text = page.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("| power_cuts"))
    assert "1\N{NARROW NO-BREAK SPACE}234 | 1 | 15 min | 2026-11-22 | abcd1234" in line
    assert "round 5: tests/x.py::test_a" in text
    assert sum(row.startswith("| ") for row in text.splitlines()) >= len(PROOFS)
    assert next(row for row in text.splitlines() if row.startswith("| kills")).count(
        "pas encore") == 1  # fmt: skip


def test_that_each_proof_stands_where_it_is_said_and_draws_what_a_push_draws() -> None:
    for proof in PROOFS:
        assert (ROOT / proof.chosen[-1]).exists(), proof.name
        assert proof.push == budget.EXAMPLES[proof.name][0], proof.name
        assert release(proof) >= proof.push, proof.name


def test_that_every_fault_has_its_turn() -> None:
    names = {one.name for one in table(KILLED)}
    turns = -(-len(names) // 8)
    assert {name for turn in range(turns) for name in rotation(8, turn)} == names
