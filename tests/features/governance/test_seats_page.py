"""The view « Sièges » with its dialogs: everything by the keyboard, everything said."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import College, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.seats.parity_strip import Group, ParityStrip
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.commands_directory import every, first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import TODAY, new_dossier
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


class SavingDesk(QuietDesk):
    """Answers with a path when a file is asked for."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        assert suggested.endswith(".pdf")
        assert "PDF" in kinds
        return self.path

    def today(self) -> date:
        return TODAY


@pytest.fixture
def desk(tmp_path: Path) -> SavingDesk:
    return SavingDesk(tmp_path / "lettre.pdf")


def shown(qtbot: QtBot, qapp: QApplication, store: Store, desk: SavingDesk) -> SeatsPage:
    wear(qapp)
    page = SeatsPage(store, desk)
    store.bus.subscribe(page.take_changes)
    qtbot.addWidget(page)
    page.resize(1150, 696)
    page.show()
    page.activateWindow()
    qapp.processEvents()
    return page


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, store: Store, desk: SavingDesk,
) -> Iterator[SeatsPage]:
    made = shown(qtbot, qapp, store, desk)
    yield made
    for dialog in made.findChildren(FormDialog):
        dialog.close()
    put_away(made)


def dialog_of(page: SeatsPage) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def submit(page: SeatsPage, **values: object) -> FormDialog:
    dialog = dialog_of(page)
    dialog.form.fill(values)
    dialog.submit()
    return dialog


def take(page: SeatsPage, key: str) -> None:
    assert page.seats.tree.choose(key)
    page.seats.tree.setFocus()


def held(store: Store) -> str:
    return every(store, Post)[0]


def said(page: SeatsPage, column: int = 0) -> list[str]:
    model = page.seats.tree.model()
    return [
        str(model.index(row, column, model.index(at, 0)).data())
        for at in range(model.rowCount()) for row in range(model.rowCount(model.index(at, 0)))
    ]


def test_that_the_body_that_asks_for_most_is_open_first(page: SeatsPage, store: Store) -> None:
    assert page.bodies.body_id() == council(store)
    assert page.seats.body_id == council(store)
    assert said(page) == ["Siège 1", "Siège 2"]
    assert said(page, 1) == ["Hélène Savard, présidence", "Vacant"]


def test_that_the_models_keep_their_promises(page: SeatsPage, store: Store) -> None:
    for view in (page.bodies, page.seats.tree, page.every.table):
        QAbstractItemModelTester(
            view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    commands.add_seats(store, body_id=council(store), college_id=first(store, College), count=3)
    page.bodies.choose("")
    page.bodies.choose(body(store, 2))


def test_that_every_control_has_a_name_and_a_size(page: SeatsPage, store: Store) -> None:
    take(page, held(store))
    check_names(page)
    check_sizes(page)
    page.bodies.choose("")
    check_names(page)


def test_that_the_strip_says_what_it_paints(page: SeatsPage) -> None:
    assert plain(page.seats.strip.accessibleName()) == (
        "Parité tenue : 1 et 0. Collège communautaire : 1 sur 1. "
        "Collège institutionnel : 0 sur 1, 1 vacant")
    assert "Quorum" in page.seats._facts.text()


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_that_the_strip_paints_many_seats_and_none(
    qtbot: QtBot, qapp: QApplication, scheme: str, scale: float,
) -> None:
    wear(qapp, scheme, scale)
    strip = ParityStrip()
    qtbot.addWidget(strip)
    strip.resize(400, 60)
    strip.show_groups([], "Rien")
    assert strip.isHidden()
    strip.show_groups([Group("A", "300 sur 300", 300, 0), Group("B", "vide", 0, 0)], "Beaucoup")
    one = strip.grab().toImage()
    strip.show_groups([Group("A", "2 sur 4", 1, 2, gained=1)], "Peu")
    other = strip.grab().toImage()
    assert one != other
    assert strip.accessibleName() == "Peu. A : 2 sur 4"
    wear(qapp)


def test_that_all_bodies_together_show_what_is_asked_and_lead_to_it(
    page: SeatsPage, store: Store, qtbot: QtBot,
) -> None:
    page.bodies.choose("")
    assert page._right.currentWidget() is page.every
    assert len(page.every.model.rows) == 1
    page.every.table.setFocus()
    page.every.table.setCurrentIndex(page.every.model.index(0, 0))
    qtbot.keyClick(page.every.table, Qt.Key.Key_Return)
    assert page.bodies.body_id() == council(store)
    assert page.record_in_hand() == vacant(store)


def test_that_nothing_to_settle_is_said(page: SeatsPage, store: Store) -> None:
    commands.remove_seat(store, vacant(store))
    page.bodies.choose("")
    assert page.every.currentIndex() == 1
    assert page.record_in_hand() == ""


def test_that_an_empty_dossier_offers_a_first_body(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, desk: SavingDesk,
) -> None:
    empty = new_dossier(tmp_path)
    page = shown(qtbot, qapp, empty, desk)
    assert page._whole.currentIndex() == 1
    page.start("post")
    assert "Choisissez d’abord" in desk.refused[0].sentence
    page.gestures.bodies.new_body(lambda _made: None, None)
    submit(page, name="Assemblée")
    assert page._whole.currentIndex() == 0
    assert page.bodies.body_id() != ""
    page.hide()
    empty.close()


def test_that_a_vacant_seat_is_filled_by_the_return_key(
    page: SeatsPage, store: Store, qtbot: QtBot,
) -> None:
    take(page, vacant(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Return)
    dialog = dialog_of(page)
    assert dialog.form.fields["post_id"].value() == vacant(store)
    assert dialog.form.fields["end_on"].value() == "2028-11-11"
    submit(page, person_id=every(store, Person)[1])
    assert said(page, 1)[1] == "Éric Gauthier"
    store.undo()
    assert said(page, 1)[1] == "Vacant"


def test_that_choosing_a_person_proposes_the_organisation(page: SeatsPage, store: Store) -> None:
    take(page, vacant(store))
    page.seats.take("appoint")
    form = dialog_of(page).form
    form.fields["person_id"].show_value(first(store, Person))
    form.edited.emit("person_id")
    assert form.fields["organization_id"].value() == first(store, Organization)
    form.edited.emit("role")


def test_that_somebody_already_there_is_refused_and_nothing_typed_is_lost(
    page: SeatsPage, store: Store,
) -> None:
    take(page, vacant(store))
    page.seats.take("appoint")
    dialog = submit(page, person_id=first(store, Person))
    assert dialog.isVisible()
    assert "siège déjà" in dialog.form.fields["person_id"].error.text()
    assert dialog.form.fields["person_id"].value() == first(store, Person)


def test_that_a_held_seat_opens_its_person(
    page: SeatsPage, store: Store, qtbot: QtBot, desk: SavingDesk,
) -> None:
    take(page, held(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Return)
    assert desk.opened == [("person", first(store, Person))]


def test_that_the_keys_renew_replace_and_end(page: SeatsPage, store: Store, qtbot: QtBot) -> None:
    commands.edit_membership(store, first(store, Membership), end_on="2026-11-30")
    take(page, held(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_R)
    assert dialog_of(page).form.fields["end_on"].value() == "2028-11-30"
    submit(page)
    assert [row.member.end_on for row in page.seats._sheet.rows if row.member] == ["2026-11-30"]
    store.undo()
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_P)
    submit(page, person_id=every(store, Person)[1], start_on="2026-11-12")
    assert said(page, 1)[0] == "Éric Gauthier"
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Delete)
    submit(page, end_on="2026-11-12", reason="déménagement")
    assert page.seats._sheet.rows[0].member.end_on == "2026-11-12"


def test_that_one_term_too_many_is_said_before_it_is_given(
    page: SeatsPage, store: Store,
) -> None:
    commands.set_rules(store, council(store), max_terms=1)
    take(page, held(store))
    page.seats.take("renew")
    assert "mandats consécutifs" in dialog_of(page).form.summary.text()


def test_that_a_substitute_is_named_for_a_member_and_renewed_without_warning(
    page: SeatsPage, store: Store,
) -> None:
    commands.set_rules(store, council(store), max_terms=1)
    take(page, held(store))
    page.seats.take("substitute")
    submit(page, person_id=every(store, Person)[1])
    assert page.seats._sheet.rows[0].substitutes == ("Éric Gauthier",)
    take(page, page.seats._sheet.rows[-1].id)
    page.seats.take("renew")
    assert dialog_of(page).form.summary.isHidden()


def test_that_a_term_is_corrected(page: SeatsPage, store: Store) -> None:
    take(page, held(store))
    page.seats.take("term")
    form = dialog_of(page).form
    assert (form.fields["role"].value(), form.fields["post_id"].value()) == ("chair", held(store))
    submit(page, role="spokesperson", end_on="2027-01-01")
    assert page.seats._sheet.rows[0].member.role == "spokesperson"
    chantier = queries.members_at(store, body(store, 2), TODAY)[0]
    page.gestures.seats.term(chantier)
    assert dialog_of(page).form.fields["post_id"].value() is None


def test_that_a_letter_is_written_corrected_printed_and_taken_back(
    page: SeatsPage, store: Store, qtbot: QtBot, desk: SavingDesk,
) -> None:
    take(page, held(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_L)
    submit(page, scope="commit", ceiling=200_000, signatory="Luc Roy", end_on="2027-12-31")
    assert page.seats._sheet.rows[0].letter_state == "holds"
    page.seats.take("letter")
    dialog = submit(page, scope="inform")
    assert "engager" in dialog.form.fields["ceiling"].error.text()
    submit(page, ceiling=None)
    page.seats.take("print_letter")
    assert desk.path is not None
    assert desk.path.read_bytes().startswith(b"%PDF")
    assert plain(desk.told[0]) == "Lettre écrite : lettre.pdf"
    page.seats.take("withdraw_letter")
    assert page.seats._sheet.rows[0].letter_state == ""
    store.undo()
    assert page.seats._sheet.rows[0].letter_state == "holds"


def test_that_giving_up_the_file_prints_nothing(
    page: SeatsPage, store: Store, desk: SavingDesk,
) -> None:
    letter(store)
    desk.path = None
    take(page, held(store))
    page.seats.take("print_letter")
    assert desk.told == []


def test_that_colleges_are_made_changed_filled_and_taken_away(
    page: SeatsPage, store: Store, qtbot: QtBot,
) -> None:
    page.gestures.colleges.new_college(council(store))
    submit(page, name="Élus", sector_municipal=True, seats=2, parity=False)
    strip = page.seats._sheet.strips[2]
    assert (strip.name, strip.sectors, strip.planned, strip.parity) == ("Élus", "municipal", 2,
                                                                        False)
    take(page, strip.id)
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Return)
    submit(page, name="Élues et élus")
    assert page.seats._sheet.strips[2].sectors == "municipal"
    page.seats.take("seats")
    assert dialog_of(page).form.fields["count"].value() == 2
    submit(page)
    assert page.seats._sheet.strips[2].vacant == 2
    page.seats.take("remove_college")
    assert len(page.seats._sheet.strips) == 2
    assert len(page.seats._sheet.rows) == 4


def test_that_a_seat_is_renamed_abolished_and_removed(
    page: SeatsPage, store: Store, qtbot: QtBot, desk: SavingDesk,
) -> None:
    take(page, vacant(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_F2)
    assert dialog_of(page).form.fields["college_id"].value() == every(store, College)[1]
    submit(page, label="Siège de la MRC")
    assert said(page)[1] == "Siège de la MRC"
    page.seats.take("abolish")
    submit(page, end_on="2026-11-11")
    assert said(page) == ["Siège 1"]
    store.undo()
    take(page, vacant(store))
    page.seats.take("remove_seat")
    assert said(page) == ["Siège 1"]
    assert "Ctrl+Z" in desk.told[-1]
    take(page, held(store))
    page.seats.take("remove_seat")
    assert "abolissez" in desk.refused[0].sentence


def test_that_f2_on_a_college_opens_its_form_and_nothing_is_in_hand_at_first(
    page: SeatsPage, store: Store, qtbot: QtBot,
) -> None:
    page.seats.tree.clearSelection()
    page.seats.take("end")
    take(page, first(store, College))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_F2)
    assert dialog_of(page).windowTitle() == "Modifier le collège"


def test_that_n_names_a_member_of_the_body_in_hand(page: SeatsPage, qtbot: QtBot) -> None:
    page.seats.tree.setFocus()
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_N)
    assert dialog_of(page).windowTitle() == "Nommer un membre"


def test_that_buttons_and_menu_offer_what_the_row_allows(page: SeatsPage, store: Store) -> None:
    take(page, held(store))
    texts = [made.text() for made in page.seats._buttons if not made.isHidden()]
    assert texts == ["Remplacer…", "Renouveler…", "Mettre fin…", "Substitut…"]
    rest = page.seats._rest.menu().actions()
    assert [action.text() for action in rest][:2] == ["Lettre de mandat…", "Modifier le mandat…"]
    rest[1].trigger()
    dialog_of(page).close()
    take(page, vacant(store))
    page.seats._buttons[0].click()
    assert dialog_of(page).windowTitle() == "Nommer un membre"


def test_that_the_context_menu_holds_every_gesture(page: SeatsPage, store: Store) -> None:
    take(page, vacant(store))
    assert [one.text() for one in page.seats.menu().actions()] == [
        "Pourvoir…", "Modifier le siège…", "Abolir le siège…", "Supprimer le siège"]
    page.seats.tree.clearSelection()
    page.bodies.choose(body(store, 3))
    page.seats.tree.menu_wanted.emit(QPoint(4, 4))
    assert page.seats.menu().actions() == []


def test_that_the_menu_of_the_body_applies_a_preset(page: SeatsPage, store: Store) -> None:
    offered = page.seats._more.menu().actions()
    assert len(offered) == 3
    offered[0].trigger()
    form = dialog_of(page).form
    assert "suit déjà" in form.said.text()
    assert form.table.isHidden()
    form.choice.box.setCurrentIndex(form.choice.box.findData("coordination_committee"))
    assert not form.table.isHidden()
    assert "2 règles changent" in plain(form.said.text())
    dialog_of(page).submit()
    assert queries.rules_of(store, council(store)).meetings_per_year == 10


def test_that_the_difference_names_the_colleges_added(page: SeatsPage, store: Store) -> None:
    page.gestures.bodies.preset(body(store, 3))
    form = dialog_of(page).form
    form.choice.box.setCurrentIndex(form.choice.box.findData("advisory_committee"))
    assert "Collège communautaire, Collège institutionnel" in form.said.text()


def test_that_the_form_of_rules_shows_and_keeps_every_rule(page: SeatsPage, store: Store) -> None:
    page.gestures.bodies.rules(council(store))
    form = dialog_of(page).form
    assert form.fields["quorum_kind"].value() == "majority"
    submit(page, staggered=True, max_terms=2, below_quorum="note", phrase_opening="Bienvenue")
    rules = queries.rules_of(store, council(store))
    assert (rules.staggered, rules.max_terms, rules.below_quorum) == (True, 2, "note")
    assert rules.phrase_opening == "Bienvenue"
    page.gestures.bodies.rules(council(store))
    dialog = submit(page, number_template="sans compteur")
    assert "compteur" in dialog.form.fields["number_template"].error.text()


def test_that_another_day_is_read_only_and_comes_back(
    page: SeatsPage, store: Store, desk: SavingDesk,
) -> None:
    page.when.setText("31 mai 2024")
    page.when.editingFinished.emit()
    assert said(page, 1) == ["Vacant", "Vacant"]
    take(page, vacant(store))
    page.seats.take("appoint")
    assert not [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert all(made.isHidden() for made in page.seats._buttons)
    assert page._band.whole() != ""
    page.when.setText("pas une date")
    page.when.editingFinished.emit()
    assert "pas comprise" in desk.refused[0].sentence
    page._now.click()
    assert said(page, 1)[0].startswith("Hélène")
    assert page.when.text() == ""


def test_that_records_open_on_their_row(page: SeatsPage, store: Store) -> None:
    kept = letter(store)
    for kind, record, row in (
        ("post", vacant(store), vacant(store)), ("membership", first(store, Membership),
                                                 held(store)),
        ("college", first(store, College), first(store, College)),
        ("mandate_letter", kept, held(store)),
    ):
        page.bodies.choose("")
        page.open_record(kind, record)
        assert page.record_in_hand() == row
    page.open_record("task", "x")
    page.open_record("post", "nothing")


def test_that_a_warning_leads_to_its_row(page: SeatsPage, store: Store) -> None:
    line = next(one for one in page.seats._warnings.findChildren(RecordLine))
    line.click()
    assert page.record_in_hand() == vacant(store)


def test_that_a_new_seat_is_asked_from_the_menu(page: SeatsPage, store: Store) -> None:
    page.start("post")
    submit(page, label="Siège 3", college_id=first(store, College))
    assert "Siège 3" in said(page)


def test_that_a_body_gone_gives_way_to_all(page: SeatsPage, store: Store) -> None:
    transport = body(store, 3)
    page.bodies.choose(transport)
    commands.remove_body(store, transport)
    assert page.bodies.body_id() != transport


def test_that_a_narrow_window_offers_the_bodies_in_a_box(
    page: SeatsPage, store: Store, qapp: QApplication,
) -> None:
    page.resize(860, 600)
    qapp.processEvents()
    assert page.bodies.isHidden()
    assert page.pick.currentData() == council(store)
    page.pick.setCurrentIndex(page.pick.findData(body(store, 2)))
    page.pick.activated.emit(page.pick.currentIndex())
    assert page.seats.body_id == body(store, 2)
    take(page, page.seats._sheet.rows[0].id)
    assert len([one for one in page.seats._buttons if not one.isHidden()]) == 2
    check_names(page)
    commands.rename_body(store, body(store, 2), "Alimentation")
    assert page.pick.currentText().strip() == "Alimentation"


def test_that_five_hundred_seats_are_shown(page: SeatsPage, store: Store) -> None:
    for _hundred in range(5):
        commands.add_seats(
            store, body_id=council(store), college_id=first(store, College), count=100)
    assert len(said(page)) == 502
    assert not page.seats.strip.grab().isNull()
