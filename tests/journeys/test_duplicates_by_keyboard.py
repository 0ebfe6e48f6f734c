"""A name typed twice becomes one without the mouse, and Ctrl+Z brings both back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.app.session import Session
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.page import DirectoryPage
from dsi_desktop.features.directory.queries.lists import people
from dsi_desktop.ui.shell.workplace import Workplace
from support.commands_directory import first
from support.dossier import new_dossier
from support.qt_keys import type_text
from support.qt_session import TODAY, opened, settle

Key = Qt.Key
_TABS = 40


def _written(folder: Path) -> Path:
    """Write a dossier where Hélène Savard was typed twice, once without accents."""
    store = new_dossier(folder)
    office = commands.add_organization(store, name="Service d’aide communautaire", acronym="SACC")
    commands.add_organization(store, name="MRC de Charlevoix-Est", sector="municipal")
    for given, mail in (("Hélène", "helene@sacc.exemple"), ("Helene", "h.savard@sacc.exemple")):
        person = commands.add_person(
            store, given_name=given, family_name="Savard", organization_id=office)
        commands.add_contact(store, person_id=person, kind="email", value=mail)
    store.close()
    return folder / "essai.dsi"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[tuple[Session, Workplace]]:
    with opened(_written(tmp_path)) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def _store(session: Session) -> Store:
    assert session.dossier is not None
    store = session.dossier.store
    assert store is not None
    return store


def _directory(workplace: Workplace) -> DirectoryPage:
    workplace.go("directory")
    settle()
    page = workplace.page("directory")
    assert isinstance(page, DirectoryPage)
    return page


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _tab_to(qtbot: QtBot, wanted: QWidget) -> None:
    """Press Tab until a control has the keyboard, as somebody without a mouse does."""
    for _turn in range(_TABS):
        if wanted.hasFocus():
            return
        qtbot.keyClick(_focused(), Key.Key_Tab)
        settle()
    raise AssertionError(f"Tab never reaches {wanted.accessibleName() or wanted}")


def test_that_two_records_become_one_and_come_back_without_a_mouse(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    session, workplace = window
    page, store = _directory(workplace), _store(session)
    page.open_record("person", first(store, Person))
    page.start("duplicates")
    settle()
    assert page.duplicates.list.pairs.rowCount() == 1
    _tab_to(qtbot, page.duplicates.unite)
    qtbot.keyClick(page.duplicates.unite, Key.Key_Return)
    settle()
    (left,) = people(store, TODAY)
    assert left.name in {"Hélène Savard", "Helene Savard"}
    qtbot.keyClick(workplace, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [one.name for one in people(store, TODAY)] == ["Helene Savard", "Hélène Savard"]
    assert page.duplicates.list.pairs.rowCount() == 1


def test_that_the_title_says_where_one_is_and_back_returns_to_the_list(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    _session, workplace = window
    page = _directory(workplace)
    _tab_to(qtbot, page.list.tools.twins)
    qtbot.keyClick(page.list.tools.twins, Key.Key_Return)
    settle()
    assert page.heading() == "Répertoire › Doublons"
    assert page.inside
    qtbot.keyClick(workplace, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert workplace.current == "directory"
    assert not page.inside


def test_that_several_records_take_a_tag_without_a_mouse(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    session, workplace = window
    page, store = _directory(workplace), _store(session)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    tag = page.together.form.fields["tag"].control
    _tab_to(qtbot, tag)
    type_text(tag, "à rencontrer")
    apply = next(one for one in page.together.findChildren(QPushButton)
                 if one.text() == "Appliquer aux 2 fiches")
    _tab_to(qtbot, apply)
    qtbot.keyClick(apply, Key.Key_Return)
    settle()
    assert {row.tags for row in page.list.organizations.rows} == {("à rencontrer",)}
    assert store.undo_label == "Modifier plusieurs fiches"
