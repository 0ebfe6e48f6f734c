"""The small things of the kit: what they draw, what they say, which keys they heed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.dialogs import messages
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.tips import plain_tip, unmarked
from dsi_desktop.ui.widgets.buttons import Pictogram, Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState, SidePanel, clear, field_row, scrolling
from dsi_desktop.ui.widgets.painted import Avatar, Bar, Pill, initials, ink
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import Elided, label
from support import qt_walk
from support.modal import working
from support.qt_keys import appear, press

KEY = Qt.Key


class Times:
    """Counts how often it was called."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width()) for y in range(image.height())
    }


def tall(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for one in widgets:
        column.addWidget(one)
    return page


# --- painted


def test_that_a_pill_says_and_shows_its_word(qtbot: QtBot) -> None:
    pill = Pill("En retard", "dangerSoft", "danger")
    qtbot.addWidget(pill)
    assert (pill.text(), qt_walk.spoken(pill)) == ("En retard", "En retard")
    assert qt_walk.role(pill) == QAccessible.Role.StaticText
    pill.resize(pill.sizeHint())
    assert pill.fontMetrics().horizontalAdvance("En retard") > 0
    image = picture(pill)
    assert image.pixelColor(image.width() // 2, 2).name().upper() == theme().hex("dangerSoft")
    narrow = pill.sizeHint().width()
    pill.say("En retard de trois semaines", "okSoft", "#123456")
    assert pill.sizeHint().width() > narrow
    assert qt_walk.spoken(pill) == "En retard de trois semaines"
    pill.resize(pill.sizeHint())
    assert theme().hex("okSoft") in colours(picture(pill))
    pill.say("Fait")
    assert theme().hex("okSoft") in colours(picture(pill))


def test_that_an_avatar_says_the_whole_name(qtbot: QtBot) -> None:
    avatar = Avatar("Marie-Ève <b>Tremblay</b>", 2)
    qtbot.addWidget(avatar)
    assert qt_walk.spoken(avatar) == "Marie-Ève <b>Tremblay</b>"
    assert "&lt;b&gt;" in avatar.toolTip()
    assert avatar.size() == QSize(28, 28)
    image = picture(avatar)
    assert image.pixelColor(14, 3).name().upper() == theme().hue(2).soft
    assert image.pixelColor(0, 0).name().upper() != theme().hue(2).soft


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Marie-Ève Tremblay", "MT"), ("Zoé", "Z"), ("  ", ""), ("émile du nord", "ÉN"), ("", "")],
)
def test_that_initials_are_those_of_the_first_and_last_names(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("share", "value"), [(0, 0), (0.4, 40), (1, 100), (7, 100), (-1, 0)])
def test_that_a_bar_says_its_share(qtbot: QtBot, share: float, value: int) -> None:
    bar = Bar(share, 1, "Avancement", f"{value} %")
    qtbot.addWidget(bar)
    assert qt_walk.role(bar) == QAccessible.Role.ProgressBar
    assert bar.value() == value
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("Avancement", f"{value} %")
    bar.resize(100, 8)
    image = picture(bar)
    filled = [image.pixelColor(x, 4).name().upper() == theme().hue(1).solid for x in range(2, 98)]
    assert sum(filled) == pytest.approx(96 * value / 100, abs=3)


def test_that_ink_takes_a_token_a_code_or_a_colour() -> None:
    assert ink("text") == theme().colour("text")
    assert ink("#123456") == QColor("#123456")
    assert ink(QColor("red")) == QColor("red")


# --- texts


def test_that_a_long_text_is_cut_and_kept_whole_for_mouse_and_ear(qtbot: QtBot) -> None:
    text = "Rencontre de la table d’harmonisation <de> Charlevoix"
    cut = Elided(text, "h2")
    qtbot.addWidget(cut)
    cut.resize(120, 20)
    cut.show()
    assert cut.text().endswith("…")
    assert cut.whole() == qt_walk.spoken(cut) == text
    assert "&lt;de&gt;" in cut.toolTip() or cut.toolTip() == text
    cut.resize(900, 20)
    assert (cut.text(), cut.toolTip()) == (text, "")
    cut.say("Une\nligne")
    assert (cut.text(), cut.whole()) == ("Une ligne", "Une\nligne")


def test_that_a_text_is_cut_again_for_a_larger_scale(qapp: QApplication, qtbot: QtBot) -> None:
    cut = Elided("Table d’harmonisation", "")
    qtbot.addWidget(cut)
    cut.resize(cut.fontMetrics().horizontalAdvance("Table d’harmonisation") + 4, 20)
    cut.show()
    assert cut.text() == "Table d’harmonisation"
    wear(qapp, "light", 2.0)
    assert cut.text().endswith("…")


def test_that_a_label_reads_no_html() -> None:
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText


def test_that_tips_show_what_people_wrote() -> None:
    assert plain_tip("Tremblay & fils") == "Tremblay & fils"
    assert plain_tip("<img src=x>") == (
        '<span style="white-space: pre-wrap">&lt;img src=x&gt;</span>'
    )
    assert unmarked("a & b") == "a && b"


# --- buttons


@pytest.mark.parametrize("look", ["", "primary", "link", "danger"])
def test_that_a_button_does_and_shows_its_focus(qtbot: QtBot, look: str) -> None:
    pressed = Times()
    made = button("Réunir & fêter", pressed, look=look, icon_name="plus", tip="<b>")
    page = tall(made, QLineEdit())
    appear(qtbot, page)
    page.findChildren(QLineEdit)[0].setFocus()
    ring = theme().hex("focus")
    assert ring not in colours(picture(made))
    made.setFocus()
    assert ring in colours(picture(made))
    press(made, KEY.Key_Space)
    assert pressed.count == 1
    assert qt_walk.spoken(made) == "Réunir & fêter"
    assert made.height() >= 24
    assert "&lt;b&gt;" in made.toolTip()


def test_that_a_button_of_an_icon_has_words(qtbot: QtBot) -> None:
    pressed = Times()
    made, idle = icon_button("pencil", "Modifier", pressed), icon_button("x", "Fermer")
    page = tall(made, idle)
    appear(qtbot, page)
    qt_walk.check(page)
    made.click()
    idle.click()
    assert pressed.count == 1
    assert made.toolTip() == "Modifier"


def test_that_a_pictogram_is_silent(qtbot: QtBot) -> None:
    mark = Pictogram("users", "danger")
    qtbot.addWidget(mark)
    assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert qt_walk.spoken(mark) == ""
    before = picture(mark)
    mark.draw("users", "ok")
    assert picture(mark) != before


def segments(qtbot: QtBot) -> tuple[Segmented, list[str]]:
    made = Segmented("Vues", [("list", "Liste"), ("plan", "Plan"), ("map", "Carte & lieux")])
    appear(qtbot, made)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    return made, chosen


def test_that_arrows_move_along_the_segments(qtbot: QtBot) -> None:
    made, chosen = segments(qtbot)
    assert made.current() == "list"
    made.findChildren(QPushButton)[0].setFocus()
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert (made.current(), chosen) == ("plan", ["plan", "map", "plan"])
    qt_walk.check(made)


def test_that_a_segment_is_pressed_silently_by_the_page(qtbot: QtBot) -> None:
    made, chosen = segments(qtbot)
    made.choose("map")
    made.dress("map", icon("map-pin"))
    assert (made.current(), chosen) == ("map", [])
    assert not made.findChildren(QPushButton)[2].icon().isNull()
    assert Segmented("Vide", []).current() == ""


# --- frames


def test_that_a_card_names_its_link_and_empties_under_its_title(qtbot: QtBot) -> None:
    pressed = Times()
    card = Card("Rencontres", "calendar", "Tout voir", pressed)
    appear(qtbot, card)
    qt_walk.check(card)
    link = card.findChildren(QPushButton)[0]
    assert qt_walk.spoken(link) == "Tout voir – Rencontres"
    link.click()
    assert pressed.count == 1
    card.body.addWidget(label("une"))
    card.body.addLayout(field_row("Ville", "Baie-Saint-Paul"))
    card.empty()
    assert card.body.count() == 1
    assert card.title.whole() == "Rencontres"


def test_that_a_long_title_never_widens_its_card(qtbot: QtBot) -> None:
    card = Card("Rencontres " * 40)
    qtbot.addWidget(card)
    assert card.minimumSizeHint().width() < 200


def test_that_an_empty_place_says_the_first_thing_to_do(qtbot: QtBot) -> None:
    pressed = Times()
    made = EmptyState("users", "Personne", "Ajoutez-en une.", "Ajouter", pressed)
    appear(qtbot, made)
    assert [one.text() for one in made.findChildren(QLabel)] == ["Personne", "Ajoutez-en une."]
    made.findChildren(QPushButton)[0].click()
    assert pressed.count == 1
    assert EmptyState("users", "Personne").findChildren(QPushButton) == []
    assert made.minimumSizeHint().width() < 280


def test_that_escape_closes_a_sheet_from_anywhere_in_it(qtbot: QtBot) -> None:
    panel = SidePanel(300)
    panel.title.say("Réal Bouchard")
    line = QLineEdit()
    panel.body.addWidget(line)
    panel.add_action(icon_button("pencil", "Modifier"))
    page = tall(panel)
    appear(qtbot, page)
    assert qt_walk.spoken(panel.close_button) == "Fermer la fiche"
    line.setFocus()
    press(line, KEY.Key_A)
    assert panel.isVisible()
    with qtbot.waitSignal(panel.closed):
        press(line, KEY.Key_Escape)
    assert not panel.isVisible()
    panel.show()
    panel.close_button.click()
    assert not panel.isVisible()
    panel.empty()
    assert panel.body.count() == 0


def test_that_a_sheet_cuts_no_address(qtbot: QtBot) -> None:
    panel = SidePanel(300)
    row = field_row("Courriel", "real.bouchard.organisateur.communautaire@exemple.quebec")
    panel.body.addLayout(row)
    panel.body.addLayout(field_row("État", Pill("Actif")))
    appear(qtbot, panel)
    said = row.itemAt(2).widget()
    assert said.mapTo(panel, QPoint(said.width(), 0)).x() <= panel.width()
    assert qt_walk.spoken(said).endswith("communautaire@exemple.quebec")
    assert said.height() > said.fontMetrics().height() * 1.5


def test_that_a_layout_is_cleared_but_its_first(qtbot: QtBot) -> None:
    page = tall(label("a"), label("b"))
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch()
    layout.addLayout(field_row("c", "d"))
    qtbot.addWidget(page)
    clear(layout, keep=1)
    assert layout.count() == 1
    clear(layout)
    assert layout.count() == 0


def test_that_a_body_scrolls_down_and_never_sideways(qtbot: QtBot) -> None:
    column = QVBoxLayout()
    for at in range(40):
        column.addWidget(label(f"ligne {at}"))
    area = scrolling(column)
    area.resize(120, 100)
    appear(qtbot, area)
    assert area.verticalScrollBar().maximum() > 0
    assert not area.horizontalScrollBar().isVisible()


# --- lines of records


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
def test_that_a_record_line_opens_by_its_keys(qtbot: QtBot, key: Qt.Key) -> None:
    opened = Times()
    line = RecordLine(Record("Table", "Charlevoix", hue=1, pill="Prête", tone="good"), opened)
    page = tall(line, QLineEdit())
    page.resize(400, 120)
    appear(qtbot, page)
    line.setFocus()
    assert theme().hex("focus") in colours(picture(line))
    press(line, key)
    assert opened.count == 1
    assert qt_walk.spoken(line) == "Table, Charlevoix, Prête"
    assert line.height() >= 24


def test_that_a_line_lights_up_under_the_pointer(qtbot: QtBot) -> None:
    line, away = RecordLine(Record("Table"), Times()), QLineEdit()
    page = tall(line, away)
    appear(qtbot, page)
    bare = line.width() - 20, line.height() // 2
    QTest.mouseMove(away, QPoint(20, 10))
    qtbot.waitUntil(lambda: not line.underMouse())
    assert picture(line).pixelColor(*bare) != theme().colour("hover")
    QTest.mouseMove(line, QPoint(20, 10))
    qtbot.waitUntil(line.underMouse)
    assert picture(line).pixelColor(*bare) == theme().colour("hover")


def test_that_a_line_only_read_takes_no_focus(qtbot: QtBot) -> None:
    line = RecordLine(Record("Table"))
    appear(qtbot, line)
    press(line, KEY.Key_Return)
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (Record("T", hue=1), "#2563B0"), (Record("Zoé Otis", face=True, hue=2), "#FCEBD9"),
        (Record("T", hue=1, faded=True), "#D5DCE3"), (Record("T", share=0.5, hue=3), "#2F7D32"),
        (Record("T", share=0.0), "#EDF1F4"), (Record("T", pill="x", tone="bad"), "#FBE9E7"),
        (Record("T", icon_name="users", right="15 déc.", right_note="13 h"), "#4D5B69"),
        (Record("T", locked=True), "#8A5200"),
    ],
)
def test_what_a_line_draws(qtbot: QtBot, record: Record, key: str) -> None:
    line = RecordLine(record, Times())
    qtbot.addWidget(line)
    line.resize(400, line.sizeHint().height())
    assert any(_near(key, seen) for seen in colours(picture(line)))


def _near(one: str, other: str) -> bool:
    """Allow for the soft edges of thin strokes."""
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) < 6 for i in (1, 3, 5))


# --- messages


def answer(with_: Callable[[QMessageBox], object]) -> None:
    def act(box: QMessageBox) -> None:
        assert box.textFormat() == Qt.TextFormat.PlainText
        with_(box)

    working(QMessageBox, act)


def test_that_enter_and_escape_never_confirm(qapp: QApplication) -> None:
    for key in (KEY.Key_Return, KEY.Key_Escape):
        answer(lambda box, key=key: press(box, key))
        assert not messages.confirm(None, "Retirer <b>Zoé</b> ?", "Retirer")
    answer(lambda box: box.buttons()[0].click())
    assert messages.confirm(None, "Retirer Zoé ?", "Retirer")


def test_that_a_sentence_is_shown_until_understood(qapp: QApplication) -> None:
    seen: list[str] = []

    def read(box: QMessageBox) -> None:
        seen.append(box.text())
        box.buttons()[0].click()

    answer(read)
    messages.tell(None, "La clé est <pleine>.")
    assert seen == ["La clé est <pleine>."]


def test_that_sizes_follow_the_scale(qapp: QApplication, qtbot: QtBot) -> None:
    made = [Pictogram("users"), Avatar("Zoé Otis"), Bar(0.5, 1, "a", "b"), SidePanel(300)]
    for one in made:
        qtbot.addWidget(one)
    before = [QRect(QPoint(), one.maximumSize()) for one in made]
    wear(qapp, "light", 2.0)
    after = [QRect(QPoint(), one.maximumSize()) for one in made]
    assert [one.width() for one in after[:2]] == [2 * one.width() for one in before[:2]]
    assert (after[2].height(), after[3].width()) == (16, 600)
