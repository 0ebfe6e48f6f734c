"""The seats of one body: the balance, what they ask for, who holds each, what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.seats.body_head import BodyHead
from dsi_desktop.features.governance.page.seats.gesture_bar import GestureBar
from dsi_desktop.features.governance.page.seats.gestures import SeatGestures
from dsi_desktop.features.governance.page.seats.notice_lines import NoticeLines
from dsi_desktop.features.governance.page.seats.seat_tree import SeatTree
from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatingSheet
from dsi_desktop.features.governance.rules.notices import Notice
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import scrolling

_KEYS = (("R", "renew"), ("L", "letter"), ("Del", "end"), ("P", "replace"))


class BodySeats(QWidget):
    """Shows the seats of one body on a day; in the past, nothing can be done with them."""

    def __init__(self, desk: Desk, gestures: SeatGestures) -> None:
        super().__init__()
        self._gestures = gestures
        self.sheet: SeatingSheet | None = None
        self._live = True
        self.head = BodyHead(gestures)
        self.warnings = NoticeLines(self.lead_to)
        self.tree = SeatTree(desk.today)
        self.bar = GestureBar(self.take)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.head)
        inside.addWidget(self.warnings)
        inside.addWidget(self.tree, 1)
        fit(self.tree, lambda: self.tree.setMinimumHeight(theme().px(190)))
        area = scrolling(inside)
        area.setObjectName("clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(area, 1)
        column.addWidget(self.bar)

    def _wire(self) -> None:
        self.tree.chosen.connect(self._offer)
        self.tree.asked.connect(self._open)
        self.tree.menu_wanted.connect(self._menu_at)
        for key, gesture in _KEYS:
            self._shortcut(key, partial(self.take, gesture))
        self._shortcut("N", self._name_somebody)
        self._shortcut("F2", self._edit)

    def _shortcut(self, keys: str, done: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(done)

    @property
    def body_id(self) -> str:
        """The body shown."""
        return self.sheet.id if self.sheet else ""

    def show_sheet(self, sheet: SeatingSheet, *, live: bool) -> None:
        """Show a body; `live` is false at a past date."""
        self.sheet, self._live = sheet, live
        self.head.show_sheet(sheet, live=live)
        self.warnings.show_notices(sheet.notices if live else ())
        self.tree.show_nodes(scene.nodes_of(sheet))
        self._offer()

    def set_narrow(self, narrow: bool) -> None:
        """Keep what matters most in sight where there is little room."""
        for part in (self.head, self.tree, self.bar):
            part.set_narrow(narrow)

    def take(self, gesture: str) -> None:
        """Do a gesture with the row in hand, when it is offered."""
        node = self.tree.node()
        if node is None:
            return
        if gesture in (*self._offered(), "open"):
            self._gestures.do(gesture, self.body_id, node)
        elif gesture == "letter" and self._live:
            self._gestures.refuse_letter(node)

    def lead_to(self, notice: Notice) -> None:
        """Take the row a notice speaks of in hand."""
        self.choose(notice.record_id)
        self.tree.setFocus()

    def choose(self, record_id: str) -> None:
        """Take in hand the row of a post, a membership, a college or a letter."""
        if self.sheet is None or self.tree.choose(record_id):
            return
        for row in self.sheet.rows:
            held = row.member.id if row.member else ""
            if record_id in {held, row.letter_id}:
                self.tree.choose(row.id)

    def _offered(self) -> tuple[str, ...]:
        return scene.gestures(self.tree.node()) if self._live else ()

    def _offer(self) -> None:
        self.bar.offer(self._offered())

    def _open(self) -> None:
        """Open who holds the seat; a vacant one is filled, a college changed."""
        node = self.tree.node()
        if node is None:
            return
        offered = self._offered()
        if node.row is not None and node.row.member is not None:
            self.take("open")
        elif offered:
            self.take("college" if "college" in offered else offered[0])

    def _edit(self) -> None:
        self.take("college" if "college" in self._offered() else "seat")

    def _name_somebody(self) -> None:
        if self._live:
            self._gestures.seats.appoint(self.body_id)

    def _menu_at(self, place: QPoint) -> None:
        if self._offered():
            self.bar.menu().popup(self.tree.viewport().mapToGlobal(place))
