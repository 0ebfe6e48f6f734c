"""The words of « À décider », made from values alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsi_desktop.features.exchange.presenter.choices_scene import (
    callings,
    choice_lines,
    decision,
    footnote,
    icon_of,
    note_of,
    together,
)
from dsi_desktop.features.exchange.presenter.rules_scene import rule_decision, rule_lines
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet, Side
from dsi_desktop.features.exchange.queries.record_words import RecordWords
from dsi_desktop.features.exchange.rules import violations
from dsi_desktop.features.exchange.rules.violations import Change, Concerned
from dsi_desktop.kernel.i18n import speaking

TODAY = date(2026, 11, 30)
AT = int(datetime(2026, 11, 24, 17, 5, tzinfo=UTC).timestamp() * 1000)
MINE = Side(1, "Marie-Ève Tremblay", "Portable", AT, here=True, deletes=False, value="a", text="a")
LUCS = Side(2, "Luc Harvey", "Portable de Luc", AT, here=False, deletes=False, value="b", text="b")


def sheet(*sides: Side, **said: object) -> ChoiceSheet:
    made = ChoiceSheet(
        "task.title.t", "task", "t", "title", "Relancer", "Suivi", "Suivi", "Suivi", "tâche",
        "text", "Relance", "Marie-Ève Tremblay", AT, sides or (MINE, LUCS), "", deletion=False,
    )  # fmt: skip
    return replace(made, **said)  # type: ignore[arg-type]


def told(table: str, row: str) -> RecordWords:
    return RecordWords(f"Texte de {row}", (("date", "le 8"), ("titre", row)))


def test_that_what_several_laptops_received_names_nobody_here() -> None:
    josee = replace(LUCS, keep=3, who="Josée Desbiens", device="Portable de Josée")
    note = note_of(sheet(LUCS, josee), TODAY)
    assert note == "Suivi, tâche. Changé de plusieurs façons par Luc et Josée."
    assert footnote(sheet(MINE)) == ""


def test_that_nobody_is_named_when_nobody_signed() -> None:
    unnamed = replace(LUCS, who="", device="")
    assert "l’autre ordinateur" in note_of(sheet(MINE, unnamed), TODAY)
    assert callings(sheet(unnamed, unnamed)) == ["l’autre ordinateur (1)", "l’autre ordinateur (2)"]


def test_that_two_people_of_one_first_name_are_called_in_full() -> None:
    other = replace(MINE, keep=2, who="Marie-Ève Gagnon", here=False)
    assert callings(sheet(MINE, other)) == ["Marie-Ève Tremblay", "Marie-Ève Gagnon"]


@pytest.mark.parametrize(("shape", "icon"), [("cents", "coin"), ("text", "pencil")])
def test_that_the_picture_says_what_is_to_decide(shape: str, icon: str) -> None:
    assert icon_of(sheet(shape=shape)) == icon


def test_that_one_side_is_offered_for_a_record_only_where_it_wrote_each_field() -> None:
    josee = replace(LUCS, who="Josée Desbiens", device="Portable de Josée")
    first = sheet()
    second = sheet(MINE, josee, id="task.due_on.t", column="due_on")
    assert [one.text for one in together(first, [first, second])] == ["Garder Marie-Ève pour ces 2"]
    assert together(first, [first]) == ()


def test_that_an_empty_value_is_said() -> None:
    scene = decision(
        sheet(replace(MINE, text=""), LUCS, base="", base_by="", base_at=0, shape="day"),
        (1, 2), TODAY,
    )  # fmt: skip
    assert scene.base == "(vide)"
    assert scene.base_by == ""
    assert [piece.text for piece in scene.columns[0].pieces] == ["(vide)"]


def test_that_a_signature_without_name_is_the_moment_alone() -> None:
    scene = decision(sheet(base_by=""), (1, 1), TODAY)
    assert scene.base_by.startswith("24\u00a0novembre, ")


def test_that_a_proposal_equal_to_a_version_is_no_third_choice() -> None:
    assert decision(sheet(proposal="b"), (1, 1), TODAY).proposal is None
    assert decision(sheet(proposal="a b"), (1, 1), TODAY).proposal is not None


def test_that_a_record_changed_only_in_its_place_is_said_changed() -> None:
    gone = replace(LUCS, deletes=True)
    scene = decision(sheet(MINE, gone, deletion=True), (1, 1), TODAY)
    assert [piece.text for piece in scene.columns[0].pieces] == ["Modifiée"]
    assert [answer.text for answer in scene.answers] == ["Garder", "Supprimer"]
    twice = decision(sheet(MINE, gone, replace(gone, keep=3), deletion=True), (1, 1), TODAY)
    assert len(twice.answers) == 2


def test_that_english_dates_lose_their_year_whole() -> None:
    with speaking("en"):
        lines = choice_lines([sheet(where="Council, October 8, 2026")], frozenset(), TODAY)
    assert lines[0].note.startswith("Council, October 8 · ")


MEETING = Concerned("meeting", "m", "Comité conseil, 8 octobre", "Rencontre")


def test_that_what_came_after_an_adoption_is_listed_with_two_ways_out() -> None:
    change = Change("Navette", "texte", "Trois scénarios", "Luc Harvey", "Portable de Luc", AT)
    found = violations.late(MEETING, (change, change), 2, "late.m")
    scene = rule_decision(found, (1, 1), TODAY, told)
    [column] = scene.columns
    assert column.title == "Arrivé après l’adoption"
    assert column.who == "Luc Harvey"
    assert column.when.endswith("\u00a0*")
    assert column.lines[0].context == "Navette, texte"
    assert "Navette, texte\u00a0: Trois scénarios" in column.pieces[0].text
    assert len(scene.answers) == 2
    assert scene.footnote == "* Date donnée par l’ordinateur de la personne."
    assert rule_lines([found], frozenset({"late.m"}))[0].late


def test_that_late_changes_without_words_are_still_settled() -> None:
    scene = rule_decision(violations.late(MEETING, (), 1, "late.m"), (1, 1), TODAY, told)
    assert scene.columns[0].pieces == ()
    assert scene.columns[0].when == ""
    assert scene.footnote == ""


def test_that_two_adoptions_stand_side_by_side() -> None:
    made = [("aa", "Marie-Ève Tremblay", "20 novembre"), ("bb", "Luc Harvey", "21 novembre")]
    found = violations.adopted_twice(MEETING, made, "adopted.m")
    scene = rule_decision(found, (1, 1), TODAY, told)
    assert [column.title for column in scene.columns] == ["Adoption 1", "Adoption 2"]
    assert [answer.key for answer in scene.answers] == ["rule:0", "rule:1"]


def test_that_a_record_of_a_newer_version_is_said_by_its_table() -> None:
    child = Concerned("hologram", "h", "Une image", "")
    found = violations.orphan(replace(MEETING, gone=True), (child,), (), "orphan.meeting.m")
    scene = rule_decision(found, (1, 1), TODAY, told)
    assert scene.columns[1].lines[0].context == "hologram"
    assert [piece.text for piece in scene.columns[0].pieces] == ["Texte de m"]
