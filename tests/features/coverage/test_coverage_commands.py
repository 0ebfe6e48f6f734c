"""What mends a gap, and what is refused in words."""

from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.schema.plan import Action, GapSetAside, Issue, PlanLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands, queries
from dsi_desktop.features.coverage.presenter.mending import number_scaled
from dsi_desktop.features.coverage.rules.matrix import coverage
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.coverage_ground import OTHER, PLAN
from support.dossier import copied


def gaps(store: Store) -> dict[tuple[str, str], str]:
    """Return the gaps and why they are aside, "" for those to examine."""
    ground = queries.coverage_ground(store, PLAN)
    assert ground is not None
    return {
        (gap.kind, gap.record_id): gap.aside.reason if gap.aside else ""
        for gap in coverage(ground).gaps
    }


def test_that_a_need_gets_an_issue_of_its_own_in_one_gesture(store: Store) -> None:
    issue_id = commands.answer_need(store, "n2", title="Se loger", body_id="mob")
    found = gaps(store)
    assert ("need_without_issue", "n2") not in found
    assert ("issue_without_objective", issue_id) in found
    with store.read() as session:
        issue = session.get_one(Issue, issue_id)
        assert (issue.plan_id, issue.code, issue.body_id) == (PLAN, "6", "mob")
    store.undo()
    assert ("need_without_issue", "n2") in gaps(store)


def test_that_a_new_issue_needs_a_title(store: Store) -> None:
    with pytest.raises(RuleBroken) as refused:
        commands.answer_need(store, "n2", title=" ")
    assert refused.value.field == "title"
    with pytest.raises(NotFound):
        commands.answer_need(store, "n2", issue_id="absent")


def test_that_an_objective_may_serve_two_issues(store: Store) -> None:
    commands.answer_issue(store, "i3", "o1")
    with store.read() as session:
        asked = select(PlanLink).where(PlanLink.source_id == "o1", PlanLink.deleted.is_(None))
        link = session.scalars(asked).one()
        assert (link.source_table, link.target_id) == ("objective", "i3")
    assert ("issue_without_objective", "i3") not in gaps(store)


@pytest.mark.parametrize(
    ("target", "objective", "change"),
    [(("objective", "o4"), "o4", None), (("desired_change", "c5"), "o5", "c5")],
)
def test_that_an_action_is_made_where_it_lacks(
    target: tuple[str, str], objective: str, change: str | None, store: Store
) -> None:
    action_id = commands.work_toward(store, target, title="Essayer", lead_id="org")
    with store.read() as session:
        action = session.get_one(Action, action_id)
        made = action.objective_id, action.desired_change_id, action.lead_id
    assert made == (objective, change, "org")
    assert not {key for key in gaps(store) if key[1] == target[1]}


def test_that_an_action_that_is_there_works_toward_one_more(store: Store) -> None:
    assert commands.work_toward(store, ("desired_change", "c5"), action_id="a1") == "a1"
    assert ("change_without_action", "c5") not in gaps(store)


def test_that_a_line_is_drawn_on_an_agreement_tied_to_an_action(store: Store) -> None:
    commands.tie_resource(store, "agreement", "g9", "a2")
    with store.read() as session:
        asked = select(FundingLine).where(FundingLine.agreement_id == "g9")
        line = session.scalars(asked).one()
        assert (line.action_id, line.funder_id, line.title) == ("a2", "frr", "Entente dormante")


def test_that_a_dimension_is_documented_by_a_need_of_its_plan(store: Store) -> None:
    need_id = commands.document_dimension(store, PLAN, "d9", title="Accueillir")
    found = gaps(store)
    assert ("dimension_without_need", "d9") not in found
    assert ("need_without_issue", need_id) in found
    with pytest.raises(RuleBroken, match="autre plan") as refused:
        commands.document_dimension(store, OTHER, "d8", need_id="n1")
    assert refused.value.field == "need_id"


# --- put aside -----------------------------------------------------------------------------------


def test_that_a_gap_put_aside_keeps_its_reason_and_its_day_and_is_taken_back(store: Store) -> None:
    commands.set_gap_aside(store, PLAN, "need_without_issue", ("need", "n2"), " Hors mandat ")
    assert gaps(store)["need_without_issue", "n2"] == "Hors mandat"
    with store.read() as session:
        kept = session.scalars(select(GapSetAside)).one()
        assert (kept.set_on, kept.record_table) == ("2026-11-12", "need")
    commands.take_gap_back(store, PLAN, "need_without_issue", "n2")
    assert gaps(store)["need_without_issue", "n2"] == ""
    with pytest.raises(NotFound):
        commands.take_gap_back(store, PLAN, "action_without_lead", "a3")


def test_that_a_gap_mended_after_all_is_no_longer_listed_aside(store: Store) -> None:
    commands.set_gap_aside(store, PLAN, "need_without_issue", ("need", "n2"), "Hors mandat")
    commands.answer_need(store, "n2", issue_id="i1")
    assert ("need_without_issue", "n2") not in gaps(store)


def test_that_a_gap_is_not_put_aside_without_a_reason(store: Store) -> None:
    with pytest.raises(RuleBroken, match="Dites pourquoi") as refused:
        commands.set_gap_aside(store, PLAN, "need_without_issue", ("need", "n2"), "  ")
    assert refused.value.field == "reason"
    with pytest.raises(RuleBroken, match="relève"):
        commands.set_gap_aside(store, PLAN, "gap_of_tomorrow", ("need", "n2"), "Non")


def test_that_two_laptops_put_the_same_gap_aside_once(every_gap: Path, tmp_path: Path) -> None:
    keys = []
    for name in ("un", "deux"):
        folder = tmp_path / name
        folder.mkdir()
        store = copied(every_gap, folder)
        keys.append(
            commands.set_gap_aside(store, PLAN, "action_without_lead", ("action", "a3"), name)
        )
        store.close()
    assert keys[0] == keys[1]


# --- what is typed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "decimals", "expected"),
    [("1 250", 0, 1250), ("12,5", 1, 125), ("12.5", 2, 1250), ("−3", 0, -3), ("-0,5", 1, -5)],
)
def test_that_a_measure_is_read_as_one_writes_it(
    typed: str, decimals: int, expected: int
) -> None:
    assert number_scaled(typed, decimals) == expected


@pytest.mark.parametrize(
    ("typed", "decimals", "sentence"),
    [("beaucoup", 0, "Écrivez un nombre"), ("1,5", 0, "nombres entiers"), ("1,555", 2, "2 déc")],
)
def test_that_another_measure_is_refused_beside_its_field(
    typed: str, decimals: int, sentence: str
) -> None:
    with pytest.raises(RuleBroken, match=sentence) as refused:
        number_scaled(typed, decimals)
    assert refused.value.field == "value"


def test_that_the_forms_offer_who_is_there(store: Store) -> None:
    found = queries.choices(store)
    assert found.chantiers == [("mob", "Mobilité"), ("alim", "Alimentation")]
    assert found.organizations == [("org", "MRC de Charlevoix-Est")]
    assert found.people == [("nadia", "Nadia Bouchard")]
    assert found.funders == [("frr", "FRR")]
