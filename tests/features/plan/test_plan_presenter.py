"""What the page of the plan decides, without a screen."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.kernel.errors import DsiError, RuleBroken
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


def node(presenter: PlanPresenter, record_id: str) -> queries.PlanNode:
    found = presenter.tree.node(record_id)
    assert found is not None
    return found


def children(presenter: PlanPresenter, record_id: str, kind: str) -> list[str]:
    return [row.title for row in node(presenter, record_id).children if row.kind == kind]


def test_that_a_first_issue_brings_its_plan_with_it(store: Store, view: Ledger) -> None:
    presenter = PlanPresenter(store, view, lambda: ground.TODAY)
    plan.archive_plan(store, ground.first(store, "plan"))
    presenter.refresh()
    assert (presenter.plan_id, view.shown[-2:]) == ("", ["plans 0", "empty"])
    presenter.add_issue("Se loger", body_id=ground.HOUSING)
    (line,) = queries.plans(store)
    assert (line.id, presenter.tree.title) == (presenter.plan_id, "Plan de communauté")
    assert [row.title for row in presenter.tree.issues] == ["Se loger"]
    assert view.revealed == [presenter.tree.issues[0].id]


def test_that_each_level_is_added_where_it_belongs_and_shown(
    presenter: PlanPresenter, view: Ledger
) -> None:
    presenter.add_issue("Se loger", body_id=None)
    issue = view.revealed[-1]
    presenter.add_objective(issue, "Des loyers")
    objective = view.revealed[-1]
    presenter.add_change(objective, "On y habite")
    presenter.add_action(objective, "Bâtir", state="upcoming", lead_id=ground.MRC)
    assert len(presenter.tree.issues) == 3
    assert children(presenter, issue, "objective") == ["Des loyers"]
    assert children(presenter, objective, "desired_change") == ["On y habite"]
    assert children(presenter, objective, "action") == ["Bâtir"]
    assert node(presenter, view.revealed[-1]).code == "3.1.1"


def test_that_a_row_without_title_is_refused_to_the_form(
    presenter: PlanPresenter, view: Ledger
) -> None:
    with pytest.raises(RuleBroken):
        presenter.add_issue(" ", body_id=None)
    with pytest.raises(RuleBroken):
        presenter.add_objective(presenter.tree.issues[0].id, "")
    assert (view.revealed, view.refused) == ([], [])


def test_that_an_action_is_corrected_and_stays_in_sight(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    action = ground.action(store)
    presenter.edit_action(action, "Essayer encore", lead_id=ground.ANCRAGE)
    assert node(presenter, action).title == "Essayer encore"
    presenter.rename("action", action, "Essayer enfin")
    assert node(presenter, action).title == "Essayer enfin"
    presenter.set_progress(action, 75)
    assert node(presenter, action).progress == 75
    assert view.revealed == [action] * 3


def test_that_a_state_is_announced_and_a_pause_owes_its_reason(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    action = ground.action(store)
    with pytest.raises(RuleBroken):
        presenter.set_state(action, "on_hold")
    assert (view.said, node(presenter, action).state) == ([], "in_progress")
    presenter.set_state(action, "on_hold", reason="Pas de chauffeur")
    assert node(presenter, action).state == "on_hold"
    assert view.said == ["Essayer proche, maintenant en attente"]
    assert view.revealed == [action]


@pytest.mark.parametrize("kind", ["issue", "objective", "desired_change", "action"])
def test_that_each_kind_of_row_is_taken_out_and_brought_back(
    presenter: PlanPresenter, view: Ledger, store: Store, kind: str
) -> None:
    gone = ground.first(store, kind)
    title = node(presenter, gone).title
    presenter.archive(gone)
    assert presenter.tree.node(gone) is None
    assert view.said == [f"{title}, retiré du plan. Ctrl+Z le ramène."]
    store.undo()
    presenter.refresh()
    assert node(presenter, gone).title == title


@pytest.mark.parametrize("kind", ["issue", "objective", "desired_change"])
def test_that_a_row_is_shifted_among_its_brothers_and_stops_at_the_ends(
    presenter: PlanPresenter, view: Ledger, store: Store, kind: str
) -> None:
    moved = ground.first(store, kind)
    if kind == "desired_change":
        presenter.add_change(ground.first(store, "objective"), "Une autre")
        view.revealed.clear()

    def place() -> int:
        above = presenter.tree.above(moved)
        family = above.children if above is not None else presenter.tree.issues
        return [row.id for row in family if row.kind == kind and row.id].index(moved)

    presenter.shift(moved, -1)
    assert (place(), view.revealed) == (0, [])
    presenter.shift(moved, 1)
    assert (place(), view.revealed) == (1, [moved])
    presenter.shift(moved, 1)
    assert (place(), view.revealed) == (1, [moved])
    presenter.shift(moved, -1)
    assert (place(), view.revealed) == (0, [moved, moved])


def test_that_a_desired_change_goes_under_another_objective(
    presenter: PlanPresenter, view: Ledger, store: Store
) -> None:
    change, target = ground.first(store, "desired_change"), ground.first(
        store, "objective", place=3
    )
    presenter.move_under(change, target)
    assert children(presenter, target, "desired_change") == [
        "On y arrive, loin", "On y arrive, proche"
    ]
    assert view.said == ["On y arrive, proche, déplacé sous Manger à sa faim, loin"]
    assert view.revealed == [change]


def test_that_renumbering_gives_each_row_the_code_of_its_place(
    presenter: PlanPresenter, view: Ledger
) -> None:
    last = presenter.tree.issues[1].id
    presenter.shift(last, -1)
    presenter.renumber()
    assert presenter.tree.issues[0].id == last
    assert [row.code for row in presenter.tree.issues] == ["1", "2"]
    assert view.refused == []
