"""The elements of a plan: what serves what, what shows a need, and what is refused in words."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.schema.minutes import ForumVoice
from dsi_desktop.db.schema.plan import Evidence, Objective, PlanLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import element
from dsi_desktop.features.plan.rules import elements as rules
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import work_ground as ground


def _need(store: Store) -> tuple[str, str]:
    return "need", ground.first(store, "need")


def _issue(store: Store, place: int = 0) -> tuple[str, str]:
    return "issue", ground.first(store, "issue", place=place)


def _objective(store: Store, place: int = 0) -> tuple[str, str]:
    return "objective", ground.first(store, "objective", place=place)


def _sheet(store: Store, one: tuple[str, str]) -> queries.ElementSheet:
    found = queries.element_sheet(store, *one)
    assert found is not None
    return found


def _refused(work: Callable[[], object]) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        work()
    return refused.value


def test_that_the_lower_level_serves_the_upper_whichever_is_named_first() -> None:
    need, action, other = ("need", "n"), ("action", "a"), ("action", "b")
    assert rules.turned(need, action) == rules.turned(action, need) == (action, need)
    assert rules.turned(action, other) == (action, other)
    assert _refused(lambda: rules.turned(need, ("person", "p"))).field == "target"


def test_that_a_road_is_the_shortest_and_a_dead_end_is_none() -> None:
    above = {
        ("action", "a"): [("objective", "o"), ("issue", "i")],
        ("objective", "o"): [("issue", "i")],
        ("issue", "i"): [("need", "n"), ("objective", "o")],
    }
    step = lambda one: above.get(one, [])  # noqa: E731
    assert rules.road(("action", "a"), ("need", "n"), step) == [
        ("action", "a"), ("issue", "i"), ("need", "n"),
    ]
    assert rules.road(("need", "n"), ("action", "a"), step) == []
    assert rules.road(("need", "n"), ("need", "n"), step) == [("need", "n")]


def test_that_codes_are_sorted_as_they_are_counted() -> None:
    codes = ["1.10", "2", "1.2", "B1", ""]
    assert sorted(codes, key=rules.natural) == ["", "1.2", "1.10", "2", "B1"]


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (lambda: rules.check_weight(4), "weight"),
        (lambda: rules.check_votes(-1), "votes"),
        (lambda: rules.check_year(21), "year"),
        (lambda: rules.check_general("general", measured=True, below=False), "kind"),
        (lambda: rules.check_general("specific", measured=False, below=True), "kind"),
        (lambda: rules.refuse_loop(["A", "B", "A"]), "target"),
    ],
)
def test_that_a_wrong_value_is_refused_by_its_box(
    check: Callable[[], object], field: str
) -> None:
    assert _refused(check).field == field


def test_that_what_may_be_is_accepted() -> None:
    assert rules.check_weight(2) == 2
    rules.check_votes(None)
    rules.check_votes(14)
    rules.check_year(None)
    rules.check_year(2021)
    rules.check_general("general", measured=False, below=True)
    rules.refuse_loop([])


def test_that_an_issue_answers_a_need_and_both_sheets_say_it(store: Store) -> None:
    need, issue = _need(store), _issue(store)
    plan.link_elements(store, need, issue, weight=3)
    (line,) = _sheet(store, issue).serves
    assert (line.kind, line.id, line.weight, line.direct, line.word) == (
        "need", need[1], 3, False, "besoin",
    )
    (back,) = _sheet(store, need).served_by
    assert (back.kind, back.id, back.weight) == ("issue", issue[1], 3)


def test_that_a_link_written_again_only_changes_its_weight(store: Store) -> None:
    need, issue = _need(store), _issue(store)
    first = plan.link_elements(store, issue, need)
    assert plan.link_elements(store, need, issue, weight=2) == first
    assert [row.weight for row in ground.every(store, PlanLink)] == [2]
    before = store.undo_label
    plan.edit_need(store, need[1], title="Entre deux gestes")
    assert plan.link_elements(store, issue, need, weight=2) == first
    assert store.undo_label == "Modifier un besoin" != before


def test_that_a_link_that_another_program_turned_round_is_found_and_taken_away(
    store: Store,
) -> None:
    need, issue = _need(store), _issue(store)
    with store.operation("Écrire à l’envers") as op:
        op.add(PlanLink(
            id="envers", source_table="need", source_id=need[1], target_table="issue",
            target_id=issue[1], weight=1,
        ))  # fmt: skip
    assert plan.link_elements(store, issue, need, weight=3) == "envers"
    plan.unlink_elements(store, issue, need)
    assert _sheet(store, issue).serves == ()
    with pytest.raises(NotFound):
        plan.unlink_elements(store, issue, need)


def test_that_an_element_is_not_linked_to_itself_nor_to_what_is_not_there(store: Store) -> None:
    issue = _issue(store)
    assert "lui-même" in _refused(lambda: plan.link_elements(store, issue, issue)).sentence
    with pytest.raises(NotFound):
        plan.link_elements(store, issue, ("need", "nothing"))


def test_that_a_link_that_turns_round_is_refused_and_the_loop_is_named(store: Store) -> None:
    first, second, third = (_objective(store, place) for place in (0, 1, 2))
    plan.link_elements(store, first, second)
    plan.link_elements(store, second, third)
    refused = _refused(lambda: plan.link_elements(store, third, first))
    names = [_sheet(store, one).title for one in (third, first, second, third)]
    assert refused.field == "target"
    positions = [refused.sentence.find(name) for name in names[:3]]
    assert all(at >= 0 for at in positions)
    assert refused.sentence.count("→") == 3
    assert len(ground.every(store, PlanLink)) == 2


def test_that_links_to_what_is_gone_or_unknown_lead_nowhere(store: Store) -> None:
    first, second = _objective(store), _objective(store, 1)
    with store.operation("Écrire d’ailleurs") as op:
        op.add(PlanLink(
            source_table="objective", source_id=first[1], target_table="programme",
            target_id="p", weight=1,
        ))
        op.add(PlanLink(
            source_table="objective", source_id=first[1], target_table="objective",
            target_id="gone", weight=1,
        ))  # fmt: skip
    plan.link_elements(store, second, first)
    assert [line.id for line in _sheet(store, second).serves] == [first[1]]


def test_that_the_place_of_an_element_is_told_the_nearest_first(store: Store) -> None:
    sheet = _sheet(store, ("desired_change", ground.first(store, "desired_change")))
    assert [line.kind for line in sheet.place] == ["objective", "issue"]
    assert (sheet.word, sheet.who, sheet.evidence) == ("transformation souhaitée", "", ())
    assert {line.kind for line in sheet.served_by} == {"action"}


def test_that_objectives_in_a_ring_from_elsewhere_still_have_a_sheet(store: Store) -> None:
    first, second = _objective(store), _objective(store, 1)
    with store.operation("Boucler ailleurs") as op:
        op.get(Objective, first[1]).parent_id = second[1]
        op.get(Objective, second[1]).parent_id = first[1]
    assert [line.id for line in _sheet(store, first).place] == [second[1]]


def test_that_a_level_bears_the_name_given_to_it_here(store: Store) -> None:
    plan.name_levels(store, ground.first(store, "plan"), {"issue": "axe"})
    assert _sheet(store, _issue(store)).word == "axe"
    choices = dict(queries.link_choices(store, ground.first(store, "plan"), *_need(store)))
    assert choices[f"issue:{_issue(store)[1]}"] == "1 Se déplacer sans voiture – axe"
    assert f"need:{_need(store)[1]}" not in choices


def test_that_a_need_shows_its_findings_with_their_source(store: Store) -> None:
    need = _need(store)
    finding = ground.first(store, "evidence")
    plan.edit_evidence(
        store, finding, text=" Un ménage sur quatre ", source="Recensement", year=2021,
        area_id=ground.AREA, population_id=ground.POPULATION,
    )  # fmt: skip
    (line,) = _sheet(store, need).evidence
    assert (line.text, line.value, line.source, line.year, line.area, line.population) == (
        "Un ménage sur quatre", "20 %", "Recensement", 2021, "La Malbaie", "Personnes aînées",
    )
    assert _refused(lambda: plan.edit_evidence(store, finding, year=3)).field == "year"
    assert _refused(
        lambda: plan.add_evidence(store, need_id=need[1], text="x", year=3)
    ).field == "year"
    plan.edit_evidence(store, finding, value="25 %")
    assert [row.text for row in ground.every(store, Evidence)] == ["Un ménage sur quatre"]
    plan.remove_evidence(store, finding)
    assert _sheet(store, need).evidence == ()


def test_that_the_meeting_and_the_words_of_a_forum_are_told(store: Store) -> None:
    issue = _issue(store)
    plan.edit_issue(store, issue[1], chosen_in_id=ground.MEETING, votes=27)
    with store.operation("Tenir un forum") as op:
        op.add(ForumVoice(
            meeting_id=ground.MEETING, table_name="Table 3", text="Pas d’autobus", votes=9,
            became_table="issue", became_id=issue[1], kind="need",
        ))  # fmt: skip
    sheet = _sheet(store, issue)
    assert sheet.votes == 27
    assert sheet.meeting.startswith("Comité conseil · 3")
    (voice,) = sheet.voices
    assert (voice.text, voice.table, voice.votes) == ("Pas d’autobus", "Table 3", 9)
    assert queries.meetings_offered(store)[0][0] == ground.MEETING
    assert _refused(lambda: plan.edit_issue(store, issue[1], votes=-3)).field == "votes"


def test_that_a_general_objective_carries_no_indicator(store: Store) -> None:
    objective = _objective(store)
    plan.add_indicator(
        store, plan_id=ground.first(store, "plan"), title="Trajets", objective_id=objective[1]
    )
    assert [line.title for line in _sheet(store, objective).indicators] == ["Trajets"]
    assert _refused(
        lambda: plan.set_objective_kind(store, objective[1], "general")
    ).field == "kind"
    refused = _refused(
        lambda: plan.place_objective(store, _objective(store, 1)[1], parent_id=objective[1])
    )
    assert refused.field == "kind"
    plan.set_objective_kind(store, _objective(store, 1)[1], "general")
    assert _sheet(store, _objective(store, 1)).word == "objectif général"
    plan.set_objective_kind(store, _objective(store, 1)[1], "general")
    plan.place_objective(store, objective[1], parent_id=_objective(store, 1)[1])
    assert _refused(
        lambda: plan.set_objective_kind(store, _objective(store, 1)[1], "specific")
    ).field == "kind"


def test_that_the_boxes_of_an_objective_place_it_and_refuse_a_ring(store: Store) -> None:
    first, second = _objective(store), _objective(store, 1)
    element.write(store, _sheet(store, first), "parent_id", second[1])
    assert _sheet(store, first).parent_id == second[1]
    refused = _refused(
        lambda: element.write(store, _sheet(store, second), "parent_id", first[1])
    )
    assert refused.field == "parent_id"
    element.write(store, _sheet(store, first), "parent_id", None)
    orientation = plan.add_orientation(store, issue_id=_issue(store)[1], title="Rouler mieux")
    element.write(store, _sheet(store, first), "orientation_id", orientation)
    assert _sheet(store, first).orientation_id == orientation
    assert [line.kind for line in _sheet(store, first).place] == ["orientation", "issue"]
    element.write(store, _sheet(store, first), "kind", "general")
    assert _sheet(store, first).general


def test_that_what_is_gone_or_is_an_action_has_no_such_sheet(store: Store) -> None:
    assert queries.element_sheet(store, "need", "nothing") is None
    assert queries.element_sheet(store, "action", ground.action(store)) is None
    assert queries.element_sheet(store, "person", ground.NADIA) is None
