"""The table of actions: sorted by SQL, grouped with hand-made sums, filtered, copied, edited."""

from collections.abc import Sequence

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import table
from dsi_desktop.features.plan.rules.table import COLUMNS, GROUPS, SHOWN, Sums, columns_of, total
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


class Sheet:
    """A screen that keeps what it was shown."""

    def __init__(self) -> None:
        self.shown = table.Shown((), Sums(), 0)
        self.kept: list[list[str]] = []
        self.said: list[str] = []

    def show_lines(self, shown: table.Shown) -> None:
        self.shown = shown

    def keep_in_hand(self, action_ids: Sequence[str]) -> None:
        self.kept.append(list(action_ids))

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.said.append(error.sentence)

    def codes(self) -> list[str]:
        return [line.action.code if line.action else line.title
                for root in self.shown.lines for line in (root, *root.lines)]  # fmt: skip


@pytest.fixture
def screen() -> Sheet:
    return Sheet()


@pytest.fixture
def presenter(store: Store, screen: Sheet) -> table.TablePresenter:
    made = table.TablePresenter(store, screen, lambda: ground.TODAY)
    made.show_plan(ground.first(store, "plan"))
    return made


def _more(store: Store) -> None:
    """Say more of the first two actions: money in three states, people, hours, tags."""
    first, second = ground.action(store), ground.action(store, 1)
    plan.add_funding_line(store, action_id=first, state="granted", asked=900, granted=70_000)
    plan.add_funding_line(store, action_id=first, state="paid", granted=50_000, paid=30_000)
    plan.add_funding_line(store, action_id=second, state="granted", granted=5_000)
    plan.edit_action(store, first, people_reached=40, start_on="2026-02-01", kind="service")
    plan.edit_action(store, second, people_reached=2, lead_id=ground.ANCRAGE)
    north = plan.add_dimension(store, name="Transport")
    for key in (north, plan.add_dimension(store, name="Aînés")):
        plan.link_dimension(store, "action", first, key)
    plan.link_dimension(store, "action", second, north)
    plan.link_area(store, "action", first, ground.AREA)


def test_that_actions_come_in_the_order_of_the_plan(
    presenter: table.TablePresenter, screen: Sheet
) -> None:
    assert screen.codes() == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.2.1",
                              "2.2.2"]
    assert screen.shown.every == 8
    assert presenter.columns() == SHOWN
    assert dict(screen.shown.bodies) == {
        ground.TRANSPORT: "Transport", ground.FOOD: "Alimentation"}


def test_that_sums_are_those_made_by_hand(
    presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    _more(store)
    presenter.show_plan(presenter.plan_id)
    assert screen.shown.total == Sums(8, 4, 4, 1_800_000, 105_000, 30_000, 1800, 1260, 42)
    assert plain(" · ".join(table.total_words(screen.shown.total))) == (
        "8 actions · 4 réalisées · 4 en retard · 1 050 $ accordés · 126 h sur 180 h · "
        "42 personnes jointes"
    )
    assert total([]) == Sums()
    assert table.total_words(Sums(1, 0)) == ("1 action", "0 réalisée")


@pytest.mark.parametrize("group", [key for key in GROUPS if key])
def test_that_each_group_adds_up_its_own_actions(
    group: str, presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    _more(store)
    presenter.group_by(group)
    for line in screen.shown.lines:
        assert line.action is None
        assert line.sums == total(one.sums for one in line.lines)
    every = sum(line.sums.actions for line in screen.shown.lines)
    assert every == (9 if group == "dimension" else 8)
    assert screen.shown.total.actions == 8


def test_that_an_action_of_two_dimensions_stands_under_both_and_none_comes_last(
    presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    _more(store)
    presenter.group_by("dimension")
    assert [(line.title, line.sums.actions) for line in screen.shown.lines] == [
        ("Transport", 2), ("Aînés", 1), ("Sans dimension", 6)]
    rows = table.actions_of(screen.shown.lines)
    assert len(rows) == 8
    assert len({line.key for root in screen.shown.lines for line in root.lines}) == 9
    head = screen.shown.lines[0]
    assert plain(table.spoken(head)).startswith("Transport, 2 actions, 1 réalisée")
    said = {name: plain(table.cell_words(head, name)) for name in COLUMNS}
    assert (said["title"], said["state"], said["due"]) == (
        "Transport", "1 sur 2 réalisées", "1 en retard")
    assert (said["granted"], said["reached"], said["lead"]) == ("1 050 $", "42", "")


@pytest.mark.parametrize("order", list(queries.orders()))
def test_that_each_column_sorts_both_ways_and_what_says_nothing_comes_last(
    order: str, presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    _more(store)
    presenter.sort(order)
    up = screen.codes()
    presenter.sort(order)
    assert presenter.descending
    assert sorted(screen.codes()) == sorted(up)
    if order in ("reached", "granted", "start", "kind"):
        assert screen.codes()[0] == "1.1.1"
    presenter.sort("nothing")
    assert presenter.order == ""


def test_that_a_filter_keeps_words_a_chantier_and_states(
    presenter: table.TablePresenter, screen: Sheet
) -> None:
    presenter.keep(words="essayer LOIN")
    assert screen.codes() == ["1.2.1", "2.2.1"]
    presenter.keep(body_id=ground.FOOD)
    assert (screen.codes(), screen.shown.every) == (["2.2.1"], 8)
    presenter.keep(words="", body_id="", states="late")
    assert len(screen.codes()) == 4
    presenter.keep(states="achieved")
    assert len(screen.codes()) == 4
    presenter.keep(states="open")
    assert len(screen.codes()) == 4
    presenter.keep(states="done")
    assert len(screen.codes()) == 4
    presenter.keep(states="abandoned")
    assert screen.codes() == []


def test_that_several_are_edited_at_once_and_a_refusal_writes_nothing(
    presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    keys = [ground.action(store), ground.action(store, 1)]
    presenter.edit(keys, due="été 2027", contact_id=ground.NADIA)
    assert screen.said == ["2 actions modifiées."]
    assert screen.kept == [keys]
    with pytest.raises(RuleBroken) as refusal:
        presenter.edit(keys, progress=101)
    assert refusal.value.field == "progress"
    presenter.rename(keys[0], "Navette")
    presenter.show_plan(presenter.plan_id)
    line = screen.shown.lines[0]
    assert plain(table.spoken(line)) == (
        "1.1.1 Navette, En cours, MRC de Charlevoix-Est, été 2027, 60 %, 126 h sur 180 h")


def test_that_columns_are_chosen_and_kept(
    presenter: table.TablePresenter, store: Store
) -> None:
    presenter.choose_columns(["paid", "state", "unknown"])
    assert presenter.columns() == ("title", "state", "paid")
    presenter.choose_columns([])
    assert presenter.columns() == ("title",)
    assert columns_of([]) == SHOWN


def test_that_rows_are_copied_as_a_spreadsheet_takes_them(
    presenter: table.TablePresenter, screen: Sheet, store: Store
) -> None:
    _more(store)
    presenter.group_by("body")
    every = [line for root in screen.shown.lines for line in (root, *root.lines)]
    rows = plain(table.copied(every, tuple(COLUMNS))).split("\n")
    assert rows[0].split("\t")[:3] == ["Action", "État", "Porteur"]
    assert rows[1].startswith("Transport\t2 sur 4 réalisées\t\t\t2 en retard")
    assert rows[2].split("\t") == [
        "1.1.1 Essayer proche", "En cours", "MRC de Charlevoix-Est", "Stéphane Leblanc",
        "27 nov. 26, en retard", "60 %", "1 000 $", "126 h sur 180 h", "40", "Transport",
        "1 Se déplacer sans voiture", "1.1 Se déplacer sans voiture, proche", "service",
        "1er févr. 26", "18 000 $", "300 $", "Transport, Aînés", "La Malbaie", "1",
    ]
    assert len(rows) == 11


def test_that_hours_without_a_plan_are_said_alone(store: Store) -> None:
    plan.add_human_resource(
        store, action_id=ground.action(store, 1), person_id=ground.NADIA, hours_done=25)
    rows = queries.action_rows(store, ground.first(store, "plan"), ground.TODAY)
    line = table.lines_of(rows, "")[1]
    assert plain(table.cell_words(line, "hours")) == "2,5 h"
    plan.edit_action(store, rows[0].id, progress_mode="tasks")
    again = queries.action_rows(store, ground.first(store, "plan"), ground.TODAY)
    assert again[0].progress == 0
