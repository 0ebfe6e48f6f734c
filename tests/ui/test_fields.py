"""Every field gives back what was typed, or the sentence that says what to type."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.forms.fields import (
    BadValue,
    CheckField,
    ChoiceField,
    DayField,
    Field,
    MoneyField,
    NumberField,
    ProseField,
    TextField,
    TimeField,
    TypedField,
    Value,
)
from support.qt_keys import appear, press, type_text
from support.qt_walk import spoken

TODAY = date(2026, 11, 22)
CHOICES = (("a", "Table d’harmonisation"), ("b", "MRC de Charlevoix"), ("c", "Société & fils"))


def day(required: bool = False) -> DayField:
    return DayField("day", "Échéance", lambda: TODAY, required=required)


def hour(required: bool = False) -> TimeField:
    return TimeField("hour", "Heure", required=required)


def number(required: bool = False) -> NumberField:
    return NumberField("number", "Heures", low=-5, high=500, required=required)


def money(required: bool = False) -> MoneyField:
    return MoneyField("money", "Montant", required=required)


def text(required: bool = False) -> TextField:
    return TextField("text", "Nom", required=required)


def prose(required: bool = False) -> ProseField:
    return ProseField("prose", "Note", required=required)


def choice(required: bool = False) -> ChoiceField:
    return ChoiceField("choice", "Organisme", CHOICES, required=required, none="Aucun")


Maker = Callable[[bool], Field]
EVERY: tuple[Maker, ...] = (day, hour, number, money, text, prose, choice)
LINES: tuple[Maker, ...] = (day, hour, number, money, text)


def shown(qtbot: QtBot, field: Field) -> Field:
    appear(qtbot, field)
    return field


def refusal(field: Field) -> str:
    with pytest.raises(BadValue) as caught:
        field.value()
    return str(caught.value)


@pytest.mark.parametrize(
    ("make", "typed", "value"),
    [
        (text, "  Marie-Ève Tremblay ", "Marie-Ève Tremblay"),
        (text, "🙂 Zoé", "🙂 Zoé"),
        (text, "مريم", "مريم"),
        (text, "", ""),
        (day, "15 déc", "2026-12-15"),
        (day, "2027-01-31", "2027-01-31"),
        (day, "", None),
        (hour, "13 h 30", "13:30"),
        (hour, "9h", "09:00"),
        (hour, "  ", None),
        (number, "42", 42),
        (number, "−5", -5),
        (number, "1 00", 100),
        (number, "50 %", 50),
        (number, "", None),
        (money, "18 000,00 $", 1_800_000),
        (money, "0,05", 5),
        (money, "", None),
    ],
)
def test_that_what_is_typed_is_the_value(
    qtbot: QtBot, make: Maker, typed: str, value: Value
) -> None:
    field = shown(qtbot, make(False))
    type_text(field.control, typed)
    assert field.value() == value


@pytest.mark.parametrize(
    ("make", "typed", "sentence"),
    [
        (day, "32 décembre", "Cette date n’est pas comprise. Écrivez par exemple 2026-12-15."),
        (hour, "25 h", "Cette heure n’est pas comprise. Écrivez par exemple 13 h 30."),
        (number, "douze", "Écrivez un nombre entier."),
        (number, "--5", "Écrivez un nombre entier."),
        (number, "-", "Écrivez un nombre entier."),
        (number, "9" * 5000, "Écrivez un nombre entier."),
        (number, "501", "Écrivez un nombre de -5 à 500."),
        (number, "-6", "Écrivez un nombre de -5 à 500."),
        (money, "beaucoup", "Ce montant n’est pas compris. Écrivez par exemple 18 000,00 $."),
    ],
)
def test_that_what_is_not_a_value_is_refused_with_its_sentence(
    qtbot: QtBot, make: Maker, typed: str, sentence: str
) -> None:
    field = shown(qtbot, make(False))
    assert isinstance(field, TypedField)
    field.line.setText(typed)
    assert refusal(field).replace(" ", " ") == sentence
    press(field.line, Qt.Key.Key_Return)
    assert field.error.text().replace(" ", " ") == f"⚠ {sentence}"
    assert field.error.isVisible()
    assert field.line.text() == typed[:32767]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (day, "Écrivez une date."), (hour, "Écrivez une heure."), (number, "Écrivez un nombre."),
        (money, "Écrivez un montant."), (text, "Remplissez ce champ."),
        (prose, "Remplissez ce champ."), (choice, "Choisissez dans la liste."),
    ],
)
def test_that_a_required_field_asks_to_be_filled(
    qtbot: QtBot, make: Maker, sentence: str
) -> None:
    assert refusal(shown(qtbot, make(True))) == sentence


@pytest.mark.parametrize("make", EVERY)
def test_that_an_empty_field_is_left_without_a_reproach(qtbot: QtBot, make: Maker) -> None:
    field = shown(qtbot, make(True))
    press(field.control, Qt.Key.Key_Tab)
    assert not field.error.isVisible()
    assert shown(qtbot, make(False)).value() in (None, "")


def test_that_the_ground_of_typed_fields_keeps_any_words(qtbot: QtBot) -> None:
    field = TypedField("code", "Code", required=True)
    shown(qtbot, field)
    assert refusal(field) == "Remplissez ce champ."
    field.show_value("A-1")
    assert field.value() == "A-1"


def test_that_the_ground_of_fields_has_no_value(qtbot: QtBot) -> None:
    field = Field("x", "Champ", QComboBox())
    shown(qtbot, field)
    field.show_value("a")
    assert refusal(field) == "Ce champ n’a pas de valeur."


@pytest.mark.parametrize(
    ("make", "typed", "seen"),
    [(day, "15 déc", "2026-12-15"), (hour, "13:30", "13 h 30"), (number, " 7 ", "7"),
     (money, "1234,5", "1 234,50 $")],
)
def test_that_leaving_a_field_shows_what_was_understood(
    qtbot: QtBot, make: Maker, typed: str, seen: str
) -> None:
    field = shown(qtbot, make(False))
    assert isinstance(field, TypedField)
    field.show_error("Une erreur d’avant")
    with qtbot.waitSignal(field.edited) as told:
        type_text(field.line, typed)
        press(field.line, Qt.Key.Key_Return)
    assert told.args == [field.name]
    assert field.line.text().replace("\u00a0", " ").replace("\u202f", " ") == seen
    assert not field.error.isVisible()
    value = field.value()
    field.show_value(value)
    assert field.value() == value


@pytest.mark.parametrize("make", [*LINES, prose])
def test_that_nothing_shown_is_nothing_kept(qtbot: QtBot, make: Maker) -> None:
    field = shown(qtbot, make(False))
    field.show_value(None)
    assert field.value() in (None, "")


def test_that_control_characters_are_dropped(qtbot: QtBot) -> None:
    line, box = text(), prose()
    for field in (line, box):
        shown(qtbot, field)
        field.show_value("Ta\x00ble\x07 \x1bronde")
        assert field.value() == "Table ronde"
    line.show_value("une\nligne")
    assert line.value() == "une ligne"
    box.show_value("un\r\ndeux")
    assert box.value() == "un\ndeux"


def test_that_a_hundred_thousand_characters_are_kept(qtbot: QtBot) -> None:
    box = prose()
    shown(qtbot, box)
    whole = "Été.\n" * 20_000
    assert len(whole) == 100_000
    box.show_value(whole[:-1])
    assert box.value() == whole[:-1]
    box.show_value(f"{whole}trop")
    assert box.value() == whole[:-1]


def test_that_a_long_line_does_not_widen_its_field(qtbot: QtBot) -> None:
    line = text()
    shown(qtbot, line)
    wide = line.sizeHint().width()
    line.show_value("Tremblay " * 3000)
    assert str(line.value()).startswith("Tremblay Tremblay")
    assert line.sizeHint().width() == wide


def test_that_tab_leaves_a_note_and_tells(qtbot: QtBot) -> None:
    box = prose()
    shown(qtbot, box)
    box.control.setFocus()
    type_text(box.control, "Été")
    with qtbot.waitSignal(box.edited) as told:
        box.control.clearFocus()
    assert told.args == ["prose"]
    assert box.value() == "Été"
    assert "\t" not in box.box.toPlainText()


def test_that_a_choice_gives_its_key(qtbot: QtBot) -> None:
    field = choice()
    shown(qtbot, field)
    assert field.value() is None
    field.show_value("b")
    assert (field.value(), field.box.currentText()) == ("b", "MRC de Charlevoix")
    field.show_value(None)
    assert field.value() is None


def test_that_letters_go_to_a_choice(qtbot: QtBot) -> None:
    field = choice()
    shown(qtbot, field)
    type_text(field.box, "mrc")
    assert field.value() == "b"


def test_that_a_choice_survives_another_list_when_it_is_still_offered(qtbot: QtBot) -> None:
    field = choice()
    shown(qtbot, field)
    field.show_value("c")
    field.show_options([("z", "Zec"), ("c", "Société")])
    assert field.value() == "c"
    assert field.box.count() == 3


def test_that_a_key_no_longer_offered_is_shown_as_it_stands(qtbot: QtBot) -> None:
    field = ChoiceField("choice", "Organisme", CHOICES)
    shown(qtbot, field)
    assert field.value() == "a"
    field.show_value("disparu")
    assert (field.value(), field.box.currentText()) == ("disparu", "disparu")


def test_that_an_empty_choice_has_no_value(qtbot: QtBot) -> None:
    field = ChoiceField("choice", "Organisme", ())
    shown(qtbot, field)
    assert field.value() is None


def test_that_a_filtered_choice_takes_the_words_of_the_list_only(qtbot: QtBot) -> None:
    field = ChoiceField("choice", "Organisme", CHOICES, none="", filtered=True)
    shown(qtbot, field)
    field.box.setEditText("mrc de charlevoix")
    assert field.value() == "b"
    field.box.setEditText("inconnu")
    assert refusal(field) == "Choisissez dans la liste."
    field.box.setEditText("  ")
    assert field.value() is None
    completer = field.box.completer()
    assert completer is not None
    completer.setCompletionPrefix("HARMO")
    assert completer.currentCompletion() == "Table d’harmonisation"


def test_that_choosing_tells_which_field(qtbot: QtBot) -> None:
    field = choice()
    shown(qtbot, field)
    with qtbot.waitSignal(field.edited) as told:
        field.box.activated.emit(1)
    assert told.args == ["choice"]


def test_that_a_tick_is_yes(qtbot: QtBot) -> None:
    field = CheckField("voting", "Membre votant")
    shown(qtbot, field)
    assert field.value() is False
    with qtbot.waitSignal(field.edited):
        type_text(field.box, " ")
        press(field.box, Qt.Key.Key_Space)
    field.show_value(1)
    assert field.value() is True
    field.show_value(None)
    assert field.value() is False
    assert not field.caption.isVisible()


def test_that_suggestions_are_found_by_any_part_of_them(qtbot: QtBot) -> None:
    field = TextField("town", "Municipalité", hint="Ville", suggestions=["Baie-Saint-Paul"])
    shown(qtbot, field)
    assert field.line.placeholderText() == "Ville"
    completer = field.line.completer()
    completer.setCompletionPrefix("saint")
    assert completer.currentCompletion() == "Baie-Saint-Paul"


@pytest.mark.parametrize("make", EVERY)
def test_that_a_field_is_called_by_its_label_and_says_its_error(
    qtbot: QtBot, make: Maker
) -> None:
    field = shown(qtbot, make(False))
    assert spoken(field.control) == field.words == field.caption.text()
    field.show_error("Trop long.")
    assert field.control.accessibleDescription() == "Trop long."
    assert field.error.isVisible()
    field.show_error("")
    assert field.control.accessibleDescription() == ""
    assert not field.error.isVisible()


def test_that_an_ampersand_is_a_sign(qtbot: QtBot) -> None:
    field = CheckField("both", "Sports & loisirs")
    shown(qtbot, field)
    assert field.box.text() == "Sports && loisirs"
    assert spoken(field.box) == "Sports & loisirs"


def test_that_a_text_from_right_to_left_stays_whole(qtbot: QtBot) -> None:
    field = text()
    shown(qtbot, field)
    type_text(field.line, "مرحبا Zoé 123")
    assert field.value() == "مرحبا Zoé 123"
    assert field.line.cursorPosition() == len("مرحبا Zoé 123")


@pytest.mark.parametrize(
    ("typed", "key"), [("carr", "b"), ("CARREFOUR", "b"), ("centre", None), ("zzz", None)]
)
def test_that_a_few_letters_choose_the_only_option_that_holds_them(
    qtbot: QtBot, typed: str, key: str | None
) -> None:
    field = ChoiceField(
        "x", "Organisme", [("a", "Centre-Femmes"), ("b", "Carrefour jeunesse"), ("c", "Le centre")],
        filtered=True, none="",
    )
    qtbot.addWidget(field)
    written = field.box.lineEdit()
    assert written is not None
    written.setText(typed)
    written.editingFinished.emit()
    if key is None:
        with pytest.raises(BadValue):
            field.value()
    else:
        assert field.value() == key
        assert field.box.currentText() == "Carrefour jeunesse"
