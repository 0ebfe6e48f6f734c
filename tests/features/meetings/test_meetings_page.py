"""The calendar and the sheet of a meeting: what they show, what the keys do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
)
from pytestqt.qtbot import QtBot

from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.presenter import MeetingsPresenter
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY, new_dossier
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import answering

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MeetingsPage:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MeetingsPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def presenter_of(ground: Ground, page: MeetingsPage) -> MeetingsPresenter:
    page.open_record("meeting", ground.meeting)
    return page.presenter


def numbers(page: MeetingsPage) -> list[str]:
    return [f"{one.number} {one.title}" for one in page.sheet.table.lines.rows]


def test_that_the_calendar_is_in_two_parts_nearest_first(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    make = commands.create_meeting
    make(ground.store, body_id=ground.chantier, held_on="2026-12-20", title="Forum", kind="forum")
    make(ground.store, body_id=ground.chantier, held_on="2026-10-01")
    assert [row.title for row in page.calendar.model.rows] == [
        "À venir (2)", "Comité conseil – 1re rencontre", "Chantier Transport – Forum",
        "Passées (1)", "Chantier Transport – 2e rencontre",
    ]
    assert page.calendar.model.rows[-1].state == "date passée"
    assert page.calendar.model.rows[1].outcome == "3 points"
    assert page.calendar.model.rows[2].outcome == "ordre du jour à préparer"
    QAbstractItemModelTester(page.calendar.model)
    page.presenter.filter(ground.chantier)
    assert [row.key for row in page.calendar.model.rows if row.line is None] == [
        "À venir", "Passées",
    ]
    assert page.calendar.bodies.currentText() == "Chantier Transport"


def test_that_what_came_out_of_a_meeting_is_counted(ground: Ground, page: MeetingsPage) -> None:
    ground.under_way()
    minutes.record_decision(ground.store, ground.meeting, ground.items[0], "Oui")
    minutes.record_resolution(ground.store, ground.meeting, ground.items[0], "Demander")
    minutes.record_followup(ground.store, ground.meeting, ground.items[0], "Relancer")
    row = page.calendar.model.rows[1]
    assert (row.outcome, row.state) == ("1 résolution · 1 décision · 1 suivi", "en cours")
    ground.close()
    commands.reopen_meeting(ground.store, ground.meeting)


def test_that_an_empty_dossier_says_what_to_do_first(
    tmp_path: Path, qtbot: QtBot, desk: QuietDesk, qapp: QApplication
) -> None:
    wear(qapp)
    store = new_dossier(tmp_path)
    page = build(store, desk)
    qtbot.addWidget(page)
    page.show()
    assert isinstance(page, MeetingsPage)
    assert page.calendar.stack.currentWidget() is page.calendar.empty
    store.close()


def test_that_a_meeting_opens_by_enter_and_leaves_by_its_link(
    ground: Ground, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.calendar.list.setFocus()
    qtbot.keyClick(page.calendar.list, Key.Key_Return)
    assert page.stack.currentWidget() is page.sheet
    assert page.sheet.agenda.title.whole() == "Comité conseil – 1re rencontre"
    assert page.sheet.agenda.planned.text() == "30 min prévues sur 120"
    page._act("back")
    assert page.stack.currentWidget() is page.calendar
    page.calendar._open(page.calendar.model.index(0, 0))
    assert page.stack.currentWidget() is page.calendar


def test_that_a_new_meeting_is_asked_and_refused_beside_its_field(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    answering({"held_on": "2026-12-03", "start_time": "15:30", "end_time": "13:30",
          "body_id": ground.body}, wanted="Nouvelle rencontre")
    page.start("meeting")
    assert len(queries.meetings(ground.store)) == 1
    answering({"held_on": "2026-12-03", "body_id": ground.body, "place": "Clermont"})
    page.start("meeting")
    assert page.sheet.agenda.facts.whole().endswith("Clermont")
    assert len(page.sheet.table.lines.rows) == 9
    assert "les membres de ce jour" in desk.told[-1]


def test_that_the_agenda_is_edited_by_keys(
    ground: Ground, page: MeetingsPage, qtbot: QtBot
) -> None:
    presenter_of(ground, page)
    table = page.sheet.table
    table.setFocus()
    table.keep(ground.items[2])
    qtbot.keyClick(table, Key.Key_Up, ALT)
    assert numbers(page)[1] == "2 Navette des aîné·es"
    qtbot.keyClick(table, Key.Key_Up, ALT)
    qtbot.keyClick(table, Key.Key_Up, ALT)
    assert numbers(page)[0] == "1 Navette des aîné·es"
    qtbot.keyClick(table, Key.Key_Down, ALT)
    qtbot.keyClick(table, Key.Key_Right, ALT)
    assert numbers(page)[1] == "1.1 Navette des aîné·es"
    qtbot.keyClick(table, Key.Key_Left, ALT)
    for key, kind in ((Key.Key_D, "decision"), (Key.Key_E, "exchange"), (Key.Key_I, "information"),
                      (Key.Key_S, "follow_up")):
        qtbot.keyClick(table, key)
        assert next(one for one in table.lines.rows if one.id == ground.items[2]).kind == kind
    qtbot.keyClick(table, Key.Key_Plus)
    qtbot.keyClick(table, Key.Key_Plus)
    qtbot.keyClick(table, Key.Key_Minus)
    chosen = table.chosen()
    assert chosen is not None
    assert chosen.minutes == 25
    qtbot.keyClick(table, Key.Key_X)
    assert next(one for one in table.lines.rows if one.id == ground.items[2]).state == "withdrawn"
    qtbot.keyClick(table, Key.Key_X)
    qtbot.keyClick(table, Key.Key_Delete)
    assert len(table.lines.rows) == 2


def test_that_points_are_added_and_changed_in_a_form(
    ground: Ground, page: MeetingsPage, qtbot: QtBot
) -> None:
    presenter_of(ground, page)
    table = page.sheet.table
    table.keep(ground.items[0])
    answering({"title": "Invité du régional", "minutes": 15}, wanted="Ajouter un point")
    qtbot.keyClick(table, Key.Key_Insert)
    assert numbers(page)[1] == "2 Invité du régional"
    table.keep(table.lines.rows[1].id)
    answering({"title": "Invitée du régional"}, wanted="Modifier le point")
    qtbot.keyClick(table, Key.Key_Return)
    assert "Invitée du régional" in numbers(page)[1]
    answering({"title": "Dernier"})
    page._act("new")
    answering({"title": "Premier"})
    page._act(f"edit-item {ground.items[0]}")
    assert numbers(page)[0] == "1 Premier"


def test_that_an_agenda_too_long_is_red_in_words_too(ground: Ground, page: MeetingsPage) -> None:
    presenter_of(ground, page)
    commands.edit_item(ground.store, ground.items[2], minutes=200)
    assert page.sheet.agenda.end.text().endswith("dépasse de 90\N{NO-BREAK SPACE}min") or (
        "dépasse de 90 min" in page.sheet.agenda.end.text()
    )
    assert page.sheet.table.lines.rows[2].late
    assert "dépasse" in str(
        page.sheet.table.lines.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    assert not page.grab().isNull()


def test_that_a_point_is_carried_by_dropping(ground: Ground, page: MeetingsPage) -> None:
    presenter = presenter_of(ground, page)
    presenter.agenda.place(ground.items[2], 0)
    assert numbers(page)[0] == "1 Navette des aîné·es"
    presenter.agenda.place(ground.items[2], 3)
    assert numbers(page)[2] == "3 Navette des aîné·es"


def test_that_the_list_of_people_answers_to_letters(
    ground: Ground, page: MeetingsPage, qtbot: QtBot
) -> None:
    presenter_of(ground, page)
    people = page.sheet.people
    assert people.quorum.text() == "5 droits de vote, 3 pour le quorum"
    people.list.setCurrentIndex(people.model.index(0, 0))
    qtbot.keyClick(people.list, Key.Key_E)
    assert people.model.rows[0].status == "excused"
    qtbot.keyClick(people.list, Key.Key_Space)
    assert people.model.rows[0].status == "present"
    assert "Quorum non atteint" in people.quorum.text()
    qtbot.keyClick(people.list, Key.Key_Space)
    assert people.model.rows[0].status == "expected"
    answering({"name": "Noémie Savard"}, wanted="Inviter")
    people.guest.click()
    assert "Noémie Savard" in [one.name for one in people.model.rows]
    people.renew.click()
    assert people.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    commands.set_attendance(ground.store, ground.meeting, ground.people[1], "represented",
                            represented_by_id=ground.people[2])
    assert "par Nathalie Bouchard" in [
        people.model.index(row, 1).data() for row in range(people.model.rowCount(QModelIndex()))
    ]


def test_that_a_meeting_is_convened_cancelled_restored_and_removed(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    presenter_of(ground, page)
    assert "au moins 5 jours" in page.sheet.notice.words.text()
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-02")
    assert page.sheet.notice.words.text().startswith("Envoyée le lundi 2")
    answering({"reason": "Tempête"}, wanted="Annuler")
    page._act("cancel")
    assert page.sheet.notice.words.text() == "Annulée : Tempête"
    assert page.sheet.hold.isHidden()
    allowed = [action.text() for action in page.sheet.menu().actions() if action.isEnabled()]
    assert allowed == ["Rétablir la rencontre"]
    page._act("restore")
    desk.yes = False
    page._act("remove")
    desk.yes = True
    page._act("remove")
    assert page.stack.currentWidget() is page.calendar
    assert queries.meetings(ground.store) == []


def test_that_a_refusal_is_shown_and_nothing_moves(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    presenter = presenter_of(ground, page)
    minutes.record_note(ground.store, ground.meeting, ground.items[0], "Bonjour")
    presenter.agenda.remove(ground.items[0])
    presenter.agenda.nest(ground.items[0], 1)
    presenter.remove()
    presenter.invite()
    assert len(desk.refused) == 3
    assert desk.told[-1].startswith("0 personne")
    minutes_of = ground.meeting
    commands.close_meeting(ground.store, minutes_of)
    minutes.adopt_minutes(ground.store, minutes_of)
    presenter.invite()
    assert "erratum" in desk.refused[-1]
    with pytest.raises(RuleBroken):
        presenter.edit({"place": "x"})


def test_that_a_meeting_is_changed_in_its_form(ground: Ground, page: MeetingsPage) -> None:
    presenter_of(ground, page)
    answering({"place": "En ligne", "title": "Lab"}, wanted="Modifier la rencontre")
    page._act("edit")
    assert page.sheet.agenda.title.whole() == "Comité conseil – Lab"


def test_that_the_live_minutes_open_from_the_sheet(
    ground: Ground, page: MeetingsPage, desk: QuietDesk
) -> None:
    page.open_record("agenda_item", ground.items[1])
    chosen = page.sheet.table.chosen()
    assert chosen is not None
    assert chosen.id == ground.items[1]
    page._act("hold")
    assert desk.opened == [("minutes", ground.meeting)]
    with pytest.raises(NotFound):
        queries.meeting_of_item(ground.store, "nowhere")


def test_that_a_meeting_removed_elsewhere_gives_the_calendar_back(
    ground: Ground, page: MeetingsPage
) -> None:
    presenter_of(ground, page)
    commands.remove_meeting(ground.store, ground.meeting)
    assert page.stack.currentWidget() is page.calendar


def test_that_a_meeting_without_hours_or_ordinal_still_has_a_name(
    ground: Ground, page: MeetingsPage
) -> None:
    from dsi_desktop.db.schema.meetings import Meeting

    bare = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    with ground.store.operation("Vider") as op:
        op.get(Meeting, bare).ordinal = None
    page.open_record("meeting", bare)
    assert page.sheet.agenda.title.whole() == "Comité conseil"
    assert (page.sheet.agenda.planned.text(), page.sheet.agenda.end.text()) == ("0 min prévues", "")
    assert page.sheet.agenda.none.isVisible()


def test_that_every_control_has_a_name_of_its_own(ground: Ground, page: MeetingsPage) -> None:
    for turn in (lambda: None, lambda: page.open_record("meeting", ground.meeting)):
        turn()
        kinds = (QAbstractButton, QAbstractItemView, QComboBox)
        found = [one for kind in kinds for one in page.findChildren(kind)
                 if one.isVisibleTo(page) and not isinstance(one, QHeaderView)]
        names = [one.accessibleName() or getattr(one, "text", lambda: "")() for one in found]
        assert "" not in names, [type(one) for one in found]
        assert len(names) == len(set(names)), names


def test_that_the_pages_beside_are_offered_left_of_the_tools(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    views = [("meetings", "Séances"), ("solicitation", "Sollicitation")]
    page.strip.offer(views, "meetings")
    QApplication.processEvents()
    assert page.strip.isVisible()
    assert page.strip.x() < page.calendar.bodies.x()
    with qtbot.waitSignal(page.strip.chosen) as told:
        page.strip.findChildren(QAbstractButton)[1].click()
    assert told.args == ["solicitation"]
