"""« Chantiers »: the work of each chantier, or of all, on one screen."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.around_moves import AFTER_MOVES, BEFORE_MOVES
from dsi_desktop.features.boards.page.bars import BARS
from dsi_desktop.features.boards.page.board_view import BoardView
from dsi_desktop.features.boards.page.card import CardPanel
from dsi_desktop.features.boards.page.host import BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.page.picker import ChantierPicker
from dsi_desktop.features.boards.page.toolbar import Toolbar
from dsi_desktop.features.boards.page.views_stack import ViewsStack
from dsi_desktop.features.boards.presenter import Answers, BoardsPresenter, Move
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.frames import EmptyState


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
        self.presenter = BoardsPresenter(store, self, desk.today)
        self.picker = ChantierPicker()
        self.panel = CardPanel(self)
        self.panel.hide()
        self.views = ViewsStack(self)
        self.toolbar = Toolbar(self, self.picker)
        self.bars = tuple(build(self) for build in BARS)
        self._lay_out()
        self.picker.chosen.connect(self.presenter.choose)
        self.panel.closed.connect(lambda: self.reveal(self.panel.task_id))

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

    # --- what the presenter asks -----------------------------------------------------------

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        self.picker.show_lines(lines, chosen)
        self.toolbar.show_one(bool(chosen))

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        self.sheet = ViewSheet(sheet, words, task_ids, total)
        self.views.show_sheet(self.sheet)
        self.panel.renew()
        self.tell_followers()

    def show_unopened(self, line: queries.ChantierLine) -> None:
        words = _("Ses suivis y prendront place, chacun dans la colonne de son état.")
        self._show_empty(
            EmptyState(
                "layout-kanban", _("{name} n’a pas encore de tableau").format(name=line.name),
                words, _("Ouvrir le tableau"), self.presenter.open_board,
            )
        )

    def show_nothing(self) -> None:
        self._show_empty(
            EmptyState(
                "layout-kanban", _("Le travail commence par un chantier"),
                _("Créez un chantier dans l’organigramme\N{NO-BREAK SPACE}: "
                  "son tableau s’ouvrira ici."),
                _("Aller à l’organigramme"), lambda: self.desk.show_page("governance"),
            )
        )

    def show_ahead(self, sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        if self.view is self.board:
            self.board.show_ahead(sheet, task_ids)

    def choose(self, task_ids: tuple[str, ...]) -> None:
        if self.view is self.board:
            self.board.choose(task_ids)
        elif task_ids:
            self.reveal(task_ids[0])

    def reveal(self, task_id: str) -> None:
        if not self.view.reveal(task_id):
            self.view.take_focus()

    def before_move(self, move: Move) -> Answers | None:
        answers: Answers = {}
        for ask in BEFORE_MOVES:
            given = ask(self, move)
            if given is None:
                return None
            answers = {**answers, **given}
        return answers

    def after_move(self, move: Move) -> None:
        for propose in AFTER_MOVES:
            propose(self, move)

    def say(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def confirm(self, question: str, yes: str) -> bool:
        return self.desk.confirm(question, yes)

    def _show_empty(self, empty: EmptyState) -> None:
        self.panel.hide()
        self.sheet = None
        self.views.show_empty(empty)
        self.tell_followers()

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
