"""The page « Accueil »: cards, each with the next thing to do."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dsi_desktop.features.home import queries, rules
from dsi_desktop.features.home.page.alerts_card import AlertsCard
from dsi_desktop.features.home.page.cards import (
    ChantiersCard,
    FollowUpsCard,
    MeetingCard,
    PlanProgressCard,
)
from dsi_desktop.features.home.page.exchange_card import ExchangeCard
from dsi_desktop.features.home.queries import HomeSheet
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import scrolling

_ONE_COLUMN_BELOW = 860


def build(path: Path, desk: Host, first: HomeSheet, author: str) -> Page:
    """Build the page on what was already read: it shows before the store is there."""
    return HomePage(path, desk, first, author)


class HomePage(Page):
    """Reads by itself, with the standard library only."""

    WATCHES = (
        "meeting", "agenda_item", "attendance", "task", "plan", "issue", "objective",
        "desired_change", "action", "body", "person", "initiative", "body_rules", "post",
        "college", "membership", "mandate", "mandate_report", "mandate_letter", "representation",
        "tabling", "organization", "organization_voice", "membership_asset", "element_population",
        "election", "candidacy", "external_body", "external_seat", "journey", "setting",
    )  # fmt: skip

    def __init__(self, path: Path, desk: Host, first: HomeSheet, author: str) -> None:
        super().__init__(desk)
        self._path = path
        self._author = author
        self._meeting = MeetingCard(desk)
        self._follow_ups = FollowUpsCard(desk)
        self._plan = PlanProgressCard(desk)
        self._exchange = ExchangeCard(desk)
        self._chantiers = ChantiersCard(desk)
        self.alerts = AlertsCard(desk)
        self._host = desk
        self._read_alerts: Callable[[], Sequence[Alert]] | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(28, 4, 28, 24)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._narrow: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = scrolling(self._grid)
        area.setObjectName("clear")
        column.addWidget(area)
        self._place(narrow=False)
        self._show(first, desk.today())
        self._late = False
        self._seen = False

    def heading(self) -> str:
        """Greet by the first name."""
        host = self.desk
        known = getattr(host, "preferences", None)
        return rules.greeting(self._author or (known.author if known else ""))

    def follow_alerts(self, read: Callable[[], Sequence[Alert]]) -> None:
        """Read the alerts now that the store is there, out of sight, and at every change."""
        self._read_alerts = read
        self._ask_alerts()

    def refresh(self) -> None:
        """Read again; a file that is busy keeps the cards shown, and is read again later."""
        today = self.desk.today()
        self._ask_alerts()
        try:
            sheet = queries.home(self._path, today)
        except FileProblem:
            self._late = True
            return
        self._show(sheet, today)

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed elsewhere has not been shared yet: the card counts again."""
        self._late = self._late or self._seen
        self._seen = True
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would cut words."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_ONE_COLUMN_BELOW))

    def _ask_alerts(self) -> None:
        if self._read_alerts is not None:
            self._host.glance(self._read_alerts, partial(_hand_over, self.alerts))

    def _show(self, sheet: HomeSheet, today: date) -> None:
        self._meeting.show_sheet(sheet, today)
        self._follow_ups.show_sheet(sheet, today)
        self._plan.show_sheet(sheet)
        self._exchange.show_sheet(sheet, today)
        self._chantiers.show_sheet(sheet)

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        cards: tuple[QWidget, ...] = (
            self._meeting, self._follow_ups, self._plan, self._exchange, self.alerts,
            self._chantiers,
        )
        self.alerts.set_columns(1 if narrow else 2)
        for card in cards:
            self._grid.removeWidget(card)
        places = (
            [(at, 0, 12) for at in range(len(cards))] if narrow
            else [(0, 0, 7), (0, 7, 5), (1, 0, 7), (1, 7, 5), (2, 0, 12), (3, 0, 12)]
        )  # fmt: skip
        for card, (row, column, span) in zip(cards, places, strict=True):
            self._grid.addWidget(card, row, column, 1, span)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        for row in range(len(cards) + 1):
            self._grid.setRowStretch(row, int(row == len(cards)))


def _hand_over(card: AlertsCard, alerts: Sequence[Alert]) -> None:
    """Show the alerts, unless the page was put away while they were read."""
    if isValid(card):
        card.show_alerts(alerts)
