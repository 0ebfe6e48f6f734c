"""The past from the command line: history, differences, snapshots, what they give back."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.clock import frozen
from support.cli_ground import Run, shape_faults
from support.db_ground import dossier as empty_dossier

DAYS = (date(2026, 5, 1), date(2026, 5, 12), date(2026, 6, 2))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A body added on 1 May by Marie, renamed on 12 May by Luc, another one added on 2 June."""
    path = empty_dossier(tmp_path)
    for day, author in zip(DAYS, ("Marie", "Luc", "Marie"), strict=True):
        store = Store.open(path, author=author, device="Portable", clock=frozen(day))
        with store.operation("Modifier") as op:
            if day == DAYS[0]:
                op.add(Body(id="b", name="Comité"))
            elif day == DAYS[1]:
                op.get(Body, "b").name = "Comité\nconseil"
            else:
                op.add(Body(id="c", name="Chantier"))
        store.close()
    return path


def test_that_operations_are_told_newest_first(run: Run, path: Path) -> None:
    asked = run("history", path, "--json")
    said = json.loads(asked.out)
    assert (asked.code, asked.err, shape_faults("history", said)) == (0, "", [])
    assert [one["author"] for one in said] == ["Marie", "Luc", "Marie"]
    assert [one["at"][:10] for one in said] == [str(day) for day in reversed(DAYS)]
    assert [one["tables"] for one in said] == [["body"]] * 3
    lines = [line.split("\t") for line in run("history", path).out.splitlines()]
    assert [line[2] for line in lines] == ["Marie", "Luc", "Marie"]


def test_that_a_long_history_is_told_whole(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsi_desktop.cli.remembering._PAGE", 2)
    assert len(json.loads(run("history", path, "--json").out)) == 3


def test_that_one_record_is_told_field_by_field(run: Run, path: Path) -> None:
    asked = run("history", path, "--record", "b", "--json")
    said = json.loads(asked.out)
    assert (asked.code, shape_faults("history-record", said)) == (0, [])
    last = said[-1]
    assert (last["field"], last["old"], last["new"]) == ("name", "Comité", "Comité\nconseil")
    assert (last["author"], last["table"], last["current"]) == ("Luc", "body", True)
    assert run("history", path, "--record", "b").out.count("\n") == len(said)


def test_that_a_record_nobody_made_is_refused(run: Run, path: Path) -> None:
    asked = run("history", path, "--record", "nobody", "--json")
    assert (asked.code, asked.out, asked.err.count("\n")) == (1, "", 1)


def test_that_differences_between_two_days_are_told(run: Run, path: Path) -> None:
    asked = run("diff", path, "2026-05-05", "2026-06-05", "--json")
    said = json.loads(asked.out)
    assert (asked.code, shape_faults("diff", said)) == (0, [])
    kinds = {one["row"]: one["kind"] for one in said}
    assert kinds == {"b": "changed", "c": "added"}
    changed = next(one for one in said if one["row"] == "b")
    assert changed["fields"] == [{"column": "name", "old": "Comité", "new": "Comité\nconseil"}]
    assert json.loads(run("diff", path, "2026-05-13", "2026-06-01", "--json").out) == []
    assert "name : Comité → Comité conseil" in run("diff", path, "2026-05-05", "2026-06-05").out


def test_that_days_must_be_days_in_order(run: Run, path: Path) -> None:
    assert run("diff", path, "hier", "2026-06-05").code == 2
    asked = run("diff", path, "2026-06-05", "2026-05-05")
    assert (asked.code, asked.out, asked.err.count("\n")) == (1, "", 1)


def kept(run: Run, path: Path) -> Path:
    """Let a reception keep a snapshot, and return it."""
    run("receive", path, path.with_name("autre.dsi"))
    said = json.loads(run("snapshots", path, "--json").out)
    assert shape_faults("snapshots", said) == []
    assert run("snapshots", path).out.startswith(said[0]["name"])
    return Path(said[0]["path"])


@pytest.fixture
def snapshot(run: Run, path: Path) -> Path:
    shutil.copyfile(path, path.with_name("autre.dsi"))
    return kept(run, path)


def test_that_a_dossier_without_snapshots_has_none(run: Run, path: Path) -> None:
    asked = run("snapshots", path, "--json")
    assert (asked.code, json.loads(asked.out)) == (0, [])
    refused = run("restore", path, "hier")
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)


def test_that_an_older_file_is_given_back_what_it_lacks(
    run: Run, path: Path, snapshot: Path, tmp_path: Path
) -> None:
    code = run("digest", path).out
    older = empty_dossier(tmp_path, "ancien.dsi")
    shutil.copyfile(older, path)
    asked = run("restore", path, snapshot.stem)
    assert (asked.code, asked.out) == (0, f"{path}\n")
    assert "3 modifications remises" in asked.err
    assert run("digest", path).out == code
    assert "déjà tout" in run("restore", path, snapshot.name).err


def test_that_a_snapshot_is_named_by_its_code_too(
    run: Run, path: Path, snapshot: Path
) -> None:
    assert run("restore", path, run("digest", path).out.strip()).code == 0


def test_that_a_lost_dossier_is_made_again(run: Run, path: Path, snapshot: Path) -> None:
    code = run("digest", path).out
    path.unlink()
    assert run("restore", path, snapshot).code == 0
    assert run("digest", path).out == code
    assert run("verify", path).code == 0


def test_that_a_damaged_dossier_is_completed(run: Run, path: Path, snapshot: Path) -> None:
    code = run("digest", path).out
    content = path.read_bytes()
    mark = b"Chantier"
    assert mark in content
    path.write_bytes(content.replace(mark, mark[::-1]))
    assert run("verify", path).code == 1
    assert run("restore", path, snapshot).code == 0
    assert (run("digest", path).out, run("verify", path).code) == (code, 0)


def test_that_what_is_no_dossier_is_never_replaced(
    run: Run, path: Path, snapshot: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "lettre.dsi"
    letter.write_text("Chère Marie")
    asked = run("restore", letter, snapshot)
    assert (asked.code, asked.out, letter.read_text()) == (1, "", "Chère Marie")
