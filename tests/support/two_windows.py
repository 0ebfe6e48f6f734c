"""Two laptops in one test: each has its own window, its own preferences, and the same folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session
from dsi_desktop.db.digest import digest
from dsi_desktop.db.engines import driver
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.shell.workplace import Workplace
from dsi_desktop.ui.widgets.texts import Elided
from support.qt_session import running, settle, until, wait_for_the_door

Key = Qt.Key


class Window:
    """The window of one person, as that person walks it."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.refused: list[DsiError] = []
        session.desk.refuse = self.refused.append  # type: ignore[method-assign]
        store = self.store
        session.prefer(session.preferences.sharing(store.dossier_id, str(folder)))

    @property
    def store(self) -> Store:
        assert self.session.dossier is not None
        store = self.session.dossier.store
        assert store is not None
        return store

    @property
    def workplace(self) -> Workplace:
        found = self.session.window.workplace
        assert found is not None
        return found

    @property
    def page(self) -> ExchangePage:
        self.workplace.go("exchange")
        found = self.workplace.page("exchange")
        assert isinstance(found, ExchangePage)
        return found

    def texts(self) -> str:
        """Return what the window shows, line by line."""
        settle()
        said = [
            one.whole() if isinstance(one, Elided) else one.text()
            for one in self.workplace.findChildren(QLabel) if one.isVisibleTo(self.workplace)
        ]  # fmt: skip
        return "\n".join(said).replace(NBSP, " ")

    def share(self) -> None:
        """Copy the dossier into the folder, from wherever one is."""
        self.workplace.start("exchange", "share")
        flow = self.page.sharing
        until(lambda: not flow.busy)
        assert "Copié et vérifié" in self.texts(), self.texts()

    def receive(self) -> None:
        """Read every file of the folder, look at the dry run, take what is new."""
        flow = self.page.receiving
        flow.read(sorted(self.folder.glob("*.dsix")), "")
        until(lambda: not flow.busy)
        assert flow.reading is not None
        assert flow.reading.plan is not None
        if flow.reading.plan.already_all:
            assert "Vous avez déjà tout." in self.texts()
            return
        flow.take()
        until(lambda: not flow.busy)
        assert flow.received is not None

    def cancel(self) -> None:
        """Take the last reception back, and say yes."""
        self.page.receiving.cancel_last()
        until(lambda: not self.page.receiving.busy)

    def decide(self, *keys: Key) -> None:
        """Answer what is to be decided with the keyboard, one key each."""
        page, window = self.page, self.session.window
        window.activateWindow()
        until(window.isActiveWindow)
        page.start("choices")
        settle()
        for key in keys:
            left = page.choices.presenter.count
            QTest.keyClick(page.choices.list.view, key)
            until(lambda left=left: page.choices.presenter.count < left)  # type: ignore[misc]

    def code(self) -> str:
        with self.store.read() as session:
            return digest(driver(session.connection()))


@contextmanager
def two_windows(marie: Path, luc: Path, folder: Path) -> Iterator[tuple[Window, Window]]:
    """Open both windows, each on its own copy of the dossier."""
    with (
        running(marie, signed=Signature("Marie-Ève Tremblay", "Portable de Marie-Ève"),
                preferences=Preferences(theme="light")) as here,
        running(luc, signed=Signature("Luc Harvey", "Portable de Luc"),
                preferences=Preferences(theme="light")) as there,
    ):
        wait_for_the_door(here)
        wait_for_the_door(there)
        yield Window(here, folder), Window(there, folder)
