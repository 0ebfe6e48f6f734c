"""« Chantiers »: the work of each chantier, or of all, on one screen."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.bars import BARS
from dsi_desktop.features.boards.page.board_view import BoardView
from dsi_desktop.features.boards.page.card import CardPanel
from dsi_desktop.features.boards.page.host import BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.page.picker import ChantierPicker
from dsi_desktop.features.boards.page.screen import Screen
from dsi_desktop.features.boards.page.toolbar import Toolbar
from dsi_desktop.features.boards.page.views_stack import ViewsStack
from dsi_desktop.features.boards.presenter import BoardsPresenter
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


class BoardsPage(Page):
    """Holds the parts together: picker, tools, bars, views, sheet of a card."""

    WATCHES = (
        "task", "card", "board", "board_column", "check_item", "body", "person", "organization",
        "label", "task_label", "remark", "attachment", "objective", "action", "board_rule",
        "task_link", "task_partner", "saved_filter", "setting",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.sheet: ViewSheet | None = None
        self._followers: list[Callable[[], object]] = []
        self.showing = Screen(self)
        self.presenter = BoardsPresenter(store, self.showing, desk.today)
        self.picker = ChantierPicker()
        self.panel = CardPanel(self)
        self.panel.hide()
        self.views = ViewsStack(self)
        self.toolbar = Toolbar(self, self.picker)
        self.bars = tuple(build(self) for build in BARS)
        self._lay_out()
        self.picker.chosen.connect(self.presenter.choose)
        self.panel.closed.connect(lambda: self.showing.reveal(self.panel.task_id))

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def board(self) -> BoardView:
        """The view in columns."""
        return cast(BoardView, self.views.made("board"))

    @property
    def view(self) -> BoardsViewWidget:
        """The view in sight."""
        return self.views.current

    @property
    def view_name(self) -> str:
        """The name of the view in sight."""
        return self.views.name

    def refresh(self) -> None:
        self.board.mark(undecided(self.store))
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        if kind == "task" and self.presenter.look_for(record_id):
            self.open_card(record_id)
        elif kind == "board":
            lines = queries.chantiers(self.store, self.desk.today())
            self.presenter.choose(next((x.body_id for x in lines if x.board_id == record_id), ""))

    def record_in_hand(self) -> str:
        return self.in_hand()

    def leading(self) -> QWidget | None:
        return self.view

    def start(self, intent: str) -> None:
        if intent == "task":
            self.catch_up()
            self.add_card(min(1, len(self.presenter.columns()) - 1))

    # --- what the parts ask ----------------------------------------------------------------

    def in_hand(self) -> str:
        return self.view.in_hand()

    def show_view(self, name: str) -> None:
        self.views.show_view(name, self.sheet)
        self.toolbar.press(name)
        self.tell_followers()

    def open_card(self, task_id: str, *, focus: bool = True) -> None:
        self.panel.open_card(task_id, focus=focus)

    def card_asked(self, gesture: str, task_id: str) -> None:
        if gesture == "look":
            if self.panel.isVisible():
                self.open_card(task_id, focus=False)
            self.tell_followers()
            return
        self.open_card(task_id)
        if gesture == "rename":
            self.panel.edit_title()

    def take_focus(self) -> None:
        self.view.take_focus()

    def follow(self, told: Callable[[], object]) -> Callable[[], None]:
        self._followers.append(told)
        return lambda: self._followers.remove(told) if told in self._followers else None

    def tell_followers(self) -> None:
        """Tell those who follow what is in sight and in hand."""
        for told in tuple(self._followers):
            told()

    def add_card(self, column: int) -> None:
        """Ask for a card at the end of a column."""
        self.board.ask_card(column)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        for bar in self.bars:
            column.addWidget(bar)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.views, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
