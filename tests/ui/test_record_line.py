"""A line of a sheet: what it says to the ear, what it draws, what its tip holds."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import Record, RecordLine


def drawn(qapp: QApplication, record: Record) -> QImage:
    """Return the picture of a line, 300 pixels wide."""
    wear(qapp)
    line = RecordLine(record)
    line.resize(300, 42)
    picture = line.grab().toImage()
    line.deleteLater()
    return picture


def test_that_what_stands_before_the_title_is_read_first(qapp: QApplication) -> None:
    line = RecordLine(Record("Accorder 5 000 $", "nommée", lead="CC-2026-011"))
    assert line.accessibleName() == "CC-2026-011, Accorder 5 000 $, nommée"


@pytest.mark.parametrize("width", [60, 120])
def test_that_the_title_moves_aside_for_it(qapp: QApplication, width: int) -> None:
    plain = drawn(qapp, Record("Titre"))
    led = drawn(qapp, Record("Titre", lead="12 nov.", lead_width=width))
    assert plain != led
    assert led.copy(4 + width, 0, 100, 42) == plain.copy(4, 0, 100, 42)


@pytest.mark.parametrize(("title", "tip"), [
    ("Court", False), ("Un titre qui ne tiendra pas dans sa colonne", True),
])
def test_that_a_long_title_is_whole_in_the_tip(
    qapp: QApplication, title: str, tip: bool,
) -> None:
    assert (title in RecordLine(Record(title)).toolTip()) is tip
