"""Reports from the command line: listed by discovery, printed one by one or all."""

import json
from pathlib import Path

import pypdf
import pytest

from dsi_desktop.features.reports.queries import SubjectLine
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.blocks import Document, Heading
from dsi_desktop.reporting.registry import Report
from support.cli_ground import Run
from support.json_shape import faults

_FILES = Path(__file__).parent.parent / "files" / "cli"


def _meeting(run: Run, dossier: Path, day: str) -> str:
    meetings = json.loads(run("show", dossier, "meetings", "--json").out)
    return next(one["id"] for one in meetings if one["date"] == day)


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_that_reports_of_every_feature_are_listed(run: Run, dossier: Path) -> None:
    listed = [line.split("\t") for line in run("report", dossier, "--list").out.splitlines()]
    assert ["minutes", "Procès-verbal ou compte rendu", "meeting"] in listed
    assert "governance-chart" in {name for name, _title, _scope in listed}
    data = json.loads(run("report", dossier, "--list", "--json").out)
    schema = json.loads((_FILES / "report-list.schema.json").read_text(encoding="utf-8"))
    assert faults(data, schema) == []


def test_that_minutes_are_printed(run: Run, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "pv.pdf"
    asked = run("report", dossier, "minutes", "--meeting", _meeting(run, dossier, "2026-11-12"),
                "--out", out)
    assert (asked.code, asked.out, asked.err) == (0, f"{out}\n", "")
    assert "Fonds régions et ruralité" in _text(out).replace("\u00a0", " ")


def test_that_a_report_without_its_meeting_is_a_usage_error(run: Run, dossier: Path) -> None:
    asked = run("report", dossier, "minutes", "--out", "pv.pdf")
    assert asked.code == 2
    assert "--meeting ID" in asked.err


def test_that_an_unknown_report_names_those_there_are(run: Run, dossier: Path) -> None:
    asked = run("report", dossier, "poem", "--out", "poem.pdf")
    assert asked.code == 1
    assert "minutes" in asked.err


def test_that_an_unknown_meeting_is_refused_and_nothing_written(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    asked = run("report", dossier, "minutes", "--meeting", "nobody", "--out", tmp_path / "pv.pdf")
    assert asked.code == 1
    assert asked.err.strip()
    assert not (tmp_path / "pv.pdf").exists()


def test_that_a_place_that_cannot_be_written_is_refused_in_words(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    meeting = _meeting(run, dossier, "2026-11-12")
    nowhere = tmp_path / "no" / "a.pdf"
    asked = run("report", dossier, "minutes", "--meeting", meeting, "--out", nowhere)
    assert asked.code == 1
    assert asked.err.count("\n") == 1


@pytest.mark.slow
def test_that_all_reports_are_printed_about_every_meeting_held(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    asked = run("report", dossier, "--all", "--out", folder)
    names = [Path(line).name for line in asked.out.splitlines()]
    assert asked.code == 0
    assert sorted(names) == sorted(one.name for one in folder.iterdir())
    assert sum(name.startswith("2026-") for name in names) >= 14
    assert "2026-11-12_pv_comite-conseil.pdf" in names


def test_that_a_folder_that_is_a_file_is_refused_in_words(run: Run, dossier: Path) -> None:
    asked = run("report", dossier, "--all", "--out", dossier)
    assert asked.code == 1
    assert asked.err.count("\n") == 1
    assert dossier.name in asked.err


def _one(_store: object, record_id: str | None) -> Document:
    if record_id == "refused":
        raise RuleBroken("Pas celui-ci.")
    return Document("Essai", "Essai", (Heading(1, "Essai"),))


def test_that_all_goes_on_after_a_refusal_and_never_overwrites_itself(
    run: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Report("trial", "Essai", "Essayer.", "trial", "essai", _one)
    lines = [SubjectLine("a", "Même nom", "2026-11-12"), SubjectLine("refused", "x", "2026-11-12"),
             SubjectLine("b", "Même nom", "2026-11-12")]  # fmt: skip
    monkeypatch.setattr("dsi_desktop.cli.printing.catalogue", lambda: (trial,))
    monkeypatch.setattr("dsi_desktop.cli.printing.queries.subjects", lambda _store, _scope: lines)
    asked = run("report", dossier, "--all", "--out", tmp_path / "all")
    assert asked.code == 1
    assert asked.err == "2026-11-12_essai_x.pdf : Pas celui-ci.\n"
    assert sorted(one.name for one in (tmp_path / "all").iterdir()) == [
        "2026-11-12_essai_meme-nom-2.pdf", "2026-11-12_essai_meme-nom.pdf",
    ]


def test_that_a_report_other_than_of_a_meeting_asks_for_an_id(
    run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Report("trial", "Essai", "Essayer.", "body", "essai", _one)
    monkeypatch.setattr("dsi_desktop.cli.printing.named", lambda _name: trial)
    asked = run("report", dossier, "trial", "--out", "essai.pdf")
    assert asked.code == 2
    assert "--id ID" in asked.err
