"""The papers of the evaluation: tagged, read in order, the same words as on screen."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands
from dsi_desktop.features.evaluation.report import EFFECTS, FORM, YEARLY
from dsi_desktop.features.evaluation.report.effects import paper_hue
from dsi_desktop.features.evaluation.report.tables import review_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.errors import NotFound
from support import pdf_reader
from support.evaluation_ground import PLAN, SHUTTLE
from support.pdf_samples import printed
from support.pdf_verifier import problems
from support.plain_words import plain


def _read(content: bytes) -> str:
    return plain(" ".join(pdf_reader.read_aloud(content)))


def test_that_effects_are_printed_with_their_map_and_what_they_lack(store: Store) -> None:
    assert "Aucun effet" in _read(printed(EFFECTS.build(store, PLAN))[0])
    first = commands.harvest_outcome(
        store, what="L’horaire est revu.", who="MRC", happened_text="au printemps",
        significance="Moins d’absences.", contribution="Un chantier.", action_id=SHUTTLE,
        sources=["Sondage", "Entrevue"], substantiated=True)
    commands.harvest_outcome(store, what="Un camion est partagé.", parent_id=first)
    content, _rendered = printed(EFFECTS.build(store, None))
    assert problems(content) == []
    said = _read(content)
    assert "1re onde" in said
    assert "Moins d’absences." in said
    assert "Entrevue" in said
    assert "Il manque" in said
    assert paper_hue(None) != paper_hue(0)


def test_that_a_map_too_large_for_a_page_is_left_to_the_statements(store: Store) -> None:
    with store.operation("Écrire des effets") as op:
        from dsi_desktop.db.schema.evaluation import Outcome

        for at in range(41):
            op.add(Outcome(what=f"Effet {at}", rank=f"V{at:03}"))
    said = _read(printed(EFFECTS.build(store, None))[0])
    assert "À l’origine" not in said
    assert "Effet 40" in said


@pytest.mark.parametrize(("kind", "said", "how"), [
    ("quick", "5. La rencontre a été utile pour mon organisation.", "de 1 (pas du tout) à 4"),
    ("process", "Égalisation du pouvoir", "anonyme"),
    ("partnership", "18. Énoncé 18, à taper", "A, B ou C"),
])
def test_that_a_form_is_printed_to_be_ticked(
    store: Store, kind: str, said: str, how: str
) -> None:
    key = commands.add_house_questionnaire(store, kind)
    commands.edit_questionnaire(store, key, note="Répondez seul.")
    content, _rendered = printed(FORM.build(store, key))
    assert problems(content) == []
    read = _read(content)
    assert said in read
    assert how in read
    assert "Répondez seul." in read


def test_that_a_report_without_a_subject_takes_the_first_or_says_there_is_none(
    store: Store,
) -> None:
    for report in (FORM, YEARLY):
        with pytest.raises(NotFound):
            report.build(store, None)
    commands.add_house_questionnaire(store, "quick")
    assert FORM.build(store, None).title == "Évaluation éclair d’une rencontre"


def test_that_a_year_is_printed_and_put_in_a_spreadsheet(store: Store) -> None:
    commands.harvest_outcome(store, what="L’horaire est revu.", action_id=SHUTTLE,
                             happened_on="2026-04-02")
    key = commands.add_review(
        store, plan_id=PLAN, title="Bilan 2026", start_on="2026-01-01", end_on="2026-10-31",
        introduction="Une année.")
    content, _rendered = printed(YEARLY.build(store, None))
    assert problems(content) == []
    said = _read(content)
    for words in ("Une année.", "1.10 Navette", "L’horaire est revu.", "Passagers", "1 500 $"):
        assert words in said
    made = review_spreadsheet(store, key)
    assert [sheet.name for sheet in made.sheets] == [
        "Actions", "Effets récoltés", "Indicateurs", "Moyens"]
    assert made.sheets[0].rows[1][0] == "1.10 Navette"
    assert spreadsheet_bytes(made).startswith(b"PK")
