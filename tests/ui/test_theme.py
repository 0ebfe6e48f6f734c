"""One look made from the tokens: light, dark or the computer's own, from 100 to 200 %."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.ui import tokens
from dsi_desktop.ui.stylesheet import stylesheet
from dsi_desktop.ui.theme import load_fonts, theme, wants_dark, wear

PACKAGE = Path(__file__).resolve().parents[2] / "dsi_desktop"


@pytest.mark.parametrize(("choice", "dark"), [("light", False), ("dark", True)])
def test_that_a_choice_is_worn(qapp: QApplication, choice: str, dark: bool) -> None:
    look = wear(qapp, choice)
    table = tokens.DARK if dark else tokens.LIGHT
    assert look is theme()
    assert look.dark == dark
    assert look.hex("bg") == table["bg"]
    assert look.colour("bg").name().upper() == table["bg"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == table["bg"]
    assert table["accent"] in qapp.styleSheet()
    assert look.hue(1) == (tokens.HUES_DARK if dark else tokens.HUES_LIGHT)[1]


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_that_system_follows_the_computer(qapp: QApplication, scheme: Qt.ColorScheme) -> None:
    hints = qapp.styleHints()
    hints.setColorScheme(scheme)
    try:
        assert wants_dark("system") == (hints.colorScheme() == Qt.ColorScheme.Dark)
    finally:
        hints.unsetColorScheme()


def test_that_hues_turn_round_and_none_is_the_first(qapp: QApplication) -> None:
    look = wear(qapp)
    assert look.hue(None) == look.hue(0) == look.hue(len(tokens.HUES_LIGHT))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_that_everything_grows_with_the_scale(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    made = [QPushButton("Enregistrer"), QLineEdit(), QComboBox(), QCheckBox("Oui")]
    for one in made:
        qtbot.addWidget(one)
        one.ensurePolished()
    plain = [one.sizeHint().height() for one in made]
    look = wear(qapp, "light", scale)
    assert (look.px(20), look.font("h1").pixelSize()) == (round(20 * scale), round(22 * scale))
    for one, before in zip(made, plain, strict=True):
        assert one.sizeHint().height() == pytest.approx(before * scale, abs=4 * scale)


def test_that_a_live_switch_is_told_and_seen(qapp: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitSignal(theme().changed):
        wear(qapp, "dark")
    middle = line.grab().toImage().pixelColor(line.width() // 2, line.height() // 2)
    assert middle.name().upper() == tokens.DARK["surface"]
    wear(qapp, "light")
    middle = line.grab().toImage().pixelColor(line.width() // 2, line.height() // 2)
    assert middle.name().upper() == tokens.LIGHT["surface"]


@pytest.mark.parametrize(
    "weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold]
)
def test_that_inter_is_there_in_every_weight(qapp: QApplication, weight: QFont.Weight) -> None:
    load_fonts()
    font = wear(qapp).font("m", weight)
    assert QFontInfo(font).family() == "Inter"
    assert QFontInfo(font).weight() == weight
    assert QFontDatabase.families().count("Inter") == 1


def test_that_syllabics_have_a_face_of_their_own(qapp: QApplication) -> None:
    wear(qapp)
    assert QFontDatabase.writingSystems("Noto Sans Canadian Aboriginal")


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK])
def test_that_the_style_sheet_has_a_value_everywhere(scheme: dict[str, str]) -> None:
    made = stylesheet(scheme.__getitem__, lambda size: round(size * 1.5))
    assert "$" not in made
    assert made.count("{") == made.count("}")
    files = re.findall(r'url\("([^"]+)"\)', made)
    assert len(files) == 2
    assert all(Path(one).is_file() for one in files)


def test_that_the_signs_drawn_on_controls_can_be_seen() -> None:
    for scheme, ground in ((tokens.LIGHT, "surface"), (tokens.DARK, "surface")):
        made = stylesheet(scheme.__getitem__, round)
        chevron, tick = re.findall(r'url\("([^"]+)"\)', made)
        for file, under in ((chevron, scheme[ground]), (tick, scheme["accent"])):
            stroke = re.search(r'stroke="(#\w{6})"', Path(file).read_text(encoding="utf-8"))
            assert stroke is not None
            assert tokens.contrast(stroke[1], under) >= 3


def test_that_every_icon_asked_for_exists() -> None:
    asked = re.compile(r"""(?:icon|picture|Pictogram|EmptyState|icon_button)\(\s*"([a-z0-9-]+)\"""")
    named = re.compile(r"""(?:icon|icon_name|action_icon)="([a-z0-9-]+)\"""")
    icons = {path.stem for path in (PACKAGE.parent / "resources" / "icons").glob("*.svg")}
    wanted = {
        name for path in PACKAGE.rglob("*.py") for pattern in (asked, named)
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert len(wanted) > 20
    assert wanted - icons == set()
