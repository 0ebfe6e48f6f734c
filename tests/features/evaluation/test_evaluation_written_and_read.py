"""Effects, questionnaires, rounds and reviews: written by one gesture, read as they are."""

import pytest

from dsi_desktop.db.schema.evaluation import AnswerCount, Measurement
from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, PROCESS, QUICK
from dsi_desktop.features.plan import commands as plans
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.evaluation_ground import (
    AUTUMN,
    CHANGE,
    COUNCIL,
    GARDEN,
    ISLE,
    OTHER_PLAN,
    PLAN,
    PORTRAIT,
    SHUTTLE,
    TRANSPORT,
)


def _quick(store: Store) -> queries.QuestionnaireSheet:
    return queries.questionnaire_sheet(store, commands.add_house_questionnaire(store, QUICK))


# --- effects --------------------------------------------------------------------------------------


def test_that_an_effect_is_read_with_all_that_was_said(store: Store) -> None:
    key = commands.harvest_outcome(
        store, what="L’horaire est revu.", who="MRC", happened_text="au printemps",
        happened_on="2026-04-02", area_id=ISLE, significance="Moins d’absences.",
        contribution="Le chantier a réuni.", kind="policy", capital="built", expected=True,
        action_id=SHUTTLE, desired_change_id=CHANGE, sources=["Sondage", "Entrevue"],
        substantiated=True,
    )
    (line,) = queries.outcomes(store, PLAN)
    assert line.id == key
    assert (line.what, line.who, line.happened_text, line.happened_on) == (
        "L’horaire est revu.", "MRC", "au printemps", "2026-04-02")
    assert (line.action, line.change, line.area) == (
        "1.10 Navette", "Se déplacer", "L’Isle-aux-Coudres")
    assert (line.body_id, line.body, line.hue) == (TRANSPORT, "Transport", 1)
    assert line.plan_id == PLAN
    assert line.harvested_on == "2026-11-12"
    assert sorted(line.sources) == ["Entrevue", "Sondage"]
    assert line.substantiated
    assert line.expected
    assert not queries.outcomes(store, OTHER_PLAN)


def test_that_sources_said_again_keep_their_rows_and_others_go(store: Store) -> None:
    key = commands.harvest_outcome(store, what="Un.", sources=["Sondage", "Entrevue"],
                                   substantiated=True, body_id=COUNCIL)
    with pytest.raises(RuleBroken, match="deux sources"):
        commands.edit_outcome(store, key, sources=["Sondage"])
    commands.edit_outcome(store, key, sources=["Sondage", "Rapport"], kind="", capital="",
                          action_id=None)
    (line,) = queries.outcomes(store)
    assert sorted(line.sources) == ["Rapport", "Sondage"]
    assert (line.kind, line.capital, line.body) == ("", "", "Comité conseil")
    commands.edit_outcome(store, key, what="Deux.")
    assert len(queries.outcomes(store)[0].sources) == 2


def test_that_an_effect_that_leads_to_itself_changes_nothing(store: Store) -> None:
    first = commands.harvest_outcome(store, what="Un.")
    second = commands.harvest_outcome(store, what="Deux.", parent_id=first)
    with pytest.raises(RuleBroken, match="s’entraîner lui-même") as refused:
        commands.edit_outcome(store, first, parent_id=second)
    assert refused.value.field == "parent_id"
    assert queries.outcomes(store)[0].parent_id == ""
    with pytest.raises(RuleBroken, match="à venir"):
        commands.harvest_outcome(store, what="Demain.", happened_on="2027-01-01")


def test_that_an_effect_removed_leaves_what_it_led_to(store: Store) -> None:
    first = commands.harvest_outcome(store, what="Un.")
    second = commands.harvest_outcome(store, what="Deux.", parent_id=first, sources=["A"])
    third = commands.harvest_outcome(store, what="Trois.", parent_id=second)
    commands.remove_outcome(store, second)
    left = {line.id: line.parent_id for line in queries.outcomes(store)}
    assert left == {first: "", third: first}
    store.undo()
    assert {line.id for line in queries.outcomes(store)} == {first, second, third}


# --- questionnaires -------------------------------------------------------------------------------


def test_that_a_house_questionnaire_is_added_once_and_comes_back_whole(store: Store) -> None:
    sheet = _quick(store)
    assert [one.slot for one in sheet.questions] == [1, 2, 3, 4, 5]
    with pytest.raises(RuleBroken, match="déjà là"):
        commands.add_house_questionnaire(store, QUICK)
    with pytest.raises(RuleBroken, match="dans la liste"):
        commands.add_house_questionnaire(store, "generic")
    commands.remove_questionnaire(store, sheet.id)
    assert not queries.questionnaires(store)
    assert commands.add_house_questionnaire(store, QUICK) == sheet.id
    assert len(queries.questionnaire_sheet(store, sheet.id).questions) == 5


def test_that_pasted_questions_make_a_questionnaire(store: Store) -> None:
    key = commands.add_questionnaire(
        store, title="Sondage", questions="Le lieu :\n1. Convient-il?\n2. Est-il accessible?",
        scale_min=0, scale_max=5, note="Cochez.")
    sheet = queries.questionnaire_sheet(store, key)
    assert [(one.condition, one.text) for one in sheet.questions] == [
        ("Le lieu", "Convient-il?"), ("Le lieu", "Est-il accessible?")]
    assert (sheet.low, sheet.high, sheet.note, sheet.external) == (0, 5, "Cochez.", False)
    commands.add_questions(store, key, "Reviendrez-vous?")
    last = queries.questionnaire_sheet(store, key).questions[-1]
    assert last.text == "Reviendrez-vous?"
    commands.move_question(store, last.id, up=True)
    assert [one.text for one in queries.questionnaire_sheet(store, key).questions][1] == last.text
    commands.move_question(store, sheet.questions[0].id, up=True)
    commands.edit_question(store, last.id, text="Revenez-vous?")
    commands.edit_question(store, last.id, text="Revenez-vous?", condition="La suite")
    assert queries.questionnaire_sheet(store, key).questions[1].condition == "La suite"
    commands.remove_question(store, last.id)
    assert len(queries.questionnaire_sheet(store, key).questions) == 2
    with pytest.raises(RuleBroken) as refused:
        commands.add_questionnaire(store, title=" ", questions="Utile?")
    assert refused.value.field == "title"


def test_that_the_statements_of_the_frame_are_typed_all_together(store: Store) -> None:
    key = commands.add_house_questionnaire(store, PARTNERSHIP)
    with pytest.raises(RuleBroken, match="Il faut 18 énoncés") as refused:
        commands.fill_frame(store, key, "Un\nDeux")
    assert refused.value.field == "questions"
    commands.fill_frame(store, key, "\n".join(f"Énoncé {n} tapé" for n in range(1, 19)))
    sheet = queries.questionnaire_sheet(store, key)
    assert (sheet.questions[17].slot, sheet.questions[17].text) == (18, "Énoncé 18 tapé")
    for refusal in (
        lambda: commands.remove_question(store, sheet.questions[0].id),
        lambda: commands.add_questions(store, key, "Un de plus"),
        lambda: commands.edit_questionnaire(store, key, external_use=True),
    ):
        with pytest.raises(RuleBroken):
            refusal()


def test_that_a_scale_holds_once_answers_are_counted_on_it(store: Store) -> None:
    sheet = _quick(store)
    commands.edit_questionnaire(store, sheet.id, title="Éclair", scale_max=5)
    commands.add_round(store, sheet.id, held_on="2026-03-05", returned=2,
                       tally={(sheet.questions[0].id, "5"): 2})
    with pytest.raises(RuleBroken, match="elle ne change plus") as refused:
        commands.edit_questionnaire(store, sheet.id, scale_max=4)
    assert refused.value.field == "scale_max"
    commands.edit_questionnaire(store, sheet.id, note="Cochez.", external_use=True)
    (line,) = queries.questionnaires(store)
    assert (line.title, line.questions, line.rounds, line.last_on, line.external) == (
        "Éclair", 5, 1, "2026-03-05", True)


# --- rounds ---------------------------------------------------------------------------------------


def test_that_counts_from_paper_are_entered_corrected_and_taken_back(store: Store) -> None:
    sheet = _quick(store)
    first, second = sheet.questions[0].id, sheet.questions[1].id
    key = commands.add_round(
        store, sheet.id, meeting_id=AUTUMN, handed_out=12, returned=9,
        tally={(first, "3"): 4, (first, "4"): 5, (second, "1"): 0}, remarks="Trop court.")
    (round_line,) = queries.questionnaire_sheet(store, sheet.id).rounds
    assert (round_line.held_on, round_line.body_id, round_line.meeting) == (
        "2026-09-10", TRANSPORT, "")
    assert round_line.counts == {first: {"3": 4, "4": 5}}
    assert round_line.of(second) == {}
    assert (round_line.handed_out, round_line.returned, round_line.remarks) == (
        12, 9, "Trop court.")
    assert queries.questionnaire_of_round(store, key) == sheet.id
    assert queries.questionnaire_of_round(store, "none") == ""
    commands.edit_round(store, key, tally={(first, "3"): 0, (first, "2"): 4}, body_id=COUNCIL,
                        meeting_id=None)
    (round_line,) = queries.questionnaire_sheet(store, sheet.id).rounds
    assert round_line.counts == {first: {"4": 5, "2": 4}}
    assert round_line.body == "Comité conseil"
    commands.edit_round(store, key, tally={(first, "3"): 0}, body_id=None, remarks="")
    commands.remove_round(store, key)
    assert not queries.questionnaire_sheet(store, sheet.id).rounds


def test_that_more_answers_than_forms_are_refused_and_nothing_is_kept(store: Store) -> None:
    sheet = _quick(store)
    asked = sheet.questions[0]
    with pytest.raises(RuleBroken, match="7 réponses comptées") as refused:
        commands.add_round(store, sheet.id, held_on="2026-03-05", returned=6,
                           tally={(asked.id, "3"): 7})
    assert asked.text in refused.value.sentence
    assert not queries.questionnaire_sheet(store, sheet.id).rounds
    with pytest.raises(RuleBroken, match="Écrivez la date") as undated:
        commands.add_round(store, sheet.id, held_on=None, returned=6)
    assert undated.value.field == "held_on"
    with pytest.raises(RuleBroken, match="à venir"):
        commands.add_round(store, sheet.id, held_on="2026-12-01", returned=6)
    commands.add_round(store, sheet.id, held_on="2026-03-05", returned=6)
    key = queries.questionnaire_sheet(store, sheet.id).rounds[0].id
    commands.edit_round(store, key, tally={(asked.id, "3"): 6})
    with pytest.raises(RuleBroken, match="6 réponses comptées"):
        commands.edit_round(store, key, returned=5)


# --- actions, choices, reviews --------------------------------------------------------------------


def test_that_actions_come_by_their_codes_with_what_they_say(store: Store) -> None:
    commands.harvest_outcome(store, what="Un.", action_id=SHUTTLE)
    lines = queries.action_lines(store, PLAN)
    assert [line.id for line in lines] == [GARDEN, SHUTTLE, PORTRAIT]
    shuttle = lines[1]
    assert (shuttle.effects, shuttle.indicators, shuttle.body, shuttle.hue) == (
        1, 1, "Transport", 1)
    assert (shuttle.told.real_end, shuttle.told.planned_end) == ("2026-08-15", "2026-05-31")
    assert lines[2].told.late
    assert not shuttle.told.late
    assert len(queries.action_lines(store)) == 3
    assert not queries.action_lines(store, OTHER_PLAN)


def test_what_the_forms_offer(store: Store) -> None:
    known = queries.choices(store, PLAN)
    assert [line.name for line in known.actions] == ["1.9 Jardin", "1.10 Navette", "2.1 Portrait"]
    assert [line.name for line in known.changes] == ["1.1 Se déplacer"]
    assert [line.id for line in known.meetings] == [AUTUMN, "m-spring"]
    assert known.meetings[0].name == "2026-09-10 · Transport"
    assert len(queries.choices(store).actions) == 3
    assert [line.id for line in queries.plans(store)] == [PLAN, OTHER_PLAN]
    assert queries.issuer(store) == "DSI Charlevoix"


def test_that_a_review_assembles_its_period_by_hand(store: Store) -> None:
    commands.harvest_outcome(store, what="Dans la période.", action_id=SHUTTLE,
                             happened_on="2026-04-02")
    commands.harvest_outcome(store, what="Après.", action_id=SHUTTLE, happened_on="2026-11-01")
    sheet = _quick(store)
    commands.add_round(store, sheet.id, held_on="2026-03-05", returned=2)
    commands.add_house_questionnaire(store, PROCESS)
    with store.operation("Une mesure à faire et une source refusée") as op:
        op.add(Measurement(indicator_id="i-1", value=None, measured_on="2026-09-30"))
        op.add(FundingLine(action_id=SHUTTLE, state="refused", asked=9_000_00, rank="V4"))
    key = commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-01-01",
                              end_on="2026-10-31", learnings="Écouter.")
    read = queries.review(store, key)
    assert (read.plan, read.learnings, read.introduction) == ("Plan 2024-2029", "Écouter.", "")
    assert [line.what for line in read.outcomes] == ["Dans la période."]
    (measure,) = read.measures
    assert (measure.value, measure.measured_on, measure.target) == (80, "2026-06-30", 100)
    money = read.money
    assert (money.asked, money.granted, money.paid) == (1_500_00, 700_00, 500_00)
    assert (money.in_kind, money.spent, money.hours) == (200_00, 450_00, 125)
    came = read.participation
    assert (came.meetings, came.people, came.presences) == (2, 2, 3)
    assert [(one.number, one.title) for one in read.versions] == [(2, "Après révision")]
    assert [one.kind for one in read.process] == [QUICK]
    assert [one.id for one in queries.reviews(store)] == [key]
    assert not queries.reviews(store, OTHER_PLAN)


def test_that_a_review_is_corrected_refused_and_removed(store: Store) -> None:
    with pytest.raises(RuleBroken, match="La fin précède"):
        commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-02-01",
                            end_on="2026-01-01")
    with pytest.raises(RuleBroken, match="les deux dates"):
        commands.add_review(store, plan_id=PLAN, title="Bilan")
    with pytest.raises(RuleBroken, match="Donnez un titre"):
        commands.add_review(store, plan_id=PLAN, title=" ", start_on="2026-01-01",
                            end_on="2026-02-01")
    key = commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-01-01",
                              end_on="2026-02-01")
    commands.add_review(store, plan_id=PLAN, title="Autre", start_on="2026-01-01",
                        end_on="2026-03-01")
    assert [one.title for one in queries.reviews(store, PLAN)] == ["Autre", "Bilan"]
    commands.edit_review(store, key, title="Bilan court", conclusion="La suite.")
    assert queries.review(store, key).title == "Bilan court"
    commands.edit_review(store, key, introduction="Voici.")
    commands.remove_review(store, key)
    with pytest.raises(NotFound):
        queries.review(store, key)
    with pytest.raises(NotFound):
        queries.questionnaire_sheet(store, "none")


def test_that_a_review_says_what_a_version_changed_since_the_one_before(store: Store) -> None:
    adopt_version(store, plan_id=PLAN, adopted_on="2026-07-01")
    plans.add_action(store, objective_id=plans.add_objective(
        store, issue_id=plans.add_issue(store, plan_id=PLAN, title="Enjeu"), title="Objectif"),
        title="Nouvelle action")
    adopt_version(store, plan_id=PLAN, adopted_on="2026-09-01")
    key = commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-06-30",
                              end_on="2026-10-31")
    first, second = queries.review(store, key).versions
    assert first.counts == ()
    assert dict(second.counts)["added"] == 3
    assert dict(second.counts)["removed"] == 0


def test_that_counts_another_program_left_without_a_question_are_not_shown(store: Store) -> None:
    sheet = _quick(store)
    key = commands.add_round(store, sheet.id, held_on="2026-03-05", returned=2)
    with store.operation("D’un autre programme") as op:
        op.add(AnswerCount(round_id=key, answer="3", number=2))
    assert queries.questionnaire_sheet(store, sheet.id).rounds[0].counts == {}
