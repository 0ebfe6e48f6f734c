"""Orphans and numbers given twice: found on both laptops, settled in one operation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.settling import settle
from dsi_desktop.db.numbering import resolution_numbers
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.exchange.commands.violations import renumber, settle_violation
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.exchange.rules.violations import NUMBER_TWICE, ORPHAN, Violation
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.report import minutes as minutes_report
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.queries import all_tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.reporting.reading import texts_of
from support.apart import copied_to, exchange
from support.dossier import contents
from support.meeting_ground import Ground, carried


class Pair:
    """A plan, a closed meeting with a resolution, and Luc's copy."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        self.ground, self.here = ground, ground.store
        carried(ground)
        ground.close()
        self.plan = plan.create_plan(self.here, title="Plan 2026-2029")
        self.issue = plan.add_issue(self.here, plan_id=self.plan, title="Mobilité")
        self.objective = plan.add_objective(self.here, issue_id=self.issue, title="Relier")
        self.other = plan.add_objective(self.here, issue_id=self.issue, title="Réduire")
        self.action = plan.add_action(self.here, objective_id=self.objective, title="Navette")
        self.luc = copied_to(self.here, folder / "luc.dsi", "Luc Harvey", "Portable de Luc")

    def exchange(self) -> None:
        exchange(self.here, self.luc)


@pytest.fixture
def pair(ground: Ground, tmp_path: Path) -> Iterator[Pair]:
    made = Pair(ground, tmp_path)
    yield made
    made.luc.close()


def the_only(store: Store, kind: str) -> Violation:
    [found] = violations(store)
    assert found.kind == kind
    return found


def alive(store: Store, table: str, row: str) -> bool:
    return any(one[0] == row for one in contents(store)[table])


def second_meeting(store: Store, ground: Ground, held_on: str = "2026-12-10") -> str:
    meeting = meetings.create_meeting(store, body_id=ground.body, held_on=held_on)
    for person in ground.people:
        meetings.set_attendance(store, meeting, person, "present")
    meetings.open_meeting(store, meeting, "13:30")
    minutes.record_resolution(
        store, meeting, None, "Appuyer la coopérative", mover_id=ground.people[0],
        seconder_id=ground.people[1], taken_at="13:40",
    )
    meetings.close_meeting(store, meeting, "15:00")
    return meeting


def test_that_a_removed_objective_with_a_new_action_is_an_orphan_on_both(pair: Pair) -> None:
    plan.archive_objective(pair.luc, pair.objective)
    added = plan.add_action(pair.here, objective_id=pair.objective, title="Vélos")
    pair.exchange()
    for store in (pair.here, pair.luc):
        found = the_only(store, ORPHAN)
        assert found.title == "Relier"
        assert [(one.row, one.gone) for one in found.records] == [
            (pair.objective, True), (added, False),
        ]
        assert [one.key for one in found.outcomes] == ["restore", "reattach", "remove"]
        assert [one.title for one in found.outcomes[1].choices] == ["Réduire"]


def test_that_restoring_brings_back_what_was_removed_with_it(pair: Pair) -> None:
    milestone = plan.add_milestone(pair.here, action_id=pair.action, title="Essai")
    pair.exchange()
    plan.archive_issue(pair.luc, pair.issue)
    assert not alive(pair.luc, "milestone", milestone)
    added = plan.add_action(pair.here, objective_id=pair.objective, title="Vélos")
    pair.exchange()
    settle_violation(pair.here, the_only(pair.here, ORPHAN).id, "restore")
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert violations(store) == []
        for table, row in (
            ("issue", pair.issue), ("objective", pair.objective), ("objective", pair.other),
            ("action", pair.action), ("action", added), ("milestone", milestone),
        ):
            assert alive(store, table, row)
    pair.here.undo()
    assert the_only(pair.here, ORPHAN)


def test_that_orphans_are_reattached_or_removed(pair: Pair) -> None:
    plan.archive_objective(pair.luc, pair.objective)
    added = plan.add_action(pair.here, objective_id=pair.objective, title="Vélos")
    plan.add_milestone(pair.here, action_id=added, title="Achat")
    pair.exchange()
    found = the_only(pair.here, ORPHAN)
    with pytest.raises(RuleBroken) as caught:
        settle_violation(pair.here, found.id, "reattach", parent="")
    assert caught.value.field == "parent"
    settle_violation(pair.here, found.id, "reattach", parent=pair.other)
    assert violations(pair.here) == []
    assert alive(pair.here, "action", added)
    pair.here.undo()
    settle_violation(pair.here, found.id, "remove")
    assert violations(pair.here) == []
    assert not alive(pair.here, "action", added)
    assert not contents(pair.here)["milestone"]
    with pytest.raises(RuleBroken, match="déjà réglé"):
        settle_violation(pair.here, found.id, "remove")


def test_that_a_card_in_a_removed_column_is_an_orphan(pair: Pair) -> None:
    board = boards.create_board(pair.here, body_id=pair.ground.chantier)
    [column, *_rest] = [row[0] for row in contents(pair.here)["board_column"]]
    pair.exchange()
    boards.remove_column(pair.luc, column)
    card = boards.add_card(pair.here, column, "Dessiner l’horaire")
    pair.exchange()
    found = the_only(pair.luc, ORPHAN)
    assert [one.row for one in found.records] == [column, card]
    assert len(found.outcomes[1].choices) == len(contents(pair.here)["board_column"])
    assert board
    settle_violation(pair.luc, found.id, "reattach", parent=found.outcomes[1].choices[0].row)
    pair.exchange()
    assert violations(pair.here) == []


def test_that_resolutions_adopted_apart_with_one_number_are_renumbered_by_an_erratum(
    pair: Pair,
) -> None:
    second = second_meeting(pair.here, pair.ground)
    pair.exchange()
    minutes.adopt_minutes(pair.here, pair.ground.meeting, adopted_on="2026-12-11")
    minutes.adopt_minutes(pair.luc, second, adopted_on="2026-12-12")
    pair.exchange()
    found = the_only(pair.here, NUMBER_TWICE)
    assert violations(pair.luc) == [found]
    assert found.title == "Résolution CC-2026-001"
    assert found.detail == "Le même numéro existe deux fois"
    assert [one.advised for one in found.outcomes] == [False, True]
    assert "devenue CC-2026-002" in found.outcomes[1].explanation
    settle_violation(pair.here, found.id, "renumber", row=found.outcomes[1].row)
    task = tasks.add_task(pair.here, title="Écrire", motion_id=found.outcomes[1].row)
    [said] = [one for one in all_tasks(pair.here, pair.here.clock.today()) if one.id == task]
    assert said.origin == "CC-2026-002"
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert violations(store) == []
        printed = " ".join(texts_of(minutes_report(store, second)))
        assert "CC-2026-001, devenue CC-2026-002" in printed
        assert "La résolution CC-2026-001 devient la résolution CC-2026-002" in printed
        assert "devenue" not in " ".join(texts_of(minutes_report(store, pair.ground.meeting)))
    with pytest.raises(RuleBroken, match="pas en double"):
        settle_violation(pair.here, found.id, "renumber", row=found.outcomes[1].row)
    for _step in ("the task", "the erratum"):
        pair.here.undo()
    assert the_only(pair.here, NUMBER_TWICE) == found


def test_that_a_number_that_an_erratum_gave_is_never_given_again(pair: Pair) -> None:
    second = second_meeting(pair.here, pair.ground)
    third = second_meeting(pair.here, pair.ground, "2026-12-17")
    pair.exchange()
    minutes.adopt_minutes(pair.here, pair.ground.meeting, adopted_on="2026-12-18")
    minutes.adopt_minutes(pair.luc, second, adopted_on="2026-12-18")
    pair.exchange()
    found = the_only(pair.here, NUMBER_TWICE)
    settle_violation(pair.here, found.id, "renumber", row=found.outcomes[1].row)
    minutes.adopt_minutes(pair.here, third, adopted_on="2026-12-18")
    with pair.here.read() as session:
        numbers = [one.now for one in resolution_numbers(driver(session.connection()))]
    assert numbers == ["CC-2026-001", "CC-2026-002", "CC-2026-003"]


def test_that_a_resolution_that_is_not_frozen_takes_the_free_number_itself(pair: Pair) -> None:
    second = second_meeting(pair.here, pair.ground)
    minutes.adopt_minutes(pair.here, pair.ground.meeting, adopted_on="2026-12-11")
    with pair.here.operation("Numéroter à la main") as op:
        op.execute(
            text("UPDATE motion SET number = 'CC-2026-001' WHERE meeting_id = :m"), {"m": second}
        )
    found = the_only(pair.here, NUMBER_TWICE)
    assert found.outcomes[1].explanation == "Elle devient CC-2026-002."
    settle_violation(pair.here, found.id, "renumber", row=found.records[1].row)
    assert violations(pair.here) == []
    assert queries.minutes_of(pair.here, second).every("motion")[0].number == "CC-2026-002"


def test_that_two_actions_of_one_code_are_renumbered(pair: Pair) -> None:
    first = plan.add_action(pair.here, objective_id=pair.objective, title="Vélos")
    second = plan.add_action(pair.luc, objective_id=pair.objective, title="Covoiturage")
    pair.exchange()
    found = the_only(pair.luc, NUMBER_TWICE)
    assert found.title == "Action 1.1.2"
    assert {one.row for one in found.records} == {first, second}
    assert {one.offered for one in found.outcomes} == {"1.1.3"}
    assert renumber(pair.luc, "action", second) == "1.1.3"
    pair.exchange()
    assert violations(pair.here) == []
    with pytest.raises(RuleBroken, match="déjà réglé"):
        renumber(pair.luc, "action", second)


@pytest.mark.parametrize("level", ["issue", "objective"])
def test_that_two_levels_of_one_code_are_renumbered(pair: Pair, level: str) -> None:
    for store in (pair.here, pair.luc):
        if level == "issue":
            plan.add_issue(store, plan_id=pair.plan, title=f"Enjeu de {store.author}")
        else:
            plan.add_objective(store, issue_id=pair.issue, title=f"Objectif de {store.author}")
    pair.exchange()
    found = the_only(pair.here, NUMBER_TWICE)
    settle_violation(pair.here, found.id, "renumber", row=found.records[0].row)
    assert violations(pair.here) == []


def test_that_two_meetings_of_one_rank_are_renumbered(pair: Pair) -> None:
    for store, held_on in ((pair.here, "2026-12-03"), (pair.luc, "2026-12-10")):
        meetings.create_meeting(store, body_id=pair.ground.body, held_on=held_on)
    pair.exchange()
    found = the_only(pair.here, NUMBER_TWICE)
    assert found.title == "Comité conseil, rencontre 2"
    settle_violation(pair.here, found.id, "renumber", row=found.records[1].row)
    assert violations(pair.here) == []
    with pytest.raises(RuleBroken, match="déjà réglé"):
        renumber(pair.here, "meeting", found.records[1].row)


def test_that_nobody_settles_what_does_not_exist(pair: Pair) -> None:
    for violation, outcome in (
        ("nothing", "renumber"), ("orphan.nothing.x", "restore"), ("late.x", "keep"),
    ):
        with pytest.raises(NotFound):
            settle_violation(pair.here, violation, outcome)
    with pytest.raises(NotFound):
        renumber(pair.here, "person", pair.ground.people[0])
    with pytest.raises(RuleBroken, match="déjà réglé"):
        settle_violation(pair.here, f"orphan.action.{pair.action}", "restore")


@pytest.mark.parametrize("kept", [True, False])
def test_that_parts_follow_what_is_decided_of_a_record_deleted_and_edited(
    pair: Pair, kept: bool
) -> None:
    milestone = plan.add_milestone(pair.here, action_id=pair.action, title="Essai")
    pair.exchange()
    plan.archive_action(pair.luc, pair.action)
    plan.edit_action(pair.here, pair.action, state="in_progress", progress=40)
    added = plan.add_milestone(pair.here, action_id=pair.action, title="Bilan")
    pair.exchange()
    assert violations(pair.here) == []
    [choice] = choices(pair.here)
    settle(pair.here, choice.id, None if kept else 1)
    pair.exchange()
    for store in (pair.here, pair.luc):
        assert violations(store) == []
        assert [alive(store, "action", pair.action), alive(store, "milestone", milestone),
                alive(store, "milestone", added)] == [kept] * 3  # fmt: skip
