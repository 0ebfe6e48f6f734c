"""What meetings, minutes and follow-ups ask on the home page, and when they stop asking."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.queries.alerts import meetings_left_open, meetings_to_convene
from dsi_desktop.features.meetings.rules.reminders import convening_words
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.queries.alerts import (
    drafts_to_send,
    minutes_to_adopt,
    remarks_to_answer,
)
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.queries.alerts import late_follow_ups, unheld_follow_ups
from dsi_desktop.kernel.alerts import Alert
from support.dossier import TODAY
from support.meeting_ground import Ground, grounded
from support.plain_words import plain

WEEK = timedelta(days=7)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def said(alerts: list[Alert]) -> list[str]:
    return [plain(one.text) for one in alerts]


def held(ground: Ground, day: str = "") -> str:
    """Hold the meeting of the ground, or another on a day."""
    meeting = ground.meeting
    if day:
        meeting = meetings.create_meeting(ground.store, body_id=ground.body, held_on=day)
    meetings.open_meeting(ground.store, meeting, "13:30")
    meetings.close_meeting(ground.store, meeting, "15:30")
    return meeting


@pytest.mark.parametrize(("today", "words"), [
    (date(2026, 11, 1), ""), (date(2026, 11, 4), "À convoquer cette semaine"),
    (date(2026, 11, 10), "À convoquer cette semaine"), (date(2026, 11, 11), "aujourd’hui"),
    (date(2026, 11, 12), "Avis en retard"),
])  # fmt: skip
def test_a_notice_is_asked_for_in_its_week_then_is_late(today: date, words: str) -> None:
    found = convening_words("2026-11-16", 5, today)
    assert words in (found.text if found else "")
    assert (found is not None and found.late) == words.startswith("Avis")


def test_a_meeting_asks_to_be_convened_until_it_is(ground: Ground) -> None:
    governance.set_rules(ground.store, ground.body, notice_days=5)
    assert meetings_to_convene(ground.store, TODAY - timedelta(days=30)) == []
    (alert,) = meetings_to_convene(ground.store, TODAY - WEEK)
    assert plain(alert.text) == "À convoquer cette semaine : Comité conseil, 12 nov. 26"
    assert (alert.tone, alert.record_kind, alert.record_id) == ("warn", "meeting", ground.meeting)
    (alert,) = meetings_to_convene(ground.store, TODAY - timedelta(days=1))
    assert alert.tone == "bad"
    meetings.convene_meeting(ground.store, ground.meeting)
    assert meetings_to_convene(ground.store, TODAY - WEEK) == []


def test_a_meeting_whose_day_is_over_asks_what_became_of_it(ground: Ground) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert meetings_left_open(ground.store, TODAY) == []
    (alert,) = meetings_left_open(ground.store, tomorrow)
    assert plain(alert.text) == "Rencontre ni tenue ni annulée : Comité conseil, 12 nov. 26"
    assert alert.record_kind == "meeting"
    meetings.open_meeting(ground.store, ground.meeting, "13:30")
    (alert,) = meetings_left_open(ground.store, tomorrow)
    assert plain(alert.text) == "Rencontre à lever : Comité conseil, 12 nov. 26"
    assert alert.record_kind == "minutes"
    meetings.close_meeting(ground.store, ground.meeting, "15:30")
    assert meetings_left_open(ground.store, tomorrow) == []
    assert meetings_left_open(ground.store, TODAY + timedelta(days=800)) == []


def test_a_draft_is_asked_for_a_week_after_until_it_is_sent(ground: Ground) -> None:
    meeting = held(ground)
    assert drafts_to_send(ground.store, TODAY + timedelta(days=6)) == []
    (alert,) = drafts_to_send(ground.store, TODAY + WEEK)
    assert plain(alert.text) == "Projet à faire lire : Comité conseil, 12 nov. 26"
    assert (alert.record_kind, alert.record_id) == ("minutes", meeting)
    commands.send_version(ground.store, meeting)
    assert drafts_to_send(ground.store, TODAY + WEEK) == []


def test_notes_that_nobody_adopts_ask_for_nothing(ground: Ground) -> None:
    held(ground)
    governance.set_rules(ground.store, ground.body, requires_adoption=False)
    assert drafts_to_send(ground.store, TODAY + WEEK) == []
    assert minutes_to_adopt(ground.store, TODAY + WEEK) == []


def test_minutes_passed_over_by_a_later_meeting_ask_to_be_adopted(ground: Ground) -> None:
    meeting = held(ground)
    later = TODAY + timedelta(days=60)
    assert minutes_to_adopt(ground.store, later) == []
    held(ground, "2026-12-10")
    (alert,) = minutes_to_adopt(ground.store, later)
    assert plain(alert.text) == "Procès-verbal à adopter : Comité conseil, 12 nov. 26"
    assert said(drafts_to_send(ground.store, later)) == [
        "Projet à faire lire : Comité conseil, 10 déc. 26"]
    commands.adopt_minutes(ground.store, meeting)
    assert minutes_to_adopt(ground.store, later) == []
    assert minutes_to_adopt(ground.store, TODAY + timedelta(days=800)) == []


def test_corrections_ask_to_be_answered_together(ground: Ground) -> None:
    version = commands.send_version(ground.store, held(ground))
    first = commands.record_remark(ground.store, version, "Un")
    commands.record_remark(ground.store, version, "Deux")
    assert said(remarks_to_answer(ground.store, TODAY)) == [
        "2 corrections à traiter : Comité conseil, 12 nov. 26"]
    commands.answer_remark(ground.store, first, "accepted")
    assert said(remarks_to_answer(ground.store, TODAY)) == [
        "1 correction à traiter : Comité conseil, 12 nov. 26"]
    commands.adopt_minutes(ground.store, ground.meeting)
    assert remarks_to_answer(ground.store, TODAY) == []


def test_a_follow_up_long_late_is_named_and_many_are_counted(ground: Ground) -> None:
    task = tasks.add_task(ground.store, title="Relancer", due_on="2026-09-30")
    tasks.add_task(ground.store, title="Récent", due_on="2026-11-01")
    assert said(late_follow_ups(ground.store, TODAY)) == [
        "Suivi en retard depuis le 30 sept. 26 : Relancer"]
    for n in range(3):
        tasks.add_task(ground.store, title=f"Autre {n}", due_to="2026-10-01")
    (alert,) = late_follow_ups(ground.store, TODAY)
    assert plain(alert.text) == "4 suivis en retard de plus d’un mois"
    assert (alert.record_id, alert.count) == (task, 4)
    tasks.complete_task(ground.store, task)
    assert len(late_follow_ups(ground.store, TODAY)) == 3


def test_a_follow_up_that_nobody_holds_is_named_once_the_meeting_is_over(ground: Ground) -> None:
    meetings.open_meeting(ground.store, ground.meeting, "13:30")
    task = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    assert unheld_follow_ups(ground.store, TODAY) == []
    meetings.close_meeting(ground.store, ground.meeting, "15:30")
    assert said(unheld_follow_ups(ground.store, TODAY)) == [
        "Suivi sans responsable ni échéance : Relancer"]
    tasks.edit_task(ground.store, task, responsible_name="L’équipe")
    assert unheld_follow_ups(ground.store, TODAY) == []
    for n in range(4):
        tasks.add_task(ground.store, title=f"Autre {n}", meeting_id=ground.meeting)
    (alert,) = unheld_follow_ups(ground.store, TODAY)
    assert plain(alert.text) == "4 suivis sans responsable ni échéance"
