"""The view « Sièges » with its dialogs: everything by the keyboard, everything said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.governance import College, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.page.seats.parity_strip import Group, ParityStrip
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.commands_directory import first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import new_dossier
from support.page_walk import check_names, check_sizes
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
    assert plain(page.seats.head.strip.accessibleName()) == (
        "Parité tenue : 1 et 0. Collège communautaire : 1 sur 1. "
        "Collège institutionnel : 0 sur 1, 1 vacant")
    assert "Quorum" in page.seats.head.facts.text()


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


def test_that_buttons_and_menu_offer_what_the_row_allows(page: SeatsPage, store: Store) -> None:
    take(page, held(store))
    texts = [made.text() for made in page.seats.bar.buttons if not made.isHidden()]
    assert texts == ["Remplacer…", "Renouveler…", "Mettre fin…", "Substitut…"]
    rest = page.seats.bar.rest.menu().actions()
    assert [action.text() for action in rest][:2] == ["Lettre de mandat…", "Modifier le mandat…"]
    rest[1].trigger()
    dialog_of(page).close()
    take(page, vacant(store))
    page.seats.bar.buttons[0].click()
    assert dialog_of(page).windowTitle() == "Nommer un membre"


def test_that_the_context_menu_holds_every_gesture(page: SeatsPage, store: Store) -> None:
    take(page, vacant(store))
    assert [one.text() for one in page.seats.bar.menu().actions()] == [
        "Pourvoir…", "Modifier le siège…", "Abolir le siège…", "Supprimer le siège"]
    page.seats.tree.clearSelection()
    page.bodies.choose(body(store, 3))
    page.seats.tree.menu_wanted.emit(QPoint(4, 4))
    assert page.seats.bar.menu().actions() == []


def test_that_another_day_is_read_only_and_comes_back(
    page: SeatsPage, store: Store, desk: SavingDesk,
) -> None:
    page.when.setText("31 mai 2024")
    page.when.editingFinished.emit()
    assert said(page, 1) == ["Vacant", "Vacant"]
    take(page, vacant(store))
    page.seats.take("appoint")
    assert not [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert all(made.isHidden() for made in page.seats.bar.buttons)
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
    line = next(one for one in page.seats.warnings.findChildren(RecordLine))
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
    take(page, page.seats.sheet.rows[0].id)
    assert len([one for one in page.seats.bar.buttons if not one.isHidden()]) == 2
    check_names(page)
    commands.rename_body(store, body(store, 2), "Alimentation")
    assert page.pick.currentText().strip() == "Alimentation"


def test_that_five_hundred_seats_are_shown(page: SeatsPage, store: Store) -> None:
    for _hundred in range(5):
        commands.add_seats(
            store, body_id=council(store), college_id=first(store, College), count=100)
    assert len(said(page)) == 502
    assert not page.seats.head.strip.grab().isNull()
