"""Step B2: points gathered from chantiers, follow-ups, seats; series and the backlog, by keys."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.rules.series import rhythm_of
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import answering
from support.plain_words import plain
from support.work_desk import put_away

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NEXT = "2026-12-10"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[MeetingsPage]:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MeetingsPage)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    qtbot.waitExposed(made)
    yield made
    put_away(made)


def held_with_follow_up(ground: Ground) -> None:
    ground.under_way()
    minutes.record_followup(
        ground.store, ground.meeting, ground.items[0], "Rencontrer le CIUSSS",
        due_on="2026-11-01", person_id=ground.people[0])
    ground.close()


def titles(page: MeetingsPage) -> list[str]:
    return [one.title for one in page.sheet.table.lines.rows]


def test_b2_what_waits_is_shown_with_why_and_taken_one_by_one_by_a(
    ground: Ground, page: MeetingsPage
) -> None:
    held_with_follow_up(ground)
    meeting = commands.create_meeting(
        ground.store, body_id=ground.body, held_on=NEXT, agenda=True, start_time="13:30",
        end_time="15:30",
    )
    page.open_record("meeting", meeting)
    QApplication.processEvents()
    card = page.sheet.proposals
    assert [one.source for one in card.found] == [
        "adoption", "task", "agenda_item", "agenda_item"]
    assert plain(card.all.text()) == "Tout ajouter (+ 25 min)"
    names = [plain(one.accessibleName()) for one in card.findChildren(QAbstractButton)]
    assert "Mettre à l’ordre du jour : Rencontrer le CIUSSS" in names
    assert "1 autre" in [one.text() for one in card.findChildren(QAbstractButton)]
    table = page.sheet.table
    table.setFocus()
    before = page.sheet.agenda.planned.text()
    QTest.keyClick(table, Key.Key_A)
    QTest.keyClick(table, Key.Key_A)
    assert "Rencontrer le CIUSSS" in titles(page)
    chosen = table.chosen()
    assert chosen is not None
    assert (chosen.title, chosen.kind) == ("Rencontrer le CIUSSS", "follow_up")
    assert page.sheet.agenda.planned.text() == before
    assert plain(card.all.text()) == "Tout ajouter (+ 25 min)"
    card.all.click()
    assert card.isHidden()
    assert plain(page.sheet.agenda.planned.text()) != plain(before)
    ground.store.undo()
    QApplication.processEvents()
    assert len(card.found) == 2


def test_b2_a_long_list_opens_and_says_what_is_left(ground: Ground, page: MeetingsPage) -> None:
    for number in range(15):
        governance.give_mandate(
            ground.store, title=f"Mandat {number:02}", given_by_id=ground.body,
            body_id=ground.chantier)
    page.open_record("meeting", ground.meeting)
    QApplication.processEvents()
    card = page.sheet.proposals
    more = next(one for one in card.findChildren(QAbstractButton) if one.text() == "12 autres")
    more.click()
    QApplication.processEvents()
    shown = [one for one in card.findChildren(QAbstractButton)
             if plain(one.accessibleName()).startswith("Mettre à l’ordre du jour : Mandat")]
    assert len([one for one in shown if not one.isHidden()]) == 12
    shown[-1].click()
    QApplication.processEvents()
    assert len(card.found) == 14


def test_b2_the_next_agenda_comes_out_of_the_meeting_held(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    held_with_follow_up(ground)
    page.open_record("meeting", ground.meeting)
    answering({"held_on": NEXT}, wanted="rencontre suivante")
    page.sheet.following.click()
    QApplication.processEvents()
    assert page.presenter.meeting_id != ground.meeting
    assert "Rencontrer le CIUSSS" in titles(page)
    assert "Navette des aîné·es" in titles(page)
    assert desk.told[-1] == "Rencontre créée, 4 points gardés pour elle."
    made = page.presenter.meeting_id
    page.open_record("meeting", ground.meeting)
    page.sheet.following.click()
    assert page.presenter.meeting_id == made
    page.open_record("meeting", ground.meeting)
    commands.remove_meeting(ground.store, made)
    answering({"held_on": "2026-01-01"}, wanted="rencontre suivante")
    page.gestures.act("following")
    assert page.presenter.meeting_id == ground.meeting
    answering({"held_on": None}, wanted="rencontre suivante")
    page.gestures.act("following")
    assert page.presenter.meeting_id == ground.meeting


def test_b2_the_day_of_the_next_meeting_comes_from_its_series(
    ground: Ground, page: MeetingsPage
) -> None:
    rhythm = rhythm_of("month", 1, date(2026, 11, 19)).written()
    key = commands.create_series(ground.store, body_id=ground.body, rhythm=rhythm, place="Ici")
    (made,) = commands.plan_meetings(ground.store, key, ["2026-11-19"])
    page.open_record("meeting", made)
    assert page.presenter.following.day() == "2026-12-17"
    page.presenter.back()
    assert page.presenter.following.coming() is None


def test_b2_series_are_said_once_and_make_their_meetings_by_keys(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    page.presenter.filter(ground.body)
    page.calendar.series.click()
    QApplication.processEvents()
    view = page.series
    assert view.isVisible()
    assert {one.body for one in view.bodies.rows} == {"Chantier Transport", "Comité conseil"}
    answering({"first_on": NEXT, "every": 1, "unit": "month", "start_time": "13:30",
            "end_time": "15:30", "place": "Clermont"}, wanted="Nouvelle série")
    view.new.click()
    QApplication.processEvents()
    assert view.days.rows[0].text.startswith("10")
    view.calendar.setFocus()
    view.calendar.setCurrentIndex(view.days.index(1, 0))
    QTest.keyClick(view.calendar, Key.Key_Return)
    QApplication.processEvents()
    assert page.sheet.isVisible()
    assert page.sheet.agenda.facts.whole().startswith("jeudi 14")
    page.start("series")
    assert view.days.rows[1].state == "créée"
    buttons = view.findChildren(QAbstractButton)
    plan = next(one for one in buttons if one.text().startswith("Créer les 5 rencontres"))
    plan.click()
    assert desk.told[-1] == "5 rencontres créées."
    answering({"place": "La Malbaie"}, wanted="Modifier la série")
    line = next(one for one in view.findChildren(QAbstractButton)
                if one.accessibleName().startswith("Le deuxième jeudi du mois"))
    line.click()
    assert {one.place for one in queries.meetings(ground.store) if one.held_on > NEXT} == {
        "La Malbaie"}
    desk.yes = False
    QApplication.processEvents()
    forget = next(one for one in view.findChildren(QAbstractButton)
                  if one.text() == "Oublier la série" and not one.isHidden())
    forget.click()
    assert len(view.presenter.series) == 1
    desk.yes = True
    forget.click()
    assert view.presenter.series == ()
    assert not view.none.isHidden()


def test_b2_a_series_that_cannot_be_is_refused_beside_its_field(
    ground: Ground, page: MeetingsPage
) -> None:
    page.start("series")
    for values in ({"first_on": None, "every": 1}, {"first_on": NEXT, "every": 50}):
        answering({"unit": "month", **values}, wanted="Nouvelle série")
        page.series.new.click()
    assert page.series.presenter.series == ()


def test_b2_points_wait_are_ordered_taken_and_given_up_by_keys(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    page.presenter.filter(ground.body)
    page.start("series")
    view = page.series
    for title in ("Fonds mobilité", "Portrait logement"):
        answering({"title": title, "minutes": 15}, wanted="Proposer un point")
        if view.waiting.isVisible():
            view.waiting.setFocus()
            QTest.keyClick(view.waiting, Key.Key_Insert)
        else:
            view.propose.click()
    table = view.waiting
    assert [one.title for one in view.backlog.rows] == ["Fonds mobilité", "Portrait logement"]
    table.setFocus()
    table.setCurrentIndex(view.backlog.index(1, 0))
    QTest.keyClick(table, Key.Key_Up, ALT)
    QTest.keyClick(table, Key.Key_Up, ALT)
    assert [one.title for one in view.backlog.rows] == ["Portrait logement", "Fonds mobilité"]
    QTest.keyClick(table, Key.Key_Down, ALT)
    QTest.keyClick(table, Key.Key_Down, ALT)
    QTest.keyClick(table, Key.Key_A)
    assert desk.told[-1].startswith("Point inscrit à la rencontre du jeudi 12")
    assert [one.state for one in view.backlog.rows] == ["waiting", "taken"]
    QTest.keyClick(table, Key.Key_Up, ALT)
    assert [one.state for one in view.backlog.rows] == ["waiting", "taken"]
    table.setCurrentIndex(view.backlog.index(0, 0))
    QTest.keyClick(table, Key.Key_Delete)
    assert [one.state for one in view.backlog.rows] == ["taken", "dropped"]
    table.setCurrentIndex(view.backlog.index(1, 0))
    QTest.keyClick(table, Key.Key_Delete)
    assert view.backlog.rows[0].state == "waiting"
    answering({"title": "Fonds mobilité 2027"}, wanted="Modifier le point")
    table.setCurrentIndex(view.backlog.index(0, 0))
    QTest.keyClick(table, Key.Key_Return)
    assert view.backlog.rows[0].title == "Fonds mobilité 2027"
    commands.cancel_meeting(ground.store, ground.meeting, "Tempête")
    QTest.keyClick(table, Key.Key_A)
    assert "Aucune rencontre de cette instance" in desk.refused[-1]
    renamed = next(one.id for one in view.backlog.rows if one.title == "Fonds mobilité 2027")
    spoken = view.backlog.index_of(renamed).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Fonds mobilité 2027, information, 15")


def test_b2_another_body_is_chosen_by_arrows(ground: Ground, page: MeetingsPage) -> None:
    page.start("series")
    view = page.series
    commands.propose_item(ground.store, body_id=ground.chantier, title="Vélos")
    view.list.setFocus()
    at = [one.body for one in view.bodies.rows].index("Comité conseil")
    view.list.setCurrentIndex(view.bodies.index(at, 0))
    QTest.keyClick(view.list, Key.Key_Up if at else Key.Key_Down)
    assert [one.title for one in view.backlog.rows] == ["Vélos"]
    assert "1 point en attente" in str(
        view.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_b2_a_point_of_the_agenda_is_sent_back_to_wait(
    ground: Ground, page: MeetingsPage
) -> None:
    page.open_record("meeting", ground.meeting)
    page.sheet.table.setFocus()
    page.sheet.table.keep(ground.items[2])
    QTest.keyClick(page.sheet.table, Key.Key_R)
    (line,) = queries.backlog_of(ground.store, ground.body)
    assert line.title == "Navette des aîné·es"
    assert page.sheet.table.lines.rows[2].state == "postponed"
