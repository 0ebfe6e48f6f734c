"""The formulas of a body: kept as written, refused where a place would be filled by nothing."""

from pathlib import Path

import pytest

from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.rules.formulas import (
    OPENING,
    RESOLVING,
    check_formula,
    is_formula,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import new_dossier


def test_that_a_formula_is_told_from_other_rules() -> None:
    assert is_formula("phrase_opening")
    assert is_formula("phrase_motion")
    assert not is_formula("number_template")


@pytest.mark.parametrize("text", [
    "", *(f"Ouverte {{{one}}}" for one in OPENING), "À {lieu}, sont présents : {membres}.",
])
def test_that_every_place_of_an_opening_is_taken(text: str) -> None:
    assert check_formula("phrase_opening", text) == text


@pytest.mark.parametrize("text", [
    "", "Il est proposé et appuyé {texte}",
    "Sur la proposition de {proposant}, appuyée par {appuyant}, il est résolu {issue} {texte}.",
])
def test_that_a_formula_of_resolution_ends_with_the_text(text: str) -> None:
    assert check_formula("phrase_motion", text) == text


@pytest.mark.parametrize(("name", "text", "said"), [
    ("phrase_opening", "Ouverte à {midi}", "« {midi} »"),
    ("phrase_opening", "Proposée par {proposant}", "{membres}"),
    ("phrase_motion", "Le {jour}, {texte}", "{proposant}, {appuyant}, {issue}, {texte}"),
    ("phrase_motion", "{texte} proposé par {proposant}", "se termine par {texte}"),
    ("phrase_motion", "Il est résolu", "se termine par {texte}"),
])
def test_that_a_formula_nobody_can_fill_is_refused_in_words(
    name: str, text: str, said: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_formula(name, text)
    assert fr(said) in fr(refused.value.sentence)
    assert refused.value.field == name


def test_that_the_rules_of_a_body_keep_its_formulas(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    body = commands.create_body(store, name="Assemblée", kind="assembly")
    told = f"Il est proposé par {{{RESOLVING[0]}}} et résolu {{texte}}"
    commands.set_rules(store, body, phrase_motion=told, bilingual_documents=True)
    rules = queries.rules_of(store, body)
    assert (rules.phrase_motion, rules.bilingual_documents) == (told, True)
    with pytest.raises(RuleBroken, match="remplac"):
        commands.set_rules(store, body, phrase_opening="{x}")
    assert queries.rules_of(store, body).phrase_opening == ""
    store.close()
