"""Differences in colours, and the list that says the same without them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.ui import tokens
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.widgets.compared import ChangeLine, ChangeList, ComparedText

PIECES = [("same", "Jusqu’à "), ("removed", "12 500 $"), ("added", "13 800 $"), ("same", ".")]


def look_of(text: ComparedText, words: str) -> QTextCharFormat:
    cursor = text.document().find(words)
    assert not cursor.isNull()
    return cursor.charFormat()


@pytest.fixture
def text(qtbot: QtBot) -> ComparedText:
    made = ComparedText("Version de Luc")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_pieces(PIECES, "retiré 12 500 $, ajouté 13 800 $")
    made.show()
    return made


def test_that_what_changes_is_seen_without_its_colour(text: ComparedText) -> None:
    gone, new = look_of(text, "12 500"), look_of(text, "13 800")
    assert gone.fontStrikeOut()
    assert not gone.fontUnderline()
    assert new.fontUnderline()
    assert new.fontWeight() > gone.fontWeight()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_that_the_colours_follow_the_theme(
    text: ComparedText, qapp: QApplication, scheme: str
) -> None:
    wear(qapp, scheme)
    assert look_of(text, "12 500").foreground().color() == theme().colour("danger")
    assert look_of(text, "13 800").background().color() == theme().colour("okSoft")


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_that_the_differences_are_legible(colours: dict[str, str]) -> None:
    for ink, ground in (("danger", "dangerSoft"), ("ok", "okSoft"), ("danger", "surface"),
                        ("ok", "surface"), ("warn", "warnSoft")):  # fmt: skip
        assert tokens.contrast(colours[ink], colours[ground]) >= 4.5


def test_that_an_amount_is_not_broken_at_the_end_of_a_line(text: ComparedText) -> None:
    assert "13\u00a0800\u00a0$" in text.document().toRawText()


def test_that_the_words_are_said_and_nothing_can_be_typed(
    text: ComparedText, qtbot: QtBot
) -> None:
    assert text.accessibleDescription() == "retiré 12 500 $, ajouté 13 800 $"
    before = text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_A)
    assert text.toPlainText() == before
    assert text.textCursor().position() == 0
    text.moveCursor(QTextCursor.MoveOperation.End)


def test_that_a_text_takes_its_height_and_then_scrolls(text: ComparedText) -> None:
    text.fit_text(120)
    low = text.height()
    text.show_pieces([("same", "ligne\n" * 40)])
    assert low < text.height() <= theme().px(120)
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    text.show_pieces([("same", "ligne")])
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


LINES = [
    ChangeLine("…du coût, jusqu’à", "12 500 $", "13 800 $", "du coût : retiré 12 500 $"),
    ChangeLine("Échéance", "", "15 décembre", "ajouté 15 décembre"),
    ChangeLine("", "deux\ntrois", "", "retiré deux trois"),
    ChangeLine("Lieu", "Salle A", "Salle A", "Salle A"),
]


def test_that_the_list_says_what_the_colours_say(qtbot: QtBot) -> None:
    changes = ChangeList("Ce qui change")
    qtbot.addWidget(changes)
    changes.show_lines(LINES)
    changes.resize(280, 120)
    changes.show()
    changes.grab()
    heard = [
        changes.lines.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)
    ]
    assert heard == [line.spoken for line in LINES]
    said = [changes.lines.index(row, 0).data() for row in range(4)]
    assert said == [
        "…du coût, jusqu’à : 12 500 $ → 13 800 $", "Échéance : — → 15 décembre",
        "deux\ntrois → —", "Lieu : Salle A",
    ]  # fmt: skip


def test_that_a_long_list_gives_up_height_before_its_last_two_lines(qtbot: QtBot) -> None:
    changes = ChangeList("Ce qui change")
    qtbot.addWidget(changes)
    changes.show_lines([LINES[0]] * 9)
    assert changes.minimumHeight() < changes.sizeHint().height() <= changes.maximumHeight()
