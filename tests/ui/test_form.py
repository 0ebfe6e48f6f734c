"""A form gives all its values or says, beside each field, why not; nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.ui.dialogs.form_dialog import FormDialog, ask
from dsi_desktop.ui.forms.fields import NumberField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.frames import scrolling
from support import qt_walk
from support.modal import working
from support.qt_keys import appear, press, type_text

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def person() -> Form:
    return Form([
        [TextField("given", "Prénom", required=True), TextField("family", "Nom", required=True)],
        NumberField("hours", "Heures"),
        ProseField("note", "Note"),
    ])


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = person()
    appear(qtbot, made)
    return made


class Saved:
    """What a command was given, and what it answers."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.values: list[dict[str, Value]] = []
        self.refusal = refusal

    def __call__(self, values: dict[str, Value]) -> None:
        self.values.append(values)
        if self.refusal is not None:
            raise self.refusal


def test_that_a_form_gives_every_value(form: Form) -> None:
    form.fill({"given": "Zoé", "family": "Otis", "hours": 3, "unknown": "x"})
    assert form.values() == {"given": "Zoé", "family": "Otis", "hours": 3, "note": ""}


def test_that_each_refusal_stands_beside_its_field_and_the_first_has_the_focus(
    form: Form,
) -> None:
    form.fill({"given": "Zoé", "hours": "trois"})
    assert form.values() is None
    wrong = {name for name, field in form.fields.items() if field.error.isVisible()}
    assert wrong == {"family", "hours"}
    assert form.fields["family"].control.hasFocus()
    assert form.fields["hours"].control.property("text") == "trois"
    form.fill({"family": "Otis", "hours": 3})
    assert form.values() is not None
    assert not any(field.error.isVisible() for field in form.fields.values())


def test_that_a_broken_rule_is_told_beside_the_field_it_names(form: Form) -> None:
    form.refuse(RuleBroken("Ce nom est déjà pris.", "family"))
    assert form.fields["family"].error.text() == "⚠ Ce nom est déjà pris."
    assert form.fields["family"].control.hasFocus()
    assert not form.summary.isVisible()


@pytest.mark.parametrize(
    "error", [NotFound("Cette fiche n’existe plus."), RuleBroken("Trop tard.", "autre")]
)
def test_that_a_refusal_without_a_field_is_told_above(form: Form, error: NotFound) -> None:
    form.refuse(error)
    assert form.summary.text() == f"⚠ {error.sentence}"
    assert form.summary.isVisible()
    form.clear_errors()
    assert not form.summary.isVisible()


def test_that_a_form_tells_which_field_was_edited(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.edited) as told:
        type_text(form.fields["hours"].control, "4")
        press(form.fields["hours"].control, RETURN)
    assert told.args == ["hours"]


def test_that_fields_side_by_side_stay_level_when_one_is_wrong(form: Form) -> None:
    form.resize(500, 400)
    form.fields["given"].show_error("Une longue phrase qui prend plus d’une ligne du formulaire.")
    form.grab()
    given, family = form.fields["given"], form.fields["family"]
    assert given.caption.mapTo(form, given.caption.pos()).y() == family.caption.mapTo(
        form, family.caption.pos()
    ).y()


def test_that_a_wrong_field_out_of_sight_is_scrolled_to(qtbot: QtBot) -> None:
    form = Form([TextField(f"f{at}", f"Champ {at}") for at in range(30)])
    column = QVBoxLayout()
    column.addWidget(form)
    area = scrolling(column)
    area.resize(300, 200)
    appear(qtbot, area)
    form.show_error("f29", "Trop long.")
    field = form.fields["f29"]
    top = field.mapTo(area, field.rect().topLeft()).y()
    assert 0 <= top <= 200 - field.error.height()
    assert field.error.visibleRegion().boundingRect().height() > 0
    form.refuse(NotFound("Cette fiche n’existe plus."))
    assert form.summary.visibleRegion().boundingRect().height() > 0


def dialog(qtbot: QtBot, saved: Saved) -> FormDialog:
    made = FormDialog(None, "Ajouter une personne", person(), saved, yes="Ajouter")
    appear(qtbot, made)
    return made


def test_that_enter_saves_what_was_typed(qtbot: QtBot) -> None:
    saved = Saved()
    made = dialog(qtbot, saved)
    given, family = made.form.fields["given"].control, made.form.fields["family"].control
    assert given.hasFocus()
    type_text(given, "Noé")
    type_text(family, "Bélanger")
    press(family, RETURN)
    assert saved.values == [{"given": "Noé", "family": "Bélanger", "hours": None, "note": ""}]
    assert made.result() == QDialog.DialogCode.Accepted


def test_that_ctrl_enter_saves_from_a_note(qtbot: QtBot) -> None:
    saved = Saved()
    made = dialog(qtbot, saved)
    made.form.fill({"given": "Noé", "family": "Otis"})
    note = made.form.fields["note"].control
    note.setFocus()
    type_text(note, "Été")
    qtbot.keyClick(note, RETURN)
    assert made.isVisible()
    qtbot.keyClick(note, RETURN, Qt.KeyboardModifier.ControlModifier)
    assert [one["note"] for one in saved.values] == ["Été"]
    assert not made.isVisible()


def test_that_a_refusal_keeps_everything_typed(qtbot: QtBot) -> None:
    saved = Saved(RuleBroken("Ce nom est déjà pris.", "family"))
    made = dialog(qtbot, saved)
    made.form.fill({"given": "Zoé", "family": "Otis", "hours": 3, "note": "Été"})
    before = made.form.values()
    made.submit()
    assert made.isVisible()
    assert made.form.fields["family"].error.isVisible()
    assert made.form.values() == before
    saved.refusal = None
    made.submit()
    assert not made.isVisible()
    assert saved.values == [before, before]


def test_that_wrong_values_never_reach_the_command(qtbot: QtBot) -> None:
    saved = Saved()
    made = dialog(qtbot, saved)
    qtbot.mouseClick(made.yes, Qt.MouseButton.LeftButton)
    assert made.isVisible()
    assert saved.values == []


def test_that_escape_leaves_without_saving(qtbot: QtBot) -> None:
    saved = Saved()
    made = dialog(qtbot, saved)
    made.form.fill({"given": "Zoé", "family": "Otis"})
    press(made.form.fields["given"].control, ESCAPE)
    assert made.result() == QDialog.DialogCode.Rejected
    assert not made.isVisible()
    assert saved.values == []


def test_that_enter_on_cancel_cancels(qtbot: QtBot) -> None:
    saved = Saved()
    made = dialog(qtbot, saved)
    made.form.fill({"given": "Zoé", "family": "Otis"})
    made.no.setFocus()
    press(made.no, RETURN)
    assert not made.isVisible()
    assert saved.values == []


def test_that_ask_tells_whether_it_was_saved(qapp: QApplication) -> None:
    form = person()
    form.fill({"given": "Zoé", "family": "Otis"})
    working(FormDialog, FormDialog.submit)
    assert ask(None, "Ajouter", form, Saved())


def test_that_a_dialog_without_fields_only_asks(qtbot: QtBot) -> None:
    saved = Saved()
    made = FormDialog(None, "Clore la rencontre ?", Form([]), saved)
    appear(qtbot, made)
    made.yes.click()
    assert saved.values == [{}]
    assert made.yes.text() == "Enregistrer"


def test_that_a_dialog_is_called_by_its_title_and_walked_without_stumbling(qtbot: QtBot) -> None:
    made = dialog(qtbot, Saved())
    assert made.windowTitle() == "Ajouter une personne"
    assert made.yes.text() == "Ajouter"
    qt_walk.check(made)


def test_that_a_dialog_fits_the_screen_at_200_percent(
    qapp: QApplication, qtbot: QtBot
) -> None:
    wear(qapp, "light", 2.0)
    form = Form([TextField(f"f{at}", f"Champ {at}") for at in range(20)])
    made = FormDialog(None, "Un long formulaire", form, Saved())
    qtbot.addWidget(made)
    room = made.screen().availableGeometry()
    assert made.minimumSizeHint().height() <= room.height()
    assert made.minimumSizeHint().width() <= room.width()
