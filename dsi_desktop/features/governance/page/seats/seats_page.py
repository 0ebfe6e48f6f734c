"""The view « Sièges »: the bodies at the left, the seats of one, or what all of them ask for."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.seats.bodies_list import EVERY, BodiesList
from dsi_desktop.features.governance.page.seats.body_seats import BodySeats
from dsi_desktop.features.governance.page.seats.every_body import EveryBody
from dsi_desktop.features.governance.page.seats.gestures import SeatGestures
from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import BodyNotice, SeatingLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import Elided, label

_ROOM = 900
_KINDS = frozenset({"body", "post", "membership", "college", "mandate_letter"})


class SeatsPage(Page):
    """Shows the seats of every body, today or on another day."""

    WATCHES = (
        "body", "body_rules", "college", "post", "membership", "mandate_letter", "person",
        "organization", "area", "affiliation",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._day: date | None = None
        self.gestures = SeatGestures(store, desk, self)
        self.bodies = BodiesList()
        self.seats = BodySeats(desk, self.gestures)
        self.every = EveryBody(self._go)
        self.pick = QComboBox()
        self.when = QLineEdit()
        self._now = icon_button("history", _("Revenir à aujourd’hui"), self._come_back)
        self._at = label(_("À la date du"), "muted")
        self._band = Elided("", "muted")
        self._right = QStackedWidget()
        self._whole = QStackedWidget()
        self._begun = False
        self._lay_out()
        self.bodies.chosen.connect(lambda _body_id: self._present())
        self.when.editingFinished.connect(self._read_day)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.strip)
        self.pick.setAccessibleName(_("Instance dont on voit les sièges"))
        self.pick.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pick.setMinimumContentsLength(8)
        self.pick.activated.connect(lambda _at: self.bodies.choose(self.pick.currentData()))
        self.pick.hide()
        tools.addWidget(self.pick)
        tools.addWidget(self._at)
        self.when.setAccessibleName(_("Sièges à la date du"))
        self.when.setPlaceholderText(_("Aujourd’hui"))
        fit(self.when, lambda: self.when.setFixedWidth(theme().px(130)))
        tools.addWidget(self.when)
        tools.addWidget(self._now)
        tools.addWidget(self._band, 1)
        fit(self.bodies, lambda: self.bodies.setFixedWidth(theme().px(310)))
        for shown in (self.seats, self.every):
            self._right.addWidget(shown)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.bodies)
        row.addWidget(self._right, 1)
        self._whole.addWidget(both)
        self._empty = EmptyState(
            "armchair", _("Aucune instance pour le moment"),
            _("Les sièges appartiennent aux instances : ajoutez d’abord l’assemblée ou le comité "
              "conseil."),
            _("Ajouter une instance"),
            lambda: self.gestures.bodies.new_body(lambda _made: None, None),
        )
        self._whole.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(self._whole, 1)
        self._now.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the bodies in a box where there is no room for their list."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_ROOM)
        self.bodies.setHidden(narrow)
        self.pick.setVisible(narrow)
        self._at.setHidden(narrow)
        self.seats.set_narrow(narrow)

    @property
    def day(self) -> date:
        """The day the seats are shown at."""
        return self._day or self.desk.today()

    def refresh(self) -> None:
        """Read the bodies of the day; the body and the seat in hand stay."""
        lines = queries.seating_lines(self._store, self.day)
        self.bodies.show_lines(lines)
        self._offer_bodies(lines)
        self._whole.setCurrentIndex(0 if lines else 1)
        if not self._begun and lines:
            self._begun = True
            self.bodies.choose(scene.worth_showing(lines))
        shown = self.pick if self.bodies.isHidden() else self.bodies
        self.begin_at(shown if lines else self._empty)
        self._present()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show the seat, the member, the college or the letter in the body it belongs to."""
        self._come_back()
        self.catch_up()
        body_id = queries.body_of(self._store, kind, record_id) if kind in _KINDS else ""
        if self.bodies.holds(body_id):
            self.bodies.choose(body_id)
            self.seats.choose(record_id)
            self.seats.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self, intent: str) -> None:
        """Open the form of a new seat of the body in hand."""
        self._come_back()
        self.catch_up()
        if not self.bodies.body_id():
            self.desk.refuse(RuleBroken(_("Choisissez d’abord l’instance du nouveau siège.")))
            return
        self.gestures.seats.new_seat(self.bodies.body_id())

    def record_in_hand(self) -> str:
        """Return the seat in hand, for the history."""
        node = self.seats.tree.node()
        return node.key if node is not None and self._right.currentIndex() == 0 else ""

    def _offer_bodies(self, lines: list[SeatingLine]) -> None:
        self.pick.clear()
        self.pick.addItem(_("Toutes les instances"), EVERY)
        for line in lines:
            self.pick.addItem("\N{EN SPACE}" * line.body.depth + line.body.name, line.body.id)

    def _present(self) -> None:
        body_id = self.bodies.body_id()
        self.pick.setCurrentIndex(max(0, self.pick.findData(body_id)))
        if body_id == EVERY or not self.bodies.holds(body_id):
            self.every.show_notices(queries.seat_notices(self._store, self.day))
            self._right.setCurrentWidget(self.every)
            return
        try:
            sheet = queries.seating_sheet(self._store, body_id, self.day)
        except NotFound:
            self.bodies.choose(EVERY)
            return
        self.seats.show_sheet(sheet, live=self._day is None)
        self._right.setCurrentWidget(self.seats)

    def _go(self, one: BodyNotice) -> None:
        self.bodies.choose(one.body_id)
        self.seats.lead_to(one.notice)

    def _read_day(self) -> None:
        typed = self.when.text().strip()
        today = self.desk.today()
        day = fmt.parse_day(typed, today) if typed else None
        if typed and day is None:
            self.desk.refuse(RuleBroken(
                _("Cette date n’est pas comprise. Écrivez par exemple 2026-12-15.")))
            return
        self._show_day(None if day == today else day)

    def _come_back(self) -> None:
        self._show_day(None)

    def _show_day(self, day: date | None) -> None:
        self.when.setText(fmt.date_long(day, with_weekday=False) if day else "")
        if day == self._day:
            return
        self._day = day
        self._now.setVisible(day is not None)
        self._band.say(_("Lecture seule : les sièges de ce jour-là") if day else "")
        self.refresh()
