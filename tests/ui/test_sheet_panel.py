"""A sheet beside a page: opened, read again, left; its boxes written, refused, left alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.ui.forms.fields import Field, MoneyField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.form_section import FormSection
from dsi_desktop.ui.sheets.panel import SheetPanel
from dsi_desktop.ui.sheets.section import SheetSection, in_order
from dsi_desktop.ui.widgets.buttons import button


@dataclass(frozen=True)
class Record:
    """A record with a few boxes."""

    id: str
    title: str = ""
    words: str = ""
    number: int | None = None
    lines: tuple[str, ...] = ()


class Boxes(FormSection[Record]):
    """The boxes of a record, written in the panel's own book."""

    def __init__(self, panel: "Panel") -> None:
        super().__init__("Fiche", panel.renew)
        self._panel = panel
        self.dressed = 0

    def unfolded(self, sheet: Record) -> bool:
        return True

    def values(self, sheet: Record) -> Mapping[str, Value]:
        return {"title": sheet.title, "words": sheet.words, "number": sheet.number}

    def put(self, name: str, value: Value) -> None:
        if value == "pris":
            raise RuleBroken("Ce titre est pris.", name)
        self._panel.written.append((name, value))
        book = self._panel.book
        book[self.record_id] = replace(book[self.record_id], **{name: value})  # type: ignore[arg-type]

    def dress(self, sheet: Record, fields: Mapping[str, Field]) -> None:
        self.dressed += 1


class Lines(SheetSection[Record]):
    """The lines of a record, one button each."""

    def count(self, sheet: Record) -> str:
        return str(len(sheet.lines)) if sheet.lines else ""

    def fill(self, sheet: Record) -> None:
        for line in sheet.lines:
            self.body.addWidget(self.hold(button(line, lambda: None), line))


class Panel(SheetPanel[Record]):
    """A sheet that reads a book."""

    main: Boxes

    def __init__(self, page: QWidget, book: dict[str, Record]) -> None:
        super().__init__(page, "Fiche d’essai")
        self.book = book
        self.written: list[tuple[str, Value]] = []
        self.main = Boxes(self)
        self.main.offer(Form([
            TextField("title", "Titre"), ProseField("words", "Mots"),
            MoneyField("number", "Coût"),
        ]))  # fmt: skip
        self.sections = (self.main, Lines("Lignes"))
        self.lay_out()

    def read(self) -> Record | None:
        return self.book.get(self.record_id)

    def dress(self, sheet: Record) -> None:
        if self.record_id != sheet.id:
            self.scroll_up()
        self.title.say(sheet.title)

    def box(self, name: str) -> QWidget:
        return self.form.fields[name].control


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    QHBoxLayout(made)
    made.show()
    return made


@pytest.fixture
def panel(page: QWidget) -> Panel:
    book = {
        "a": Record("a", "Navette", "Un minibus", 2, ("un", "deux")),
        "b": Record("b", "Jardin", lines=tuple(str(n) for n in range(30))),
    }
    made = Panel(page, book)
    room = page.layout()
    assert room is not None
    room.addWidget(made)
    made.hide()
    return made


def opened(panel: Panel, key: str = "a") -> Panel:
    panel.open_sheet(panel.book[key])
    QApplication.processEvents()
    return panel


def test_that_a_sheet_opens_on_its_title_and_says_its_sections(panel: Panel) -> None:
    opened(panel)
    assert panel.accessibleName() == "Fiche d’essai"
    assert panel.box("title").hasFocus()
    assert panel.section(Lines).head.text() == "Lignes  2"
    panel.edit_title()
    title = panel.box("title")
    assert isinstance(title, QLineEdit)
    assert title.selectedText() == "Navette"


def test_that_a_sheet_shown_without_focus_leaves_the_keyboard_where_it_is(panel: Panel) -> None:
    panel.open_sheet(panel.book["a"], focus=False)
    assert panel.isVisible()
    assert not panel.box("title").hasFocus()


def test_that_the_keyboard_follows_the_eye_from_box_to_section(panel: Panel) -> None:
    opened(panel)
    order = list(in_order(panel.body))
    assert order.index(panel.box("title")) < order.index(panel.box("words"))
    assert order[-1] is panel.section(Lines).held("deux")
    assert order[-2].nextInFocusChain() is order[-1]


def test_that_a_sheet_is_left_with_its_record_and_by_the_keyboard(
    panel: Panel, qtbot: QtBot
) -> None:
    left: list[str] = []
    panel.closed.connect(lambda: left.append(panel.record_id))
    opened(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    opened(panel, "b")
    del panel.book["b"]
    panel.renew()
    assert left == ["a", "b"]
    panel.renew()
    assert len(left) == 2


def test_that_a_sheet_stays_narrower_than_its_page(panel: Panel, page: QWidget) -> None:
    opened(panel)
    wide = panel.width()
    page.resize(400, 500)
    QApplication.processEvents()
    assert wide // 2 <= panel.width() < wide
    page.resize(1000, 500)
    QApplication.processEvents()
    assert panel.width() == wide


def test_that_another_record_begins_at_its_top_and_the_same_one_stays(panel: Panel) -> None:
    area = opened(panel, "b").findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    down = bar.value()
    assert down > 0
    panel.renew()
    assert bar.value() == down
    panel.open_sheet(panel.book["a"])
    assert bar.value() == 0


def test_that_a_box_is_written_when_it_changed_and_read_again(panel: Panel) -> None:
    opened(panel)
    for value in ("Navette", "Taxibus"):
        panel.form.fields["title"].show_value(value)
        panel.form.edited.emit("title")
    assert panel.written == [("title", "Taxibus")]
    assert panel.title.text() == "Taxibus"
    assert panel.main.dressed == 2


@pytest.mark.parametrize(("name", "typed"), [("title", "pris"), ("number", "deux")])
def test_that_a_refusal_stands_beside_the_box_and_nothing_typed_is_lost(
    panel: Panel, qtbot: QtBot, name: str, typed: str
) -> None:
    opened(panel)
    control = panel.box(name)
    assert isinstance(control, QLineEdit)
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, typed)
    before = len(_said(panel, name))
    panel.form.edited.emit(name)
    assert len(_said(panel, name)) == before + 1
    panel.renew()
    assert control.text() == typed
    assert panel.written == []


def _said(panel: Panel, name: str) -> list[str]:
    every = panel.form.fields[name].findChildren(QLabel)
    return [one.text() for one in every if one.isVisible() and one.text()]


def test_that_a_box_being_typed_in_is_left_alone_and_a_box_only_looked_at_is_not(
    panel: Panel, qtbot: QtBot
) -> None:
    opened(panel)
    for name in ("title", "words"):
        panel.box(name).setFocus()
        panel.book["a"] = replace(panel.book["a"], **{name: "D’ailleurs"})  # type: ignore[arg-type]
        panel.renew()
        assert panel.form.fields[name].value() == "D’ailleurs"
        qtbot.keyClicks(panel.box(name), "!")
        typed = panel.form.fields[name].value()
        panel.book["a"] = replace(panel.book["a"], **{name: "Encore"})  # type: ignore[arg-type]
        panel.renew()
        assert panel.form.fields[name].value() == typed != "Encore"


def test_that_another_record_takes_the_place_of_what_was_typed(
    panel: Panel, qtbot: QtBot
) -> None:
    opened(panel)
    qtbot.keyClicks(panel.box("title"), "!")
    panel.open_sheet(panel.book["b"])
    assert panel.form.fields["title"].value() == "Jardin"


def test_that_boxes_offered_again_write_nothing_until_a_record_is_shown(panel: Panel) -> None:
    opened(panel)
    panel.main.offer(Form([TextField("title", "Titre")]))
    panel.form.edited.emit("title")
    assert panel.written == []
