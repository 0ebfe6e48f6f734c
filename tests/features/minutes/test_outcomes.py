"""What the decisions of a meeting became, seen from the meeting."""

from datetime import date
from pathlib import Path

from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.plan.commands import actions, levels
from dsi_desktop.features.tasks import commands as tasks
from support.apart import copied_to, give
from support.dossier import TODAY
from support.meeting_ground import Ground, carried
from support.plain_words import plain

LATER = date(2027, 2, 1)


def follow(ground: Ground, title: str, **fields: object) -> str:
    return commands.record_followup(
        ground.store, ground.meeting, ground.items[2], title, **fields)  # type: ignore[arg-type]


def told(ground: Ground, day: date = TODAY) -> list[tuple[int, str, str]]:
    found = queries.outcomes(ground.store, ground.meeting, day)
    return [(one.level, plain(one.word), one.title) for one in found]


def an_objective(ground: Ground) -> str:
    with ground.store.operation("Plan") as op:
        plan = op.add(Plan(title="Plan")).id
    issue = levels.add_issue(ground.store, plan_id=plan, title="Mobilité")
    return levels.add_objective(ground.store, issue_id=issue, title="Rejoindre les services")


def test_each_decision_is_followed_by_what_executes_it(ground: Ground) -> None:
    motion = carried(ground, "Demander 18 000 $")
    chosen = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    follow(ground, "Écrire au ministre", motion_id=motion, person_id=ground.people[1],
           due_on="2026-12-15")
    follow(ground, "Réserver la salle", decision_id=chosen)
    follow(ground, "Saluer tout le monde", responsible_name="L’équipe")
    objective = an_objective(ground)
    actions.add_action(
        ground.store, objective_id=objective, title="Navette des aîné·es", motion_id=motion,
        lead_id=ground.organizations[0],
    )
    assert told(ground) == [
        (0, "Résolution (projet) 1", "Demander 18 000 $"),
        (1, "Suivi", "Écrire au ministre"),
        (1, "Action 1.1.1", "Navette des aîné·es"),
        (0, "Décision", "On avance."),
        (1, "Suivi", "Réserver la salle"),
        (0, "Suivi", "Saluer tout le monde"),
    ]
    lines = {one.title: one for one in queries.outcomes(ground.store, ground.meeting, TODAY)}
    assert lines["Écrire au ministre"].who == "Stéphane Leblanc"
    assert lines["Saluer tout le monde"].who == "L’équipe"
    assert lines["Navette des aîné·es"].who == "MRC de Charlevoix-Est"
    assert lines["Demander 18 000 $"].item_id == ground.items[2]
    assert lines["Demander 18 000 $"].line_id != ""


def test_a_follow_up_is_shown_as_it_stands_today(ground: Ground) -> None:
    task = follow(ground, "Relancer", due_on="2026-12-15")
    (line,) = queries.outcomes(ground.store, ground.meeting, LATER)
    assert (line.late, line.state) == (True, "à faire")
    tasks.complete_task(ground.store, task)
    (line,) = queries.outcomes(ground.store, ground.meeting, LATER)
    assert (line.late, line.state) == (False, "fait")


def test_a_resolution_that_was_not_carried_asks_for_nothing(ground: Ground) -> None:
    commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Attendre", state="withdrawn")
    assert told(ground) == []


def test_a_task_written_after_the_adoption_is_seen_from_the_decision(ground: Ground) -> None:
    motion = carried(ground, "Demander 18 000 $")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    tasks.add_task(ground.store, title="Écrire la demande", motion_id=motion, body_id=ground.body)
    assert told(ground) == [
        (0, "Résolution CC-2026-001", "Demander 18 000 $"), (1, "Suivi", "Écrire la demande"),
    ]


def test_a_number_given_twice_is_named_with_its_resolution(
    ground: Ground, tmp_path: Path
) -> None:
    motion = carried(ground)
    ground.close()
    assert queries.doubled_numbers(ground.store, ground.meeting) == ()
    other = copied_to(ground.store, tmp_path / "luc.dsi", "Luc", "Portable de Luc")
    _second_meeting(other, ground)
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-20")
    give(other, ground.store)
    other.close()
    assert queries.doubled_numbers(ground.store, ground.meeting) == ((motion, "CC-2026-001"),)
    assert commands.renumber_resolution(ground.store, motion) == "CC-2026-002"
    assert queries.doubled_numbers(ground.store, ground.meeting) == ()


def _second_meeting(store: Store, ground: Ground) -> None:
    second = meetings.create_meeting(store, body_id=ground.body, held_on="2026-12-10")
    for person in ground.people:
        meetings.set_attendance(store, second, person, "present")
    meetings.open_meeting(store, second, "13:30")
    commands.record_resolution(store, second, None, "Appuyer", state="carried_unanimous")
    meetings.close_meeting(store, second, "15:30")
    commands.adopt_minutes(store, second, adopted_on="2026-12-12")
