"""A follow-up is one record, seen from its meeting, its board and the lists."""

from datetime import date

import pytest

from dsi_desktop.db.schema.work import Card, Task, TaskReview
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import queries
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground


def _task(store: Store, task_id: str) -> Task:
    return next(row for row in ground.every(store, Task) if row.id == task_id)


def _cards(store: Store, task_id: str) -> list[Card]:
    every = ground.every(store, Card)
    return [row for row in every if row.task_id == task_id and row.deleted is None]


def test_that_a_task_of_a_chantier_gets_its_card_in_the_column_of_its_state(store: Store) -> None:
    task_id = tasks.add_task(store, title="Écrire", body_id=ground.TRANSPORT, state="waiting")
    (card,) = _cards(store, task_id)
    assert card.column_id == ground.column(store, "waiting")


def test_that_a_task_of_a_body_without_board_has_no_card(store: Store) -> None:
    task_id = tasks.add_task(store, title="Écrire", body_id=ground.COUNCIL)
    assert _cards(store, task_id) == []


def test_that_a_dropped_task_has_no_card_and_its_card_stays_where_it_was(store: Store) -> None:
    dropped = tasks.add_task(store, title="X", body_id=ground.FOOD, state="dropped")
    assert _cards(store, dropped) == []
    kept = ground.task(store)
    tasks.set_task_state(store, kept, "dropped")
    assert [card.column_id for card in _cards(store, kept)] == [ground.column(store, "doing")]


def test_that_the_card_follows_the_state_and_the_chantier(store: Store) -> None:
    task_id = ground.task(store)
    tasks.set_task_state(store, task_id, "done")
    assert [card.column_id for card in _cards(store, task_id)] == [ground.column(store, "done")]
    assert _task(store, task_id).done_on == "2026-12-04"
    tasks.edit_task(store, task_id, body_id=ground.FOOD, state="doing")
    assert [card.column_id for card in _cards(store, task_id)] == [
        ground.column(store, "doing", ground.FOOD)
    ]
    assert _task(store, task_id).done_on is None
    tasks.edit_task(store, task_id, body_id=ground.TRANSPORT)
    assert [card.column_id for card in _cards(store, task_id)] == [ground.column(store, "doing")]


def test_that_a_card_already_among_those_of_its_state_stays_in_its_column(store: Store) -> None:
    task_id = ground.task(store)
    with store.operation("Recevoir un état d’ailleurs") as op:
        op.get(Task, task_id).state = "todo"
    tasks.set_task_state(store, task_id, "doing")
    assert [card.column_id for card in _cards(store, task_id)] == [ground.column(store, "doing")]


def test_that_a_task_without_chantier_loses_its_card(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), body_id=None)
    assert _cards(store, ground.task(store)) == []


def test_that_reversed_dates_are_refused_and_nothing_is_written(store: Store) -> None:
    task_id = ground.task(store)
    with pytest.raises(RuleBroken) as refused:
        tasks.edit_task(store, task_id, title="Y", start_on="2027-01-02", due_on="2027-01-01")
    assert refused.value.field == "due_on"
    with pytest.raises(RuleBroken) as refused:
        tasks.edit_task(store, task_id, title="Y", due_from="2027-01-02", due_to="2027-01-01")
    assert refused.value.field == "due_to"
    assert _task(store, task_id).title == "Obtenir trois soumissions"


def test_that_completing_keeps_the_result_already_written(store: Store) -> None:
    task_id = ground.task(store)
    tasks.complete_task(store, task_id, result="Trois reçues")
    tasks.complete_task(store, task_id)
    assert _task(store, task_id).result == "Trois reçues"


def test_that_a_review_at_a_meeting_sets_the_state_and_is_kept(store: Store) -> None:
    task_id = ground.task(store)
    tasks.review_task(store, task_id, meeting_id=ground.MEETING, state="done", note="Reçues")
    (review,) = ground.every(store, TaskReview)
    assert (review.state, review.note) == ("done", "Reçues")
    assert _task(store, task_id).done_on == "2026-12-04"


def test_that_due_tasks_come_late_ones_first(store: Store) -> None:
    found = queries.tasks_due(store, ground.TODAY, date(2026, 12, 31))
    assert [(line.title, line.late, line.due) for line in found] == [
        ("Obtenir trois soumissions", True, "30\N{NO-BREAK SPACE}nov."),
        ("Écrire au ministère", False, "demain"),
        ("Relancer deux municipalités", False, "15\N{NO-BREAK SPACE}déc."),
    ]


def test_that_lists_say_who_and_where_from(store: Store) -> None:
    lines = {line.title: line for line in queries.open_tasks(store, ground.TODAY)}
    late = lines["Obtenir trois soumissions"]
    assert (late.responsible, late.body) == ("Nadia Bouchard", "Transport")
    assert late.origin == "CC-2026-014"
    assert lines["Visiter la popote"].responsible == "L’Ancrage"
    assert lines["Lire le portrait"].responsible == "Toutes"
    assert lines["Lire le portrait"].origin == ""
    assert "Vieille idée" not in lines


def test_that_a_list_may_keep_to_one_body_or_one_meeting(store: Store) -> None:
    here = queries.open_tasks(store, ground.TODAY, ground.FOOD)
    assert [line.title for line in here] == ["Visiter la popote"]
    said = queries.tasks_of_meeting(store, ground.MEETING, ground.TODAY)
    assert [line.title for line in said] == ["Obtenir trois soumissions"]
    assert len(queries.all_tasks(store, ground.TODAY)) == 5
