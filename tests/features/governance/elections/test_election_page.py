"""The view « Élections » under the fingers: count by keys and by mouse, forms, projection."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.elections import ElectionsPage
from dsi_desktop.features.governance.page.elections.count_paint import key_rooms
from dsi_desktop.features.governance.page.elections.count_table import VOTES
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.election_ground import (
    DAY,
    Ballot,
    candidate,
    count_of,
    opened,
    seated,
    state_of,
    voting,
)
from support.meeting_desk import QuietDesk
from support.page_walk import check_names, check_sizes

Key = Qt.Key


@pytest.fixture
def desk(tmp_path: Path) -> QuietDesk:
    return QuietDesk(TODAY, tmp_path / "bulletins.pdf")


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, store: Store, desk: QuietDesk,
) -> Iterator[ElectionsPage]:
    wear(qapp)
    shown = ElectionsPage(store, desk)
    store.bus.subscribe(shown.take_changes)
    qtbot.addWidget(shown)
    shown.resize(1150, 696)
    shown.show()
    shown.activateWindow()
    qapp.processEvents()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()
    if shown.projection is not None:
        shown.projection.close()


def dialog_of(page: ElectionsPage) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def submit(page: ElectionsPage, **values: object) -> FormDialog:
    dialog = dialog_of(page)
    dialog.form.fill(values)  # type: ignore[arg-type]
    dialog.submit()
    return dialog


def sheet_of(page: ElectionsPage) -> queries.ElectionSheet:
    return queries.election_sheet(page.store, page.presenter.election_id, DAY)


def test_an_empty_view_offers_to_open_an_election(
    page: ElectionsPage, ground: Ballot,
) -> None:
    assert page.list.stack.currentIndex() == 0
    assert not page.inside
    page.start("election")
    submit(page, body_id=ground.council, meeting_id=ground.meeting)
    assert page.inside
    assert fr(page.heading()) == fr("Élections › Élection : Comité conseil")
    assert sheet_of(page).college == "Communautaire"
    page.step_back()
    assert page.list.model.rowCount() == 2
    assert page.heading() == ""


def test_an_election_runs_from_the_candidacies_to_the_seats_by_the_keyboard(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    election = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
        seats=1,
    )
    page.open_record("election", election)
    for given, name in (("Hélène", "SACC"), ("Denis", "GUEPE")):
        qtbot.keyClick(page.board, Key.Key_N)
        submit(page, person_id=ground.people[given], proposed_by="Annie Simard",
               organization_id=ground.organizations[name])
    qtbot.keyClick(page.board, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state_of(store, election) == "voting"
    table = page.board.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    qtbot.keyClicks(table, "18")
    assert table.typed(candidate(store, "Hélène")) == "18"
    qtbot.keyClick(table, Key.Key_Return)
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClicks(table, "++++-")
    assert [row.votes for row in table.rows.rows] == [18, 3]
    for name, typed in (("handed_out", "22"), ("returned", "22"), ("spoiled", "1")):
        field = page.board.bar.fields[name]
        field.setFocus()
        qtbot.keyClicks(field, typed)
    assert fr(page.board.bar.verdict.text()) == "Le compte est bon"
    qtbot.keyClick(page.board, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    submit(page, note="")
    assert [one.person_id for one in seated(store, election)] == [ground.people["Hélène"]]
    assert not page.board.next.isVisible()
    assert page.board.minutes.isVisible()


def test_digits_are_corrected_kept_by_leaving_and_given_up_by_escape(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    page.open_record("election", voting(store, ground))
    table = page.board.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    qtbot.keyClicks(table, "175")
    qtbot.keyClick(table, Key.Key_Backspace)
    qtbot.keyClick(table, Key.Key_Down)
    assert table.rows.rows[0].votes == 17
    qtbot.keyClicks(table, "9")
    qtbot.keyClick(table, Key.Key_Escape)
    qtbot.keyClick(table, Key.Key_Escape)
    assert table.rows.rows[1].votes == 0
    qtbot.keyClicks(table, "4")
    page.board.next.setFocus()
    assert table.rows.rows[1].votes == 4


def test_the_mouse_counts_on_plus_and_minus(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    page.open_record("election", voting(store, ground))
    table = page.board.table
    cell = table.visualRect(table.rows.index(2, VOTES))
    rooms = key_rooms(QRectF(cell))

    def press(spot: QPoint) -> None:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    for _press in range(2):
        press(rooms[1].center().toPoint())
    press(rooms[-1].center().toPoint())
    press(cell.center())
    assert [row.votes for row in table.rows.rows] == [0, 0, 1, 0]
    page.hide()
    assert sheet_of(page).candidates[2].votes == (1,)


def test_a_count_at_rest_is_written(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    page.open_record("election", voting(store, ground))
    page.board.table.stepped.emit(candidate(store, "Luc"), 1)
    qtbot.waitUntil(lambda: sheet_of(page).candidates[3].votes == (1,), timeout=4000)


def test_a_tie_is_settled_in_a_form_or_voted_again(
    page: ElectionsPage, store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    commands.record_count(
        store, election, count_of(store, helene=17, denis=9, manon=9, luc=3), Ballots(19, 19, 0),
    )
    page.open_record("election", election)
    assert page.board.settle.isVisible()
    assert fr(page.board.next.text()) == "Tenir un nouveau tour"
    page.board.settle.click()
    refused = submit(page, how="lot")
    assert refused.isVisible()
    submit(page, **{candidate(store, "Denis"): True, "note": "Tiré par Rita Côté"})
    assert fr(page.board.next.text()) == "Proclamer l’élection"
    store.undo()
    page.board.next.click()
    assert len(sheet_of(page).rounds) == 2


def test_a_wrong_count_wants_a_reason(
    page: ElectionsPage, store: Store, ground: Ballot,
) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=9, denis=5), Ballots(11, 9, 0))
    page.open_record("election", election)
    assert fr(page.board.bar.verdict.text()) == fr("Il manque 2 bulletins")
    page.board.next.click()
    dialog = submit(page)
    assert dialog.isVisible()
    submit(page, note="Deux personnes sont parties.", end_on="2027-06-30")
    assert {one.end_on for one in seated(store, election)} == {"2027-06-30"}


def test_candidacies_are_corrected_withdrawn_and_taken_back(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    page.open_record("election", opened(store, ground))
    table = page.board.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(3, 0))
    qtbot.keyClick(table, Key.Key_Return)
    submit(page, consented=False)
    assert table.rows.rows[3].word == "à confirmer"
    qtbot.keyClick(table, Key.Key_Delete)
    assert table.rows.rows[3].standing == "withdrawn"
    qtbot.keyClick(table, Key.Key_Delete)
    assert table.rows.rows[3].standing == "silent"
    page.board.table.asked.emit("edit", "nobody")
    assert not [one for one in page.findChildren(FormDialog) if one.isVisible()]


def test_the_form_of_a_candidacy_knows_the_organisation_of_the_person(
    page: ElectionsPage, store: Store, ground: Ballot,
) -> None:
    home = ground.organizations["SACC"]
    directory.set_affiliation(store, person_id=ground.people["Luc"], organization_id=home)
    page.open_record("election", commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
    ))
    page.board.next.click()
    form = dialog_of(page).form
    form.fill({"person_id": ground.people["Luc"]})
    form.edited.emit("person_id")
    form.edited.emit("proposed_by")
    assert form.fields["organization_id"].value() == home


def test_another_college_is_one_press_away(
    page: ElectionsPage, store: Store, ground: Ballot, desk: QuietDesk, qtbot: QtBot,
) -> None:
    election = opened(store, ground)
    page.open_record("election", election)
    desk.yes = False
    qtbot.keyClick(page.board.cards.frames[1], Key.Key_Return)
    assert page.presenter.election_id == election
    desk.yes = True
    qtbot.mouseClick(page.board.cards.frames[1], Qt.MouseButton.LeftButton)
    assert sheet_of(page).college == "Institutionnel"
    qtbot.keyClick(page.board.cards.frames[0], Key.Key_Space)
    assert page.presenter.election_id == election
    qtbot.keyClick(page.board.cards.frames[0], Key.Key_X)


def test_an_election_is_changed_given_up_and_removed(
    page: ElectionsPage, store: Store, ground: Ballot, desk: QuietDesk,
) -> None:
    election = opened(store, ground)
    page.open_record("election", election)
    page.board.edit.click()
    submit(page, seats=1, scrutineers="Rita Côté", voters=40)
    assert (sheet_of(page).seats, sheet_of(page).voters) == (1, 40)
    page.board.next.click()
    page.board.reopen.click()
    assert state_of(store, election) == "open"
    page.board.next.click()
    page.board.cancel.click()
    submit(page, note="Bulletins mal imprimés")
    assert state_of(store, election) == "cancelled"
    assert page.board.state.isVisible()
    other = opened(store, ground)
    page.open_record("election", other)
    desk.yes = False
    page.board.remove.click()
    desk.yes = True
    page.board.remove.click()
    assert not page.inside
    assert [line.id for line in queries.elections_held(store)] == [election]
    page.list.table.doubleClicked.emit(page.list.model.index(0, 0))
    assert page.record_in_hand() == election


def test_the_room_sees_the_count_and_escape_closes_it(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot, qapp: QApplication,
) -> None:
    election = voting(store, ground)
    page.open_record("election", election)
    commands.withdraw_candidacy(store, candidate(store, "Luc"))
    qtbot.keyClick(page.board, Key.Key_F9)
    seen = page.projection
    assert seen is not None
    page.board.table.totalled.emit(candidate(store, "Denis"), 14)
    assert [row.name for row in seen.rows] == ["Denis Lavoie", "Hélène Savard", "Manon Girard"]
    assert "Denis Lavoie, 14 voix" in seen.accessibleDescription()
    qapp.processEvents()
    assert not seen.grab().isNull()
    qtbot.keyClick(seen, Key.Key_A)
    qtbot.keyClick(seen, Key.Key_Escape)
    assert not seen.isVisible()
    page.project()
    page.project()
    assert page.projection is not None
    assert not page.projection.isVisible()


def test_the_ballots_are_printed_where_one_says(
    page: ElectionsPage, store: Store, ground: Ballot, desk: QuietDesk, tmp_path: Path,
) -> None:
    page.open_record("election", opened(store, ground))
    page.board.ballots.click()
    assert (tmp_path / "bulletins.pdf").read_bytes().startswith(b"%PDF")
    assert "bulletins.pdf" in desk.told[-1]
    desk.save_to = None
    page.board.ballots.click()
    for given in ("Hélène", "Denis", "Manon", "Luc"):
        commands.withdraw_candidacy(store, candidate(store, given))
    page.board.ballots.click()
    assert "candidature" in desk.refused[-1]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_control_is_named_and_large_enough(
    page: ElectionsPage, store: Store, ground: Ballot, qapp: QApplication, look: str,
) -> None:
    wear(qapp, look, 1.0)
    page.open_record("election", voting(store, ground))
    QAbstractItemModelTester(page.board.table.rows)
    qapp.processEvents()
    check_names(page)
    check_sizes(page)
    assert page.minimumSizeHint().width() <= 1094 + 56


def test_twice_the_text_stands_in_the_window(
    page: ElectionsPage, store: Store, ground: Ballot, qapp: QApplication,
) -> None:
    page.open_record("election", voting(store, ground))
    wear(qapp, "light", 2.0)
    page.resize(934, 640)
    qapp.processEvents()
    assert page.minimumSizeHint().width() <= 934
    assert page.board.cards.y() > page.board.table.mapTo(page.board, QPoint(0, 0)).y()
    wear(qapp)


def test_the_minutes_are_one_press_away_after_the_proclamation(
    page: ElectionsPage, store: Store, ground: Ballot, desk: QuietDesk,
) -> None:
    election = voting(store, ground)
    commands.proclaim(store, election, votes=count_of(store, helene=9, denis=5),
                      ballots=Ballots(9, 9))
    page.open_record("election", election)
    page.board.minutes.click()
    assert desk.opened[-1] == ("minutes", ground.meeting)
    page.board.table.asked.emit("edit", candidate(store, "Luc"))
    assert not [one for one in page.findChildren(FormDialog) if one.isVisible()]


def test_undoing_first_takes_back_what_is_not_written_yet(
    page: ElectionsPage, store: Store, ground: Ballot, qtbot: QtBot,
) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=9))
    page.open_record("election", election)
    table = page.board.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    qtbot.keyClicks(table, "++")
    assert table.rows.rows[0].votes == 11
    qtbot.keyClick(table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.rows.rows[0].votes == 9
    assert not page.presenter.is_draft
    qtbot.keyClick(table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state_of(store, election) == "voting"
