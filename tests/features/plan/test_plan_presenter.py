"""What the page of the plan decides, without a screen."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.kernel.errors import DsiError
from support import work_ground as ground


class Ledger:
    """A view that writes down what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.revealed: list[str] = []
        self.said: list[str] = []
        self.refused: list[str] = []

    def show_plans(self, lines: list[queries.PlanLine], chosen: str) -> None:
        self.shown.append(f"plans {len(lines)}")

    def show_tree(self, shown: queries.PlanTree, whole: queries.PlanTree) -> None:
        self.shown.append(f"{sum(1 for _row in shown.walk())} of {sum(1 for _r in whole.walk())}")

    def show_empty(self) -> None:
        self.shown.append("empty")

    def reveal(self, record_id: str) -> None:
        self.revealed.append(record_id)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)


@pytest.fixture
def view() -> Ledger:
    return Ledger()


@pytest.fixture
def presenter(store: Store, view: Ledger) -> PlanPresenter:
    made = PlanPresenter(store, view, lambda: ground.TODAY)
    made.refresh()
    return made


def test_that_choosing_the_plan_in_sight_reads_nothing_again(
    presenter: PlanPresenter, view: Ledger
) -> None:
    before = list(view.shown)
    presenter.choose_plan(presenter.plan_id)
    assert view.shown == before


def test_that_filters_add_up_and_are_forgotten_when_a_record_is_looked_for(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    whole = view.shown[-1]
    presenter.keep(body_id=ground.FOOD, state="done")
    presenter.keep_late(late=True)
    assert view.shown[-1].startswith("0 of")
    assert presenter.look_for(ground.action(store))
    assert view.shown[-1] == whole
    assert not presenter.look_for("nothing")


def test_that_an_element_gone_meanwhile_is_left_alone(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    presenter.shift("gone", 1)
    presenter.archive("gone")
    presenter.move_under("gone", ground.first(store, "objective"))
    assert presenter.tree.places_for("gone") == []
    assert (view.said, view.revealed, view.refused) == ([], [], [])


def test_that_what_the_file_refuses_is_said_and_not_announced(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    action = ground.action(store)
    objective, other = ground.first(store, "objective"), ground.first(store, "objective", place=2)
    with store.read():
        presenter.shift(objective, 1)
        presenter.move_under(action, other)
        presenter.archive(action)
        presenter.renumber()
    assert len(view.refused) == 4
    assert (view.said, view.revealed) == ([], [])


def test_that_a_state_changed_out_of_sight_is_not_announced(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    other = plan.create_plan(store, title="Plan des Îles")
    presenter.choose_plan(other)
    assert view.shown[-1] == "empty"
    presenter.set_state(ground.action(store), "done")
    assert view.said == []


def test_that_an_action_shifted_keeps_the_change_it_works_toward(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    action, other = ground.action(store), ground.action(store, 1)
    presenter.shift(other, -1)
    sheet = queries.action_sheet(store, action, ground.TODAY)
    assert sheet is not None
    assert sheet.desired_change_id == ground.first(store, "desired_change")
    presenter.move_under(action, ground.first(store, "objective", place=1))
    assert view.said[-1].startswith("Essayer proche, déplacé sous")


def test_that_the_last_place_under_a_target_is_after_those_of_the_same_kind(
    presenter: PlanPresenter, store: Store
) -> None:
    issue = plan.add_issue(store, plan_id=presenter.plan_id, title="Se loger")
    presenter.refresh()
    presenter.move_under(ground.first(store, "objective"), issue)
    row = presenter.tree.node(issue)
    assert row is not None
    assert [child.code for child in row.children] == ["3.1"]
