"""What stands where in a plan: nothing in two plans, no ring, and what hangs follows."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.evaluation import Outcome
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground
from support.dossier import contents


@dataclass(frozen=True, slots=True)
class Branch:
    """One element of each level of a plan, by id."""

    issue: str
    orientation: str
    objective: str
    change: str
    action: str


@pytest.fixture
def here(store: Store) -> Branch:
    """A branch of the plan of the ground."""
    issue = ground.first(store, "issue")
    orientation = plan.add_orientation(store, issue_id=issue, title="Rouler mieux")
    return Branch(
        issue, orientation, _objective(store), ground.first(store, "desired_change"),
        ground.action(store))


@pytest.fixture
def there(store: Store, here: Branch) -> Branch:
    """A branch of a second plan of the same dossier."""
    assert here.issue
    plan_id = plan.create_plan(store, title="Un autre plan")
    issue = plan.add_issue(store, plan_id=plan_id, title="Ailleurs")
    orientation = plan.add_orientation(store, issue_id=issue, title="Vers l’ailleurs")
    objective = plan.add_objective(store, issue_id=issue, title="Y aller")
    change = plan.add_desired_change(store, objective_id=objective, title="On y est")
    action = plan.add_action(store, objective_id=objective, title="Partir")
    return Branch(issue, orientation, objective, change, action)


def _objective(store: Store, place: int = 0) -> str:
    return ground.first(store, "objective", place=place)


def _row(store: Store, key: str) -> Objective:
    with store.read() as session:
        found = session.get(Objective, key)
        assert found is not None
        return found


CROSSING: list[Callable[[Store, Branch, Branch], object]] = [
    lambda s, a, b: plan.link_elements(s, ("action", a.action), ("objective", b.objective)),
    lambda s, a, b: plan.link_elements(s, ("action", b.action), ("action", a.action)),
    lambda s, a, b: plan.link_actions(s, a.action, b.action),
    lambda s, a, b: plan.move_action(s, a.action, b.objective),
    lambda s, a, b: plan.edit_action(s, a.action, desired_change_id=b.change),
    lambda s, a, b: plan.move_desired_change(s, a.change, b.objective),
    lambda s, a, b: plan.move_objective(s, a.objective, b.issue),
    lambda s, a, b: plan.lift_objective(s, a.objective, b.issue),
    lambda s, a, b: plan.place_objective(s, a.objective, orientation_id=b.orientation),
    lambda s, a, b: plan.place_objective(s, a.objective, parent_id=b.objective),
    lambda s, a, b: plan.move_orientation(s, a.orientation, b.issue),
]


@pytest.mark.parametrize("act", CROSSING)
def test_that_nothing_of_a_plan_hangs_from_another_one(
    act: Callable[[Store, Branch, Branch], object], store: Store, here: Branch, there: Branch
) -> None:
    before = contents(store)
    with pytest.raises(RuleBroken, match="pas du même plan") as refused:
        act(store, here, there)
    assert refused.value.field
    assert contents(store) == before


def test_that_an_element_taken_away_is_linked_no_more(store: Store) -> None:
    need, action = ground.first(store, "need"), ground.action(store)
    plan.archive_need(store, need)
    with pytest.raises(RuleBroken, match="n’est plus dans le plan"):
        plan.link_elements(store, ("need", need), ("action", action))


def test_that_a_link_and_a_place_make_no_ring_together(store: Store) -> None:
    first, second = _objective(store), _objective(store, 1)
    plan.link_elements(store, ("objective", first), ("objective", second))
    with pytest.raises(RuleBroken, match="tournerait en rond"):
        plan.place_objective(store, second, parent_id=first)
    plan.place_objective(store, first, parent_id=second)
    with pytest.raises(RuleBroken, match="déjà au-dessus"):
        plan.edit_objective(store, second, parent_id=first)
    with pytest.raises(RuleBroken) as refused:
        plan.edit_objective(store, second, kind="specific")
    assert refused.value.field == "kind"


def test_that_an_objective_added_under_another_makes_it_general(store: Store) -> None:
    issue, above = ground.first(store, "issue"), _objective(store)
    plan.edit_objective(store, above, title="Bouger", description="Partout")
    made = plan.add_objective(store, issue_id=issue, title="Marcher", parent_id=above)
    assert (_row(store, above).kind, _row(store, above).description) == ("general", "Partout")
    assert (_row(store, made).code, _row(store, made).parent_id) == ("1.1.1", above)
    plan.add_indicator(
        store, plan_id=ground.first(store, "plan"), title="Pas", objective_id=made)
    with pytest.raises(RuleBroken) as refused:
        plan.add_objective(store, issue_id=issue, title="Courir", parent_id=made)
    assert refused.value.field == "kind"


def test_that_an_objective_takes_along_to_another_issue_what_hangs_from_it(store: Store) -> None:
    issue, there = ground.first(store, "issue"), ground.first(store, "issue", place=1)
    axis = plan.add_orientation(store, issue_id=issue, title="Rouler mieux")
    above, below = _objective(store), _objective(store, 1)
    plan.place_objective(store, above, orientation_id=axis)
    plan.place_objective(store, below, parent_id=above)
    assert _row(store, below).orientation_id == axis
    plan.move_objective(store, above, there)
    found = _row(store, above), _row(store, below)
    assert [(one.issue_id, one.orientation_id, one.code) for one in found] == [
        (there, None, "2.3"), (there, None, "2.3.1")]
    with store.read() as session:
        codes = [one.code for one in session.query(Action) if one.objective_id == below]
    assert sorted(codes) == ["2.3.1.1", "2.3.1.2"]


def test_that_an_orientation_takes_its_objectives_along_with_their_codes(store: Store) -> None:
    issue, there = ground.first(store, "issue"), ground.first(store, "issue", place=1)
    axis = plan.add_orientation(store, issue_id=there, title="Manger mieux")
    plan.place_objective(store, _objective(store), orientation_id=axis)
    assert _row(store, ground.first(store, "objective", "orientation_id IS NOT NULL")).code == (
        "2.3.1")
    plan.move_orientation(store, axis, issue)
    moved = _row(store, ground.first(store, "objective", "orientation_id IS NOT NULL"))
    assert (moved.issue_id, moved.code) == (issue, "1.3.1")


def test_that_an_objective_and_an_orientation_never_share_a_code(store: Store) -> None:
    issue = ground.first(store, "issue")
    plan.add_orientation(store, issue_id=issue, title="Rouler mieux")
    made = plan.add_objective(store, issue_id=issue, title="Pédaler")
    assert _row(store, made).code == "1.4"


def test_that_an_issue_leaves_with_its_orientations(store: Store) -> None:
    issue = ground.first(store, "issue")
    axis = plan.add_orientation(store, issue_id=issue, title="Rouler mieux")
    plan.place_objective(store, _objective(store), orientation_id=axis)
    before = contents(store)
    plan.archive_issue(store, issue)
    assert contents(store)["orientation"] == []
    store.undo()
    assert contents(store) == before


def test_that_cards_and_outcomes_outlive_what_they_served(store: Store) -> None:
    objective = _objective(store)
    card = tasks.add_task(store, title="Téléphoner", objective_id=objective)
    with store.operation("Récolter") as op:
        change = ground.first(store, "desired_change")
        op.add(Outcome(id="par-action", what="On s’appelle", action_id=ground.action(store)))
        op.add(Outcome(id="par-changement", what="On se voit", desired_change_id=change))
    plan.archive_objective(store, objective)
    with store.read() as session:
        kept = [session.get(Task, card), *session.scalars(select(Outcome)).all()]
        assert [one.deleted for one in kept if one is not None] == [None, None, None]
