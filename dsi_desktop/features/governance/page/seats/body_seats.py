"""The seats of one body: the balance, what they ask for, who holds each, what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.seats.gestures import SeatGestures
from dsi_desktop.features.governance.page.seats.parity_strip import Group, ParityStrip
from dsi_desktop.features.governance.page.seats.seat_tree import SeatTree
from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatingSheet
from dsi_desktop.features.governance.rules.notices import Notice
from dsi_desktop.features.governance.rules.seating import quorum_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import Elided, label

_GROUNDS = {
    "good": ("okSoft", "ok"), "bad": ("dangerSoft", "danger"), "quiet": ("surface2", "text2"),
}
_ICONS = {"bad": "alert-triangle", "warn": "alert-circle", "accent": "info-circle"}
_SHOWN = 3
_BUTTONS = 4


class BodySeats(QWidget):
    """Shows the seats of one body on a day; in the past, nothing can be done with them."""

    def __init__(self, desk: Desk, gestures: SeatGestures) -> None:
        super().__init__()
        self._desk = desk
        self._gestures = gestures
        self._sheet: SeatingSheet | None = None
        self._live = True
        self._in_sight = _BUTTONS
        self.tree = SeatTree(desk.today)
        self.strip = ParityStrip()
        self._name = Elided("", "h2")
        self._kind = Pill("")
        self._balance = Pill("")
        self._facts = label("", "muted", wrap=True)
        self._asked = QVBoxLayout()
        self._buttons = [self._button(at) for at in range(_BUTTONS)]
        self._rest = QPushButton(_("Autres gestes"))
        self._rest.setMenu(QMenu(self))
        self._context = QMenu(self)
        self._more = icon_button("dots", _("Autres gestes sur l’instance"))
        self._tools: list[QWidget] = []
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self._head())
        inside.addWidget(self._notices())
        inside.addWidget(self.tree, 1)
        fit(self.tree, lambda: self.tree.setMinimumHeight(theme().px(190)))
        area = scrolling(inside)
        area.setObjectName("clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(area, 1)
        column.addLayout(self._bar())

    def set_narrow(self, narrow: bool) -> None:
        """Keep the likeliest gestures in sight where there is little room, the rest in a menu."""
        self._in_sight = _BUTTONS // 2 if narrow else _BUTTONS
        self._kind.setVisible(not narrow)
        self.tree.set_narrow(narrow)
        self._offer()

    def show_sheet(self, sheet: SeatingSheet, *, live: bool) -> None:
        """Show a body; `live` is false at a past date."""
        self._sheet, self._live = sheet, live
        self._name.say(sheet.name)
        self._kind.say(vocabulary.label("body_kind", sheet.kind).capitalize())
        standing = scene.standing(sheet)
        self._balance.say(standing.sentence, *_GROUNDS[standing.tone])
        self.strip.show_groups(
            [Group(one.name, scene.strip_words(one), one.held, one.vacant, hue=at)
             for at, one in enumerate(sheet.strips)],
            standing.sentence,
        )
        self._facts.setText(" · ".join(part for part in (
            standing.rule, quorum_words(*sheet.quorum), _letters(sheet.letters)) if part))
        self._say_notices(sheet.notices if live else ())
        self.tree.show_nodes(scene.nodes_of(sheet))
        for tool in self._tools:
            tool.setVisible(live)
        self._offer()

    @property
    def body_id(self) -> str:
        """The body shown."""
        return self._sheet.id if self._sheet else ""

    def take(self, gesture: str) -> None:
        """Do a gesture with the row in hand, when it is offered."""
        node = self.tree.node()
        offered = scene.gestures(node) if self._live else ()
        if node is not None and gesture in (*offered, "open"):
            self._gestures.do(gesture, self.body_id, node)

    def _head(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._kind)
        self._tools = [
            button(_("Nommer un membre"), lambda: self._gestures.seats.appoint(self.body_id),
                   icon_name="user-plus"),
            button(_("Règles"), lambda: self._gestures.bodies.rules(self.body_id),
                   icon_name="adjustments-horizontal", tip=_("Règles de l’instance")),
            self._more,
        ]
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._more.setMenu(self._body_menu())
        for tool in self._tools:
            row.addWidget(tool)
        column.addLayout(row)
        column.addWidget(self.strip)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self._balance)
        said.addWidget(self._facts, 1)
        column.addLayout(said)
        return card

    def _notices(self) -> QFrame:
        self._warnings = QFrame()
        self._warnings.setObjectName("card")
        self._warnings.setAccessibleName(_("Ce que demandent les sièges de l’instance"))
        column = QVBoxLayout(self._warnings)
        column.setContentsMargins(12, 6, 6, 6)
        self._asked.setContentsMargins(0, 0, 6, 0)
        self._asked.setSpacing(2)
        self._area = scrolling(self._asked)
        column.addWidget(self._area)
        fit(self._warnings, self._fit)
        return self._warnings

    def _fit(self) -> None:
        count = min(_SHOWN, self._sheet_notices())
        self._area.setFixedHeight(theme().px(34 * max(1, count)))

    def _sheet_notices(self) -> int:
        return len(self._sheet.notices) if self._sheet else 0

    def _say_notices(self, notices: tuple[Notice, ...]) -> None:
        clear(self._asked)
        for notice in notices:
            record = Record(notice.text, icon_name=_ICONS[notice.tone])
            opened = partial(self.lead_to, notice) if notice.record_id else None
            self._asked.addWidget(RecordLine(record, opened))
        self._asked.addStretch()
        self._warnings.setVisible(bool(notices))
        self._fit()

    def lead_to(self, notice: Notice) -> None:
        """Take the row a notice speaks of in hand."""
        self.choose(notice.record_id)
        self.tree.setFocus()

    def choose(self, record_id: str) -> None:
        """Take in hand the row of a post, a membership, a college or a letter."""
        if self._sheet is None or self.tree.choose(record_id):
            return
        for row in self._sheet.rows:
            held = row.member.id if row.member else ""
            if record_id in {held, row.letter_id}:
                self.tree.choose(row.id)

    def _button(self, at: int) -> QPushButton:
        return button("", lambda: self._press(at))

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (*self._buttons, self._rest):
            row.addWidget(made)
        row.addStretch()
        return row

    def _wire(self) -> None:
        self.tree.chosen.connect(self._offer)
        self.tree.asked.connect(self._open)
        self.tree.menu_wanted.connect(self._menu_at)
        keys = (("R", "renew"), ("L", "letter"), ("Del", "end"), ("P", "replace"))
        for key, gesture in keys:
            self._shortcut(key, partial(self.take, gesture))
        self._shortcut("N", lambda: self._gestures.seats.appoint(self.body_id))
        self._shortcut("F2", self._edit)

    def _shortcut(self, keys: str, done: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(done)

    def _offered(self) -> tuple[str, ...]:
        return scene.gestures(self.tree.node()) if self._live else ()

    def _offer(self) -> None:
        offered = self._offered()
        for at, made in enumerate(self._buttons):
            shown = at < min(len(offered), self._in_sight)
            made.setVisible(shown)
            if shown:
                made.setText(scene.gesture_words(offered[at]))
        self._rest.setVisible(len(offered) > self._in_sight)
        self._fill(self._rest.menu(), offered[self._in_sight:])

    def _fill(self, menu: QMenu, gestures: tuple[str, ...]) -> None:
        menu.clear()
        for gesture in gestures:
            action = menu.addAction(scene.gesture_words(gesture))
            action.triggered.connect(partial(self._chosen_gesture, gesture))

    def _press(self, at: int) -> None:
        self.take(self._offered()[at])

    def _open(self) -> None:
        node = self.tree.node()
        if node is None:
            return
        held = node.row is not None and node.row.member is not None
        offered = self._offered()
        if held:
            self.take("open")
        elif offered:
            self.take("college" if "college" in offered else offered[0])

    def _edit(self) -> None:
        self.take("college" if "college" in self._offered() else "seat")

    def _menu_at(self, place: QPoint) -> None:
        if self._offered():
            self.menu().popup(self.tree.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """Return every gesture offered for the row in hand."""
        self._fill(self._context, self._offered())
        return self._context

    def _chosen_gesture(self, gesture: str, _checked: bool = False) -> None:
        self.take(gesture)

    def _body_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, done in (
            (_("Appliquer un modèle de règles…"), self._gestures.bodies.preset),
            (_("Nouveau collège…"), self._gestures.colleges.new_college),
            (_("Nouveau siège…"), self._gestures.seats.new_seat),
        ):
            menu.addAction(words).triggered.connect(partial(self._with_body, done))
        return menu

    def _with_body(self, done: Callable[[str], object], _checked: bool = False) -> None:
        done(self.body_id)


def _letters(counted: tuple[int, int]) -> str:
    held, bound = counted
    if not bound:
        return ""
    return _("Lettres de mandat : {held} sur {bound}").format(held=held, bound=bound)
