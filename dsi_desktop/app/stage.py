"""The window on a dossier: its bar, its pages, made for the open file or for a past day of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from dsi_desktop.app import discovery
from dsi_desktop.app.dossier import Dossier, Signature, Steps
from dsi_desktop.app.finding import find_records
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.ui.relay import Relay
from dsi_desktop.ui.shell.band import Band
from dsi_desktop.ui.shell.hits import Hit
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.sidebar import Sidebar
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk
from dsi_desktop.ui.shell.workplace import Place, Workplace

HOME = "home"
_OF_TODAY = ("exchange",)


class Run(Protocol):
    """The session, as this module needs it."""

    window: Window
    desk: WindowDesk

    @property
    def signature(self) -> Signature:
        """Who signs."""


class Stage:
    """Shows one dossier at a time.

    `commands` are asked each time a window is made.
    """

    def __init__(self, run: Run, commands: Callable[[], Sequence[Hit]]) -> None:
        self._run = run
        self._commands = commands
        self._cards = discovery.cards()
        self._kinds = discovery.owners(self._cards)
        self._relay: Relay | None = None
        self._band: Band | None = None
        self.shown: Dossier | None = None

    @property
    def _is_past(self) -> bool:
        return self.shown is not None and self._relay is None

    @property
    def sidebar(self) -> Sidebar | None:
        """The bar of the open dossier; None on the welcome page and on a past day."""
        workplace = self._run.window.workplace
        return None if workplace is None or self._is_past else workplace.sidebar

    def show(self, dossier: Dossier, relay: Relay | None, band: Band | None = None) -> None:
        """Show a dossier, under a band when it is not the one that is worked on.

        `relay` tells its changes; without one it is a past day, where nothing changes.
        """
        self.shown, self._relay, self._band = dossier, relay, band
        self._run.window.name(dossier.name)
        self.make()

    def make(self) -> None:
        """Make bar and first page, again in another language or another size."""
        dossier = self.shown
        if dossier is None:
            return
        cards = [
            card for card in self._cards
            if discovery.has_page(card.name) and not (self._is_past and card.name in _OF_TODAY)
        ]  # fmt: skip
        place = Place(
            dossier.name, dossier.note, cards,
            self._kinds, discovery.stand_ins(self._cards), self._page,
            partial(find_records, dossier.path, self._cards, self._kinds, self._run.desk),
            self._commands(), self._band,
        )  # fmt: skip
        workplace = Workplace(place, HOME)
        if self._relay is not None:
            self._relay.told.connect(workplace.take_changes)
        self._run.window.show_body(workplace)
        workplace.go(HOME)

    def open_door(self) -> bool:
        """Let every page be made, once the store is there; tell whether it is."""
        dossier, workplace = self.shown, self._run.window.workplace
        if dossier is None or dossier.store is None or workplace is None:
            return False
        desk = self._run.desk
        workplace.open_door(Steps(dossier.store, desk.tell, desk.refuse))
        self._follow_alerts(workplace)
        return True

    def _follow_alerts(self, workplace: Workplace) -> None:
        from dsi_desktop.features.home.page import HomePage

        page, dossier = workplace.page(HOME), self.shown
        if isinstance(page, HomePage) and dossier is not None:
            page.follow_alerts(partial(_alerts, dossier))

    def go(self, name: str) -> None:
        """Show a page of the dossier shown, when it has one."""
        workplace = self._run.window.workplace
        if workplace is not None and name in workplace.sidebar.entries():
            workplace.go(name)

    def clear(self) -> None:
        """Show no dossier any more."""
        self.shown, self._relay, self._band = None, None, None

    def _page(self, name: str) -> Page:
        dossier, desk = self.shown, self._run.desk
        if dossier is None:
            raise LookupError(name)
        module = discovery.page_module(name)
        page: Page = (
            module.build(dossier.path, desk, dossier.first, self._run.signature.author)
            if name == HOME else module.build(dossier.store, desk)
        )  # fmt: skip
        return page


def _alerts(dossier: Dossier) -> list[Alert]:
    """Read what every feature warns of, in the thread of short looks."""
    store, today = dossier.store, dossier.today()
    if store is None:
        return []
    return [alert for read in discovery.alert_readers() for alert in read(store, today)]
