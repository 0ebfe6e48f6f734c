"""« À décider » under the fingers: digits, arrows, the editor, what is read aloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.choices import ChoicesView
from dsi_desktop.features.exchange.page.choices_columns import ProposalCard
from dsi_desktop.ui.forms.fields import ProseField
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.compared import ChangeList, ComparedText
from support.choices_ground import (
    LUCS,
    TODAY,
    apart,
    bring,
    luc,
    marie,
    sets,
    two_copies,
    written,
)
from support.db_ground import ask
from support.meeting_desk import QuietDesk
from support.qt_keys import type_text

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT, DUE, GONE = "entry.text.e", "task.due_on.t", "action.deleted.a"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with marie(apart(tmp_path), 30) as opened:
        yield opened


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


def shown(store: Store, desk: QuietDesk, qtbot: QtBot, width: int = 1150) -> ChoicesView:
    view = ChoicesView(store, desk)
    qtbot.addWidget(view)
    view.resize(width, 700)
    view.refresh()
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


@pytest.fixture
def view(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> ChoicesView:
    wear(qapp)
    return shown(store, desk, qtbot)


def seen(view: ChoicesView, words: str) -> list[QPushButton]:
    """Return the buttons in sight that say this."""
    every = view.findChildren(QPushButton)
    return [one for one in every if one.text() == words and one.isVisible()]


def cell(store: Store, query: str) -> object:
    return ask(store.path, query)[0][0]


def test_that_nothing_is_filled_and_both_answers_are_equal(view: ChoicesView) -> None:
    view.presenter.select(TEXT)
    assert not [one for one in view.findChildren(QPushButton) if one.objectName() == "primary"]
    first, second = (card.buttons[0] for card in view.versions.cards)
    assert first.objectName() == second.objectName() == ""
    assert first.size() == second.size()


def test_that_the_digits_answer(view: ChoicesView, store: Store, qtbot: QtBot) -> None:
    view.presenter.select(TEXT)
    qtbot.keyClick(view.list.view, Key.Key_2)
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == LUCS
    assert view.presenter.count == 2


def test_that_a_digit_without_answer_does_nothing(view: ChoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list.view, Key.Key_9)
    assert view.presenter.count == 3


def test_that_a_button_answers_and_the_keyboard_stays(
    view: ChoicesView, store: Store, qtbot: QtBot
) -> None:
    view.presenter.select(DUE)
    button = view.versions.cards[0].buttons[0]
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return)
    assert cell(store, "SELECT due_on FROM task WHERE id = 't'") == "2026-12-10"
    held = view.window().focusWidget()
    assert held is not None
    assert held is not button
    assert view.isAncestorOf(held)


def test_that_alt_and_arrows_walk_the_list(view: ChoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list.view, Key.Key_Down, ALT)
    assert view.presenter.waiting.chosen == DUE
    qtbot.keyClick(view.list.view, Key.Key_Up, ALT)
    assert view.presenter.waiting.chosen == GONE


def test_that_the_arrows_of_the_list_leave_sections_out(view: ChoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list.view, Key.Key_Down)
    assert view.presenter.waiting.chosen == DUE
    qtbot.keyClick(view.list.view, Key.Key_Home)
    assert view.presenter.waiting.chosen in (GONE, DUE)


def test_that_p_puts_off_and_the_last_one_leaves(view: ChoicesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.later, timeout=1000):
        for _each in range(3):
            qtbot.keyClick(view.list.view, Key.Key_P)


def test_that_another_text_is_written_and_saved_by_the_keyboard(
    view: ChoicesView, store: Store, qtbot: QtBot
) -> None:
    view.presenter.select(TEXT)
    view.versions.cards[1].text.setFocus()
    qtbot.keyClick(view.versions.cards[1].text, Key.Key_3)
    assert view.writing.form is not None
    field = view.writing.form.fields["value"]
    assert isinstance(field, ProseField)
    assert field.box.toPlainText() == LUCS
    assert not view.earlier.isVisible()
    type_text(field.box, " Puis 3 fois.")
    qtbot.keyClick(field.box, Key.Key_Return, CTRL)
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == f"{LUCS} Puis 3 fois."
    assert not view.writing.writing
    assert view.earlier.isVisible() or view.presenter.waiting.chosen != TEXT


def test_that_escape_leaves_the_editor_and_not_the_page(
    view: ChoicesView, store: Store, qtbot: QtBot
) -> None:
    before = cell(store, "SELECT text FROM entry WHERE id = 'e'")
    view.presenter.select(TEXT)
    qtbot.keyClick(view.list.view, Key.Key_3)
    assert view.writing.form is not None
    box = view.writing.form.fields["value"].control
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, Qt.KeyboardModifier(0))
    asked.ignore()
    QApplication.sendEvent(box, asked)
    assert asked.isAccepted()
    qtbot.keyClick(box, Key.Key_Escape)
    assert not view.writing.writing
    assert view.earlier.isVisible()
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == before


def test_that_a_wrong_date_is_refused_beside_its_box(view: ChoicesView, qtbot: QtBot) -> None:
    view.presenter.select(DUE)
    qtbot.keyClick(view.list.view, Key.Key_3)
    assert view.writing.form is not None
    field = view.writing.form.fields["value"]
    assert isinstance(field.control, QLineEdit)
    field.control.setText("jamais")
    qtbot.keyClick(field.control, Key.Key_Return, CTRL)
    assert not field.error.isHidden()
    assert view.presenter.count == 3
    view.writing.save()
    field.control.setText("2026-12-24")
    qtbot.keyClick(field.control, Key.Key_Return, CTRL)
    assert view.presenter.count == 2


def test_that_a_refusal_is_said(view: ChoicesView, desk: QuietDesk) -> None:
    view.presenter.answer("keep:9")
    assert desk.refused
    view.presenter.select(TEXT)
    view.presenter.answer("write")
    view.presenter.answer("keep:9")
    assert view.writing.form is not None
    assert not view.writing.form.summary.isHidden()


def test_that_the_end_is_said_with_the_code(view: ChoicesView, qtbot: QtBot) -> None:
    for _each in range(3):
        qtbot.keyClick(view.window().focusWidget() or view, Key.Key_1)
    assert view.empty.isVisible()
    assert not view.right.isVisible()
    back = view.empty.findChildren(QPushButton)
    with qtbot.waitSignal(view.later, timeout=1000):
        back[0].click()
    view.setFocus()
    view.resize(600, 500)


def test_that_one_choice_alone_takes_the_whole_width(view: ChoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list.view, Key.Key_1)
    qtbot.keyClick(view.list.view, Key.Key_1)
    assert view.presenter.count == 1
    assert not view.list.isVisible()
    assert not view.heading.next.isVisible()
    view.setFocus()
    assert view.versions.cards[0].text.hasFocus()


def test_that_every_control_has_a_name_and_its_place(view: ChoicesView) -> None:
    for chosen in (TEXT, DUE, GONE):
        view.presenter.select(chosen)
        QApplication.processEvents()
        for one in view.findChildren(QAbstractButton):
            if one.isVisible():
                assert one.accessibleName() or one.text()
                assert one.height() >= 28
        assert view.minimumSizeHint().width() <= 1150


def test_that_differences_are_read_aloud(view: ChoicesView) -> None:
    view.presenter.select(TEXT)
    text = view.versions.cards[0].text
    assert "ajouté 13 800 $" in text.accessibleDescription()
    changes = view.versions.cards[0].findChildren(ChangeList)[0]
    said = changes.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("retiré 12 500 $, ajouté 13 800 $")
    assert isinstance(text, ComparedText)


def tops(view: ChoicesView) -> list[int]:
    return [card.mapTo(view, card.rect().topLeft()).y() for card in view.versions.cards]


def test_that_two_columns_are_stacked_where_there_is_no_room(
    view: ChoicesView, qtbot: QtBot
) -> None:
    view.presenter.select(TEXT)
    qtbot.waitUntil(lambda: len(set(tops(view))) == 1)
    view.resize(700, 700)
    qtbot.waitUntil(lambda: tops(view)[0] < tops(view)[1])
    view.resize(1150, 700)
    qtbot.waitUntil(lambda: len(set(tops(view))) == 1)


def test_that_the_reception_may_be_taken_back_from_here(view: ChoicesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.cancel_reception, timeout=1000):
        view.foot.cancel.click()


def test_that_a_record_is_opened_by_its_name(view: ChoicesView) -> None:
    view.open_record("entry", "e")
    assert view.presenter.waiting.chosen == TEXT


def test_that_five_hundred_are_listed_and_narrowed(
    tmp_path: Path, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    here, there = two_copies(tmp_path)
    with marie(here) as store, store.operation("Écrire") as op:
        for at in range(500):
            op.add(Task(id=f"t{at:03}", title=f"Suivi {at:03}"))
    there.write_bytes(here.read_bytes())
    for laptop, word in ((marie(here, 25), "Marie"), (luc(there, 26), "Luc")):
        with laptop as store, store.operation("Écrire") as op:
            for at in range(500):
                op.get(Task, f"t{at:03}").waiting_for = word
    with marie(here, 28) as store:
        bring(there, store)
        view = shown(store, desk, qtbot)
        assert view.presenter.count == 500
        assert view.list.who.isHidden()
        view.list.kind.setCurrentIndex(view.list.kind.findData("Suivi"))
        view.presenter.select("task.waiting_for.t499")
        assert view.list.view.currentIndex().isValid()
        qtbot.keyClick(view.list.view, Key.Key_2)
        assert view.presenter.count == 499


def test_that_both_together_and_another_text_share_a_card(
    tmp_path: Path, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    here, there = two_copies(tmp_path)
    long = "Un.\nDeux.\nTrois.\nQuatre.\nCinq."
    with marie(here) as store:
        written(store, sets(Entry, "e", text=long))
    there.write_bytes(here.read_bytes())
    for laptop, text in ((marie(here, 25), long.replace("Un", "Une")),
                         (luc(there), long.replace("Cinq", "Six"))):  # fmt: skip
        with laptop as store:
            written(store, sets(Entry, "e", text=text))
    with marie(here, 28) as store:
        bring(there, store)
        view = shown(store, desk, qtbot)
        [card] = view.findChildren(ProposalCard)
        assert "Six" in card.text.toPlainText()
        assert "ajouté Une" in card.text.accessibleDescription()
        assert not view.writing.isVisible()
        qtbot.keyClick(view.versions.cards[0].text, Key.Key_3)
        assert view.writing.writing
        view.writing.close_editor()
        qtbot.keyClick(view.versions.cards[0].text, Key.Key_4)
        expected = long.replace("Un", "Une").replace("Cinq", "Six")
        assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == expected


def test_that_a_whole_record_is_answered_at_once(
    tmp_path: Path, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    here, there = two_copies(tmp_path)
    for laptop, word in ((marie(here, 25), "Marie"), (luc(there), "Luc")):
        with laptop as store:
            written(store, sets(Task, "t", waiting_for=word, responsible_name=word))
    with marie(here, 28) as store:
        bring(there, store)
        view = shown(store, desk, qtbot)
        section, record, *lines = view.list.model.rows
        assert (section.section, record.section) == (True, True)
        assert not view.list.model.flags(view.list.model.index(1, 0))
        view.grab()
        qtbot.keyClick(view.list.view, Key.Key_P)
        late = view.list.model.index_of(lines[0].key)
        assert late.data(Qt.ItemDataRole.AccessibleTextRole).endswith("remise à plus tard")
        qtbot.waitUntil(lambda: bool(seen(view, "Garder Luc pour ces 2")))
        seen(view, "Garder Luc pour ces 2")[0].click()
        assert view.presenter.count == 0


def test_that_what_is_looked_at_survives_a_change_from_elsewhere(
    view: ChoicesView, store: Store, qtbot: QtBot
) -> None:
    view.presenter.select(TEXT)
    qtbot.keyClick(view.list.view, Key.Key_3)
    assert view.writing.form is not None
    box = view.writing.form.fields["value"].control
    type_text(box, "Mot ")
    with store.operation("Écrire") as op:
        op.get(Task, "t").description = "Autre"
    view.refresh()
    assert view.writing.writing
    assert view.presenter.waiting.chosen == TEXT


def test_that_a_text_being_written_survives_the_end_of_the_program(
    view: ChoicesView, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    view.presenter.select(TEXT)
    qtbot.keyClick(view.list.view, Key.Key_3)
    assert view.writing.prose is not None
    type_text(view.writing.prose, " Non gardé.")
    view.presenter.select(DUE)
    assert view.draft.of(TEXT).endswith("Non gardé.")
    view.presenter.select(TEXT)
    view.presenter.answer("write")
    assert view.writing.prose is not None
    type_text(view.writing.prose, " Non gardé.")
    qtbot.waitUntil(lambda: view.draft.of(TEXT).endswith("Non gardé. Non gardé."))
    view.hide()
    again = shown(store, desk, qtbot)
    again.presenter.select(TEXT)
    again.presenter.answer("write")
    assert again.writing.prose is not None
    assert again.writing.prose.toPlainText().endswith("Non gardé.")
    assert "revenu" in desk.told[-1]
    again.writing.prose.clear()
    again.draft.keep()
    assert again.draft.of(TEXT) == ""
    type_text(again.writing.prose, "Gardé.")
    again.draft.keep()
    view.draft.pause()
    again.writing.save()
    assert again.draft.of(TEXT) == ""
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == "Gardé."
