"""Mandates: to whom, since when, what followed, and what the table refuses."""

from datetime import date

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Mandate, MandateReport
from dsi_desktop.db.schema.work import Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.rules.mandates import (
    Course,
    Standing,
    check_state,
    is_silent,
    standing,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.commands_acts import board, council, food, meeting, motion, report
from support.commands_directory import every, first

TODAY = date(2026, 11, 14)


def mandate(store: Store) -> Mandate:
    with store.read() as session:
        found = session.scalars(select(Mandate).where(Mandate.deleted.is_(None))).one()
        session.expunge(found)
        return found


def refused(call: object, *arguments: object, **fields: object) -> RuleBroken:
    assert callable(call)
    with pytest.raises(RuleBroken) as caught:
        call(*arguments, **fields)
    return caught.value


@pytest.mark.parametrize(
    ("course", "kind", "text"),
    [
        (Course("open", due_on="2026-11-10"), "late", "En retard de 4 jours"),
        (Course("in_progress", due_on="2026-11-13", reports=2), "late", "En retard de 1 jour"),
        (Course("open", given_on="2026-09-15"), "silent", "Sans suite : ni rapport, ni tâche"),
        (Course("open"), "silent", "Sans suite : ni rapport, ni tâche"),
        (Course("open", given_on="2026-09-16"), "running", "Sans échéance"),
        (Course("open", due_on="2027-06-01", tasks=1), "running", None),
        (Course("in_progress", due_on="2026-12-14", reports=1), "soon", None),
        (Course("in_progress", due_on="2026-12-15", reports=1), "running", None),
        (Course("open", due_on="2026-11-14"), "soon", None),
        (Course("reported", last_report_on="2026-10-01"), "reported",
         "Rapport déposé le 1er octobre 2026"),
        (Course("reported"), "reported", "Rapport déposé"),
        (Course("closed", closed_on="2026-10-01"), "closed", "Clos le 1er octobre 2026"),
        (Course("abandoned"), "abandoned", "Abandonné"),
        (Course("closed", due_on="2020-01-01"), "closed", "Clos"),
    ],
)  # fmt: skip
def test_that_a_mandate_says_where_it_stands(course: Course, kind: str, text: str | None) -> None:
    found = standing(course, TODAY)
    assert found.kind == kind
    if text is not None:
        assert fr(found.text) == fr(text)


def test_that_what_has_a_task_or_a_report_is_never_without_follow_up() -> None:
    old = {"given_on": "2020-01-01"}
    assert is_silent(Course("open", **old), TODAY)
    assert not is_silent(Course("open", tasks=1, **old), TODAY)
    assert not is_silent(Course("in_progress", reports=1, **old), TODAY)
    assert not is_silent(Course("closed", **old), TODAY)
    assert not is_silent(Course("open", due_on="2026-11-14"), TODAY)


def test_that_a_standing_due_soon_is_said_from_today() -> None:
    assert standing(Course("open", due_on="2026-11-15"), TODAY) == Standing(
        "soon", standing(Course("open", due_on="2026-11-15"), TODAY).text, "warn"
    )
    assert "demain" in standing(Course("open", due_on="2026-11-15"), TODAY).text


def test_that_an_unknown_state_is_refused() -> None:
    assert check_state("reported") == "reported"
    assert refused(check_state, "reported", ("closed",)).field == "state"
    assert refused(check_state, "lost").field == "state"


def test_that_a_mandate_goes_to_somebody_and_not_to_its_giver(store: Store) -> None:
    found = first(store, Mandate)
    for fields, field in (
        ({"title": " "}, "title"), ({"body_id": None}, "body_id"),
        ({"body_id": council(store)}, "body_id"),
    ):  # fmt: skip
        assert refused(commands.edit_mandate, store, found, **fields).field == field
    assert refused(commands.give_mandate, store, title="Écrire").field == "body_id"
    commands.edit_mandate(store, found, body_id=None, person_id=first(store, Person))
    assert mandate(store).person_id == first(store, Person)


def test_that_nothing_of_a_mandate_comes_before_its_decision(store: Store) -> None:
    found, decided = first(store, Mandate), motion(store, "2026-06-01")
    commands.edit_mandate(store, found, decision_id=decided, due_on="2026-06-01")
    for call, fields in (
        (commands.edit_mandate, {"due_on": "2026-05-31"}),
        (commands.close_mandate, {"on": "2026-05-31"}),
        (commands.report_on_mandate, {"text": "Fait", "on": "2026-05-31"}),
    ):
        assert "précède" in refused(call, store, found, **fields).sentence
    commands.close_mandate(store, found, on="2026-06-01")
    assert mandate(store).closed_on == "2026-06-01"


def test_that_a_report_moves_the_mandate_and_its_removal_moves_it_back(store: Store) -> None:
    found = first(store, Mandate)
    report(store)
    assert mandate(store).state == "in_progress"
    report(store, final=True)
    assert mandate(store).state == "reported"
    for left in ("in_progress", "open"):
        commands.remove_mandate_report(store, every(store, MandateReport)[0])
        assert mandate(store).state == left
    assert refused(commands.report_on_mandate, store, found, " ", on="2026-10-01").field == "text"
    assert refused(commands.report_on_mandate, store, found, "x", on="").field == "reported_on"


def test_that_a_report_can_name_its_meeting_and_be_corrected(store: Store) -> None:
    held = meeting(store, council(store), "2026-10-01")
    made = commands.report_on_mandate(
        store, first(store, Mandate), "Première\nversion", on="2026-10-01", meeting_id=held,
    )
    commands.edit_mandate_report(store, made, "Seconde", on="2026-10-02", meeting_id="")
    with store.read() as session:
        kept = session.get_one(MandateReport, made)
        assert (kept.text, kept.reported_on, kept.meeting_id) == ("Seconde", "2026-10-02", "")


def test_that_a_mandate_ended_takes_neither_report_nor_task_until_reopened(store: Store) -> None:
    found = first(store, Mandate)
    assert "déjà ouvert" in refused(commands.reopen_mandate, store, found).sentence
    commands.close_mandate(store, found, on="2026-11-01", state="abandoned")
    assert refused(commands.close_mandate, store, found, on="2026-11-01", state="open")
    assert "rouvrez-le" in refused(
        commands.report_on_mandate, store, found, "x", on="2026-11-02").sentence
    assert "rouvrez-le" in refused(commands.add_mandate_task, store, found, "x").sentence
    commands.reopen_mandate(store, found)
    assert (mandate(store).state, mandate(store).closed_on) == ("in_progress", None)


def test_that_a_report_taken_from_an_ended_mandate_leaves_it_ended(store: Store) -> None:
    report(store)
    commands.close_mandate(store, first(store, Mandate), on="2026-11-01")
    commands.remove_mandate_report(store, first(store, MandateReport))
    assert mandate(store).state == "closed"


def test_that_a_task_of_a_mandate_goes_on_the_board_of_who_received_it(store: Store) -> None:
    board(store, food(store))
    found = commands.add_mandate_task(store, first(store, Mandate), "Réunir les données")
    other = commands.add_mandate_task(
        store, first(store, Mandate), "Écrire", person_id=first(store, Person), body_id=None,
    )
    with store.read() as session:
        task, free = session.get_one(Task, found), session.get_one(Task, other)
        assert (task.body_id, task.mandate_id) == (food(store), first(store, Mandate))
        assert (free.body_id, free.person_id) == (None, first(store, Person))
        assert [card.task_id for card in session.scalars(select(Card))] == [found]
    assert mandate(store).state == "in_progress"
    assert refused(commands.add_mandate_task, store, first(store, Mandate), " ").field == "title"


def test_that_the_tasks_of_a_mandate_removed_stay(store: Store) -> None:
    task = commands.add_mandate_task(store, first(store, Mandate), "Réunir les données")
    report(store)
    commands.remove_mandate(store, first(store, Mandate))
    assert every(store, MandateReport) == []
    assert every(store, Task) == [task]
