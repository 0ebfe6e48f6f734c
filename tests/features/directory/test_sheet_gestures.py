"""What one does on a sheet: forms, documents, printing, keys, focus."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.sheet_head import PillRow
from dsi_desktop.features.governance import commands as governance
from support.commands_directory import every, first
from support.dossier import TODAY
from support.sheet_ground import (
    PaperDesk,
    choose,
    dialog_of,
    lines,
    press,
    show,
    texts,
)


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
    sheet: Sheet, paper_desk: PaperDesk, tmp_path: Path,
) -> None:
    good, empty = tmp_path / "entente.pdf", tmp_path / "vide.txt"
    good.write_bytes(b"%PDF")
    empty.touch()
    paper_desk.given = [tmp_path / "absent.pdf", empty, good]
    show(sheet)
    press(sheet, "Joindre un document")
    lost, hollow = (one.sentence for one in paper_desk.refused)
    assert "absent.pdf" in lost
    assert "vide" in hollow
    show(sheet)
    lines(sheet, "entente.pdf")[0].click()
    paper_desk.kept = tmp_path / "copie.pdf"
    lines(sheet, "entente.pdf")[0].click()
    assert paper_desk.kept.read_bytes() == b"%PDF"
    assert paper_desk.told == ["copie.pdf est enregistré."]
    paper_desk.kept = tmp_path / "nulle part" / "copie.pdf"
    choose(sheet, "Enregistrer une copie…")
    assert "ne s’écrit pas" in paper_desk.refused[-1].sentence
    document = queries.organization_sheet(
        sheet._store, first(sheet._store, Organization), TODAY).dealings.documents[0]
    sheet._papers.remove(document)
    assert paper_desk.told[-1] == "Document retiré. Ctrl+Z le ramène."
    paper_desk.kept = tmp_path / "trop tard.pdf"
    sheet._papers.save(document)
    assert "n’est pas encore arrivé" in paper_desk.refused[-1].sentence


def test_that_a_document_that_is_elsewhere_is_only_named(sheet: Sheet) -> None:
    with sheet._store.operation("reçu") as op:
        op.add(Attachment(record_table="organization", sha256="0" * 64, name="loin.pdf",
                          record_id=first(sheet._store, Organization)))
    show(sheet)
    line = lines(sheet, "loin.pdf, sur un autre ordinateur")[0]
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_that_the_sheet_is_printed_without_private_contacts(
    sheet: Sheet, paper_desk: PaperDesk, tmp_path: Path,
) -> None:
    show(sheet)
    press(sheet, "Fiche PDF")
    assert paper_desk.told == []
    paper_desk.kept = tmp_path / "fiche.pdf"
    press(sheet, "Fiche PDF")
    assert paper_desk.kept.read_bytes().startswith(b"%PDF")
    assert paper_desk.told[0].startswith("fiche.pdf")
    sheet._papers.print_sheet("inconnue")
    assert "pas dans le dossier" in paper_desk.refused[0].sentence


def test_that_keys_edit_print_narrow_and_close(
    sheet: Sheet, paper_desk: PaperDesk, qtbot: QtBot, tmp_path: Path,
) -> None:
    show(sheet)
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_E)
    dialog_of(sheet).close()
    paper_desk.kept = tmp_path / "fiche.pdf"
    qtbot.keyClick(sheet, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert paper_desk.kept.exists()
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
