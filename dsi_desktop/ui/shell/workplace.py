"""An open dossier in the window: bar, header, pages made at their first visit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.band import Band, BandStrip, look_only
from dsi_desktop.ui.shell.header import Header
from dsi_desktop.ui.shell.hits import Hit
from dsi_desktop.ui.shell.in_hand import in_hand
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.shortcuts import shell_keys
from dsi_desktop.ui.shell.sidebar import Sidebar, place_holder
from dsi_desktop.ui.shell.strip import Strip
from dsi_desktop.ui.shell.undo_actions import UndoActions, Undoing
from dsi_desktop.ui.theme import theme

# The palette costs a tenth of the first frame, which does not show it.
if TYPE_CHECKING:
    from dsi_desktop.ui.shell.lookup import Lookup
    from dsi_desktop.ui.shell.palette import Palette

_NARROW_BELOW = 1000
_HISTORY = 50
_SHARING = "exchange"
_PAST = "history"


@dataclass(frozen=True, slots=True)
class Place:
    """What the window is given: names, cards, and how to make a page or find a record.

    `kinds` says which feature shows a kind of record; `behind` which entry of the bar stands for
    a page that has none. `commands` are those of the application (open, quit…). Under a `band`
    one only looks: it holds the one filled button.
    """

    name: str
    note: str
    cards: Sequence[FeatureCard]
    kinds: Mapping[str, str]
    behind: Mapping[str, str]
    make: Callable[[str], Page]
    find: Callable[[str, str], Sequence[Hit]]
    commands: Sequence[Hit]
    band: Band | None = None

    def entry(self, name: str) -> str:
        """Return the entry of the sidebar that stands for a page."""
        beside = next(card.beside for card in self.cards if card.name == name)
        return beside or self.behind.get(name, name)

    def family(self, name: str) -> list[tuple[str, str]]:
        """Return the pages that share an entry of the sidebar, nothing for a page alone."""
        root = next(card.beside for card in self.cards if card.name == name) or name
        found = [
            (card.name, _(card.view or card.title)) for card in self.cards
            if root in (card.name, card.beside)
        ]  # fmt: skip
        return found if len(found) > 1 else []


class Workplace(QWidget):
    """Goes from page to page. Until `is_open`, only the first page is there."""

    def __init__(self, place: Place, first: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self.cards = {card.name: card for card in place.cards}
        self._pages: dict[str, Page] = {}
        self._past: list[str] = []
        self._current = ""
        self.is_open = False
        self._first = first
        self._wanted: Callable[[], None] | None = None
        self.sidebar = Sidebar(place.name, place.note, place.cards)
        self.header = Header(place.cards)
        self._stack = QStackedWidget()
        self._waiting = place_holder(_("Vérification du dossier… La page s’ouvrira ensuite."))
        self._stack.addWidget(self._waiting)
        self.steps = UndoActions(self)
        self.sidebar.carry(self.steps.undo, self.steps.redo)
        self._lay_out()
        self._wire()
        self.go(first)

    @property
    def current(self) -> str:
        """The name of the page in view."""
        return self._current

    @cached_property
    def lookup(self) -> "Lookup":
        """What the palette may answer."""
        from dsi_desktop.ui.shell.lookup import Doings, Lookup

        doings = Doings(self.go, self.start, self.steps.hits, self.show_keys)
        return Lookup(self._place.cards, self._place.commands, self._place.find, doings)

    @cached_property
    def palette_box(self) -> "Palette":
        """The palette, made when it is first asked for."""
        from dsi_desktop.ui.shell.palette import Palette

        return Palette(self, self.lookup.found)

    def page(self, name: str) -> Page | None:
        """Return a page already made."""
        return self._pages.get(name)

    def go(self, name: str, *, back: bool = False) -> None:
        """Show a page; before the door is open, remember it and say so."""
        if name not in self.cards:
            return
        if not self.is_open and name != self._first:
            self._wait_for(name, lambda: self.go(name))
            return
        if name not in self._pages:
            page = self._place.make(name)
            self._pages[name] = page
            page.titled.connect(self.show_title)
            family = self._place.family(name)
            if family:
                page.strip.offer(family, name)
                page.strip.chosen.connect(partial(self._go_beside, page.strip))
            self._stack.addWidget(page)
        if self._current and self._current != name and not back:
            self._past = [*self._past, self._current][-_HISTORY:]
        self._current = name
        self.sidebar.mark(self._place.entry(name))
        self._stack.setCurrentWidget(self._pages[name])
        self.header.offer_history(_PAST in self.cards and name != _PAST)
        self.show_title()
        self._focus_content()

    def _go_beside(self, strip: Strip, name: str) -> None:
        walked = strip.walked
        self.go(name)
        if walked:
            # once Qt is through with the arrow: it still gives the keyboard to the button left
            QTimer.singleShot(0, self._pages[name].strip, self._pages[name].strip.take_focus)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record on the page that owns its kind."""
        name = self._place.kinds.get(kind, "")
        if not name:
            return
        if not self.is_open:
            self._wait_for(name, lambda: self.open_record(kind, record_id))
            return
        self.go(name)
        self._pages[name].open_record(kind, record_id)
        self.show_title()

    def start(self, name: str, intent: str) -> None:
        """Begin what « Nouveau » asked for."""
        if not self.is_open:
            self._wait_for(name, lambda: self.start(name, intent))
            return
        self.go(name)
        self._pages[name].start(intent)

    def back(self) -> None:
        """Return to the view before within the page, else to the page before."""
        page = self._pages.get(self._current)
        if page is not None and page.inside:
            page.step_back()
        elif self._past:
            self.go(self._past.pop(), back=True)

    def open_door(self, undoing: Undoing) -> None:
        """The dossier is ready: pages may be made, and what was asked meanwhile is done."""
        self.is_open = True
        self.steps.follow(undoing)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def take_changes(self, changes: ChangeSet) -> None:
        """Let every page know, and say what undo would do now."""
        for page in self._pages.values():
            page.take_changes(changes)
        self.steps.show()

    def show_title(self) -> None:
        """Show the title of the page in view."""
        page = self._pages.get(self._current)
        said = page.heading() if page else ""
        if page and self._place.band is not None:
            look_only(page)
        title = said or _(self.cards[self._current].title)
        self.header.offer_new(self._place.band is None and not (page and page.hides_new))
        self.header.show_title(title, bool(self._past) or bool(page and page.inside))

    def show_keys(self) -> None:
        """F1: the keys of this page and of everywhere."""
        from dsi_desktop.ui.shell.key_card import KeyCard

        KeyCard(self, self._current).exec()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room of the bar's words when the window is narrow."""
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.sidebar.narrow(narrow)
        self.header.narrow(narrow)
        if "palette_box" in vars(self):
            self.palette_box.setGeometry(self.rect())
        super().resizeEvent(event)

    def _wait_for(self, name: str, then: Callable[[], None]) -> None:
        self._wanted = then
        self.sidebar.mark(self._place.entry(name))
        self._stack.setCurrentWidget(self._waiting)

    def _share(self) -> None:
        if _SHARING in self.cards:
            self.start(_SHARING, "share")

    def _remember(self) -> None:
        """H: the history of the record in hand, else of the dossier."""
        if _PAST not in self.cards or self._current == _PAST or not self.is_open:
            return
        record_id = in_hand(self._pages[self._current])
        self.go(_PAST)
        self._pages[_PAST].open_record("", record_id)
        self.show_title()

    def _focus_content(self) -> None:
        """Give the focus to the page: a ring on the first entry of the bar says nothing."""
        page = self._pages[self._current]
        if page.focusProxy() is None:
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_region(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.sidebar.isAncestorOf(focused):
            self._focus_content()
        else:
            self.sidebar.focus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if self._place.band is not None:
            right.addWidget(BandStrip(self._place.band))
        right.addWidget(self.header)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def _wire(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.header.searched.connect(lambda: self.palette_box.appear())  # noqa: PLW0108  made when asked
        self.header.created.connect(self.start)
        self.header.left.connect(self.back)
        self.header.remembered.connect(self._remember)
        for command, done in (
            ("palette", lambda: self.palette_box.appear()),  # noqa: PLW0108  made when asked
            ("new", self.header.open_menu),
            ("back", self.back), ("settings", lambda: self.go("preferences")),
            ("region", self._switch_region), ("share", self._share),
            ("history", self._remember),
        ):  # fmt: skip
            QShortcut(QKeySequence(shell_keys(command)), self).activated.connect(done)
        for at, name in enumerate(self.sidebar.entries()[:9], 1):
            QShortcut(QKeySequence(f"Alt+{at}"), self).activated.connect(partial(self.go, name))
