"""What follows a meeting, on the panel of live minutes, by its keys and its buttons."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.after import AfterPanel, look_over
from dsi_desktop.features.minutes.page.after.changes import ChangesDialog
from dsi_desktop.features.minutes.page.after.gaps_view import GapsView
from dsi_desktop.features.minutes.page.after.versions_view import VersionsView
from dsi_desktop.features.minutes.report.draft import draft
from dsi_desktop.features.minutes.rules.gaps import Gap
from support.after_page import shown
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, carried
from support.modal import answering, working
from support.plain_words import plain

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|propagateSizeHints")


def test_that_f10_shows_what_is_missing_and_entree_goes_there(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    qtbot.keyClick(page.capture.edit, Key.Key_F10)
    panel = page.stage.currentWidget()
    assert isinstance(panel, AfterPanel)
    view = panel.view
    assert isinstance(view, GapsView)
    assert plain(view.said.text()) == "3 choses à compléter"
    sentences = [plain(one.sentence) for one in view.list.rows.rows]
    assert sentences[-1] == "Suivi « Relancer » : sans responsable ni échéance."
    view.list.setCurrentIndex(view.list.rows.index(len(sentences) - 1, 0))
    qtbot.keyClick(view.list, Key.Key_Return)
    assert page.stage.currentWidget() is page.entries
    assert page.presenter.item_id == ground.items[2]
    (frame,) = page.entries.frames()
    qtbot.waitUntil(lambda: page.focusWidget() is frame)


def test_that_the_list_of_gaps_follows_what_is_completed(
    page: MinutesPage, ground: Ground
) -> None:
    view = shown(page, "gaps").view
    assert isinstance(view, GapsView)
    before = len(view.list.rows.rows)
    commands.record_decision(ground.store, ground.meeting, ground.items[1], "Adopté.")
    assert len(view.list.rows.rows) == before - 1
    ground.store.undo()
    assert len(view.list.rows.rows) == before


def test_that_each_kind_of_gap_leads_somewhere(
    page: MinutesPage, ground: Ground, desk: QuietDesk
) -> None:
    carried(ground)
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    ground.close()
    version = commands.send_version(ground.store, ground.meeting)
    commands.record_remark(ground.store, version, "Corriger")
    panel = shown(page, "gaps")
    view = panel.view
    assert isinstance(view, GapsView)
    (remark,) = [one for one in view.list.rows.rows if one.kind == "remark"]
    view._open(remark)
    assert panel.choice.current() == "versions"
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    page.open_record("minutes", later)
    view = shown(page, "gaps").view
    assert isinstance(view, GapsView)
    for gap in view.list.rows.rows:
        view._open(gap)
    opened = [kind for kind, _key in desk.opened]
    assert opened == ["meeting", "meeting", "task"]


def test_that_what_stands_in_two_versions_is_decided_on_its_own_page(
    page: MinutesPage, desk: QuietDesk
) -> None:
    view = shown(page, "gaps").view
    assert isinstance(view, GapsView)
    view._open(Gap("unsettled", "Texte en deux versions."))
    assert desk.opened == [("page", "exchange")]


def test_that_echap_brings_the_lines_back(page: MinutesPage, qtbot: QtBot) -> None:
    panel = shown(page, "versions")
    qtbot.keyClick(panel, Key.Key_A)
    assert page.stage.currentWidget() is panel
    qtbot.keyClick(panel, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries
    assert page.capture.edit.hasFocus()


def test_that_a_segment_shows_its_view_and_keeps_the_focus(
    page: MinutesPage, qtbot: QtBot
) -> None:
    panel = shown(page, "gaps")
    first, second = (
        next(one for one in panel.choice.findChildren(QPushButton) if one.text() == words)
        for words in ("À compléter", "Versions")
    )
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Right)
    assert panel.choice.current() == "versions"
    assert panel.view is panel.views["versions"]
    assert page.focusWidget() is second
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel, Key.Key_PageUp, control)
    qtbot.keyClick(panel, Key.Key_PageUp, control)
    assert panel.choice.current() == "adoption"


def test_that_closing_a_meeting_shows_what_is_missing_only_when_something_is(
    page: MinutesPage, ground: Ground
) -> None:
    look_over(page)
    assert isinstance(page.stage.currentWidget(), AfterPanel)
    page.close_panel()
    commands.record_decision(ground.store, ground.meeting, ground.items[1], "Adopté.")
    commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    look_over(page)
    assert page.stage.currentWidget() is page.entries


def test_that_a_version_is_sent_printed_compared_and_taken_away(
    page: MinutesPage, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    carried(ground)
    ground.close()
    view = shown(page, "versions").view
    assert isinstance(view, VersionsView)
    assert plain(view.said.text()) == "Aucune version n’a encore été envoyée."
    answering({"sent_to": "présidence", "note": "À lire"})
    view.send.click()
    (line,) = queries.versions_of(ground.store, ground.meeting)
    assert (line.sent_to, line.note) == ("présidence", "À lire")
    assert plain(view.said.text()) == "1 version envoyée"
    view.pdf.click()
    assert desk.save_to is not None
    assert desk.save_to.read_bytes().startswith(b"%PDF")
    assert desk.asked[-1] == "2026-11-12_pv_comite-conseil-version-1.pdf"
    qtbot.keyClick(view.versions, Key.Key_Delete)
    assert queries.versions_of(ground.store, ground.meeting) == ()
    assert view.versions.isHidden()


def test_that_the_pdf_of_a_version_says_its_number_and_that_it_is_a_draft(
    ground: Ground,
) -> None:
    carried(ground)
    ground.close()
    commands.send_version(ground.store, ground.meeting)
    second = commands.send_version(ground.store, ground.meeting)
    document = draft(ground.store, second)
    assert document.kind.endswith(", version 2")
    assert document.foot.endswith("– version 2")
    assert document.watermark == "PROJET"


def test_that_the_changes_since_a_version_are_listed(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    carried(ground)
    ground.close()
    commands.send_version(ground.store, ground.meeting)
    (line,) = queries.versions_of(ground.store, ground.meeting)
    same = ChangesDialog(page, ground.store, line)
    qtbot.addWidget(same)
    assert same.list.isHidden()
    (said,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    commands.edit_entry(ground.store, said.id, "Demander 15 000 $")
    dialog = ChangesDialog(page, ground.store, line)
    qtbot.addWidget(dialog)
    (change,) = dialog.rows.rows
    assert change.after == "Demander 15 000 $"
    dialog.show()
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert not dialog.isVisible()


def test_that_the_button_of_changes_opens_them(
    page: MinutesPage, ground: Ground
) -> None:
    ground.close()
    commands.send_version(ground.store, ground.meeting)
    view = shown(page, "versions").view
    assert isinstance(view, VersionsView)
    seen: list[ChangesDialog] = []
    working(ChangesDialog, seen.append)
    view.changes.click()
    assert len(seen) == 1


def test_that_a_correction_is_asked_answered_and_leads_to_its_point(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    carried(ground)
    ground.close()
    commands.send_version(ground.store, ground.meeting)
    view = shown(page, "versions").view
    assert isinstance(view, VersionsView)
    answering({
        "text": "Lire 15 000 $", "agenda_item_id": ground.items[2], "author": "Josée Desbiens",
    })
    view.ask.click()
    (remark,) = view.remarks.rows.rows
    assert (remark.point, remark.author) == ("Navette des aîné·es", "Josée Desbiens")
    seen: list[str] = []
    answering({"state": "declined", "answer": ""}, seen)
    qtbot.keyClick(view.remarks, Key.Key_Return)
    assert seen[0] == "Répondre à la correction"
    assert view.remarks.rows.rows[0].state == "open"
    answering({"state": "accepted", "answer": "Corrigé"})
    view.answer.click()
    assert page.stage.currentWidget() is page.entries
    assert page.presenter.item_id == ground.items[2]
    (line,) = queries.versions_of(ground.store, ground.meeting)
    assert line.remarks[0].state == "accepted"


def test_that_a_correction_entered_by_mistake_is_taken_away(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    ground.close()
    version = commands.send_version(ground.store, ground.meeting)
    commands.record_remark(ground.store, version, "Corriger")
    answered = commands.record_remark(ground.store, version, "Autre")
    commands.answer_remark(ground.store, answered, "declined", "Non")
    view = shown(page, "versions").view
    assert isinstance(view, VersionsView)
    said = [view.remarks.rows.data(view.remarks.rows.index(at, 3)) for at in range(2)]
    assert sorted(map(plain, said)) == ["à traiter", "écartée : Non"]
    qtbot.keyClick(view.remarks, Key.Key_Delete)
    assert len(view.remarks.rows.rows) == 1


def test_that_nothing_is_sent_before_the_end_nor_after_the_adoption(
    page: MinutesPage, ground: Ground
) -> None:
    view = shown(page, "versions").view
    assert isinstance(view, VersionsView)
    assert not view.send.isEnabled()
    ground.close()
    assert view.send.isEnabled()
    commands.adopt_minutes(ground.store, ground.meeting)
    assert not view.send.isEnabled()
