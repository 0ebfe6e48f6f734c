"""What the evaluation says of what it read: trees, maps, figures, findings, the year."""

from dataclasses import replace

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.rules import effects, looking_back, process, yearly
from dsi_desktop.features.evaluation.rules.instruments import GENERIC, PARTNERSHIP, QUICK
from dsi_desktop.features.evaluation.rules.ripples import Ink, beside, ripple_map
from dsi_desktop.features.evaluation.rules.trend_chart import Pen, Point, trend_chart
from dsi_desktop.kernel.drawing import Disc, Path, Text
from support.evaluation_ground import PLAN, SHUTTLE
from support.plain_words import plain

INK = Ink(
    lambda key: f"#{key}", lambda hue: f"#{hue}", lambda text, _role, size: len(text) * size / 2)


def _line(key: str, parent: str = "", **more: object) -> queries.OutcomeLine:
    bare = queries.OutcomeLine(
        key, "", parent, f"Effet {key}", "", "", "", "", "", "", "", expected=False,
        substantiated=False, harvested_on="", action_id="", action="", change_id="", change="",
        area_id="", area="", body_id="", body="", hue=None)  # fmt: skip
    return replace(bare, **more)  # type: ignore[arg-type]


# --- effects --------------------------------------------------------------------------------------


def test_that_effects_stand_under_what_led_to_them_and_none_is_lost() -> None:
    lines = [_line("a"), _line("b", "a"), _line("c", "gone"), _line("d", "e"), _line("e", "d")]
    rows = effects.tree(lines)
    assert [(row.id, row.wave) for row in effects.every(rows)] == [
        ("a", 1), ("b", 2), ("c", 1), ("d", 1), ("e", 2)]


def test_the_words_of_an_effect() -> None:
    line = _line("a", who="MRC", happened_on="2026-04-02", kind="practice", capital="human",
                 expected=True, sources=("Sondage",), body="Transport")
    assert plain(effects.when_words(line)) == "2 avr. 26"
    assert plain(effects.when_words(replace(line, happened_text="au printemps"))) == "au printemps"
    assert plain(effects.when_words(_line("b"))) == ""
    assert effects.tag_words(line) == "pratique · capital humain · attendu"
    assert effects.tag_words(_line("b")) == "inattendu"
    assert plain(effects.proof_words(line)) == "à corroborer, 1 source"
    assert effects.proof_words(replace(line, substantiated=True, sources=("a", "b"))) == (
        "corroboré, 2 sources")
    assert effects.missing_words(line) == "importance, contribution, deux sources"
    said = plain(effects.spoken(effects.EffectRow(line, 2)))
    assert said.startswith("Effet a, MRC, 2 avr. 26, 2e onde : façons de faire, pratique")
    assert said.endswith("Transport")


def test_the_sentence_over_the_effects() -> None:
    assert effects.sentence([]) == ""
    lines = [_line("a", capital="human", substantiated=True), _line("b", expected=True)]
    assert effects.sentence(lines) == (
        "2 effets récoltés · 1 corroboré · 1 inattendu · surtout le capital humain")
    assert effects.sentence([_line("b")]) == "1 effet récolté · 0 corroboré · 1 inattendu"


def test_that_the_map_puts_each_wave_at_the_right_of_what_led_to_it() -> None:
    lines = [
        _line("a", action_id="x", action="Navette", hue=2, substantiated=True),
        _line("b", "a"), _line("c", "a"), _line("d"),
    ]
    made = ripple_map(effects.ripples(effects.tree(lines)), INK, "b")
    spots = {spot.id: spot for spot in made.spots}
    assert [spots[key].wave for key in ("action:x", "a", "b", "c", "action:", "d")] == [
        0, 1, 2, 2, 0, 1]
    assert spots["a"].x < spots["b"].x == spots["c"].x
    assert spots["b"].y < spots["a"].y < spots["c"].y
    elbows = [shape for shape in made.drawing.shapes if isinstance(shape, Path)]
    assert [elbow.dashed for elbow in elbows] == [True, True, False, True]
    said = [shape.text for shape in made.drawing.shapes if isinstance(shape, Text)]
    assert "À l’origine" in said
    assert "Sans action précise" in said
    assert {group.key for group in made.drawing.groups} >= {"a", "b", "wave-2"}


def test_that_arrows_walk_the_map() -> None:
    lines = [_line("a"), _line("b", "a"), _line("c", "a"), _line("d")]
    spots = ripple_map(effects.ripples(effects.tree(lines)), INK).spots
    assert beside(spots, "", "right") == "action:"
    assert beside(spots, "action:", "right") in {"a", "d"}
    assert beside(spots, "a", "right") in {"b", "c"}
    assert beside(spots, "b", "down") == "c"
    assert beside(spots, "c", "up") == "b"
    assert beside(spots, "b", "up") == "b"
    assert beside(spots, "b", "left") == "a"
    assert beside(spots, "b", "right") == "b"
    assert beside((), "x", "left") == ""
    assert ripple_map((), INK).drawing.height > 0


# --- the process ----------------------------------------------------------------------------------


@pytest.fixture
def sheet(store: Store) -> queries.QuestionnaireSheet:
    """Two rounds: the first question rises from 2 to 3.5, the second falls from 4 to 3."""
    key = commands.add_house_questionnaire(store, QUICK)
    asked = queries.questionnaire_sheet(store, key).questions
    for day, first, second in (
        ("2026-03-05", {"2": 4}, {"4": 4}), ("2026-09-10", {"3": 2, "4": 2}, {"3": 4}),
    ):
        tally = {(asked[0].id, answer): n for answer, n in first.items()}
        tally |= {(asked[1].id, answer): n for answer, n in second.items()}
        commands.add_round(store, key, held_on=day, handed_out=5, returned=4, tally=tally)
    return queries.questionnaire_sheet(store, key)


def test_that_each_question_says_its_score_its_answers_and_its_move(
    sheet: queries.QuestionnaireSheet,
) -> None:
    rows = process.question_rows(sheet)
    assert [(row.score, row.change, row.answered) for row in rows[:3]] == [
        ("3,5", "▲ 1,5", 4), ("3,0", "▼ 1,0", 4), ("–", "", 0)]
    assert plain(rows[0].spread) == "1 : 0 · 2 : 0 · 3 : 2 · 4 : 2"
    assert rows[2].spread == ""
    assert process.change_words(QUICK, 3.0, 3.04) == "stable"
    assert plain(process.change_words(PARTNERSHIP, 40.0, 60.0)) == "▲ 20 %"
    assert process.weak_words(rows) == ""
    weak = [replace(rows[0], weak=True)]
    assert plain(process.weak_words(weak)) == (
        "À discuter : Les objectifs de la rencontre étaient clairs.")
    assert process.talked_words("2,0", weak=True) == "2,0, à discuter"


def test_that_rounds_have_their_mean_and_the_finding_names_what_moved_most(
    sheet: queries.QuestionnaireSheet,
) -> None:
    rows = process.round_rows(sheet)
    assert [(plain(row.day), row.forms, row.score) for row in rows] == [
        ("5 mars 26", "4 sur 5", "3,0"), ("10 sept. 26", "4 sur 5", "3,2")]
    assert plain(process.finding(sheet)) == (
        "« Les objectifs de la rencontre étaient clairs » monte de 2,0 à 3,5 depuis le 5 mars 26.")
    alone = replace(sheet, rounds=sheet.rounds[:1])
    assert "Une seule passation" in process.finding(alone)
    assert process.finding(replace(sheet, rounds=())) == "Aucune réponse n’est entrée."
    emptied = replace(sheet.rounds[0], counts={})
    assert "aucune question en commun" in process.finding(
        replace(sheet, rounds=(emptied, sheet.rounds[1])))
    bare = replace(sheet.rounds[0], held_on="", returned=None)
    assert "depuis le –" in process.finding(replace(sheet, rounds=(bare, sheet.rounds[1])))
    assert process.forms_words(bare) == ""
    assert process.forms_words(replace(bare, returned=3, handed_out=None)) == "3"
    assert process.round_rows(replace(sheet, rounds=(replace(emptied, held_on=""),)))[0].day == ""


def test_that_conditions_add_their_questions(sheet: queries.QuestionnaireSheet) -> None:
    assert process.condition_rows(sheet) == []
    assert process.condition_rows(replace(sheet, rounds=())) == []
    one, two, *_rest = sheet.questions
    lettered = replace(
        sheet, kind=PARTNERSHIP, rounds=(replace(sheet.rounds[0], counts={
            one.id: {"A": 3, "C": 1}, two.id: {"B": 2, "C": 2}}),),
        questions=(replace(one, condition="power"), replace(two, condition="power")))
    (row,) = process.condition_rows(lettered)
    assert (row.words, row.weak) == ("Égalisation du pouvoir", False)
    assert plain(row.spread) == "A : 3 · B : 2 · C : 3"
    assert plain(row.score) == "38 % de A"
    assert process.bounds(lettered) == (0.0, 100.0)
    assert process.bounds(sheet) == (1.0, 4.0)


def test_the_words_of_a_list_of_questionnaires() -> None:
    line = queries.QuestionnaireLine("q", "Éclair", QUICK, 5, 1, "", external=False)
    assert process.line_words(line) == "5 questions · 1 passation"
    assert process.kind_words(GENERIC) == "autre questionnaire"


def test_that_the_trend_is_drawn_with_a_gap_where_nobody_answered() -> None:
    points = [Point("mars", "2,0", 2.0), Point("juin", "–", None), Point("sept.", "4,0", 4.0),
              Point("déc.", "3,0", 3.0)]
    pen = Pen(lambda key: f"#{key}", lambda text, _role, size: len(text) * size)
    made = trend_chart(points, (1.0, 4.0), ("1", "4"), (400, 150), pen)
    assert sum(isinstance(shape, Disc) for shape in made.shapes) == 3
    assert sum(isinstance(shape, Path) for shape in made.shapes) == 3
    alone = trend_chart(points[:1], (1.0, 1.0), ("1", "1"), (400, 150), pen)
    assert any(isinstance(shape, Disc) for shape in alone.shapes)


# --- looking back, and the year -------------------------------------------------------------------


def test_what_is_said_of_actions(store: Store) -> None:
    garden, shuttle, portrait = queries.action_lines(store, PLAN)
    assert looking_back.state_words(portrait) == "en cours, en retard"
    assert looking_back.state_words(shuttle) == "réalisée"
    assert plain(looking_back.gap_words(shuttle)) == "Le véhicule a tardé."
    assert plain(looking_back.gap_words(portrait)) == "prévue le 1er oct. 26"
    assert plain(looking_back.gap_words(garden)) == ""
    bare = replace(shuttle, told=replace(shuttle.told, variance=""))
    assert plain(looking_back.gap_words(bare)) == "prévue le 31 mai 26, finie le 15 août 26"
    assert plain(looking_back.result_words(shuttle)) == "Trois départs"
    assert plain(looking_back.result_words(portrait)) == "visé : Un portrait"
    assert plain(looking_back.result_words(garden)) == ""
    assert (looking_back.reached_words(shuttle), looking_back.reached_words(garden)) == ("96", "")
    assert looking_back.missing(garden) == (
        "résultats visés", "résultats atteints", "personnes jointes")
    assert looking_back.sentence([garden, shuttle, portrait]) == (
        "2 actions réalisées sur 3 · 2 à compléter · 96 personnes jointes")
    assert looking_back.sentence([]) == ""


def test_that_a_year_without_anything_says_so(store: Store) -> None:
    key = commands.add_review(store, plan_id="pl-two", title="Bilan", start_on="2020-01-01",
                              end_on="2020-12-31")
    found = yearly.sections(queries.review(store, key))
    said = {part.title: part.sentences for part in found}
    assert said["Actions"] == ("Ce plan n’a pas encore d’action.",)
    assert said["Effets récoltés"] == ("Aucun effet récolté dans la période.",)
    assert said["Indicateurs"] == ("Ce plan n’a pas encore d’indicateur.",)
    assert said["Processus"] == ("Aucun questionnaire dans la période.",)
    assert said["Versions du plan"] == ("Aucune version adoptée dans la période.",)
    assert "Introduction" not in said


def test_that_a_year_is_told_in_sections(
    store: Store, sheet: queries.QuestionnaireSheet
) -> None:
    first = commands.harvest_outcome(store, what="Un.", action_id=SHUTTLE,
                                     happened_on="2026-04-02")
    commands.harvest_outcome(store, what="Deux.", action_id=SHUTTLE, parent_id=first,
                             happened_on="2026-05-02")
    key = commands.add_review(
        store, plan_id=PLAN, title="Bilan", start_on="2026-01-01", end_on="2026-10-31",
        introduction="Une année.\n\nUne autre.", learnings="Écouter.", conclusion="Suivre.")
    read = queries.review(store, key)
    found = {part.title: part for part in yearly.sections(read)}
    assert list(found) == [
        "Introduction", "Actions", "Effets récoltés", "Indicateurs", "Processus", "Moyens",
        "Participation", "Versions du plan", "Apprentissages", "Suites"]
    assert found["Introduction"].sentences == ("Une année.", "Une autre.")
    assert plain(found["Actions"].sentences[1]) == "en cours : 1 · réalisée : 1 · récurrente : 1"
    effects_grid = found["Effets récoltés"].grid
    assert effects_grid
    assert [row[0] for row in effects_grid.rows] == ["Un.", "→ Deux."]
    measured = found["Indicateurs"].grid
    assert measured
    assert tuple(map(plain, measured.rows[0])) == (
        "Passagers", "40 par mois", "80 par mois (30 juin 26)", "100 par mois (31 déc. 26)")
    held = found["Processus"].grid
    assert held
    assert [row[4] for row in held.rows] == ["3,0", "3,2"]
    means = found["Moyens"].grid
    assert means
    assert [plain(row[1]) for row in means.rows] == ["1 500 $", "700 $", "200 $", "500 $",
                                                     "450 $"]
    assert plain(found["Moyens"].sentences[0]) == "12 h données par les partenaires"
    assert found["Participation"].sentences[0].startswith("2 rencontres · 2 personnes")
    assert tuple(map(plain, found["Versions du plan"].sentences)) == (
        "Version 2 · Après révision · adoptée le 11 juin 2026",)
    earlier = yearly.process_section(replace(read, end_on=read.process[0].rounds[0].held_on))
    assert earlier.grid
    assert [row[4] for row in earlier.grid.rows] == ["3,0"]
    assert earlier.sentences != found["Processus"].sentences
    assert plain(yearly.period_words(read)) == "Du 1er janvier 2026 au 31 octobre 2026"
    assert plain(yearly.period_words(replace(read, start_on=""))) == ""
    assert yearly.value_words(read.measures[0], None) == "–"
