"""The plan read back as a tree and as sheets, after what people did to it."""

import pytest

from dsi_desktop.db.schema.money import Spending
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.commands.sources import tie_funding_line
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import work_ground as ground

NB = "\N{NO-BREAK SPACE}"


def _tree(store: Store) -> queries.PlanTree:
    found = queries.plan_tree(store, ground.first(store, "plan"), ground.TODAY)
    assert found is not None
    return found


def _codes(store: Store) -> list[str]:
    aside = ("desired_change", "portrait", "need")
    return [node.code for node in _tree(store).walk() if node.kind not in aside]


def _sheet(store: Store) -> queries.ActionSheet:
    found = queries.action_sheet(store, ground.action(store), ground.TODAY)
    assert found is not None
    return found


def test_that_codes_say_the_place_of_each_element(store: Store) -> None:
    assert _codes(store) == [
        "1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2",
        "2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1", "2.2.2",
    ]  # fmt: skip


def test_that_progress_adds_up_actions_from_bottom_to_top(store: Store) -> None:
    tree = _tree(store)
    assert [(issue.rollup.achieved, issue.rollup.actions) for issue in tree.issues] == [
        (2, 4), (2, 4),
    ]
    assert [child.progress for child in tree.issues[0].children] == [50, 50]
    assert (tree.title, tree.period, tree.late) == ("Plan de communauté", "2025-2028", 4)


def test_that_an_action_of_the_tree_says_all_its_cells(store: Store) -> None:
    action = next(node for node in _tree(store).walk() if node.code == "1.1.1")
    assert (action.state, action.responsible, action.initials, action.due) == (
        "in_progress", "Stéphane Leblanc", "SL", f"27\N{NO-BREAK SPACE}nov.{NB}26",
    )
    assert (action.late, action.progress, action.body, action.hue) == (True, 60, "Transport", 0)
    assert action.glimpse == queries.Glimpse("Trajets", (0, 120, 312), 400, "312", "trajets")


def test_that_a_filter_keeps_what_leads_to_the_actions_kept(store: Store) -> None:
    tree = _tree(store)
    assert tree.only() is tree
    food = tree.only(body_id=ground.FOOD)
    assert [issue.code for issue in food.issues] == ["2"]
    done = tree.only(state="done")
    assert {node.state for node in done.walk() if node.kind == "action"} == {"done"}
    assert done.issues[0].rollup.actions == 4
    late = tree.only(late=True)
    assert sum(node.kind == "action" for node in late.walk()) == 4
    assert tree.only(state="abandoned").issues == ()


def test_that_an_action_may_be_measured_by_its_tasks(store: Store) -> None:
    action_id = ground.action(store)
    tasks.add_task(store, title="Fini", state="done", action_id=action_id)
    plan.edit_action(store, action_id, progress_mode="tasks")
    action = next(node for node in _tree(store).walk() if node.id == action_id)
    assert action.progress == 50


def test_that_an_indicator_may_belong_to_a_desired_change_or_only_to_the_plan(
    store: Store,
) -> None:
    change, plan_id = ground.first(store, "desired_change"), ground.first(store, "plan")
    plan.add_indicator(store, plan_id=plan_id, title="Villages", desired_change_id=change)
    plan.add_indicator(store, plan_id=plan_id, title="Partout")
    node = next(node for node in _tree(store).walk() if node.id == change)
    assert node.glimpse == queries.Glimpse("Villages", (), None, "", "")


def test_that_what_hangs_from_nothing_is_gathered_at_the_end(store: Store) -> None:
    with store.operation("Perdre") as op:
        op.get(Action, ground.action(store)).objective_id = None
        op.get(Objective, ground.first(store, "objective", place=3)).issue_id = None
    last = _tree(store).issues[-1]
    assert (last.title, last.id) == ("Sans objectif", "")
    assert [child.kind for child in last.children] == ["objective", "action"]


def test_that_an_action_without_desired_change_comes_after_those_that_have_one(
    store: Store,
) -> None:
    objective = _tree(store).issues[0].children[0]
    assert [node.kind for node in objective.children] == ["desired_change", "action", "action"]
    assert objective.children[2].code == "1.1.2"


def test_that_no_plan_has_no_tree_and_no_action_no_sheet(store: Store) -> None:
    assert queries.plan_tree(store, "nothing", ground.TODAY) is None
    assert queries.action_sheet(store, "nothing", ground.TODAY) is None


def test_that_the_sheet_of_an_action_tells_its_partners_money_and_hours(store: Store) -> None:
    sheet = _sheet(store)
    assert [(p.name, p.role, p.confirmed) for p in sheet.partners] == [
        ("L’Ancrage", "colead", False)
    ]
    assert [(m.source, m.state, m.amount) for m in sheet.money] == [("FRR", "asked", 1_800_000)]
    assert (sheet.total, sheet.hours_planned, sheet.hours_done) == (1_800_000, 1800, 1260)
    assert [(line.title, line.initials, line.late) for line in sheet.follow_ups] == [
        ("Obtenir trois soumissions", "NB", True)
    ]
    assert [(line.title, line.reached, line.late) for line in sheet.milestones] == [
        ("Horaire adopté", False, False)
    ]
    assert [(line.day, line.author) for line in sheet.notes] == [
        (f"4\N{NO-BREAK SPACE}déc.{NB}26", "Marie-Ève Tremblay")
    ]


def test_that_the_sheet_says_where_the_action_was_decided(store: Store) -> None:
    assert [(line.kind, line.title, line.meeting_id) for line in _sheet(store).origins] == [
        ("motion", f"CC-2026-014 · 3\N{NO-BREAK SPACE}déc.{NB}26", ground.MEETING),
        ("decision", f"Comité conseil · 3\N{NO-BREAK SPACE}déc.{NB}26", ground.MEETING),
    ]


def test_that_an_action_without_means_has_an_empty_sheet(store: Store) -> None:
    sheet = queries.action_sheet(store, ground.action(store, 1), ground.TODAY)
    assert sheet is not None
    assert (sheet.partners, sheet.money, sheet.total, sheet.hours_planned) == ((), (), 0, 0)
    assert (sheet.origins, sheet.follow_ups, sheet.dimensions) == ((), (), ())


def test_that_a_source_without_name_says_so_and_one_in_kind_is_named_by_its_giver(
    store: Store,
) -> None:
    action_id = ground.action(store)
    plan.add_funding_line(store, action_id=action_id, organization_id=ground.MRC, granted=5)
    plan.add_funding_line(store, action_id=action_id)
    assert [line.source for line in _sheet(store).money] == [
        "FRR", "MRC de Charlevoix-Est", "Source à préciser",
    ]


def test_that_dimensions_are_shown_in_their_order(store: Store) -> None:
    first, second = plan.add_official_dimensions(store)[:2]
    for dimension in (second, first):
        plan.link_dimension(store, "action", ground.action(store), dimension)
    assert _sheet(store).dimensions == (
        "Pauvreté et besoins de base", "Sécurité et autonomie alimentaire",
    )
    assert len(queries.dimensions(store)) == 13


def test_that_a_milestone_reached_is_no_longer_late(store: Store) -> None:
    milestone = ground.first(store, "milestone")
    plan.edit_milestone(store, milestone, title="Horaire", due_on="2026-11-01")
    assert _sheet(store).milestones[0].late
    plan.reach_milestone(store, milestone, "2026-12-01")
    assert _sheet(store).milestones[0].reached
    assert not _sheet(store).milestones[0].late
    plan.edit_milestone(store, milestone, title="Horaire", due_on=None)
    plan.reach_milestone(store, milestone, None)
    assert _sheet(store).milestones[0].due == ""


def test_that_an_objective_moved_takes_a_code_of_its_new_issue_and_its_actions_follow(
    store: Store,
) -> None:
    plan.move_objective(
        store, ground.first(store, "objective"), ground.first(store, "issue", place=1)
    )
    assert _codes(store) == [
        "1", "1.2", "1.2.1", "1.2.2",
        "2", "2.3", "2.3.1", "2.3.2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1", "2.2.2",
    ]  # fmt: skip
    plan.renumber(store, ground.first(store, "plan"))
    assert [node.code for node in _tree(store).walk() if node.kind == "objective"] == [
        "1.1", "2.1", "2.2", "2.3",
    ]


def test_that_a_plan_well_numbered_is_left_as_it_is(store: Store) -> None:
    plan.renumber(store, ground.first(store, "plan"))
    assert store.undo_label != "Renuméroter le plan"


def test_that_an_action_moved_takes_the_next_code(store: Store) -> None:
    plan.move_action(store, ground.action(store), ground.first(store, "objective", place=1))
    moved = next(row for row in ground.every(store, Action) if row.code == "1.2.3")
    assert moved.desired_change_id is None


def test_that_a_desired_change_moves_with_its_actions(store: Store) -> None:
    plan.move_desired_change(
        store, ground.first(store, "desired_change"), ground.first(store, "objective", place=3)
    )
    assert "2.2.3" in _codes(store)
    assert "1.1.1" not in _codes(store)


def test_that_removing_an_issue_removes_what_hangs_from_it(store: Store) -> None:
    plan.archive_issue(store, ground.first(store, "issue"))
    assert {code[0] for code in _codes(store)} == {"2"}
    store.undo()
    assert len(_codes(store)) == 14


def test_that_a_state_without_its_reason_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(RuleBroken) as refused:
        plan.set_action_state(store, ground.action(store), "postponed")
    assert refused.value.field == "state_reason"
    assert _sheet(store).state == "in_progress"


def test_that_a_done_action_is_whole_dated_and_opened_again_in_part(store: Store) -> None:
    action_id = ground.action(store)
    plan.set_action_state(store, action_id, "done")
    (row,) = [row for row in ground.every(store, Action) if row.id == action_id]
    assert (row.progress, row.ended_on) == (100, "2026-12-04")
    plan.set_action_state(store, action_id, "in_progress")
    (row,) = [row for row in ground.every(store, Action) if row.id == action_id]
    assert (row.progress, row.ended_on, row.started_on) == (None, None, "2026-12-04")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"progress": 101}, "progress"),
        ({"people_reached": -1}, "people_reached"),
        ({"start_on": "2027-01-02", "end_on": "2027-01-01"}, "end_on"),
        ({"when_from": "2027-01-02", "when_to": "2027-01-01"}, "when_to"),
        ({"started_on": "2027-01-02", "ended_on": "2027-01-01"}, "ended_on"),
        ({"end_on": "2027-13-01"}, "end_on"),
        ({"title": "  "}, "title"),
    ],
)
def test_that_a_wrong_box_is_refused_by_its_name(
    changes: dict[str, object], field: str, store: Store
) -> None:
    with pytest.raises(RuleBroken) as refused:
        plan.edit_action(store, ground.action(store), **changes)
    assert refused.value.field == field


def test_that_amounts_are_checked_where_they_are_written(store: Store) -> None:
    line = ground.first(store, "funding_line")
    with pytest.raises(RuleBroken):
        plan.edit_funding_line(store, line, granted=5, paid=6)
    with pytest.raises(RuleBroken):
        plan.add_spending(store, action_id=ground.action(store), post="wages", actual=-1)


def test_that_nothing_hangs_from_a_record_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        plan.add_action(store, objective_id="nothing", title="Perdue")


def test_that_an_action_of_an_objective_without_issue_has_no_chantier(store: Store) -> None:
    objective = ground.first(store, "objective")
    with store.operation("Détacher") as op:
        op.get(Objective, objective).issue_id = None
    plan.add_action(store, objective_id=objective, title="Seule")
    assert next(row for row in ground.every(store, Action) if row.title == "Seule").body_id is None


def test_that_a_locked_indicator_refuses_an_old_measure(store: Store) -> None:
    indicator = ground.first(store, "indicator")
    plan.edit_indicator(store, indicator, locked_until="2026-06-30")
    with pytest.raises(RuleBroken):
        plan.add_measurement(store, indicator_id=indicator, value=1, measured_on="2026-06-30")
    plan.add_measurement(store, indicator_id=indicator, value=1)


def test_that_there_is_something_to_choose_from(store: Store) -> None:
    assert [choice.name for choice in queries.people(store)] == [
        "Nadia Bouchard", "Stéphane Leblanc",
    ]
    assert [choice.name for choice in queries.organizations(store)] == [
        "L’Ancrage", "MRC de Charlevoix-Est",
    ]
    assert [choice.hue for choice in queries.chantiers(store)] == [0, 1, 2]
    assert [line.period for line in queries.plans(store)] == ["2025-2028"]
    objectives = queries.objective_choices(store, ground.first(store, "plan"))
    assert objectives[0][1] == "1.1 Se déplacer sans voiture, proche"


def test_that_an_action_done_is_done_whole_and_starts_before_its_last_day(store: Store) -> None:
    done = ground.first(store, "action", where="state = 'done'")
    plan.set_progress(store, done, 40)
    assert next(row for row in ground.every(store, Action) if row.id == done).progress == 100
    with pytest.raises(RuleBroken) as refused:
        plan.edit_action(
            store, done, start_on="2027-05-01", end_on=None, when_to="2027-03-31"
        )
    assert refused.value.field == "when_to"


def test_that_what_a_source_paid_follows_it_to_another_action(store: Store) -> None:
    first, other = ground.action(store), ground.first(store, "action", place=2)
    line = ground.first(store, "funding_line")
    plan.add_spending(
        store, action_id=first, funding_line_id=line, post="wages", actual=100_00
    )
    tie_funding_line(store, line, other)
    [spending] = ground.every(store, Spending)
    assert spending.action_id == other


def test_that_a_day_in_words_is_told_from_a_day(store: Store) -> None:
    action = ground.action(store)
    assert [node.vague for node in _tree(store).walk() if node.id == action] == [False]
    plan.edit_action(store, action, when_text="vers l’été 27")
    assert [node.vague for node in _tree(store).walk() if node.id == action] == [True]
