"""The forms of the view « Sièges »: each does one thing, a refusal loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import College, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from support.commands_directory import every, first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import TODAY
from support.plain_words import plain
from support.seats_view import (
    SavingDesk,
    dialog_of,
    held,
    put_out,
    said,
    shown,
    submit,
    take,
)


@pytest.fixture
def desk(tmp_path: Path) -> SavingDesk:
    return SavingDesk(tmp_path / "lettre.pdf")


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, store: Store, desk: SavingDesk,
) -> Iterator[SeatsPage]:
    made = shown(qtbot, qapp, store, desk)
    yield made
    put_out(made)


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
    assert [row.member.end_on for row in page.seats.sheet.rows if row.member] == ["2026-11-30"]
    store.undo()
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_P)
    submit(page, person_id=every(store, Person)[1], start_on="2026-11-12")
    assert said(page, 1)[0] == "Éric Gauthier"
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Delete)
    submit(page, end_on="2026-11-12", reason="déménagement")
    assert page.seats.sheet.rows[0].member.end_on == "2026-11-12"


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
    assert page.seats.sheet.rows[0].substitutes == ("Éric Gauthier",)
    take(page, page.seats.sheet.rows[-1].id)
    page.seats.take("renew")
    assert dialog_of(page).form.summary.isHidden()


def test_that_a_term_is_corrected(page: SeatsPage, store: Store) -> None:
    take(page, held(store))
    page.seats.take("term")
    form = dialog_of(page).form
    assert (form.fields["role"].value(), form.fields["post_id"].value()) == ("chair", held(store))
    submit(page, role="spokesperson", end_on="2027-01-01")
    assert page.seats.sheet.rows[0].member.role == "spokesperson"
    chantier = queries.members_at(store, body(store, 2), TODAY)[0]
    page.gestures.seats.term(chantier)
    assert dialog_of(page).form.fields["post_id"].value() is None


def test_that_a_letter_is_written_corrected_printed_and_taken_back(
    page: SeatsPage, store: Store, qtbot: QtBot, desk: SavingDesk,
) -> None:
    take(page, held(store))
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_L)
    submit(page, scope="commit", ceiling=200_000, signatory="Luc Roy", end_on="2027-12-31")
    assert page.seats.sheet.rows[0].letter_state == "holds"
    page.seats.take("letter")
    dialog = submit(page, scope="inform")
    assert "engager" in dialog.form.fields["ceiling"].error.text()
    submit(page, ceiling=None)
    page.seats.take("print_letter")
    assert desk.path is not None
    assert desk.path.read_bytes().startswith(b"%PDF")
    assert plain(desk.told[0]) == "Lettre écrite : lettre.pdf"
    page.seats.take("withdraw_letter")
    assert page.seats.sheet.rows[0].letter_state == ""
    store.undo()
    assert page.seats.sheet.rows[0].letter_state == "holds"


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
    strip = page.seats.sheet.strips[2]
    assert (strip.name, strip.sectors, strip.planned, strip.parity) == ("Élus", "municipal", 2,
                                                                        False)
    take(page, strip.id)
    qtbot.keyClick(page.seats.tree, Qt.Key.Key_Return)
    submit(page, name="Élues et élus")
    assert page.seats.sheet.strips[2].sectors == "municipal"
    page.seats.take("seats")
    assert dialog_of(page).form.fields["count"].value() == 2
    submit(page)
    assert page.seats.sheet.strips[2].vacant == 2
    page.seats.take("remove_college")
    assert len(page.seats.sheet.strips) == 2
    assert len(page.seats.sheet.rows) == 4


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


def test_that_the_menu_of_the_body_applies_a_preset(page: SeatsPage, store: Store) -> None:
    offered = page.seats.head.more.menu().actions()
    assert len(offered) == 4
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
    submit(page, staggered=True, max_terms=2, below_quorum="note", phrase_opening="Bienvenue",
           phrase_motion="Il est proposé {texte}", bilingual_documents=True)
    rules = queries.rules_of(store, council(store))
    assert (rules.staggered, rules.max_terms, rules.below_quorum) == (True, 2, "note")
    assert (rules.phrase_opening, rules.bilingual_documents) == ("Bienvenue", True)
    assert rules.phrase_motion == "Il est proposé {texte}"
    page.gestures.bodies.rules(council(store))
    dialog = submit(page, number_template="sans compteur")
    assert "compteur" in dialog.form.fields["number_template"].error.text()


def test_that_an_abolished_seat_is_given_back(page: SeatsPage, store: Store) -> None:
    again = page.seats.head.more.menu().actions()[3]
    assert not again.isVisible()
    commands.abolish_seat(store, vacant(store), "2026-06-30")
    assert said(page) == ["Siège 1"]
    assert again.isVisible()
    again.trigger()
    submit(page, post_id=vacant(store))
    assert said(page) == ["Siège 1", "Siège 2"]


def test_that_only_a_membership_of_today_is_taken_back(
    page: SeatsPage, store: Store, desk: SavingDesk,
) -> None:
    take(page, held(store))
    page.seats.take("remove_term")
    assert "mettez-y fin" in desk.refused[0].sentence
    commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1], post_id=vacant(store))
    take(page, vacant(store))
    page.seats.take("remove_term")
    assert said(page, 1)[1] == "Vacant"
    assert "Ctrl+Z" in desk.told[-1]


def test_that_a_quorum_asks_for_a_value_only_when_it_has_one(
    page: SeatsPage, store: Store,
) -> None:
    page.gestures.bodies.rules(council(store))
    form = dialog_of(page).form
    assert not form.fields["quorum_value"].isEnabled()
    form.fill({"quorum_kind": "fraction"})
    form.edited.emit("quorum_kind")
    assert form.fields["quorum_value"].isEnabled()
