"""The card of the chantiers offers their advances for the assembly, in one click."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QPushButton

from dsi_desktop.features.home import queries
from dsi_desktop.features.home.page.cards import ChantiersCard
from dsi_desktop.features.home.queries import HomeSheet
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import wear
from support.demo import TODAY, demonstration
from support.meeting_desk import QuietDesk
from support.work_desk import put_away


class BeginningDesk(QuietDesk):
    """Remembers what the card began."""

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.begun: list[tuple[str, str]] = []

    def start(self, name: str, intent: str) -> None:
        self.begun.append((name, intent))


def test_that_the_advances_are_one_click_away(qapp: QApplication, tmp_path: Path) -> None:
    wear(qapp)
    desk = BeginningDesk()
    card = ChantiersCard(cast("Host", desk))
    card.show()
    card.show_sheet(queries.home(demonstration(tmp_path), TODAY))
    offered = next(
        one for one in card.findChildren(QPushButton) if one.text() == "Avancées par chantier"
    )
    assert offered.isVisible()
    offered.click()
    assert desk.begun == [("plan", "advances")]
    card.show_sheet(HomeSheet())
    assert offered.isHidden()
    put_away(card)
