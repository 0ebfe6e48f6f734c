"""The past of a record is read when its section is opened, and no sooner."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.sheets.past_section import PastSection


@dataclass(frozen=True)
class Record:
    """A record."""

    id: str


@dataclass(frozen=True)
class Gesture:
    """One gesture."""

    words: str
    changes: tuple[str, ...] = ()


class Book:
    """Keeps the gestures of a record and counts how often they are asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gestures = [Gesture("Renommer", ("nom : A → B",)), Gesture("Créer")]
        self.section: PastSection[Record, Gesture] = PastSection(
            self.read, lambda line: f"Marie, {line.words}", self.renew)

    def read(self, record_id: str) -> list[Gesture]:
        self.asked.append(record_id)
        return list(self.gestures)

    def renew(self) -> None:
        self.section.show_sheet(Record("r"))

    def said(self) -> list[str]:
        return [one.text() for one in self.section.inside.findChildren(QLabel)]


def test_that_a_folded_past_asks_nothing(qtbot: QtBot) -> None:
    book = Book()
    qtbot.addWidget(book.section)
    book.renew()
    assert (book.asked, book.said(), book.section.inside.isHidden()) == ([], [], True)


def test_that_an_opened_past_says_each_gesture_and_follows_the_record(qtbot: QtBot) -> None:
    book = Book()
    qtbot.addWidget(book.section)
    book.renew()
    book.section.head.click()
    assert book.asked == ["r"]
    assert book.said() == [
        "Renommer", "nom : A → B", "Marie, Renommer", "Créer", "Marie, Créer"]
    book.gestures.insert(0, Gesture("Retirer"))
    book.renew()
    assert book.section.body.count() == 3
    book.section.head.click()
    book.renew()
    assert book.asked == ["r", "r"]
    assert book.section.body.count() == 0
