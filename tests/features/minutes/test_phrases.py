"""The phrase library: ready, changed, called by a short word, merged on the same rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from dsi_desktop.db.schema.minutes import Phrase
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.queries.phrases import phrase_library
from dsi_desktop.features.minutes.rules.capture import kind_of
from dsi_desktop.features.minutes.rules.phrases import (
    KINDS,
    Expanded,
    PhraseLine,
    blank_after,
    called,
    expanded,
    matching,
    ready,
    searched,
    with_ready,
)
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import speaking
from support.dossier import new_dossier

CONS = PhraseLine("c", "cons", "considérant que …; ", "motion")
NOTE = PhraseLine("n", "quo", "Le quorum est constaté.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_dossier(tmp_path)
    yield made
    made.close()


def words(store: Store) -> list[str]:
    return [one.shortcut for one in phrase_library(store)]


def test_that_a_new_dossier_has_the_ready_phrases_in_order(store: Store) -> None:
    assert phrase_library(store) == list(ready())
    assert words(store)[:3] == ["oj", "ojm", "pv"]
    assert len(set(words(store))) == len(ready()) >= 20
    assert {one.kind for one in ready()} == set(KINDS)


def test_that_the_ready_phrases_speak_french_by_default() -> None:
    said = {one.shortcut: one.text for one in ready()}
    assert said["oj"] == "adopter l’ordre du jour tel que présenté"
    assert said["cons"].startswith("considérant que …")
    with speaking("en"):
        assert [one.id for one in ready()] == [one.id for one in ready()]


def test_that_a_ready_phrase_becomes_the_dossiers_own_when_changed(store: Store) -> None:
    first = ready()[0]
    commands.edit_phrase(store, first.id, shortcut=";ODJ", text="  adopter l’ordre du jour  ",
                         kind="decision")
    changed = phrase_library(store)[0]
    assert (changed.id, changed.shortcut, changed.text, changed.kind) == (
        first.id, "odj", "adopter l’ordre du jour", "decision",
    )
    assert len(phrase_library(store)) == len(ready())
    store.undo()
    assert phrase_library(store)[0] == first


def test_that_phrases_are_added_carried_and_taken_away(store: Store) -> None:
    made = commands.add_phrase(store, "nav", "mettre la navette à l’essai; ", kind="motion")
    assert phrase_library(store)[-1] == PhraseLine(
        made, "nav", "mettre la navette à l’essai; ", "motion", phrase_library(store)[-1].rank
    )
    commands.move_phrase(store, made, -1)
    assert words(store)[-2:] == ["nav", "ver"]
    commands.move_phrase(store, made, 1)
    commands.move_phrase(store, made, 1)
    assert words(store)[-1] == "nav"
    third = ready()[2].id
    commands.move_phrase(store, third, -2)
    commands.move_phrase(store, third, -1)
    assert words(store)[:3] == ["pv", "oj", "ojm"]
    commands.remove_phrase(store, third)
    commands.remove_phrase(store, made)
    assert not {"pv", "nav"} & set(words(store))
    for gone in (made, third):
        with pytest.raises(NotFound, match="plus dans la bibliothèque"):
            commands.remove_phrase(store, gone)
    store.undo()
    assert "nav" in words(store)
    store.undo()
    assert words(store)[0] == "pv"


def test_that_a_library_emptied_is_begun_again(store: Store) -> None:
    for one in ready():
        commands.remove_phrase(store, one.id)
    assert phrase_library(store) == []
    commands.add_phrase(store, "oj", "adopter")
    assert words(store) == ["oj"]


@pytest.mark.parametrize(("shortcut", "phrase", "kind", "field", "said"), [
    ("deux mots", "x", "note", "shortcut", "un seul mot"),
    ("", "x", "note", "shortcut", "un seul mot"),
    ("PV", "x", "note", "shortcut", "appelle déjà"),
    ("x", "  ", "note", "text", "Écrivez la phrase"),
    ("x", "un\ndeux", "note", "text", "une seule ligne"),
    ("x", "y", "election", "kind", "commence"),
])
def test_that_a_phrase_that_cannot_be_called_is_refused(
    store: Store, shortcut: str, phrase: str, kind: str, field: str, said: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        commands.add_phrase(store, shortcut, phrase, kind=kind)
    assert refused.value.field == field
    assert said in refused.value.sentence
    assert len(phrase_library(store)) == len(ready())


def test_that_a_phrase_may_keep_its_own_word_but_not_take_anothers(store: Store) -> None:
    first, second = ready()[:2]
    commands.edit_phrase(store, first.id, shortcut="oj", text="autre", kind="motion")
    with pytest.raises(RuleBroken, match="appelle déjà"):
        commands.edit_phrase(store, first.id, shortcut=second.shortcut, text="x", kind="note")


@pytest.mark.parametrize(("typed", "cursor", "word"), [
    (";cons", 5, "cons"), ("r ;cons", 7, "cons"), ("r ;CÔNS reste", 7, "cons"),
    ("(;pv", 4, "pv"), ("un;deux", 7, ""), ("; cons", 6, ""), (";", 1, ""), ("cons", 4, ""),
    (";cons", 3, "co"),
])
def test_that_the_word_called_is_the_one_before_the_cursor(
    typed: str, cursor: int, word: str
) -> None:
    assert called(typed, cursor) == word


def test_that_the_exact_word_comes_before_those_it_begins() -> None:
    phrases = ready()
    assert [one.shortcut for one in matching(phrases, "PV")] == ["pv", "pvm"]
    assert [one.shortcut for one in matching(phrases, "rem")] == ["rem"]
    assert matching(phrases, "zzz") == []


@pytest.mark.parametrize(("typed", "cursor", "phrase", "found"), [
    (";cons", 5, CONS, Expanded("r considérant que …; ", 18, 19)),
    ("r ;cons", 7, CONS, Expanded("r considérant que …; ", 18, 19)),
    ("d ;cons", 7, CONS, Expanded("d considérant que …; ", 18, 19)),
    ("r a; ;co reste", 8, CONS, Expanded("r a; considérant que …;  reste", 21, 22)),
    ("", 0, NOTE, Expanded("Le quorum est constaté.", 23, 23)),
    ("Bon.", 4, NOTE, Expanded("Bon. Le quorum est constaté.", 28, 28)),
    ("  ", 2, CONS, Expanded("r considérant que …; ", 18, 19)),
])
def test_that_a_phrase_takes_the_place_of_its_word(
    typed: str, cursor: int, phrase: PhraseLine, found: Expanded
) -> None:
    assert expanded(typed, cursor, phrase) == found


def test_that_blanks_are_filled_one_after_the_other() -> None:
    line = "demander à … de …"
    assert blank_after(line, 0) == Expanded(line, 11, 12)
    assert blank_after(line, 12) == Expanded(line, 16, 17)
    assert blank_after(line, 17) is None


def test_that_phrases_are_searched_without_accents_in_word_and_text() -> None:
    assert [one.shortcut for one in searched(ready(), "proces correction")] == ["pvm"]
    assert [one.shortcut for one in searched(ready(), "LEV")] == ["lev"]
    assert len(searched(ready(), "")) == len(ready())


def test_that_a_row_of_the_dossier_hides_the_ready_phrase_it_came_from() -> None:
    first = ready()[0]
    mine = PhraseLine(first.id, "odj", "à moi", "note", first.rank)
    assert with_ready([mine])[0] == mine
    assert first not in with_ready([mine])
    assert with_ready([PhraseLine(first.id, "odj", "", "note", "")]) == list(ready()[1:])


def test_that_a_phrase_left_blank_by_another_program_is_no_phrase(store: Store) -> None:
    with store.operation("D’un autre programme") as op:
        made = op.add(Phrase(shortcut="x", text="y")).id
        op.flush()
        op.execute(text(
            "UPDATE phrase SET shortcut = NULL, text = NULL, kind = NULL, rank = NULL"
        ))
    assert phrase_library(store) == list(ready())
    with pytest.raises(NotFound):
        commands.move_phrase(store, made, 1)


@given(st.text(max_size=30), st.integers(0, 30), st.sampled_from(ready()))
def test_that_a_phrase_goes_in_whole_wherever_the_cursor_stands(
    typed: str, cursor: int, phrase: PhraseLine
) -> None:
    found = expanded(typed, min(cursor, len(typed)), phrase)
    assert phrase.text in found.text
    assert found.text[found.start:found.end] in ("", "…")
    if not typed.strip():
        assert kind_of(found.text) == phrase.kind
