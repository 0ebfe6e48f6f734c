"""The verbs on a real dossier: data on stdout, sentences on stderr, three exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.cli_ground import Run
from support.json_shape import faults

_FILES = Path(__file__).parent.parent / "files" / "cli"


def _schema(name: str) -> dict:
    return json.loads((_FILES / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("what", ["counts", "meetings", "bodies", "tasks"])
def test_that_json_keeps_the_shape_other_programs_rely_on(
    run: Run, dossier: Path, what: str
) -> None:
    asked = run("show", dossier, what, "--json")
    data = json.loads(asked.out)
    assert (asked.code, asked.err) == (0, "")
    assert faults(data, _schema(f"show-{what}")) == []
    assert data


def test_that_the_shape_checker_sees_what_is_wrong() -> None:
    schema = _schema("show-tasks")
    right = {"id": "a", "kind": "task", "title": "t", "responsible": "", "due": "2026-12-05",
             "state": "todo", "origin": ""}
    assert faults([right], schema) == []
    for wrong in ({"due": "demain"}, {"kind": "card"}, {"title": 3}, {"more": ""}):
        assert faults([{**right, **wrong}], schema)
    assert faults([{"id": "a"}], schema)
    assert faults({}, schema)
    assert faults({"task": -1}, _schema("show-counts"))
    assert faults({"task": True}, _schema("show-counts"))


def test_that_counts_agree_with_the_lists(run: Run, dossier: Path) -> None:
    counts = json.loads(run("show", dossier, "counts", "--json").out)
    for what, kind in (("meetings", "meeting"), ("bodies", "body"), ("tasks", "task")):
        assert len(json.loads(run("show", dossier, what, "--json").out)) == counts[kind]


def test_that_without_json_a_list_is_one_line_a_record(run: Run, dossier: Path) -> None:
    lines = run("show", dossier, "meetings").out.splitlines()
    assert all(len(line.split("\t")) == 6 for line in lines)
    assert "action\t24" in run("show", dossier, "counts").out.splitlines()


def test_that_a_follow_up_knows_its_meeting_and_its_person(run: Run, dossier: Path) -> None:
    tasks = json.loads(run("show", dossier, "tasks", "--json").out)
    meetings = {one["id"] for one in json.loads(run("show", dossier, "meetings", "--json").out)}
    asked = next(one for one in tasks if one["title"].startswith("Déposer la demande au Fonds"))
    assert asked["origin"] in meetings
    assert asked["responsible"] == "Stéphane Leblanc"
    assert asked["due"] == "2026-12-11"


def test_that_demo_builds_and_says_where(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.dsi"
    asked = run("demo", path, "--territory", "gim", "--seed", "3", "--date", "2026-12-04",
                "--author", "Nathalie")
    assert (asked.code, asked.out) == (0, "")
    assert str(path) in asked.err
    assert run("verify", path).code == 0


def test_that_demo_refuses_to_replace_a_file(run: Run, dossier: Path) -> None:
    before = dossier.read_bytes()
    asked = run("demo", dossier)
    assert asked.code == 1
    assert "existe déjà" in asked.err
    assert dossier.read_bytes() == before


def test_that_demo_without_a_date_is_told_today(run: Run, tmp_path: Path) -> None:
    assert run("demo", tmp_path / "now.dsi", "--territory", "gim").code == 0


def test_that_a_sound_dossier_is_verified(run: Run, dossier: Path) -> None:
    asked = run("verify", dossier, "--json")
    said = json.loads(asked.out)
    assert asked.code == 0
    assert "sain" in asked.err
    assert faults(said, _schema("verify")) == []
    assert said["digest"] == run("digest", dossier).out.strip()


def test_that_a_changed_value_is_found(run: Run, dossier: Path) -> None:
    content = dossier.read_bytes()
    mark = "Soirées itinérantes pour les jeunes".encode()
    assert mark in content
    dossier.write_bytes(content.replace(mark, mark[::-1]))
    asked = run("verify", dossier)
    assert asked.code == 1
    assert asked.err


@pytest.mark.parametrize(
    "verb", [("verify",), ("digest",), ("show", "counts"), ("report", "--list")]
)
@pytest.mark.parametrize("content", [b"", b"not ours", b"SQLite format 3\0" + b"\0" * 200, None])
def test_that_a_file_that_is_not_a_dossier_is_refused_and_kept(
    run: Run, tmp_path: Path, verb: tuple[str, ...], content: bytes | None
) -> None:
    path = tmp_path / "strange.dsi"
    if content is not None:
        path.write_bytes(content)
    asked = run(verb[0], path, *verb[1:])
    assert asked.code == 1
    assert asked.err.count("\n") == 1
    assert asked.out == ""
    assert (path.read_bytes() if path.exists() else None) == content


@pytest.mark.parametrize("verb", [("verify",), ("digest",), ("show", "meetings")])
def test_that_a_truncated_dossier_is_refused_in_words(
    run: Run, dossier: Path, verb: tuple[str, ...]
) -> None:
    dossier.write_bytes(dossier.read_bytes()[:4096 * 20])
    asked = run(verb[0], dossier, *verb[1:])
    assert asked.code == 1
    assert asked.err.strip()


def test_that_a_dossier_open_elsewhere_can_still_be_read(run: Run, dossier: Path) -> None:
    from dsi_desktop.db.store import Store

    store = Store.open(dossier, author="Luc")
    try:
        assert run("show", dossier, "counts").code == 0
        assert run("digest", dossier).code == 0
    finally:
        store.close()


def test_that_reading_verbs_leave_the_file_as_it_was(run: Run, dossier: Path) -> None:
    before = dossier.read_bytes()
    for words in (("show", dossier, "tasks"), ("verify", dossier), ("digest", dossier),
                  ("report", dossier, "--list")):
        assert run(*words).code == 0
    assert dossier.read_bytes() == before
    assert [one.name for one in dossier.parent.iterdir()] == [dossier.name]


_ALONE = """
import sys
from dsi_desktop.cli import main
code = main(sys.argv[1:], windows=None)
forbidden = [name for name in ("PySide6", "reportlab", "sqlalchemy") if name in sys.modules]
print(*forbidden, file=sys.stderr)
raise SystemExit(code)
"""


def _alone(*words: object, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _ALONE, *(str(word) for word in words)], check=False, text=True,
        encoding="utf-8", stdout=stdout, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C",
             "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )


def test_that_reading_verbs_load_neither_window_nor_printer(dossier: Path) -> None:
    assert _alone("digest", dossier).stderr.split() == ["sqlalchemy"]
    assert _alone("show", dossier, "counts").stderr.split() == ["sqlalchemy"]


def test_that_french_is_written_whatever_the_terminal_says(dossier: Path) -> None:
    assert "Chantier Sécurité alimentaire" in _alone("show", dossier, "meetings").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="names are text on Windows")
def test_that_a_name_that_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.dsi")
    path.write_bytes(b"x")
    done = _alone("digest", path)
    assert done.returncode == 1
    assert "n’est pas un dossier DSI" in done.stderr


def test_that_a_reader_who_leaves_early_gets_no_traceback(dossier: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = _alone("show", dossier, "tasks", "--json", stdout=write)
    os.close(write)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
