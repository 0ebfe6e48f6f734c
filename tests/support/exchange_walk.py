"""Marie-Ève before « Partager et recevoir », Luc's stick beside her."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page import build
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.features.exchange.queries.files import arrival
from dsi_desktop.kernel.places import STICK, Place
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.widgets.texts import Elided
from support.laptops_ground import ExchangeDesk, add_person, luc, marie
from support.qt_keys import appear


class Walk:
    """A page on Marie-Ève's laptop, Luc's stick beside it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.store = marie(folder)
        self.person = add_person(self.store, "Nathalie", "Bouchard")
        self.there = luc(folder, self.store)
        self.stick = folder / "DSI-PARTAGE"
        self.stick.mkdir()
        self.place = Place(self.stick, "DSI-PARTAGE", STICK)
        self.desk = ExchangeDesk(folder / "data")
        page = build(self.store, self.desk)  # type: ignore[arg-type]
        assert isinstance(page, ExchangePage)
        self.page = page
        page.resize(1150, 690)
        appear(qtbot, page)

    def luc_shares(self) -> None:
        add_person(self.there, "Anne", "Simard")
        directory.edit_person(self.there, self.person, family_name="Tremblay")
        directory.edit_person(self.store, self.person, family_name="Gagnon")
        share_dossier(self.there, self.place, lambda _share: None)

    def plug(self) -> None:
        self.desk.volumes.plug(self.stick)
        found = arrival(self.store, self.place)
        self.desk.news.tell(() if found is None else (found,))

    def settle(self) -> None:
        """Let what was laid out be shown."""
        for _round in range(3):
            QApplication.processEvents()

    def texts(self) -> str:
        self.settle()
        said = [
            one.whole() if isinstance(one, Elided) else one.text()
            for one in self.view.findChildren(QLabel) if one.isVisibleTo(self.page)
        ]  # fmt: skip
        return "\n".join(said).replace(NBSP, " ")

    @property
    def view(self) -> QWidget:
        return self.page

    def button(self, text: str) -> QPushButton:
        self.settle()
        found = [
            one for one in self.page.findChildren(QPushButton)
            if one.isVisibleTo(self.page) and one.text().replace(NBSP, " ") == text
        ]  # fmt: skip
        assert found, text
        return found[0]

    def click(self, text: str) -> None:
        made = self.button(text)
        assert made.isEnabled()
        made.click()

    def filled(self) -> list[str]:
        self.settle()
        return [
            one.text() for one in self.page.findChildren(QPushButton)
            if one.objectName() == "primary" and one.isVisibleTo(self.page)
        ]  # fmt: skip
