"""Outcomes, notes laid, adoption: the second half of the panel of what follows a meeting."""


import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.schema.plan import Action, Plan
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.adoption import adopted_words, lacking
from dsi_desktop.features.minutes.page.after.adoption_view import AdoptionView
from dsi_desktop.features.minutes.page.after.gaps_view import GapsView
from dsi_desktop.features.minutes.page.after.outcomes_view import OutcomesView
from dsi_desktop.features.minutes.page.after.tablings_view import TablingsView
from dsi_desktop.features.minutes.rules.gaps import Gap
from dsi_desktop.features.plan.commands import levels
from support.after_page import shown
from support.commands_directory import every
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, carried
from support.modal import answering
from support.plain_words import plain

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|propagateSizeHints")


def objective(ground: Ground) -> str:
    with ground.store.operation("Plan") as op:
        plan = op.add(Plan(title="Plan")).id
    issue = levels.add_issue(ground.store, plan_id=plan, title="Mobilité")
    return levels.add_objective(ground.store, issue_id=issue, title="Rejoindre les services")


def test_that_a_decision_becomes_a_follow_up_and_an_action_by_one_key(
    page: MinutesPage, ground: Ground, qtbot: QtBot, desk: QuietDesk
) -> None:
    motion = carried(ground, "Demander 18 000 $")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    goal = objective(ground)
    view = shown(page, "outcomes").view
    assert isinstance(view, OutcomesView)
    assert plain(view.said.text()) == "1 décision, 1 sans suivi ni action"
    answering({"title": "Écrire la demande", "person_id": ground.people[1]})
    qtbot.keyClick(view.list, Key.Key_T)
    answering({"objective_id": goal, "title": "Navette"})
    qtbot.keyClick(view.list, Key.Key_A)
    assert plain(view.said.text()) == "1 décision"
    (task,) = every(ground.store, Task)
    (action,) = every(ground.store, Action)
    with ground.store.read() as session:
        kept, made = session.get(Task, task), session.get(Action, action)
        assert kept is not None
        assert made is not None
        assert (kept.motion_id, kept.meeting_id, kept.body_id) == (
            motion, ground.meeting, ground.body)
        assert made.motion_id == motion
    assert [one.kind for one in view.list.rows.rows] == ["motion", "task", "action"]
    view.list.setCurrentIndex(view.list.rows.index(1, 0))
    assert not view.task.isEnabled()
    qtbot.keyClick(view.list, Key.Key_T)
    qtbot.keyClick(view.list, Key.Key_A)
    qtbot.keyClick(view.list, Key.Key_F)
    assert view.list.rows.rows[1].state == "fait"
    qtbot.keyClick(view.list, Key.Key_Return)
    view.opener.click()
    assert desk.opened == [("task", task), ("task", task)]
    view.list.setCurrentIndex(view.list.rows.index(0, 0))
    qtbot.keyClick(view.list, Key.Key_Return)
    assert page.stage.currentWidget() is page.entries


def test_that_a_decision_by_consensus_is_the_origin_of_what_executes_it(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    chosen = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    view = shown(page, "outcomes").view
    assert isinstance(view, OutcomesView)
    answering({"title": "Réserver"})
    qtbot.keyClick(view.list, Key.Key_T)
    (task,) = every(ground.store, Task)
    with ground.store.read() as session:
        kept = session.get(Task, task)
        assert kept is not None
        assert kept.decision_id == chosen


def test_that_a_meeting_that_decided_nothing_offers_nothing(
    page: MinutesPage, qtbot: QtBot
) -> None:
    view = shown(page, "outcomes").view
    assert isinstance(view, OutcomesView)
    assert plain(view.said.text()) == "Cette rencontre n’a encore rien décidé."
    for press in (view._add_task, view._add_action, view._finish, view._open_one):
        press()
    assert not view.opener.isEnabled()


@pytest.fixture
def held(ground: Ground) -> str:
    """A meeting that the chantier held before."""
    governance.set_rules(ground.store, ground.chantier, minutes_kind="cr")
    made = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-10-22")
    meetings.open_meeting(ground.store, made, "9:00")
    meetings.close_meeting(ground.store, made, "10:00")
    return made


def test_that_the_notes_of_a_chantier_are_laid_and_read_from_the_panel(
    page: MinutesPage, held: str, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.presenter.select(ground.items[2])
    view = shown(page, "tablings").view
    assert isinstance(view, TablingsView)
    assert [one.tabled for one in view.down.rows.rows] == [False]
    view.read.click()
    assert desk.opened == [("minutes", held)]
    view.receive.click()
    assert [one.tabled for one in view.down.rows.rows] == [True]
    assert plain(desk.told[-1]) == (
        "Compte rendu du chantier Transport, 22 octobre 2026 : dépôt consigné."
    )
    (line,) = queries.tabled_at(ground.store, held)
    assert line.item_id == ground.items[2]
    qtbot.keyClick(view.down, Key.Key_Return)
    assert desk.opened[-1] == ("minutes", held)


def test_that_notes_go_on_the_agenda_of_a_coming_meeting_of_the_body_above(
    page: MinutesPage, held: str, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    coming = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    page.open_record("minutes", held)
    view = shown(page, "tablings").view
    assert isinstance(view, TablingsView)
    assert view.up.isHidden()
    answering({"meeting_id": coming})
    view.send.click()
    (line,) = view.up.rows.rows
    assert (line.meeting_id, line.tabled) == (coming, False)
    assert plain(desk.told[-1]).endswith("point ajouté à l’ordre du jour.")
    qtbot.keyClick(view.up, Key.Key_Return)
    assert desk.opened == [("meeting", coming)]
    assert plain(view.said.text()) == "Ce compte rendu est déposé ou inscrit ailleurs."


def test_that_nothing_is_laid_where_nothing_waits(page: MinutesPage, qtbot: QtBot) -> None:
    view = shown(page, "tablings").view
    assert isinstance(view, TablingsView)
    view._receive_one()
    view._read()
    assert view.receive.isHidden()


def test_that_the_adoption_is_proven_signed_and_corrected_by_an_erratum(
    page: MinutesPage, ground: Ground, desk: QuietDesk
) -> None:
    motion = carried(ground)
    view = shown(page, "adoption").view
    assert isinstance(view, AdoptionView)
    assert plain(view.said.text()).startswith("Levez d’abord la rencontre")
    ground.close()
    assert plain(view.said.text()).startswith("Ce procès-verbal est un projet")
    commands.adopt_minutes(
        ground.store, ground.meeting, adopted_on="2026-11-12", with_changes=True)
    assert plain(view.said.text()) == (
        "Procès-verbal adopté avec des modifications le jeudi 12 novembre 2026."
    )
    assert plain(view.numbers.text()) == "Numéros donnés : CC-2026-001"
    assert plain(view.signed.text()) == "Pas encore signé."
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert sheet.sha256 in view.proof.text().replace(" ", "")
    answering({"signed_by": "Josée Desbiens"})
    view.sign.click()
    assert plain(view.signed.text()) == "Signé par Josée Desbiens le 12 novembre 2026."
    answering({"text": "Lire 15 000 $.", "motion_id": motion})
    view.erratum.click()
    (line,) = view.errata.rows.rows
    assert (line.text, line.motion_id) == ("Lire 15 000 $.", motion)
    assert plain(desk.told[-1]).startswith("L’erratum est ajouté")


def test_that_the_adoption_is_asked_over_what_is_missing_and_says_its_numbers(
    page: MinutesPage, ground: Ground, desk: QuietDesk
) -> None:
    carried(ground)
    ground.close()
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    view = shown(page, "gaps").view
    assert isinstance(view, GapsView)
    answering({"in_meeting_id": later})
    view.adopting.click()
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert sheet.adopted_on == "2026-12-10"
    assert plain(desk.told[-1]) == (
        "Le procès-verbal est adopté : il ne changera plus. Numéros donnés : CC-2026-001."
    )
    assert plain(view.said.text()) == "Le procès-verbal est adopté : il ne change plus."


def test_what_is_missing_is_read_before_an_adoption_six_at_most() -> None:
    gaps = [Gap("closing", f"Phrase {n}.") for n in range(8)]
    assert plain(lacking(gaps)).split("\n") == [
        "8 choses à compléter", *(f"• Phrase {n}." for n in range(6)), "et 2 autres (F10)",
    ]
    assert plain(lacking(gaps[:1])).split("\n") == ["1 chose à compléter", "• Phrase 0."]
    assert plain(lacking([])) == "Rien ne manque à ce procès-verbal."


def test_that_minutes_without_resolutions_say_no_number(ground: Ground) -> None:
    ground.close()
    assert plain(adopted_words(ground.store, ground.meeting)).endswith("ne changera plus.")
    commands.adopt_minutes(ground.store, ground.meeting)
    assert plain(adopted_words(ground.store, ground.meeting)).endswith("ne changera plus.")


def test_that_an_erratum_without_words_is_refused_in_its_form(
    page: MinutesPage, ground: Ground
) -> None:
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    view = shown(page, "adoption").view
    assert isinstance(view, AdoptionView)
    seen: list[str] = []
    answering({"text": ""}, seen)
    view.erratum.click()
    assert seen[0] == "Faire un erratum"
    assert len(seen) == 2
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert sheet.errata == ()


def test_that_a_document_changed_behind_is_told(page: MinutesPage, ground: Ground) -> None:
    ground.close()
    key = commands.adopt_minutes(ground.store, ground.meeting)
    with ground.store.operation("D’un autre programme") as op:
        op.get(AdoptedMinutes, key).document += " "
    view = shown(page, "adoption").view
    assert isinstance(view, AdoptionView)
    assert plain(view.proof.text()).startswith("Attention")
