"""What changed between two dates, on paper and read aloud."""

from datetime import date

import pytest

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.report import REPORTS, differences
from dsi_desktop.features.history.rules.scopes import subject_of
from dsi_desktop.features.reports.report import catalogue
from dsi_desktop.kernel.errors import RuleBroken
from support import pdf_reader, pdf_samples
from support.choices_ground import written
from support.history_ground import TASK, TODAY
from support.pdf_verifier import problems


def read(store: Store, subject: str | None) -> str:
    content, _rendered = pdf_samples.printed(differences(store, subject))
    assert problems(content) == []
    return pdf_reader.tight(pdf_reader.read_aloud(content))


def test_that_the_report_is_one_of_the_house(store: Store) -> None:
    assert [one.name for one in REPORTS] == ["differences"]
    assert REPORTS[0] in catalogue()


def test_that_every_part_of_the_dossier_is_told(store: Store) -> None:
    written(store, lambda op: op.add(Initiative(name="DSI Charlevoix")))
    told = read(store, "2026-11-04:2026-11-30")
    assert differences(store, None).issuer == "DSI Charlevoix"
    for words in ("Organigramme", "Plan de communauté", "Chantiers", TASK,
                  "Changé", "Supprimé"):
        assert pdf_reader.tight([words]) in told, words


def test_that_what_time_has_ended_is_told(store: Store) -> None:
    told = read(store, subject_of("organigramme", date(2026, 11, 17), TODAY))
    assert pdf_reader.tight(["Terminé", "Fin : 25 novembre 2026"]) in told


def test_that_one_part_alone_may_be_asked(store: Store) -> None:
    told = read(store, subject_of("boards", date(2026, 11, 7), TODAY))
    assert pdf_reader.tight(["15 décembre 2026"]) in told
    assert "Organigramme" not in told


def test_that_a_part_without_change_says_so(store: Store) -> None:
    told = read(store, subject_of("plan", date(2026, 11, 6), date(2026, 11, 7)))
    assert pdf_reader.tight(["Rien n’a changé entre ces deux dates."]) in told


def test_that_the_last_months_are_told_when_no_date_is_given(store: Store) -> None:
    assert pdf_reader.tight([TASK]) in read(store, None)


def test_that_a_wrong_subject_is_refused(store: Store) -> None:
    with pytest.raises(RuleBroken):
        differences(store, "hier")
