"""The sheet of an organisation and of a person: cards, lists, forms, papers, keys and ears."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page.charge_card import MonthBars, hours_words
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.sheet_head import PillRow
from dsi_desktop.features.directory.page.whole_list import WholeList
from dsi_desktop.features.directory.page.wording import (
    decision_number,
    letter_words,
    presence_words,
    size_words,
)
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk, put_away


class PaperDesk(QuietDesk):
    """A desk that answers with files."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Path] = []
        self.kept: Path | None = None

    def today(self) -> date:
        return TODAY

    def ask_open_paths(self, kinds: str) -> list[Path]:
        assert kinds
        return self.given

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        assert suggested
        assert kinds
        return self.kept

    def ask_folder(self, question: str) -> Path | None:
        assert question
        return None


@pytest.fixture
def desk() -> PaperDesk:
    return PaperDesk()


@pytest.fixture
def sheet(qapp: QApplication, seated: Store, desk: PaperDesk) -> Iterator[Sheet]:
    wear(qapp)
    window = QWidget()
    shown = Sheet(seated, desk, Forms(seated, desk, window))
    shown.setParent(window)
    shown.wide = True
    window.resize(1150, 700)
    shown.resize(1100, 690)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield shown
    put_away(window)


def show(sheet: Sheet, kind: str = "organization") -> None:
    table = Organization if kind == "organization" else Person
    sheet.show_record(kind, first(sheet._store, table))
    QApplication.processEvents()


def texts(sheet: QWidget) -> list[str]:
    """Return what every label and line in sight says."""
    for _turn in range(2):
        QApplication.processEvents()
    shown = [one for kind in (QLabel, RecordLine) for one in sheet.findChildren(kind)
             if one.isVisibleTo(sheet)]
    return [one.accessibleName() or one.text() for one in shown]


def lines(sheet: QWidget, words: str) -> list[RecordLine]:
    return [one for one in sheet.findChildren(RecordLine)
            if words in one.accessibleName() and one.isVisibleTo(sheet)]


def press(sheet: QWidget, words: str) -> None:
    """Press the link or button of these words."""
    found = [one for kind in (QPushButton, QToolButton) for one in sheet.findChildren(kind)
             if words in (one.accessibleName(), one.text()) and one.isVisibleTo(sheet)]
    assert len(found) == 1, words
    found[0].click()


def choose(sheet: QWidget, words: str) -> None:
    """Choose a line of one of the menus in sight."""
    menus = [one.menu() for one in sheet.findChildren(QToolButton)
             if one.isVisibleTo(sheet) and one.menu() is not None]
    for menu in reversed(menus):
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        found = [act for act in menu.actions() if act.text() == words]
        if found:
            found[0].trigger()
            return
    raise AssertionError(words)


def dialog_of(sheet: Sheet) -> FormDialog:
    found = [one for one in sheet.window().findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def whole_of(sheet: Sheet) -> WholeList[object]:
    found = [one for one in sheet.findChildren(WholeList) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def busy(store: Store, count: int) -> None:
    """Give the first organisation `count` of everything."""
    sacc, helene, council = first(store, Organization), first(store, Person), body(store, 1)
    with store.operation("essai") as op:
        seat = op.get(Membership, first(store, Membership))
        for number in range(count):
            day = date.fromordinal(TODAY.toordinal() - 7 * number).isoformat()
            meeting = op.add(Meeting(
                body_id=council, held_on=day, start_time="13:00", end_time="17:00", state="held"))
            op.add(Attendance(meeting_id=meeting.id, organization_id=sacc, person_id=helene,
                              status="present"))
            op.add(Motion(meeting_id=meeting.id, body_id=council, title=f"Fonds {number}",
                          text="Appuyer le SACC"))
            op.add(Action(title=f"Action {number}", lead_id=sacc, progress=50, end_on=day))
            op.add(Task(title=f"Suivi {number}", organization_id=sacc, due_on=day))
            op.add(Membership(
                body_id=council, person_id=helene, organization_id=sacc,
                start_on="2019-01-01", end_on=f"2020-{number % 12 + 1:02}-01"))
            op.add(MandateLetter(
                membership_id=seat.id, organization_id=sacc, scope="commit", ceiling=200_000,
                end_on=f"2027-{number % 12 + 1:02}-01"))


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


def test_that_an_empty_sheet_says_what_to_do(sheet: Sheet, desk: PaperDesk) -> None:
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
    assert desk.shown == ["governance", "plan", "solicitation"]
    assert not sheet.findChildren(MonthBars)


@pytest.mark.parametrize(("words", "kind"), [
    ("Comité conseil, Collège communautaire", "body"), ("Hélène Savard, direction", "person"),
    ("Action 0", "action"), ("Suivi 0", "task"), ("Fonds 0", "motion"),
    ("Comité conseil, 12", "meeting"), ("Peut engager", "body"),
])
def test_that_a_line_opens_its_record(
    sheet: Sheet, desk: PaperDesk, words: str, kind: str,
) -> None:
    busy(sheet._store, 1)
    show(sheet)
    lines(sheet, words)[0].click()
    assert [one for one, _id in desk.opened] == [kind]


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
    sheet: Sheet, desk: PaperDesk, qtbot: QtBot, words: str, title: str, count: int, kind: str,
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
    assert [one for one, _id in desk.opened] == [kind]
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


def test_that_tags_served_areas_and_voices_are_written(sheet: Sheet) -> None:
    store = sheet._store
    show(sheet)
    choose(sheet, "Étiquettes…")
    form = dialog_of(sheet)
    form.form.fill({"names": "fondatrice, forum 2026"})
    form.submit()
    choose(sheet, "Voix portées…")
    form = dialog_of(sheet)
    form.form.fill({"names": "personnes aînées"})
    form.submit()
    choose(sheet, "Territoire desservi…")
    form = dialog_of(sheet)
    mrc, town = every(store, Area)
    assert form.form.fields[mrc].value() is True
    form.form.fill({mrc: False, town: True})
    form.submit()
    found = queries.organization_sheet(store, first(store, Organization), TODAY)
    assert [tag.name for tag in found.tags] == ["fondatrice", "forum 2026"]
    assert (found.served, found.voices) == (("Clermont",), ("personnes aînées",))
    show(sheet)
    assert {"fondatrice", "Clermont", "personnes aînées"} <= set(texts(sheet))


def test_that_a_person_changes_organisation_by_the_form(sheet: Sheet) -> None:
    store = sheet._store
    show(sheet, "person")
    press(sheet, "Change d’organisation…")
    form = dialog_of(sheet)
    assert list(form.form.fields) == ["organization_id", "title", "on", "seats"]
    form.form.fill({"organization_id": first(store, Organization)})
    form.submit()
    assert "déjà" in form.form.fields["organization_id"].error.text()
    form.form.fill({
        "organization_id": every(store, Organization)[1], "on": "2026-11-01", "seats": "follow"})
    form.submit()
    found = queries.person_sheet(store, first(store, Person), TODAY)
    assert [one.current for one in found.functions] == [True, False]
    assert [one.organization for one in found.dealings.seats if one.current] == [
        "MRC de Charlevoix-Est"]
    show(sheet, "person")
    assert lines(sheet, "janvier 2019 à octobre 2026")


def test_that_who_holds_two_functions_says_which_one_ends(sheet: Sheet) -> None:
    store, helene = sheet._store, first(sheet._store, Person)
    governance.end_membership(store, first(store, Membership), "2026-01-31")
    commands.set_affiliation(
        store, person_id=helene, organization_id=every(store, Organization)[1])
    show(sheet, "person")
    choose(sheet, "Mettre fin…")
    form = dialog_of(sheet)
    form.form.fill({"end_on": "2026-10-31"})
    form.submit()
    assert sum(one.current for one in queries.person_sheet(store, helene, TODAY).functions) == 1
    store.undo()
    sheet._forms.change_organization(queries.person_sheet(store, helene, TODAY))
    assert list(dialog_of(sheet).form.fields) == ["organization_id", "title", "on", "leaving"]


def test_that_documents_come_go_and_are_copied(
    sheet: Sheet, desk: PaperDesk, tmp_path: Path,
) -> None:
    good, empty = tmp_path / "entente.pdf", tmp_path / "vide.txt"
    good.write_bytes(b"%PDF")
    empty.touch()
    desk.given = [tmp_path / "absent.pdf", empty, good]
    show(sheet)
    press(sheet, "Joindre un document")
    assert [("absent.pdf" in one.sentence, "vide" in one.sentence) for one in desk.refused] == [
        (True, False), (False, True)]
    show(sheet)
    lines(sheet, "entente.pdf")[0].click()
    desk.kept = tmp_path / "copie.pdf"
    lines(sheet, "entente.pdf")[0].click()
    assert desk.kept.read_bytes() == b"%PDF"
    assert desk.told == ["copie.pdf est enregistré."]
    desk.kept = tmp_path / "nulle part" / "copie.pdf"
    choose(sheet, "Enregistrer une copie…")
    assert "ne s’écrit pas" in desk.refused[-1].sentence
    document = queries.organization_sheet(
        sheet._store, first(sheet._store, Organization), TODAY).dealings.documents[0]
    sheet._papers.remove(document)
    assert desk.told[-1] == "Document retiré. Ctrl+Z le ramène."
    desk.kept = tmp_path / "trop tard.pdf"
    sheet._papers.save(document)
    assert "n’est pas encore arrivé" in desk.refused[-1].sentence


def test_that_a_document_that_is_elsewhere_is_only_named(sheet: Sheet) -> None:
    with sheet._store.operation("reçu") as op:
        op.add(Attachment(record_table="organization", sha256="0" * 64, name="loin.pdf",
                          record_id=first(sheet._store, Organization)))
    show(sheet)
    line = lines(sheet, "loin.pdf, sur un autre ordinateur")[0]
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_that_the_sheet_is_printed_without_private_contacts(
    sheet: Sheet, desk: PaperDesk, tmp_path: Path,
) -> None:
    show(sheet)
    press(sheet, "Fiche PDF")
    assert desk.told == []
    desk.kept = tmp_path / "fiche.pdf"
    press(sheet, "Fiche PDF")
    assert desk.kept.read_bytes().startswith(b"%PDF")
    assert desk.told[0].startswith("fiche.pdf")
    sheet._papers.print_sheet("inconnue")
    assert "pas dans le dossier" in desk.refused[0].sentence


def test_that_keys_edit_print_narrow_and_close(
    sheet: Sheet, desk: PaperDesk, qtbot: QtBot, tmp_path: Path,
) -> None:
    show(sheet)
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_E)
    dialog_of(sheet).close()
    desk.kept = tmp_path / "fiche.pdf"
    qtbot.keyClick(sheet, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.kept.exists()
    closed: list[bool] = []
    sheet.closed.connect(lambda: closed.append(True))
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.wide
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert closed == [True]


def test_that_the_focus_stays_where_it_was_when_the_sheet_is_read_again(
    sheet: Sheet, qapp: QApplication,
) -> None:
    show(sheet)
    line = lines(sheet, "Hélène Savard, direction")[0]
    line.setFocus()
    show(sheet)
    focused = qapp.focusWidget()
    assert focused is not line
    assert focused is not None
    assert focused.accessibleName() == "Hélène Savard, direction"
    commands.end_affiliation(sheet._store, queries.organization_sheet(
        sheet._store, sheet.record_id, TODAY).people[0].id, "2026-01-31")
    show(sheet)
    assert qapp.focusWidget() is sheet


def test_that_an_archived_record_is_restored_from_its_sheet(sheet: Sheet) -> None:
    store = sheet._store
    lonely = commands.add_organization(store, name="Ancienne coop", joined_on="2014-01-01",
                                       left_on="2020-06-01")
    commands.archive_organization(store, lonely)
    sheet.show_record("organization", lonely)
    assert {"Archivée", "Membre jusqu’à juin 2020"} <= set(texts(sheet))
    choose(sheet, "Restaurer")
    assert not queries.organization_sheet(store, lonely, TODAY).archived
    somebody = commands.add_person(store, given_name="Zoé", language="en")
    commands.archive_person(store, somebody)
    sheet.show_record("person", somebody)
    assert {"à titre citoyen", "anglais", "Siège à titre citoyen."} <= set(texts(sheet))
    choose(sheet, "Restaurer")
    assert not queries.person_sheet(store, somebody, TODAY).archived


def test_that_pills_without_room_stay_in_the_tip(sheet: Sheet) -> None:
    commands.set_tags(
        sheet._store, table="organization", record_id=first(sheet._store, Organization),
        names=[f"étiquette numéro {number}" for number in range(9)])
    show(sheet)
    row = next(one for one in sheet.findChildren(PillRow) if one.isVisibleTo(sheet))
    assert sum(pill.isVisibleTo(row) for pill in row._pills) < 11
    assert "étiquette numéro 8" in row.toolTip()
