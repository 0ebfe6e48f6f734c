"""The settings, who one is, the four questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences import queries
from dsi_desktop.features.preferences.page import build
from dsi_desktop.features.preferences.page.about import AboutDialog, log_place, versions
from dsi_desktop.features.preferences.page.identity import IdentityDialog
from dsi_desktop.features.preferences.page.new_dossier import NewDossierPage
from dsi_desktop.features.preferences.page.settings import SettingsPage
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.forms.fields import ChoiceField, TextField
from dsi_desktop.ui.theme import wear
from support import qt_walk
from support.dossier import TODAY, new_dossier
from support.meeting_desk import QuietDesk


class Host(QuietDesk):
    """A desk that keeps preferences."""

    def __init__(self, day: date = TODAY, save_to: Path | None = None) -> None:
        super().__init__(day)
        self.save_to = save_to
        self.preferences = Preferences(author="Luc", device="Portable", theme="light")
        self.data_folder = Path()
        self.checked = 0

    def check_dossier(self) -> None:
        self.checked += 1

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.save_to


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_dossier(tmp_path)
    yield opened
    opened.close()


def typed(form_field: object, text: str) -> None:
    assert isinstance(form_field, TextField)
    form_field.line.setText(text)
    form_field.line.editingFinished.emit()


def picked(form_field: object, key: str) -> None:
    assert isinstance(form_field, ChoiceField)
    form_field.box.setCurrentIndex(form_field.box.findData(key))
    form_field.box.activated.emit(form_field.box.currentIndex())


def settings(qtbot: QtBot, store: Store) -> tuple[SettingsPage, Host]:
    host = Host()
    page = build(store, host)
    assert isinstance(page, SettingsPage)
    qtbot.addWidget(page)
    page.resize(1150, 690)
    page.show()
    return page, host


def test_that_settings_speak_to_everybody(qtbot: QtBot, store: Store) -> None:
    page, _host = settings(qtbot, store)
    qt_walk.check(page)


def test_that_each_field_is_kept_when_it_is_left(qtbot: QtBot, store: Store) -> None:
    page, host = settings(qtbot, store)
    typed(page.person.fields["author"], "Hélène Savard")
    picked(page.look.fields["theme"], "dark")
    picked(page.look.fields["scale"], "150")
    picked(page.look.fields["language"], "en")
    assert host.preferences == Preferences(
        author="Hélène Savard", device="Portable", theme="dark", scale=150, language="en"
    )


def test_that_a_field_left_changes_nothing_but_itself(qtbot: QtBot, store: Store) -> None:
    page, host = settings(qtbot, store)
    host.prefer(replace(host.preferences, theme="dark"))
    picked(page.look.fields["scale"], "150")
    assert (host.preferences.theme, host.preferences.scale) == ("dark", 150)


def test_that_the_dossier_is_written_once_for_a_change_and_not_for_none(
    qtbot: QtBot, store: Store
) -> None:
    page, _host = settings(qtbot, store)
    typed(page.initiative.fields["name"], "Table de Charlevoix")
    assert queries.initiative(store).name == "Table de Charlevoix"
    assert store.undo_label == "Modifier les réglages du dossier"
    typed(page.initiative.fields["coordinator"], "")
    store.undo()
    assert store.undo_label is None


def test_that_a_name_left_empty_is_refused_beside_it(qtbot: QtBot, store: Store) -> None:
    page, host = settings(qtbot, store)
    typed(page.person.fields["author"], "")
    assert page.person.fields["author"].error.text()
    assert host.preferences.author == "Luc"
    typed(page.initiative.fields["name"], " ")
    assert page.initiative.fields["name"].error.text()
    assert store.undo_label is None


def test_that_about_says_versions_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert queries.sqlite_version() in said
    assert "GPL-3.0-or-later" in said
    assert "CC BY 4.0" in said
    assert dict(versions())["SQLAlchemy"][0].isdecimal()
    assert log_place()


def test_that_the_two_names_are_asked_once(qtbot: QtBot) -> None:
    kept: list[tuple[str, str]] = []
    dialog = IdentityDialog(None, "root", "machine", lambda *names: kept.append(names))
    qtbot.addWidget(dialog)
    dialog.show()
    typed(dialog.form.fields["author"], "")
    dialog.submit()
    assert kept == []
    typed(dialog.form.fields["author"], "Éric Gauthier")
    dialog.submit()
    assert kept == [("Éric Gauthier", "machine")]
    assert dialog.result() == IdentityDialog.DialogCode.Accepted


@dataclass
class Made:
    """What the new dossier page told."""

    page: NewDossierPage
    host: Host
    created: list[tuple[Path, str, str]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


@pytest.fixture
def asking(qtbot: QtBot, tmp_path: Path) -> Callable[[], Made]:
    def make() -> Made:
        host = Host(save_to=tmp_path / "ailleurs" / "Autre")
        made = Made(page=None, host=host)  # type: ignore[arg-type]
        made.page = NewDossierPage(
            host, tmp_path, ("Marie-Ève", "Portable"),
            lambda *told: made.created.append(told), lambda: made.left.append(1),
        )
        qtbot.addWidget(made.page)
        made.page.resize(1366, 768)
        made.page.show()
        return made

    return make


def press(made: Made, name: str) -> None:
    button = next(one for one in made.page.findChildren(QPushButton)
                  if name in (one.text(), one.accessibleName()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def counted(path: Path) -> dict[str, int]:
    store = Store.open(path, author="x", device="y")
    try:
        with store.read() as session:
            return {
                name: session.connection().exec_driver_sql(
                    f"SELECT count(*) FROM {name} WHERE deleted IS NULL"
                ).scalar_one()
                for name in ("area", "body", "initiative")
            }
    finally:
        store.close()


def test_that_the_answers_proposed_make_a_dossier(
    asking: Callable[[], Made], tmp_path: Path
) -> None:
    made = asking()
    qt_walk.check(made.page)
    press(made, "Créer le dossier")
    path = tmp_path / "DSI Charlevoix.dsi"
    assert made.created == [(path, "Marie-Ève", "Portable")]
    assert counted(path) == {"area": 15, "body": 7, "initiative": 1}
    assert made.page.path() == tmp_path / "DSI Charlevoix (2).dsi"


def test_that_the_model_and_the_chips_change_the_bodies(
    asking: Callable[[], Made], tmp_path: Path
) -> None:
    made = asking()
    made.page.models.chosen.emit("gim")
    made.page.chips.show_names(["Transport"])
    typed(made.page.form.fields["name"], "Ma / table: ?")
    picked(made.page.form.fields["territory"], "01023")
    assert made.page.path().name == "Ma  table.dsi"
    press(made, "Retirer le chantier Transport")
    assert made.page.chips.names() == ()
    press(made, "Changer…")
    assert made.page.path() == tmp_path / "ailleurs" / "Autre.dsi"
    press(made, "Créer le dossier")
    assert counted(made.created[0][0]) == {"area": 2, "body": 2, "initiative": 1}


def test_that_a_chip_is_added_by_enter_and_once(asking: Callable[[], Made]) -> None:
    made = asking()
    chips = made.page.chips
    before = chips.names()
    field_ = chips._field
    field_.setText("  Loisir  ")
    QTest.keyClick(field_, Qt.Key.Key_Return)
    field_.setText("loisir")
    QTest.keyClick(field_, Qt.Key.Key_Return)
    assert chips.names() == (*before, "Loisir")
    assert made.created == []


def test_that_a_dossier_without_a_name_is_refused_and_the_rest_kept(
    asking: Callable[[], Made]
) -> None:
    made = asking()
    typed(made.page.form.fields["name"], " ")
    press(made, "Créer le dossier")
    assert made.created == []
    assert made.page.form.fields["name"].error.text()
    assert made.page.form.fields["assembly"].value() == "Assemblée des partenaires"


def test_that_many_chantiers_are_summed_up_in_the_preview(asking: Callable[[], Made]) -> None:
    made = asking()
    made.page.chips.show_names([f"Chantier {number}" for number in range(20)])
    preview = made.page._preview
    assert "Chantier 7" in preview.accessibleName()
    assert "Chantier 8" not in preview.accessibleName()
    assert not preview.grab().isNull()


def test_that_leaving_leaves_nothing(asking: Callable[[], Made], tmp_path: Path) -> None:
    made = asking()
    press(made, "Annuler")
    assert made.left == [1]
    assert list(tmp_path.iterdir()) == []
    assert replace(made.host.preferences).author == "Luc"
