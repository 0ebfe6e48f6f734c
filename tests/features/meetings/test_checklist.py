"""What is left before a convocation leaves: computed from the facts, each line leads somewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.meetings import commands
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.rules.checklist import Facts, checklist
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.plain_words import plain
from support.work_desk import put_away

FITS = Agenda((), 90, 120, "15:00", 0)
OVER = Agenda((), 132, 120, "15:42", 12)
READY = Facts(
    held_on="2026-12-10", place="Clermont", hours="13:30", members=11, substitutes=2, answered=9,
    expected=9, required=6, points=10, bare=(), clock=FITS, convened_on="2026-11-10",
    notice_days=5,
)
BARE = Facts("", "", "", 0, 0, 0, 0, 0, 0, (), Agenda((), 0, None, None, 0), "", 5)


def said(facts: Facts, today: date = TODAY) -> list[str]:
    return [
        plain(f"{'✓' if one.done else '!' if one.late else '·'} {one.text}")
        + (plain(f" ({one.note})") if one.note else "")
        for one in checklist(facts, today)
    ]


def test_that_a_meeting_ready_has_nothing_left() -> None:
    assert said(READY) == [
        "✓ Date, heure et lieu fixés", "✓ 11 membres, 2 substituts",
        "✓ Quorum attendu : 9 sur 11 (6 requis)", "✓ Pièces jointes aux décisions",
        "✓ Durée tenue (90 min sur 120)", "✓ Convocation envoyée (le 10 nov.)",
    ]


def test_that_a_meeting_just_made_has_everything_left() -> None:
    assert said(BARE) == [
        "· À préciser : la date, l’heure et le lieu", "· Personne n’est sur la liste",
        "· Réponses à noter", "· Ordre du jour à préparer", "· Heure de fin à préciser",
        "· À envoyer",
    ]
    assert [one.act for one in checklist(BARE, TODAY)] == [
        "edit", "renew", "replies", "new", "edit", "convene"]


@pytest.mark.parametrize(("facts", "place", "line"), [
    (replace(READY, substitutes=0, members=1), 1, "✓ 1 membre"),
    (replace(READY, expected=4), 2, "· Présences : 4 sur 11 (6 requis)"),
    (replace(READY, required=0), 2, "✓ Quorum attendu : 9 sur 11"),
    (replace(READY, bare=("4", "5")), 3, "· 2 pièces jointes à déposer (points 4 et 5)"),
    (replace(READY, bare=("4",)), 3, "· 1 pièce jointe à déposer (point 4)"),
    (replace(READY, bare=tuple("1234")), 3, "· 4 pièces jointes à déposer (points 1, 2, 3…)"),
    (replace(READY, clock=OVER), 4, "· Ramener la durée sous 120 min (12 min de trop)"),
    (replace(READY, points=0), 4, "· Durée tenue (90 min sur 120)"),
    (replace(READY, convened_on=""), 5, "· À envoyer (d’ici le 5 déc.)"),
    (replace(READY, convened_on="", held_on="2026-11-14"), 5,
     "! À envoyer (délai de 5 jours passé)"),
    (replace(READY, convened_on="", held_on="2026-11-12", notice_days=0), 5,
     "· À envoyer (d’ici le 12 nov.)"),
])
def test_that_each_line_says_what_is_left(facts: Facts, place: int, line: str) -> None:
    assert said(facts)[place] == line


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def page(ground: Ground, qtbot: QtBot, qapp: QApplication) -> Iterator[MeetingsPage]:
    wear(qapp)
    made = build(ground.store, QuietDesk(TODAY))
    assert isinstance(made, MeetingsPage)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    qtbot.waitExposed(made)
    made.open_record("meeting", ground.meeting)
    QApplication.processEvents()
    yield made
    put_away(made)


def card(page: MeetingsPage) -> list[str]:
    return [
        plain(one.accessibleName()) for one in page.sheet.notice.findChildren(RecordLine)
        if not one.isHidden()
    ]


def test_that_the_card_counts_and_follows_every_change(
    ground: Ground, page: MeetingsPage
) -> None:
    notice = page.sheet.notice
    assert notice.share.text() == "3 sur 6"
    assert card(page)[3] == "2 pièces jointes à déposer, points 2 et 3"
    for item in ground.items[1:]:
        directory.attach_document(
            ground.store, table="agenda_item", record_id=item, name="a.pdf", content=b"a")
    QApplication.processEvents()
    assert notice.share.text() == "4 sur 6"
    commands.record_reply(ground.store, [ground.line(place) for place in range(5)], "yes")
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-05")
    QApplication.processEvents()
    assert (notice.share.text(), len(card(page))) == ("6 sur 6", 6)
    assert page.sheet.table.lines.rows[2].documents == 1


def test_that_a_line_leads_to_what_settles_it(ground: Ground, page: MeetingsPage) -> None:
    commands.edit_item(ground.store, ground.items[2], minutes=200)
    QApplication.processEvents()
    lines = [one for one in page.sheet.notice.findChildren(RecordLine) if not one.isHidden()]
    over = next(one for one in lines if "Ramener la durée" in one.accessibleName())
    over.setFocus()
    QTest.keyClick(over, Qt.Key.Key_Return)
    chosen = page.sheet.table.chosen()
    assert chosen is not None
    assert chosen.id == ground.items[2]


def test_that_the_list_goes_once_the_meeting_is_held(ground: Ground, page: MeetingsPage) -> None:
    assert page.sheet.panes.currentIndex() == 0
    ground.under_way()
    QApplication.processEvents()
    assert page.presenter.checklist() == ()
    assert page.sheet.notice.isHidden()
    page.presenter.back()
    assert page.presenter.checklist() == ()
    page.open_record("meeting", ground.meeting)
    page.presenter.open(ground.meeting)
    page.sheet.show_pane("people")
    assert page.sheet.panes.currentIndex() == 1
