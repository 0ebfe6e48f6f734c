"""Three laptops or more at once: every version is kept, listed and decided once for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.settling import Keep, settle
from dsi_desktop.db.store import Store
from dsi_desktop.db.unsettled import said_of_versions
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.exchange.rules.violations import LATE, NUMBER_TWICE
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.governance.report import governance_chart
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes.report import minutes as minutes_report
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.reporting.reading import texts_of
from support import pdf_samples
from support.apart import copied_to, exchange, give
from support.meeting_ground import Ground, carried
from support.pdf_verifier import problems

NAMES = ("Luc Harvey", "Josée Desbiens", "Nathalie Bouchard")


@pytest.fixture
def note(ground: Ground) -> str:
    return minutes.record_note(
        ground.store, ground.meeting, ground.items[2], "Stéphane présente deux scénarios."
    )


@pytest.fixture
def others(ground: Ground, note: str, tmp_path: Path) -> Iterator[list[Store]]:
    assert note
    opened = [
        copied_to(ground.store, tmp_path / f"{number}.dsi", name, f"Portable {number}")
        for number, name in enumerate(NAMES)
    ]
    yield opened
    for store in opened:
        store.close()


def paper(store: Store, meeting: str) -> str:
    return " ".join(texts_of(minutes_report(store, meeting)))


def test_that_four_versions_of_one_text_stand_beside_each_other(
    ground: Ground, note: str, others: list[Store]
) -> None:
    for store in (ground.store, *others):
        minutes.edit_entry(store, note, f"Version de {store.author}")
    exchange(ground.store, *others)
    for store in (ground.store, *others):
        [choice] = choices(store)
        assert {one.value for one in choice.versions} == {
            f"Version de {name}" for name in ("Marie-Ève Tremblay", *NAMES)
        }
        assert choice.base == "Stéphane présente deux scénarios."
    [choice] = choices(others[0])
    kept = next(n for n, one in enumerate(choice.versions, 1) if one.who == "Josée Desbiens")
    settle(others[0], choice.id, Keep(kept))
    exchange(ground.store, *others)
    for store in (ground.store, *others):
        assert choices(store) == []
        assert "Version de Josée Desbiens" in paper(store, ground.meeting)


def test_that_one_removed_and_two_edited_versions_are_one_choice(
    ground: Ground, others: list[Store]
) -> None:
    plan_id = plan.create_plan(ground.store, title="Plan")
    issue = plan.add_issue(ground.store, plan_id=plan_id, title="Mobilité")
    objective = plan.add_objective(ground.store, issue_id=issue, title="Relier")
    action = plan.add_action(ground.store, objective_id=objective, title="Navette")
    exchange(ground.store, *others)
    plan.archive_action(others[0], action)
    plan.edit_action(others[1], action, progress=20)
    plan.edit_action(others[2], action, place="Clermont")
    exchange(ground.store, *others)
    [choice] = choices(ground.store)
    assert choice.kind == "deleted-edited"
    assert {one.who for one in choice.versions} == set(NAMES)
    settle(ground.store, choice.id, None)
    exchange(ground.store, *others)
    assert [choices(store) for store in others] == [[], [], []]


def test_that_three_adoptions_of_one_number_are_renumbered_one_by_one(
    ground: Ground, others: list[Store]
) -> None:
    made = []
    for place, held_on in enumerate(("2026-11-19", "2026-11-26", "2026-12-03")):
        meeting = meetings.create_meeting(ground.store, body_id=ground.body, held_on=held_on)
        for person in ground.people:
            meetings.set_attendance(ground.store, meeting, person, "present")
        meetings.open_meeting(ground.store, meeting, "13:30")
        minutes.record_resolution(
            ground.store, meeting, None, f"Appuyer {place}", mover_id=ground.people[0],
            seconder_id=ground.people[1], taken_at="13:40",
        )
        meetings.close_meeting(ground.store, meeting, "15:00")
        made.append(meeting)
    exchange(ground.store, *others)
    for store, meeting in zip(others, made, strict=True):
        minutes.adopt_minutes(store, meeting, adopted_on="2026-12-04")
    exchange(ground.store, *others)
    [found] = violations(ground.store)
    assert found.detail == "Le même numéro existe 3 fois"
    for expected in ("CC-2026-002", "CC-2026-003"):
        [found] = [one for one in violations(ground.store) if one.kind == NUMBER_TWICE]
        assert minutes.renumber_resolution(ground.store, found.records[-1].row) == expected
    assert violations(ground.store) == []


def test_that_late_changes_of_two_laptops_are_one_question(
    ground: Ground, note: str, others: list[Store]
) -> None:
    ground.close()
    minutes.edit_entry(others[0], note, "Trop tard de Luc")
    minutes.edit_entry(others[1], note, "Trop tard de Josée")
    minutes.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-20")
    exchange(ground.store, *others)
    [found] = violations(ground.store)
    assert found.kind == LATE
    assert {one.who for one in found.changes} == {"Luc Harvey", "Josée Desbiens"}
    minutes.set_late_aside(others[2], ground.meeting)
    exchange(ground.store, *others)
    assert [violations(store) for store in (ground.store, *others)] == [[], [], [], []]
    assert [choices(store) for store in (ground.store, *others)] == [[], [], [], []]


def test_that_the_minutes_say_on_paper_what_is_still_to_decide(
    ground: Ground, note: str, others: list[Store]
) -> None:
    assert "À décider" not in paper(ground.store, ground.meeting)
    minutes.edit_entry(ground.store, note, "Version de Marie-Ève")
    minutes.edit_entry(others[0], note, "Version de Luc")
    give(others[0], ground.store)
    said = paper(ground.store, ground.meeting)
    assert "À décider\u00a0: Deux versions sont à départager\u00a0: " in said
    document = minutes_report(ground.store, ground.meeting)
    content, _rendered = pdf_samples.printed(document)
    assert problems(content) == []
    settle(ground.store, choices(ground.store)[0].id, Keep(1))
    assert "À décider" not in paper(ground.store, ground.meeting)


def test_that_adopted_minutes_say_on_paper_what_came_late_and_what_number_is_double(
    ground: Ground, note: str, others: list[Store]
) -> None:
    carried(ground)
    ground.close()
    give(ground.store, others[0])
    minutes.edit_entry(others[0], note, "Trop tard")
    minutes.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-20")
    second = meetings.create_meeting(
        others[0], body_id=ground.body, held_on="2026-11-19", invite=False
    )
    for person in ground.people:
        meetings.set_attendance(others[0], second, person, "present")
    governance.set_rules(others[0], ground.body, quorum_kind="none")
    meetings.open_meeting(others[0], second, "13:30")
    minutes.record_resolution(
        others[0], second, None, "Appuyer", mover_id=ground.people[0],
        seconder_id=ground.people[1], taken_at="13:40",
    )
    meetings.close_meeting(others[0], second, "15:00")
    minutes.adopt_minutes(others[0], second, adopted_on="2026-11-21")
    give(others[0], ground.store)
    said = paper(ground.store, ground.meeting)
    assert "1 modification est arrivée après l’adoption." in said
    assert "Le numéro CC-2026-001 a été donné plus d’une fois." in said


def test_that_the_organigramme_says_what_is_still_to_decide(
    ground: Ground, others: list[Store]
) -> None:
    for store in (ground.store, *others):
        governance.edit_body(store, ground.chantier, name=f"Chantier de {store.author}")
        governance.edit_body(store, ground.body, purpose=f"But de {store.author}")
    exchange(ground.store, *others)
    said = " ".join(texts_of(governance_chart(ground.store)))
    assert "À décider" in said
    assert "(instance)" in said or "(nom" in said


def test_that_a_choice_elsewhere_is_not_said_in_these_minutes(
    ground: Ground, others: list[Store]
) -> None:
    for store in (ground.store, others[0]):
        governance.edit_body(store, ground.chantier, name=f"Chantier de {store.author}")
    give(others[0], ground.store)
    assert "À décider" not in paper(ground.store, ground.meeting)


def test_that_at_most_three_choices_are_named_on_paper() -> None:
    assert said_of_versions(()) == ()
    [said] = said_of_versions(("a", "b", "c", "d", "e"))
    assert said == "Deux versions sont à départager\u00a0: a; b; c; 2 autres."
