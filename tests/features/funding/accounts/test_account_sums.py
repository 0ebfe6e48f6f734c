"""The account of a funder: sums done by hand, the same in every vocabulary."""

from dataclasses import replace
from datetime import date

import pytest

from dsi_desktop.db.schema.money import FundingLine, Spending
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.accounts import account_funders, funder_account
from dsi_desktop.features.funding.rules.account_scene import (
    account_scene,
    lacking_words,
    year_choices,
)
from dsi_desktop.features.funding.rules.accounts import (
    FINAL,
    INTERIM,
    Asked,
    FunderAccount,
    missing,
    read_asked,
    subject_of,
    sums,
)
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.accounts_ground import Accounts
from support.plain_words import plain
from support.work_ground import TODAY

YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def account(
    store: Store, funder: str, stage: str = INTERIM, span: tuple[date, date] = YEAR
) -> FunderAccount:
    return funder_account(store, funder, *span, stage)


def test_that_an_account_adds_up_the_money_of_one_funder(store: Store, made: Accounts) -> None:
    found = account(store, made.fqis)
    whole = sums(found.actions)
    assert [one.id for one in found.actions] == [made.trying, made.managing]
    assert (whole.granted, whole.paid) == (1_000_000, 500_000)
    assert (whole.planned, whole.actual, whole.variance) == (450_000, 490_000, 40_000)
    assert (whole.people, whole.hours_in_kind, whole.in_kind) == (120, 125, 37_500)
    assert whole.vouchers == 1


def test_that_spending_without_a_source_belongs_to_nobody_where_two_pay(
    store: Store, made: Accounts
) -> None:
    trying = account(store, made.fqis).actions[0]
    assert made.shared not in {line.spent.id for line in trying.spending}
    assert trying.unsourced == 1
    lacking = missing([trying], final=False)
    assert [one.term for one in lacking] == ["spending"]


def test_that_spending_of_a_source_another_laptop_removed_is_of_no_source(
    store: Store, made: Accounts
) -> None:
    spent = plan.add_spending(
        store, action_id=made.managing, post="other", actual=20_000, planned=20_000)
    with store.operation("Retirer ailleurs") as op:
        gone = op.add(FundingLine(action_id=made.managing, deleted=1))
        op.get(Spending, spent).funding_line_id = gone.id
    managing = account(store, made.fqis).actions[1]
    assert [line.spent.id for line in managing.spending] == [spent]


def test_that_spending_without_a_source_belongs_to_the_only_funder(
    store: Store, made: Accounts
) -> None:
    spent = plan.add_spending(
        store, action_id=made.managing, post="other", actual=20_000, planned=20_000)
    managing = account(store, made.fqis).actions[1]
    assert [line.spent.id for line in managing.spending] == [spent]


def test_that_the_same_data_under_two_vocabularies_give_equal_sums(
    store: Store, made: Accounts
) -> None:
    plan.edit_funder(
        store, made.fqis, vocabulary="Personnes jointes = Bénéficiaires\nactual = Débours")
    first = account_scene(account(store, made.fqis))
    plan.edit_funder(
        store, made.fqis, vocabulary='{"people_reached": "Participants", "Réel": "Coût réel"}')
    second = account_scene(account(store, made.fqis))
    assert first.whole == second.whole
    values = [[value for _name, value in scene.facts] for scene in (first, second)]
    assert values[0] == values[1]
    names = [[name for name, _value in scene.facts] for scene in (first, second)]
    assert "Bénéficiaires" in names[0]
    assert "Débours" in names[0]
    assert "Participants" in names[1]
    assert "Coût réel" in names[1]


def test_that_three_funders_of_one_action_share_its_money_and_count_none_twice(
    store: Store, made: Accounts
) -> None:
    frr = next(one.id for one in account_funders(store) if one.name == "FRR")
    every = [sums(account(store, one).actions) for one in (made.fqis, made.centraide, frr)]
    assert [one.granted for one in every] == [1_000_000, 100_000, 0]
    assert sum(one.actual for one in every) == 490_000


def test_that_a_period_keeps_what_falls_in_it(store: Store, made: Accounts) -> None:
    october = account(store, made.fqis, span=(date(2026, 10, 1), date(2026, 10, 31)))
    (trying, _managing) = october.actions
    assert [line.spent.id for line in trying.spending] == [made.wages]
    assert trying.notes == ()
    before = account(store, made.fqis, span=(date(2020, 1, 1), date(2020, 12, 31)))
    assert before.actions == ()
    assert before.surveys == ()


def test_that_only_questionnaires_meant_for_outside_are_told(store: Store, made: Accounts) -> None:
    scene = account_scene(account(store, made.fqis))
    assert [plain(one) for one in scene.surveys] == [
        "Questionnaire 0 · 20 nov. · 4 formulaires reçus · moyenne 3,8"]


def test_that_what_lacks_is_listed_and_opens_its_record(store: Store, made: Accounts) -> None:
    scene = account_scene(account(store, made.fqis, FINAL))
    ours = [one.words for one in scene.lacking if one.id == made.trying]
    assert "Retombées à moyen terme" in ours
    assert "Retombées à court terme" not in ours
    assert "Pièces justificatives" in ours
    theirs = [one.words for one in scene.lacking if one.id == made.managing]
    assert "Personnes jointes" in theirs
    assert {one.kind for one in scene.lacking} == {"action"}
    interim = account_scene(account(store, made.fqis))
    assert len(interim.lacking) < len(scene.lacking)


@pytest.mark.parametrize(("term", "boxes"), [
    ("activities", {"activities": "Trajets", "reached": ("Ouverture",), "notes": ("Essai",)}),
    ("dates", {"start_on": "2026-05-01", "end_on": "2026-06-01", "when": "cet été"}),
])  # fmt: skip
def test_that_one_box_of_several_is_enough(
    store: Store, made: Accounts, term: str, boxes: dict[str, str | tuple[str, ...]]
) -> None:
    one = account(store, made.fqis).actions[0]
    bare = replace(one, **{name: type(value)() for name, value in boxes.items()})
    assert term in [lack.term for lack in missing([bare], final=False)]
    for name, value in boxes.items():
        told = missing([replace(bare, **{name: value})], final=False)
        assert term not in [lack.term for lack in told]


def test_that_a_late_action_must_say_why_and_a_variance_too(store: Store, made: Accounts) -> None:
    plan.set_action_state(store, made.managing, "on_hold", reason="Attente")
    plan.edit_spending(store, made.wages, explanation="")
    found = missing(account(store, made.fqis).actions, final=False)
    assert ("variances", made.managing) in {(one.term, one.id) for one in found}
    assert ("explanation", made.trying) in {(one.term, one.id) for one in found}


def test_that_a_final_account_tells_the_effects(store: Store, made: Accounts) -> None:
    interim, final = (
        dict(account_scene(account(store, made.fqis, stage)).actions[0].fields)
        for stage in (INTERIM, FINAL)
    )
    assert "Retombées à court terme" not in interim
    assert final["Retombées à court terme"] == "Moins d’isolement"
    assert plain(final["Heures offertes en services"]) == "12,5 h (375 $)"
    assert "Trajets : 312 trajets, cible 400 trajets" in plain(final["Indicateurs"])
    assert final["Partenaires"] == "MRC de Charlevoix-Est et L’Ancrage"
    assert "Horaire d’hiver." in final["Activités réalisées"]


def test_that_a_milestone_reached_is_an_activity(store: Store, made: Accounts) -> None:
    done = plan.add_milestone(store, action_id=made.managing, title="Ouverture")
    plan.reach_milestone(store, done, "2026-09-01")
    fields = dict(account_scene(account(store, made.fqis)).actions[1].fields)
    assert plain(fields["Activités réalisées"]) == "Jalon atteint : Ouverture"


def test_that_a_funder_that_went_away_is_said(store: Store) -> None:
    with pytest.raises(NotFound):
        account(store, "nobody")


def test_how_an_account_is_asked_for() -> None:
    asked = Asked("f", *YEAR, FINAL)
    assert read_asked(subject_of(asked), TODAY) == asked
    assert read_asked("f", TODAY) == Asked("f", *YEAR)
    assert read_asked("f", TODAY, 1).start == date(2026, 1, 1)
    assert read_asked("", TODAY).funder_id == ""
    assert read_asked("f 2026-04-01 2027-03-31", TODAY).stage == INTERIM
    with pytest.raises(RuleBroken) as wrong:
        read_asked("f hier demain", TODAY)
    assert wrong.value.field == "start"
    with pytest.raises(RuleBroken) as reversed_days:
        read_asked("f 2026-04-01 2026-03-31", TODAY)
    assert reversed_days.value.field == "end"


def test_which_years_may_be_accounted_for() -> None:
    years = year_choices(date(2025, 1, 1), TODAY, 4)
    assert [plain(words) for _key, words in years] == [
        "Exercice 2026-2027", "Exercice 2025-2026", "Exercice 2024-2025"]
    assert years[0][0] == "2026-04-01 2027-03-31"
    assert len(year_choices(date(2030, 1, 1), TODAY, 4)) == 1


def test_how_what_lacks_is_counted() -> None:
    assert fr(lacking_words(0)) == "Tout est rempli"
    assert lacking_words(1).endswith("renseignement")
    assert lacking_words(2).endswith("renseignements")
