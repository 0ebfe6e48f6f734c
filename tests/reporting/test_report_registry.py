"""A report is declared once: its file is named after its day, its kind and what it is about."""

from datetime import date

import pytest

from dsi_desktop.reporting.blocks import Document, Run, text_of
from dsi_desktop.reporting.registry import Report, file_name, slug

DAY = date(2026, 11, 12)


def minutes() -> Report:
    return Report("minutes", "Procès-verbal", "Ce qui a été dit", "meeting", "pv",
                  lambda _store, _id: Document("Procès-verbal", "DSI", ()))  # fmt: skip


def test_that_a_file_is_named_by_day_report_and_subject() -> None:
    assert file_name(minutes(), DAY, "Comité conseil") == "2026-11-12_pv_comite-conseil.pdf"


def test_that_a_report_of_the_whole_dossier_has_no_subject() -> None:
    assert file_name(minutes(), DAY, ending="odt") == "2026-11-12_pv.odt"


@pytest.mark.parametrize(
    ("text", "piece"),
    [("Cœur d’action / été", "coeur-d-action-ete"), ("../../etc", "etc"), ("CON: <>|?*", "con"),
     ("ᐃᓄᒃ", ""), ("a" * 90, "a" * 60), ("", "")],
)  # fmt: skip
def test_that_a_piece_of_file_name_suits_every_system(text: str, piece: str) -> None:
    assert slug(text) == piece


def test_that_words_are_read_without_their_look() -> None:
    assert text_of("a") == text_of(Run("a", bold=True)) == "a"
    assert text_of((Run("a"), Run("b", href="https://b.ca"))) == "ab"


def test_that_a_report_builds_a_document() -> None:
    assert minutes().build(None, None).title == "Procès-verbal"
