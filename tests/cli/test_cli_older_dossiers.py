"""Dossiers of every earlier format from the command line: read as they are, left as they are."""

import gzip
import json
from pathlib import Path

import pytest

from dsi_desktop.db.viewing import is_older
from dsi_desktop.kernel.errors import FileProblem
from support.cli_ground import Run

_KEPT = sorted((Path(__file__).parent.parent / "files" / "dossiers").glob("part*.dsi.gz"))


@pytest.fixture(params=_KEPT, ids=lambda path: path.name.partition(".")[0])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "ancien.dsi"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


@pytest.mark.parametrize("words", [
    ("show", "counts"), ("show", "meetings"), ("conflicts",), ("history",),
    ("report", "--list"), ("diff", "2026-11-01", "2026-11-20"),
])  # fmt: skip
def test_that_an_older_dossier_is_looked_at_and_left_as_it_is(
    run: Run, older: Path, words: tuple[str, ...]
) -> None:
    before = older.read_bytes()
    verb, *others = words
    asked = run(verb, older, *others)
    assert (asked.code, asked.err) == (0, "")
    assert is_older(older)
    assert older.read_bytes() == before
    assert [one.name for one in older.parent.iterdir()] == [older.name]


def test_that_every_report_about_an_older_dossier_is_printed(
    run: Run, older: Path, tmp_path: Path
) -> None:
    before = older.read_bytes()
    listed = json.loads(run("report", older, "--list", "--json").out)
    names = [one["name"] for one in listed if one["scope"] == "dossier"]
    assert "budget" in names
    for name in names:
        asked = run("report", older, name, "--out", tmp_path / f"{name}.pdf")
        assert (asked.code, asked.err) == (0, "")
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")
    assert older.read_bytes() == before


def test_that_a_file_that_is_not_a_dossier_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "abîmé.dsi"
    path.write_bytes(b"rien" * 400)
    with pytest.raises(FileProblem):
        is_older(path)
