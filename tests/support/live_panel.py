"""The page of a live meeting in an active window."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.ui.theme import wear
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground


def live_page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    """Return the page on the third point, its window active: shortcuts answer only there."""
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.presenter.select(ground.items[2])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
