"""Measures written, corrected and locked; indicators placed and aimed."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import commands, queries
from dsi_desktop.features.indicators.rules.values import Part
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground

WOMEN, MEN = Part("Sexe", "femmes", 25), Part("Sexe", "hommes", 15)


def _sheet(store: Store) -> queries.IndicatorSheet:
    found = queries.indicator_sheet(store, ground.first(store, "indicator"), ground.TODAY)
    assert found is not None
    return found


def test_that_a_measure_keeps_its_parts_and_its_proof(store: Store) -> None:
    made = commands.record_measure(
        store, _sheet(store).line.id, 330, parts=(WOMEN, MEN), source="Registre", note="Deux lignes"
    )
    commands.attach_evidence(store, made, "registre.txt", b"330")
    newest = _sheet(store).measures[0]
    assert (newest.id, newest.day, newest.value) == (made, "2026-12-04", 330)
    assert newest.parts == (WOMEN, MEN)
    assert [one.name for one in newest.evidence] == ["registre.txt"]
    assert (newest.source, newest.note) == ("Registre", "Deux lignes")


def test_that_a_corrected_measure_keeps_what_is_not_said(store: Store) -> None:
    made = commands.record_measure(
        store, _sheet(store).line.id, 330, parts=(WOMEN, MEN), measured_on="2026-12-01"
    )
    commands.edit_measure(store, made, 340)
    newest = _sheet(store).measures[0]
    assert (newest.day, len(newest.parts)) == ("2026-12-01", 2)
    commands.edit_measure(store, made, 340, parts=(Part("Sexe", "femmes", 30),))
    assert [one.value for one in _sheet(store).measures[0].parts] == [30]


@pytest.mark.parametrize(
    "work",
    [
        lambda s, key: commands.record_measure(s, key, 1, measured_on="2026-11-30"),
        lambda s, key: commands.edit_measure(s, _sheet(s).measures[0].id, 5),
        lambda s, key: commands.remove_measure(s, _sheet(s).measures[0].id),
        lambda s, key: commands.edit_measure(
            s, commands.record_measure(s, key, 4), 5, measured_on="2026-06-30"),
    ],
    ids=["written", "corrected", "taken away", "moved into it"],
)  # fmt: skip
def test_that_a_locked_period_takes_and_loses_nothing(
    work: Callable[[Store, str], object], store: Store
) -> None:
    before = _sheet(store)
    assert commands.lock_periods(store, before.plan_id, "2026-11-30") == 1
    with pytest.raises(RuleBroken, match="verrouillée") as refused:
        work(store, before.line.id)
    assert refused.value.field == "measured_on"
    assert {one.id for one in before.measures} <= {one.id for one in _sheet(store).measures}
    assert all(one.locked for one in _sheet(store).measures if one.day <= "2026-11-30")


def test_that_a_period_is_unlocked_and_locking_again_changes_nothing(store: Store) -> None:
    plan_id = _sheet(store).plan_id
    commands.lock_periods(store, plan_id, "2026-11-30")
    assert commands.lock_periods(store, plan_id, "2026-11-30") == 0
    assert commands.lock_periods(store, plan_id, None) == 1
    commands.record_measure(store, _sheet(store).line.id, 7, measured_on="2026-01-01")


def test_that_two_laptops_write_the_same_part_once(store: Store) -> None:
    made = commands.record_measure(store, _sheet(store).line.id, 40, parts=(WOMEN,))
    commands.edit_measure(store, made, 40, parts=())
    assert _sheet(store).measures[0].parts == ()
    commands.edit_measure(store, made, 40, parts=(WOMEN,))
    assert _sheet(store).measures[0].parts == (WOMEN,)


def test_that_a_general_objective_carries_no_indicator(store: Store) -> None:
    key, objective = _sheet(store).line.id, ground.first(store, "objective")
    commands.place_indicator(store, key, "objective", objective)
    assert _sheet(store).line.serves_kind == "objective"
    with store.operation("Généraliser") as op:
        op.get(plan_objective(), objective).kind = "general"
    for work in (
        lambda: commands.place_indicator(store, key, "objective", objective),
        lambda: plan.add_indicator(
            store, plan_id=_sheet(store).plan_id, title="Essai", objective_id=objective),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="objectif général"):
            work()
    assert f"objective:{objective}" not in dict(queries.places(store, _sheet(store).plan_id))


def plan_objective() -> type:
    from dsi_desktop.db.schema.plan import Objective

    return Objective


def test_that_an_indicator_hangs_from_one_place(store: Store) -> None:
    key = _sheet(store).line.id
    for kind in ("desired_change", "action", "objective"):
        commands.place_indicator(store, key, kind, ground.first(store, kind))
        assert (_sheet(store).line.serves_kind, _sheet(store).line.serves_id) == (
            kind, ground.first(store, kind))  # fmt: skip
    commands.place_indicator(store, key, "", "")
    assert _sheet(store).line.serves == ""


def test_that_decimals_change_only_before_the_first_measure(store: Store) -> None:
    key = _sheet(store).line.id
    with pytest.raises(RuleBroken) as refused:
        commands.set_indicator(store, key, title="Trajets", decimals=2)
    assert refused.value.field == "decimals"
    assert _sheet(store).line.decimals == 0
    bare = plan.add_indicator(store, plan_id=_sheet(store).plan_id, title="Taux")
    commands.set_indicator(store, bare, title="Taux", decimals=1)
    with pytest.raises(RuleBroken, match="Donnez un titre"):
        commands.set_indicator(store, bare, title=" ")


def test_that_targets_are_changed_and_taken_away(store: Store) -> None:
    target = _sheet(store).targets[0]
    commands.edit_target(store, target.id, 500, "2028-03-31")
    assert [(one.value, one.due_on) for one in _sheet(store).targets] == [(500, "2028-03-31")]
    commands.remove_target(store, target.id)
    assert _sheet(store).line.standing.target is None


def test_that_a_corrected_measure_may_not_fall_under_its_parts(store: Store) -> None:
    made = commands.record_measure(store, _sheet(store).line.id, 40, parts=(WOMEN, MEN))
    with pytest.raises(RuleBroken, match="dépassent"):
        commands.edit_measure(store, made, 30)
    assert _sheet(store).measures[0].value == 40


def test_that_every_way_to_write_a_measure_refuses_a_day_to_come(store: Store) -> None:
    key = _sheet(store).line.id
    for write in (commands.record_measure, _added):
        with pytest.raises(RuleBroken, match="n’est pas venu") as refused:
            write(store, key, 4, measured_on="2026-12-05")
        assert refused.value.field == "measured_on"


def _added(store: Store, key: str, value: int, measured_on: str) -> str:
    return plan.add_measurement(store, indicator_id=key, value=value, measured_on=measured_on)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"decimals": 2}, "decimals"), ({"decimals": 9}, "decimals"), ({"baseline": 5}, "baseline"),
     ({"baseline_on": "2026-05-01"}, "baseline")],
)  # fmt: skip
def test_that_the_sheet_of_an_indicator_is_guarded_whichever_way_it_is_written(
    fields: dict[str, object], field: str, store: Store
) -> None:
    key = _sheet(store).line.id
    plan.edit_indicator(store, key, baseline_on="2026-01-01")
    commands.lock_periods(store, _sheet(store).plan_id, "2026-03-31")
    for write in (plan.edit_indicator, commands.set_indicator):
        with pytest.raises(RuleBroken) as refused:
            write(store, key, title="Trajets", **fields)
        assert refused.value.field == field
    plan.edit_indicator(store, key, unit="allers", locked_until=None, baseline=5)
    assert (_sheet(store).line.unit, _sheet(store).line.course.start) == ("allers", 5)


def test_that_targets_keep_their_value_with_other_decimals(store: Store) -> None:
    key = plan.add_indicator(
        store, plan_id=_sheet(store).plan_id, title="Taux", baseline=3, target=12)
    plan.edit_indicator(store, key, decimals=1)
    found = queries.indicator_sheet(store, key, ground.TODAY)
    assert found is not None
    assert (found.line.course.start, found.targets[0].value) == (30, 120)
    plan.edit_indicator(store, key, baseline=35, decimals=1)
    with pytest.raises(RuleBroken, match="corrigez-la d’abord"):
        plan.edit_indicator(store, key, decimals=0)
    plan.edit_indicator(store, key, baseline=3, decimals=0)
    found = queries.indicator_sheet(store, key, ground.TODAY)
    assert found is not None
    assert (found.line.course.start, found.targets[0].value) == (3, 12)


def test_that_a_target_is_not_due_before_the_start(store: Store) -> None:
    key, target = _sheet(store).line.id, _sheet(store).targets[0].id
    plan.edit_indicator(store, key, baseline_on="2026-06-01")
    for write in (
        lambda: plan.add_target(store, indicator_id=key, value=9, due_on="2026-05-31"),
        lambda: commands.edit_target(store, target, 9, "2026-05-31"),
    ):
        with pytest.raises(RuleBroken, match="précède le début") as refused:
            write()
        assert refused.value.field == "due_on"


def test_that_an_indicator_hangs_from_its_own_plan(store: Store) -> None:
    key, other = _sheet(store).line.id, plan.create_plan(store, title="Un autre plan")
    issue = plan.add_issue(store, plan_id=other, title="Ailleurs")
    objective = plan.add_objective(store, issue_id=issue, title="Y aller")
    with pytest.raises(RuleBroken, match="pas du même plan") as refused:
        commands.place_indicator(store, key, "objective", objective)
    assert refused.value.field == "place"
