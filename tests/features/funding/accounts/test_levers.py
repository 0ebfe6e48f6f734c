"""The levers: what fits and why, when a programme closes, the needs that none fits."""

from datetime import date

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands
from dsi_desktop.features.funding.presenter import levers as said
from dsi_desktop.features.funding.queries.alerts import programmes_closing
from dsi_desktop.features.funding.queries.levers import (
    LeversSheet,
    levers,
    programme_tags,
)
from dsi_desktop.features.funding.rules.levers import (
    CLOSED,
    COMING,
    OPEN,
    UNDATED,
    Lever,
    Wanting,
    deadline,
    fits,
    is_soon,
    opening,
    standing,
    without,
)
from dsi_desktop.features.plan import commands as plan
from support.accounts_ground import Accounts
from support.plain_words import plain
from support.work_ground import AREA, TODAY, first


def matched(store: Store) -> LeversSheet:
    return levers(store, first(store, "plan"), TODAY)


# --- the rules -----------------------------------------------------------------------------------

FAR = Lever("l", "x", dimensions=frozenset({"t"}), areas=frozenset({"mrc"}))
PARENTS = {"village": "mrc", "mrc": "region", "region": ""}


@pytest.mark.parametrize(("areas", "fit"), [
    ((), True), (("village",), True), (("mrc",), True), (("region",), True), (("other",), False),
])  # fmt: skip
def test_that_a_territory_holds_those_inside_it(areas: tuple[str, ...], fit: bool) -> None:
    wanted = Wanting("need", "n", "x", frozenset({"t"}), frozenset(areas))
    assert bool(fits([FAR], [wanted], PARENTS, TODAY)) is fit


def test_that_a_dimension_in_common_is_needed_and_a_programme_over_fits_nothing() -> None:
    wanted = [Wanting("need", "n", "x", frozenset({"t", "u"})), Wanting("need", "m", "y")]
    (found,) = fits([FAR, Lever("m", "none")], wanted, {}, TODAY)
    assert (found.wanting.id, found.dimensions, found.areas) == ("n", ("t",), ())
    assert [one.id for one in without(wanted, [found], "need")] == ["m"]
    assert without(wanted, [found], "action") == ()
    over = Lever("o", "x", closes_on="2020-01-01", dimensions=frozenset({"t"}))
    assert fits([over], wanted, {}, TODAY) == ()


def test_that_circles_of_territories_end() -> None:
    wanted = Wanting("need", "n", "x", frozenset({"t"}), frozenset({"a"}))
    assert fits([FAR], [wanted], {"a": "b", "b": "a"}, TODAY) == ()


@pytest.mark.parametrize(("lever", "state"), [
    (Lever("l", "x"), UNDATED),
    (Lever("l", "x", closes_on="bientôt"), UNDATED),
    (Lever("l", "x", opens_on="2026-01-01"), OPEN),
    (Lever("l", "x", opens_on="2027-01-01"), COMING),
    (Lever("l", "x", closes_on="2026-12-03"), CLOSED),
    (Lever("l", "x", closes_on="2026-12-04"), OPEN),
    (Lever("l", "x", opens_on="2025-01-10", closes_on="2025-02-15", yearly=True), COMING),
])  # fmt: skip
def test_where_a_programme_stands(lever: Lever, state: str) -> None:
    assert standing(lever, TODAY) == state


def test_that_what_comes_back_each_year_moves_on_even_from_a_leap_day() -> None:
    lever = Lever("l", "x", opens_on="2024-02-01", closes_on="2024-02-29", yearly=True)
    assert deadline(lever, TODAY) == date(2027, 2, 28)
    assert opening(lever, TODAY) == date(2027, 2, 1)
    assert is_soon(lever, date(2027, 2, 10))
    assert not is_soon(lever, date(2027, 1, 15))


# --- the plan ------------------------------------------------------------------------------------


def test_that_the_needs_and_actions_a_programme_fits_are_given_with_their_reason(
    store: Store, made: Accounts
) -> None:
    sheet = matched(store)
    lines = said.fit_lines(sheet, made.programme)
    assert [(one.kind, one.id) for one in lines] == [("need", made.need), ("action", made.trying)]
    assert plain(lines[0].reason) == "Transport · La Malbaie"
    assert plain(lines[1].reason) == "Transport · partout"
    assert plain(said.counted(sheet, made.programme)) == "1 besoin, 1 action"
    assert said.counted(sheet, made.yearly) == ""
    assert [one.id for one in sheet.unserved if one.id == made.hungry] == [made.hungry]
    assert plain(said.unserved_words(sheet)) == "2 besoins sur 3 sans programme"


def test_that_one_tag_more_serves_exactly_one_need_more(store: Store, made: Accounts) -> None:
    before = {one.id for one in matched(store).unserved}
    commands.tag_programme(store, made.programme, [made.transport, made.food], [AREA])
    assert before - {one.id for one in matched(store).unserved} == {made.hungry}


def test_that_an_action_that_is_over_asks_for_nothing(store: Store, made: Accounts) -> None:
    plan.set_action_state(store, made.trying, "done")
    assert all(one.wanting.kind == "need" for one in matched(store).fits)


def test_that_programmes_stand_by_deadline_those_over_last(store: Store, made: Accounts) -> None:
    assert [one.lever.id for one in matched(store).programmes] == [
        made.programme, made.yearly, made.over]


def test_how_a_programme_is_said(store: Store, made: Accounts) -> None:
    sheet = matched(store)
    soon, yearly, over = sheet.programmes
    assert plain(said.when_words(soon.lever, TODAY)) == "ferme le 20 déc."
    assert plain(said.soon_words(soon.lever, TODAY)) == "dans 16 jours"
    assert said.soon_words(soon.lever, date(2026, 12, 20)) == "aujourd’hui"
    assert plain(said.amount_words(soon)) == "5 000 $ à 50 000 $ (au plus 80 %)"
    assert plain(said.when_words(yearly.lever, TODAY)).startswith("ouvre le 10 janv.")
    assert plain(said.amount_words(yearly)) == "jusqu’à 20 000 $"
    assert said.when_words(over.lever, TODAY) == "fermé"
    assert said.soon_words(over.lever, TODAY) == said.amount_words(over) == ""
    assert said.when_words(Lever("l", "x"), TODAY) == "sans date"
    assert said.when_words(Lever("l", "x", opens_on="2026-01-01"), TODAY) == "ouvert en continu"
    facts = dict(said.facts(yearly, TODAY))
    assert facts["Revient"] == "chaque année"
    assert facts["Territoires"] == "partout"
    assert "Transport collectif, FQIS, ferme le 20 déc., dans 16 jours" in plain(
        said.spoken(soon, sheet, TODAY))


def test_that_amounts_are_said_with_what_is_known(store: Store, made: Accounts) -> None:
    commands.edit_programme(store, made.over, smallest=100_000)
    commands.edit_programme(store, made.yearly, largest=None, ceiling=50)
    _soon, yearly, over = matched(store).programmes
    assert plain(said.amount_words(over)) == "à partir de 1 000 $"
    assert plain(said.amount_words(yearly)) == "au plus 50 %"


def test_what_is_said_of_needs_when_all_or_none_are_served() -> None:
    assert said.unserved_words(LeversSheet((), (), (), 0, {})) == "Aucun besoin documenté"
    assert said.unserved_words(LeversSheet((), (), (), 2, {})).startswith("Chaque besoin")


def test_that_tags_are_these_and_no_other(store: Store, made: Accounts) -> None:
    commands.tag_programme(store, made.programme, [made.food], [])
    dimensions, areas = programme_tags(store, made.programme)
    assert [one.id for one in dimensions if one.chosen] == [made.food]
    assert not any(one.chosen for one in areas)
    commands.tag_programme(store, made.programme, [made.transport], [AREA])
    dimensions, areas = programme_tags(store, made.programme)
    assert [one.id for one in (*dimensions, *areas) if one.chosen] == [made.transport, AREA]


def test_that_home_warns_of_a_programme_that_closes_within_thirty_days(
    store: Store, made: Accounts
) -> None:
    (alert,) = programmes_closing(store, TODAY)
    assert plain(alert.text) == "Le programme « Transport collectif » ferme le 20 déc."
    assert (alert.record_kind, alert.record_id) == ("programme", made.programme)
    (coming,) = programmes_closing(store, date(2027, 1, 20))
    assert coming.record_id == made.yearly
    assert programmes_closing(store, date(2027, 6, 1)) == []
