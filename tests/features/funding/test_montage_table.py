"""The montage as a table: columns, cells, totals, what is missing, by year and by chantier."""

from dataclasses import replace

from dsi_desktop.features.funding.rules.matrix import (
    NO_YEAR,
    OTHER,
    SERVICES,
    has_untimed_sources,
    montage,
)
from dsi_desktop.features.funding.rules.sources import Ceiling, Deal, short_name
from support.money_values import (
    BARE,
    FLAC,
    FQIS,
    MEALS,
    MRC,
    SHUTTLE,
    amount,
    mix_of,
    service,
    three_funders,
)

DEAL = Deal("d", "flac", "2025-2028", 1_500_000, "2025-04-01", "2028-03-31")


def test_that_columns_and_rows_add_up_to_the_same_total() -> None:
    table = montage(mix_of(three_funders(), deals=[DEAL]))
    assert [one.key for one in table.columns] == ["flac", "fqis", "mrc", SERVICES]
    assert sum(one.total.worth for one in table.columns) == 5_040_000
    assert sum(row.total.worth for row in table.rows) == 5_040_000
    assert table.total.worth == 5_040_000
    shuttle = table.rows[0]
    assert [cell.total.worth for cell in shuttle.cells] == [960_000, 1_800_000, 0, 720_000]
    assert shuttle.cells[0].lines == ("l1",)


def test_that_a_year_keeps_its_sources_and_the_agreements_in_force() -> None:
    table = montage(mix_of(three_funders(), deals=[DEAL]), year=2025)
    assert [one.key for one in table.columns] == ["flac", "mrc"]
    assert table.total.worth == 960_000
    assert table.columns[0].agreed == 1_500_000
    assert montage(mix_of(three_funders(), deals=[DEAL]), year=2030).columns == ()


def test_that_what_is_left_of_an_agreement_counts_every_year() -> None:
    column = montage(mix_of(three_funders(), deals=[DEAL]), year=2026).columns[0]
    assert (column.left, column.over) == (1_500_000 - 1_560_000, column.deals)
    assert montage(mix_of(three_funders())).columns[0].left is None


def test_that_hours_without_a_year_are_told_apart_from_a_year() -> None:
    mix = mix_of(three_funders(), [service("h", "popote")])
    assert montage(mix).total.in_kind == 745_000
    assert montage(mix, year=2026).untimed == 25_000
    assert montage(mix).untimed == 0


def test_that_hours_are_of_the_year_of_an_action_that_holds_in_one() -> None:
    dated = service("h", "popote", year=2026)
    mix = mix_of(three_funders(), [dated, service("x", "registre")])
    whole, year, other, untimed = (
        montage(mix), montage(mix, year=2026), montage(mix, year=2025), montage(mix, year=NO_YEAR))
    assert (year.total.in_kind, year.untimed) == (745_000, 25_000)
    assert (other.total.in_kind, untimed.total.in_kind) == (0, 25_000)
    assert has_untimed_sources(mix)
    assert year.total + other.total + untimed.total == whole.total
    assert montage(mix_of([], [service("h", "popote", year=2027)])).years == (2027,)


def test_that_a_chantier_keeps_its_own_actions() -> None:
    table = montage(mix_of(three_funders()), body_id="b2")
    assert [row.action.id for row in table.rows] == ["popote"]
    assert table.total.worth == 1_560_000


def test_that_sources_without_funder_and_without_year_have_their_places() -> None:
    loose = amount("l", "popote", None, "paid", 10, year=None)
    mix = mix_of([loose, amount("x", None, FQIS, "asked", 5)])
    table = montage(mix, year=NO_YEAR)
    assert [one.key for one in table.columns] == [OTHER]
    assert table.untied == ("x",)
    assert has_untimed_sources(mix)
    assert not has_untimed_sources(mix_of(three_funders()))
    assert montage(mix_of(three_funders())).years == (2025, 2026)


def test_that_an_action_to_do_without_money_is_to_be_financed() -> None:
    rows = {row.action.id: row for row in montage(mix_of(three_funders())).rows}
    assert rows["registre"].unfunded
    assert not rows["popote"].unfunded
    done = montage(mix_of(actions=[replace(BARE, state="done")])).rows[0]
    assert not done.unfunded


def test_that_a_planned_cost_without_its_money_is_lacking() -> None:
    costly = replace(MEALS, planned=2_000_000)
    row = montage(mix_of(three_funders(), actions=[SHUTTLE, costly])).rows[1]
    assert row.lacking == 2_000_000 - 1_560_000


def test_that_an_abandoned_action_without_money_leaves_the_table() -> None:
    gone = replace(BARE, state="abandoned")
    assert len(montage(mix_of(three_funders(), actions=[SHUTTLE, gone])).rows) == 1
    kept = [amount("l", "registre", MRC, "granted", 10)]
    assert len(montage(mix_of(kept, actions=[gone])).rows) == 1


def test_that_the_strictest_general_ceiling_is_shown() -> None:
    rules = [Ceiling("1", None, None, "government", 80, None, None),
             Ceiling("2", None, None, "government", 70, None, None),
             Ceiling("3", "flac", None, "government", 10, None, None)]  # fmt: skip
    assert montage(mix_of(ceilings=rules)).ceiling == 70
    assert montage(mix_of()).ceiling is None
    assert montage(mix_of()).core == ("FLAC",)


def test_that_long_names_of_funds_are_shortened_to_their_initials() -> None:
    assert short_name("Fonds régions et ruralité") == "FRR"
    assert short_name("Fonds québécois d’initiatives sociales (Alliances)") == "FQIS"
    assert short_name("Centraide Québec et Chaudière-Appalaches").startswith("Centraide")
    assert short_name("Fondation X") == "Fondation X"
    assert short_name("") == ""
    assert (FLAC.short, MRC.short) == ("FLAC", "MRC")
