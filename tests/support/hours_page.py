"""The page « Sollicitation » shown."""

from pytestqt.qtbot import QtBot

from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from support.load_ground import LoadGround


def shown(made: object, ground: LoadGround, qtbot: QtBot) -> SolicitationPage:
    assert isinstance(made, SolicitationPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
