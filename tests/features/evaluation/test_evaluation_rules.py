"""What an evaluation accepts, and how counts become scores: computed by hand."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dsi_desktop.features.evaluation.rules import (
    actions,
    instruments,
    outcomes,
    pasted,
    reviews,
    scoring,
    trends,
)
from dsi_desktop.features.evaluation.rules.instruments import (
    GENERIC,
    PARTNERSHIP,
    PROCESS,
    QUICK,
)
from dsi_desktop.features.evaluation.rules.scoring import Answered
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain

# --- the questionnaires of the house --------------------------------------------------------------


def test_that_the_house_forms_have_five_and_ten_questions_on_the_six_conditions() -> None:
    assert len(instruments.items_of(QUICK)) == 5
    process = instruments.items_of(PROCESS)
    assert len(process) == 10
    assert {item.condition for item in process} == set(instruments.CONDITIONS)
    assert all(item.text for item in process)


def test_that_the_partnership_frame_has_eighteen_empty_places_in_their_conditions() -> None:
    frame = instruments.items_of(PARTNERSHIP)
    assert [item.slot for item in frame] == list(range(1, 19))
    assert not any(item.text for item in frame)
    of = {item.slot: item.condition for item in frame}
    assert [of[slot] for slot in (1, 2, 3, 4, 9, 13, 17)] == [
        "perspectives", "perspectives", "early", "negotiation", "actors", "power", "building"]


def test_that_an_empty_place_is_named_by_its_number() -> None:
    assert instruments.question_words(7, "") == "Énoncé 7, à taper"
    assert instruments.question_words(None, "") == "Question sans texte"
    assert instruments.question_words(7, "Utile?") == "Utile?"
    assert instruments.condition_words("early") == "Intéressement précoce"
    assert instruments.condition_words("Le lieu") == "Le lieu"


def test_that_the_partnership_tool_never_leaves_for_a_funder() -> None:
    assert instruments.check_external(GENERIC, external=True)
    assert not instruments.check_external(PARTNERSHIP, external=False)
    with pytest.raises(RuleBroken, match="reddition de comptes") as refused:
        instruments.check_external(PARTNERSHIP, external=True)
    assert refused.value.field == "external_use"


# --- counts and scores ----------------------------------------------------------------------------


def test_that_a_score_is_a_mean_on_a_scale_and_a_share_of_a_on_letters() -> None:
    counts = {"2": 1, "3": 2, "4": 1}
    assert scoring.score(QUICK, counts) == 3.0
    assert scoring.score(QUICK, {}) is None
    assert scoring.score(PARTNERSHIP, {"A": 3, "B": 2, "C": 1}) == 50.0
    assert scoring.score(PARTNERSHIP, {}) is None
    assert scoring.score_words(QUICK, None) == "–"
    assert scoring.score_words(QUICK, 3.25) == "3,2"
    assert scoring.score_words(PARTNERSHIP, 50.0).startswith("50")
    assert scoring.added([{"A": 1}, {"A": 2, "C": 1}]) == {"A": 3, "C": 1}


def test_what_is_weak_on_each_kind_of_form() -> None:
    assert scoring.is_weak(QUICK, {"1": 1, "3": 1}, 1, 4)
    assert not scoring.is_weak(QUICK, {"3": 1}, 1, 4)
    assert not scoring.is_weak(QUICK, {}, 1, 4)
    assert scoring.is_weak(PARTNERSHIP, {"A": 1, "C": 2}, 1, 4)
    assert not scoring.is_weak(PARTNERSHIP, {"A": 2, "C": 2}, 1, 4)


def test_what_may_be_answered() -> None:
    assert scoring.answers_of(PARTNERSHIP, 1, 4) == ("A", "B", "C")
    assert scoring.answers_of(GENERIC, 0, 3) == ("0", "1", "2", "3")
    assert scoring.answers_of(GENERIC, None, None) == ("1", "2", "3", "4")
    assert len(scoring.answers_of(GENERIC, 0, 10**9)) == 11


@pytest.mark.parametrize(("low", "high"), [(None, 4), (1, None), (4, 4), (5, 2), (-1, 4), (0, 11)])
def test_that_a_scale_has_two_ends_in_order(low: int | None, high: int | None) -> None:
    with pytest.raises(RuleBroken) as refused:
        scoring.check_scale(low, high)
    assert refused.value.field == "scale_max"


def test_that_forms_are_checked_in_words() -> None:
    scoring.check_forms(12, 12)
    scoring.check_forms(None, 3)
    with pytest.raises(RuleBroken, match="Il revient plus de formulaires") as more:
        scoring.check_forms(9, 10)
    assert more.value.field == "returned"
    with pytest.raises(RuleBroken, match="hors de portée") as below:
        scoring.check_forms(-1, None)
    assert below.value.field == "handed_out"


@pytest.mark.parametrize(("counts", "returned", "said", "field"), [
    ({"2": 4, "3": 3}, 6, "7 réponses comptées pour 6 formulaires reçus : « Utile? ».", "counts"),
    ({"2": 2}, 1, "2 réponses comptées pour 1 formulaire reçu : « Utile? ».", "counts"),
    ({"9": 1}, 6, "Cette réponse n’est pas sur le formulaire : « Utile? ».", "counts"),
    ({"2": -1}, 6, "Écrivez des nombres de 0 à", "counts"),
    ({"2": 1}, None, "Dites combien de formulaires sont revenus.", "returned"),
])  # fmt: skip
def test_that_counts_that_cannot_be_are_refused_in_words(
    counts: dict[str, int], returned: int | None, said: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        scoring.check_counts([Answered("Utile?", ("1", "2", "3"), counts)], returned)
    assert plain(refused.value.sentence).startswith(said)
    assert refused.value.field == field


def test_that_counts_within_the_forms_are_taken() -> None:
    scoring.check_counts([Answered("Utile?", ("1", "2"), {"1": 2, "2": 3})], 5)
    scoring.check_counts([Answered("Utile?", ("1", "2"), {})], None)


# --- what is pasted -------------------------------------------------------------------------------


def test_that_pasted_questions_lose_their_numbers_and_keep_their_parts() -> None:
    typed = (
        "1. Le lieu convient.\n\n2) L’heure convient.\nLa suite :\n- Utile?\n• utile?\n"
        "a) Clair?")
    assert pasted.questions_in(typed) == (
        ("", "Le lieu convient."), ("", "L’heure convient."), ("La suite", "Utile?"),
        ("La suite", "Clair?"))


@pytest.mark.parametrize("words", [
    "12-17 ans : sont-ils rejoints?", "M. le préfet a-t-il répondu?", "1.5 heure suffit-elle?",
    "A-t-on été entendu?",
])  # fmt: skip
def test_that_what_looks_like_a_number_stays_in_its_question(words: str) -> None:
    assert pasted.questions_in(f"3 – {words}\n{words}") == (("", words),)


def test_that_nothing_pasted_and_too_much_are_refused() -> None:
    with pytest.raises(RuleBroken, match="au moins une question"):
        pasted.questions_in("  \n - \n")
    with pytest.raises(RuleBroken, match="au plus 60"):
        pasted.questions_in("\n".join(f"Question {n}" for n in range(61)))


@given(some.lists(some.text(max_size=30), max_size=20))
def test_that_any_paste_gives_questions_or_one_sentence(lines: list[str]) -> None:
    text = "\n".join(lines)
    with suppress(RuleBroken):
        found = pasted.questions_in(text)
        assert found
        assert all(words.strip() == words and words for _part, words in found)


# --- effects --------------------------------------------------------------------------------------


def test_that_an_effect_says_what_changed_and_has_happened() -> None:
    assert outcomes.what_of("  Un camion. ") == "Un camion."
    with pytest.raises(RuleBroken, match="Dites ce qui a changé"):
        outcomes.what_of("  ")
    outcomes.check_happened("2026-11-12", date(2026, 11, 12))
    outcomes.check_happened(None, date(2026, 11, 12))
    with pytest.raises(RuleBroken, match="à venir") as refused:
        outcomes.check_happened("2026-11-13", date(2026, 11, 12))
    assert refused.value.field == "happened_on"


def test_that_two_sources_make_an_effect_substantiated() -> None:
    assert outcomes.sources_in("Sondage\n\n sondage \nEntrevue") == ("Sondage", "Entrevue")
    outcomes.check_substantiated(2, substantiated=True)
    outcomes.check_substantiated(0, substantiated=False)
    with pytest.raises(RuleBroken, match="deux sources") as refused:
        outcomes.check_substantiated(1, substantiated=True)
    assert refused.value.field == "sources"


def test_that_an_effect_never_leads_to_itself_and_the_way_is_named() -> None:
    names = {"a": "A", "b": "B", "c": "C"}
    parents = {"a": None, "b": "a", "c": "b"}
    outcomes.check_no_loop("c", "b", parents, names)
    outcomes.check_no_loop("a", None, parents, names)
    with pytest.raises(RuleBroken) as refused:
        outcomes.check_no_loop("a", "c", parents, names)
    assert plain(refused.value.sentence).endswith("« A » ← « C » ← « B » ← « A »")
    outcomes.check_no_loop("a", "x", {"x": "y", "y": "x"}, names)


def test_the_names_of_the_waves() -> None:
    assert plain(outcomes.wave_words(1)) == "1re onde : gestes et contacts"
    assert plain(outcomes.wave_words(3)) == "3e onde : transformation"
    assert outcomes.wave_words(5) == "5e onde"


def test_what_a_statement_lacks() -> None:
    assert outcomes.missing_in("", "", "", "", 1) == (
        "chez qui", "quand", "importance", "contribution", "deux sources")
    assert outcomes.missing_in("x", "x", "x", "x", 2) == ()


# --- actions and reviews --------------------------------------------------------------------------


def test_what_an_action_does_not_say() -> None:
    told = actions.Told("done", expected="a", achieved="b", people_reached=0,
                        planned_end="2026-05-01", real_end="2026-05-02")
    assert actions.missing_in(told) == ("explication de l’écart",)
    assert actions.missing_in(actions.Told("done")) == (
        "résultats visés", "résultats atteints", "personnes jointes", "date de fin réelle")
    assert actions.missing_in(actions.Told("on_hold", expected="a", late=True)) == (
        "explication de l’écart", "motif de l’état")
    assert actions.missing_in(actions.Told("in_progress", expected="a")) == ()
    assert actions.missing_in(actions.Told("recurring", expected="a", achieved="b",
                                           people_reached=3)) == ()


def test_that_codes_are_sorted_as_people_count() -> None:
    codes = ["", "2.10", "2.9", "A", "1.1.1", "1.1"]
    assert sorted(codes, key=actions.code_key) == ["1.1", "1.1.1", "2.9", "2.10", "A", ""]


@pytest.mark.parametrize(("start", "end", "field"), [
    (None, "2026-01-01", "start_on"), ("2026-01-01", None, "end_on"),
    ("2026-02-01", "2026-01-01", "end_on"),
])  # fmt: skip
def test_that_a_review_has_two_days_in_order(
    start: str | None, end: str | None, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        reviews.check_span(start, end)
    assert refused.value.field == field


def test_that_the_year_offered_ends_with_the_last_whole_month() -> None:
    reviews.check_span("2026-01-01", "2026-01-01")
    assert reviews.last_year(date(2026, 11, 12)) == (date(2025, 11, 1), date(2026, 10, 31))
    assert reviews.last_year(date(2028, 2, 29)) == (date(2027, 2, 1), date(2028, 1, 31))


# --- trends ---------------------------------------------------------------------------------------


def test_that_the_trend_names_what_moved_most() -> None:
    found = trends.moves(["Utile.", "Clair.", "Neuf."], [3.2, 3.0, None], [3.3, 2.4, 4.0])
    assert [one.words for one in found] == ["Clair.", "Utile."]
    assert plain(trends.trend_sentence(QUICK, found, "5 mars 26")) == (
        "« Clair » descend de 3,0 à 2,4 depuis le 5 mars 26.")
    risen = trends.moves(["Utile."], [2.9], [3.4])
    assert "monte de 2,9 à 3,4" in trends.trend_sentence(QUICK, risen, "5 mars 26")
    still = trends.moves(["Utile."], [3.0], [3.05])
    assert "Rien n’a vraiment bougé" in trends.trend_sentence(QUICK, still, "5 mars 26")
    assert "Une seule passation" in trends.trend_sentence(QUICK, [], "")


def test_that_a_share_moves_by_five_points_before_it_counts() -> None:
    assert not trends.moved(PARTNERSHIP, 4.0)
    assert trends.moved(PARTNERSHIP, -5.0)
    assert trends.moved(QUICK, 0.1)
