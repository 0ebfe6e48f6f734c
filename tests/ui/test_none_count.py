"""PySide6 6.12.0 takes a reference off None at each call on Python 3.11, then aborts."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 3000


def test_that_thousands_of_calls_cost_none_nothing(qtbot: QtBot) -> None:
    made = QLabel()
    qtbot.addWidget(made)
    before = sys.getrefcount(None)
    for at in range(CALLS):
        made.setText(str(at))
    assert before - sys.getrefcount(None) < CALLS / 10
