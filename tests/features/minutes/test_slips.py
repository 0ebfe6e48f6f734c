"""The quick evaluation: a few questions on paper, counted without naming anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.evaluation import AnswerCount
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.presenter.words import evaluation_sentence
from dsi_desktop.features.meetings.queries import meeting_sheet
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules import slips
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import contents
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def sheet(ground: Ground) -> queries.SlipsSheet:
    return queries.slips_of(ground.store, ground.meeting)


def keys(ground: Ground) -> list[str]:
    return [key for key, _text in sheet(ground).questions]


def refused(ground: Ground, *asked: object, **fields: object) -> RuleBroken:
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        commands.count_slips(ground.store, ground.meeting, *asked, **fields)
    assert contents(ground.store) == before
    return caught.value


def test_that_a_meeting_proposes_five_questions_of_our_own(ground: Ground) -> None:
    found = sheet(ground)
    assert not found.prepared
    assert [key for key, _text in found.questions] == [""] * 5
    assert found.questions[2][1] == "Chaque personne a pu s’exprimer."
    commands.prepare_slips(ground.store, ground.meeting)
    assert sheet(ground).prepared
    assert [text for _key, text in sheet(ground).questions] == [
        text for _key, text in found.questions]


def test_that_two_meetings_ask_the_same_questionnaire(ground: Ground) -> None:
    other = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    commands.prepare_slips(ground.store, ground.meeting)
    commands.prepare_slips(ground.store, other)
    assert queries.slips_of(ground.store, other).questions == sheet(ground).questions
    assert len(contents(ground.store)["questionnaire"]) == 1


def test_that_questions_are_chosen_and_changed_until_answers_are_counted(ground: Ground) -> None:
    commands.prepare_slips(ground.store, ground.meeting, ["Le lieu convenait.", " ", "L’heure  ?"])
    assert [text for _key, text in sheet(ground).questions] == ["Le lieu convenait.", "L’heure ?"]
    commands.prepare_slips(ground.store, ground.meeting)
    assert len(keys(ground)) == 5
    commands.count_slips(ground.store, ground.meeting, {(keys(ground)[0], 4): 2}, returned=2)
    with pytest.raises(RuleBroken, match="déjà compilées"):
        commands.prepare_slips(ground.store, ground.meeting, ["Autre chose?"])


@pytest.mark.parametrize(("questions", "said"), [
    ([" "], "de 1 à 10 questions"),
    ([f"Question {n}" for n in range(11)], "de 1 à 10 questions"),
    (["é" * 201], "200 lettres"),
    (["Deux fois", "Deux  fois"], "deux fois"),
])
def test_that_a_slip_that_cannot_be_printed_is_refused(
    ground: Ground, questions: list[str], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        commands.prepare_slips(ground.store, ground.meeting, questions)


def test_that_what_came_back_is_counted_and_corrected(ground: Ground) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    first, second, *_rest = keys(ground)
    commands.count_slips(
        ground.store, ground.meeting, {(first, 4): 3, (first, 3): 1, (second, 1): 0},
        handed_out=5, returned=4, remarks="Plus de pauses\n",
    )
    found = sheet(ground)
    assert found.counts == {(first, 4): 3, (first, 3): 1}
    assert (found.handed_out, found.returned, found.remarks) == (5, 4, "Plus de pauses")
    assert slips.mean(found.counts, first) == 3.75
    assert slips.mean(found.counts, second) is None
    commands.count_slips(ground.store, ground.meeting, {(first, 3): 0, (first, 4): 4}, returned=4)
    assert sheet(ground).counts == {(first, 4): 4, (first, 3): 0}
    assert sheet(ground).handed_out is None
    ground.store.undo()
    assert sheet(ground).counts == {(first, 4): 3, (first, 3): 1}


def test_that_two_laptops_that_count_the_same_answer_write_one_row(ground: Ground) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    for count in (2, 3):
        commands.count_slips(ground.store, ground.meeting, {(keys(ground)[0], 4): count})
    assert len(contents(ground.store)["answer_count"]) == 1


def test_that_an_answer_of_another_program_is_left_aside(ground: Ground) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    commands.count_slips(ground.store, ground.meeting, {(keys(ground)[0], 4): 2})
    with ground.store.operation("Ailleurs") as op:
        row = op.get(AnswerCount, contents(ground.store)["answer_count"][0][0])
        row.answer = "A"
    assert sheet(ground).counts == {}


def test_that_counts_that_cannot_be_are_refused_beside_their_field(ground: Ground) -> None:
    assert "Préparez" in refused(ground, {}).sentence
    commands.prepare_slips(ground.store, ground.meeting)
    first = keys(ground)[0]
    assert "négatif" in refused(ground, {(first, 4): -1}).sentence
    assert "négatif" in refused(ground, {}, returned=-1).sentence
    more = refused(ground, {}, handed_out=3, returned=4)
    assert fr(more.sentence) == fr("Il y a plus de feuilles reçues (4) que distribuées (3).")
    assert more.field == "returned"
    wrong = refused(ground, {(first, 4): 2, (first, 1): 2}, returned=3)
    assert wrong.field == first
    assert fr(wrong.sentence) == fr("Une question compte 4 réponses pour 3 feuilles reçues.")


def test_that_a_meeting_taken_away_has_no_slips(ground: Ground) -> None:
    meetings.remove_meeting(ground.store, ground.meeting)
    with pytest.raises(NotFound):
        commands.prepare_slips(ground.store, ground.meeting)


def test_that_slips_are_counted_after_the_minutes_are_adopted(ground: Ground) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    ground.under_way()
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    commands.count_slips(ground.store, ground.meeting, {(keys(ground)[0], 4): 2}, returned=2)
    assert sheet(ground).returned == 2


def test_that_the_sheet_of_the_meeting_says_how_it_was_evaluated(ground: Ground) -> None:
    def said() -> str:
        found = evaluation_sentence(meeting_sheet(ground.store, ground.meeting))
        return fr(found).replace("\N{NO-BREAK SPACE}", " ")

    assert said() == ""
    commands.prepare_slips(ground.store, ground.meeting)
    first, second, *_rest = keys(ground)
    commands.count_slips(ground.store, ground.meeting, {(first, 4): 2, (second, 3): 2})
    assert said() == "Évaluation éclair : 3,5 sur 4"
    commands.count_slips(ground.store, ground.meeting, {(first, 4): 2}, returned=2)
    assert said() == "Évaluation éclair : 3,5 sur 4 (2 feuilles)"


def test_that_the_tally_is_said_in_words() -> None:
    assert fr(slips.mean_words(3.75)) == fr("3,8 sur 4")
    assert slips.mean_words(None) == ""
    assert slips.tally_words(5, None) == "Aucune feuille compilée"
    assert fr(slips.tally_words(5, 1)) == fr("1 feuille reçue sur 5")
    assert fr(slips.tally_words(None, 3)) == fr("3 feuilles reçues")
    assert [slips.scale_words(one) for one in slips.answers()] == [
        "pas du tout", "peu", "assez", "tout à fait"]
