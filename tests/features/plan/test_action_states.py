"""An action says the same whichever way its state, its reason and its place are written."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground
from support.dossier import contents

Write = Callable[[Store, str], object]


def _action(store: Store, place: int = 0) -> Action:
    key = ground.action(store, place)
    with store.read() as session:
        found = session.get(Action, key)
        assert found is not None
        return found


def _refused(store: Store, act: Callable[[], object]) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        act()
    assert contents(store) == before
    return caught.value


@pytest.mark.parametrize(
    "write",
    [
        lambda s, key: plan.set_action_state(s, key, "done"),
        lambda s, key: plan.edit_action(s, key, state="done"),
        lambda s, key: plan.edit_actions(s, [key], state="done"),
    ],
)
def test_that_an_action_done_is_whole_and_dated_whichever_way_it_is_said(
    write: Write, store: Store
) -> None:
    write(store, ground.action(store))
    one = _action(store)
    assert (one.state, one.progress, one.ended_on) == ("done", 100, "2026-12-04")


@pytest.mark.parametrize(
    "write",
    [
        lambda s, key: plan.set_action_state(s, key, "in_progress"),
        lambda s, key: plan.edit_action(s, key, state="in_progress"),
        lambda s, key: plan.edit_actions(s, [key], state="in_progress"),
    ],
)
def test_that_an_action_taken_up_again_is_no_longer_whole_nor_ended(
    write: Write, store: Store
) -> None:
    plan.set_action_state(store, ground.action(store), "done")
    write(store, ground.action(store))
    one = _action(store)
    assert (one.progress, one.ended_on, one.started_on) == (None, None, "2026-12-04")


def test_that_the_day_given_with_a_state_is_kept(store: Store) -> None:
    plan.edit_action(store, ground.action(store), state="done", ended_on="2026-11-20")
    assert _action(store).ended_on == "2026-11-20"
    plan.edit_action(
        store, ground.action(store), state="abandoned", state_reason="Sans budget",
        ended_on="2026-11-21")
    assert _action(store).ended_on == "2026-11-21"


def test_that_a_new_state_takes_its_own_reason(store: Store) -> None:
    key = ground.action(store)
    plan.set_action_state(store, key, "on_hold", reason="Sans chauffeur")
    assert _refused(store, lambda: plan.edit_action(store, key, state="postponed")).field == (
        "state_reason")
    assert _refused(store, lambda: plan.edit_action(store, key, state="bientôt")).field == "state"
    plan.edit_action(store, key, state="in_progress")
    assert _action(store).state_reason == ""


def test_that_a_new_day_takes_the_place_of_the_words_of_the_former_one(store: Store) -> None:
    key = ground.action(store)
    plan.date_action(store, key, "été 2027")
    plan.set_action_state(store, key, "postponed", reason="Gel", end_on="2028-01-31")
    one = _action(store)
    assert (one.end_on, one.when_text, one.when_from, one.when_to) == (
        "2028-01-31", "", None, None)
    plan.set_action_state(
        store, key, "postponed", reason="Gel", end_on="2028-02-29", when_text="hiver 2028")
    assert _action(store).when_text == "hiver 2028"


def test_that_a_reason_given_alone_is_written_where_a_state_owes_one_else_refused(
    store: Store,
) -> None:
    first, second = ground.action(store), ground.action(store, 1)
    plan.set_action_state(store, first, "on_hold", reason="Sans chauffeur")
    plan.edit_actions(store, [first, second], state_reason="Sans véhicule")
    assert (_action(store).state_reason, _action(store, 1).state_reason) == ("Sans véhicule", "")
    refused = _refused(
        store, lambda: plan.edit_actions(store, [second], state_reason="Sans véhicule"))
    assert refused.field == "state_reason"
    plan.edit_actions(store, [first], kind="service", state_reason="")
    assert _action(store).state_reason == "Sans véhicule"


def test_that_an_action_is_not_moved_toward_the_change_of_another_objective(store: Store) -> None:
    elsewhere = ground.first(store, "desired_change", place=1)
    refused = _refused(store, lambda: plan.move_action(
        store, ground.action(store), ground.first(store, "objective"),
        desired_change_id=elsewhere))  # fmt: skip
    assert refused.field == "desired_change_id"
    refused = _refused(store, lambda: plan.add_action(
        store, objective_id=ground.first(store, "objective"), title="Contredite",
        desired_change_id=elsewhere))  # fmt: skip
    assert refused.field == "desired_change_id"


@pytest.mark.parametrize("several", [False, True])
def test_that_an_action_follows_the_change_chosen_in_its_sheet_under_its_objective(
    several: bool, store: Store
) -> None:
    key, change = ground.action(store), ground.first(store, "desired_change", place=1)
    if several:
        plan.edit_actions(store, [key], desired_change_id=change)
    else:
        plan.edit_action(store, key, desired_change_id=change)
    with store.read() as session:
        moved = session.get(Action, key)
        assert moved is not None
        assert (moved.objective_id, moved.desired_change_id, moved.code) == (
            ground.first(store, "objective", place=1), change, "1.2.3")


def test_that_an_action_whose_state_was_left_blank_elsewhere_is_edited(store: Store) -> None:
    key = ground.action(store)
    with store.operation("Effacer") as op:
        op.get(Action, key).state = None
    plan.edit_action(store, key, place="Clermont")
    assert _action(store).place == "Clermont"
    plan.edit_actions(store, [key], state="done")
    assert (_action(store).state, _action(store).progress) == ("done", 100)
