"""The sheet of an organisation and of a person: cards, lines, whole lists, bars."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page.charge_card import MonthBars, hours_words
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.wording import (
    decision_number,
    letter_words,
    size_words,
)
from dsi_desktop.features.directory.report import presence_words
from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.widgets.frames import Card
from support.commands_directory import first
from support.commands_governance import body
from support.dossier import TODAY
from support.page_walk import check_names, check_sizes
from support.sheet_ground import (
    PaperDesk,
    busy,
    lines,
    press,
    show,
    texts,
    whole_of,
)


@pytest.mark.parametrize("kind", ["organization", "person"])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("count", [0, 1, 12])
def test_that_every_control_is_named_once_and_large_enough(
    sheet: Sheet, kind: str, wide: bool, count: int,
) -> None:
    busy(sheet._store, count)
    sheet.wide = wide
    sheet.resize(1100 if wide else 400, 690)
    show(sheet, kind)
    for _turn in range(4):
        QApplication.processEvents()
    check_names(sheet)
    check_sizes(sheet)


def test_that_an_empty_sheet_says_what_to_do(sheet: Sheet, paper_desk: PaperDesk) -> None:
    lonely = commands.add_organization(sheet._store, name="Nouvelle coop")
    sheet.show_record("organization", lonely)
    said = texts(sheet)
    for words in ("Aucun siège.", "Aucune action portée ou partagée.", "Aucune décision.",
                  "Aucune rencontre.", "Aucun document.", "Aucune coordonnée.",
                  "Aucune personne."):
        assert words in said
    press(sheet, "Voir l’organigramme")
    press(sheet, "Voir le plan")
    press(sheet, "Tous les partenaires")
    assert paper_desk.shown == ["governance", "plan", "solicitation"]
    assert not sheet.findChildren(MonthBars)


@pytest.mark.parametrize(("words", "kind"), [
    ("Comité conseil, Collège communautaire", "body"), ("Hélène Savard, direction", "person"),
    ("Action 0", "action"), ("Suivi 0", "task"), ("Fonds 0", "motion"),
    ("Comité conseil, 12", "meeting"), ("Peut engager", "body"),
])
def test_that_a_line_opens_its_record(
    sheet: Sheet, paper_desk: PaperDesk, words: str, kind: str,
) -> None:
    busy(sheet._store, 1)
    show(sheet)
    lines(sheet, words)[0].click()
    assert [one for one, _id in paper_desk.opened] == [kind]


def test_that_columns_follow_the_room(sheet: Sheet) -> None:
    show(sheet)
    def shown() -> int:
        return sum(not holder.isHidden() for holder in sheet._holders)
    assert shown() == 3
    sheet.resize(700, 690)
    assert shown() == 2
    sheet.resize(500, 690)
    assert shown() == 1
    sheet.resize(1100, 690)
    assert shown() == 3
    assert len([card for card in sheet.findChildren(Card) if card.isVisibleTo(sheet)]) == 10


def test_that_seats_of_the_past_unfold_and_fold(sheet: Sheet) -> None:
    busy(sheet._store, 12)
    show(sheet)
    assert len(lines(sheet, "janvier 2019 à")) == 1
    press(sheet, "11 autres sièges")
    assert len(lines(sheet, "janvier 2019 à")) == 12
    press(sheet, "Replier les autres sièges")
    assert len(lines(sheet, "janvier 2019 à")) == 1


def test_that_people_beyond_six_are_shown_when_asked(sheet: Sheet) -> None:
    for number in range(8):
        commands.add_person(
            sheet._store, given_name=f"Personne {number}",
            organization_id=first(sheet._store, Organization))
    show(sheet)
    assert len(lines(sheet, "Personne")) == 6
    press(sheet, "Montrer 3 autres – Personnes")
    assert len(lines(sheet, "Personne")) == 8


@pytest.mark.parametrize(("words", "title", "count", "kind"), [
    ("Tout voir (12) – Actions", "Actions –", 12, "action"),
    ("Tout voir (12) – Suivis à faire", "Suivis à faire –", 12, "task"),
    ("Tout voir (12) – Décisions qui la concernent", "Décisions –", 12, "motion"),
    ("Tout voir – Rencontres", "Rencontres –", 12, "meeting"),
])
def test_that_the_whole_list_filters_and_opens(
    sheet: Sheet, paper_desk: PaperDesk, qtbot: QtBot, words: str, title: str, count: int,
    kind: str,
) -> None:
    busy(sheet._store, 12)
    show(sheet)
    press(sheet, words)
    whole = whole_of(sheet)
    assert fold(whole.windowTitle()).startswith(fold(title))
    assert (whole.model.rowCount(), whole.count.text()) == (count, f"{count} lignes")
    whole.search.setText("introuvable")
    assert whole.count.text() == "0 ligne"
    whole.search.setText("")
    whole.table.setCurrentIndex(whole.model.index(0, 0))
    qtbot.keyClick(whole.table, Qt.Key.Key_Return)
    assert [one for one, _id in paper_desk.opened] == [kind]
    assert not whole.isVisible()


def test_that_the_filter_ignores_accents(sheet: Sheet) -> None:
    busy(sheet._store, 12)
    show(sheet)
    press(sheet, "Tout voir (12) – Actions")
    whole = whole_of(sheet)
    whole.search.setText("ÀCTION 11")
    assert whole.model.rowCount() == 1
    whole.reject()


def test_that_the_bars_have_their_table(sheet: Sheet) -> None:
    busy(sheet._store, 12)
    show(sheet)
    bars = sheet.findChildren(MonthBars)[-1]
    said = fold(bars.accessibleDescription())
    assert "plafond depasse" in said
    assert "octobre 2026" in said
    sheet.grab()
    press(sheet, "Voir le tableau")
    whole = whole_of(sheet)
    rows = [[whole.model.index(row, at).data() for at in range(4)] for row in range(12)]
    assert [rows[-2][at] for at in (0, 1, 3)] == ["octobre 2026", "5", "dépassé"]
    assert rows[0][3] == ""
    assert "trop sollicité" in texts(sheet)


def test_that_too_many_hours_are_told_in_words(sheet: Sheet) -> None:
    store = sheet._store
    with store.operation("essai") as op:
        op.get(Organization, first(store, Organization)).hours_cap = 7
    busy(store, 3)
    show(sheet)
    assert any("Plus de" in one and "novembre 2026" in one for one in texts(sheet))


def test_that_twin_meetings_are_proposed(sheet: Sheet) -> None:
    store, helene = sheet._store, first(sheet._store, Person)
    with store.operation("essai") as op:
        for month in (8, 9, 10):
            for place in (1, 3):
                meeting = op.add(Meeting(
                    body_id=body(store, place), held_on=f"2026-{month:02}-0{place}"))
                op.add(Attendance(meeting_id=meeting.id, person_id=helene, status="present",
                                  organization_id=first(store, Organization)))
    show(sheet)
    assert any("Comité conseil et Transport le même mois, 3 fois" in one for one in texts(sheet))


@pytest.mark.parametrize(("minutes", "words"), [(0, "0h"), (390, "6,5h"), (615, "10h"),
                                                (5_640, "94h")])
def test_that_hours_are_said_short(minutes: int, words: str) -> None:
    assert "".join(hours_words(minutes).split()) == words


@pytest.mark.parametrize(("status", "state", "substitute", "day", "words"), [
    ("present", "held", False, "2026-10-08", "présent"),
    ("present", "held", True, "2026-10-08", "substitut"),
    ("excused", "held", True, "2026-10-08", "absence motivée"),
    ("expected", "planned", False, "2026-12-08", "convocation"),
    ("expected", "held", False, "2026-10-08", "attendu"),
    ("present", "cancelled", False, "2026-10-08", "annulée"),
    ("", "held", False, None, ""),
])
def test_that_presence_is_said(
    status: str, state: str, substitute: bool, day: str | None, words: str,
) -> None:
    line = queries.MeetingLine("m", day, "CC", 0, status, state, substitute)
    assert presence_words(line, TODAY) == words


def test_that_numbers_letters_and_sizes_are_said() -> None:
    decision = queries.DecisionLine("d", "motion", "", "t", None, "", 0, "", ())
    assert decision_number(decision, TODAY) == "projet"
    letter = queries.LetterLine("l", "b", "CC", "", "", "", "commit", None, None, None, None)
    assert letter_words(letter) == "Pouvoir d’engager des ressources"
    assert ["".join(size_words(size).split()) for size in (1, 340_000, 2_400_000)] == [
        "1Ko", "340Ko", "2,4Mo"]
