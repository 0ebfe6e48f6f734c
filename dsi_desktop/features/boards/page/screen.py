"""What the presenter of the boards asks of the screen, done by the parts of the page."""

from typing import Protocol

from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.around_moves import AFTER_MOVES, BEFORE_MOVES
from dsi_desktop.features.boards.page.board_view import BoardView
from dsi_desktop.features.boards.page.card import CardPanel
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.page.picker import ChantierPicker
from dsi_desktop.features.boards.page.toolbar import Toolbar
from dsi_desktop.features.boards.page.views_stack import ViewsStack
from dsi_desktop.features.boards.presenter import Answers, Move
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.frames import EmptyState


class Parts(Boards, Protocol):
    """The page, with the parts that show."""

    picker: ChantierPicker
    panel: CardPanel
    views: ViewsStack
    toolbar: Toolbar

    @property
    def board(self) -> BoardView:
        """The view in columns."""

    @property
    def view(self) -> BoardsViewWidget:
        """The view in sight."""

    def tell_followers(self) -> None:
        """Tell those who follow what is in sight and in hand."""


class Screen:
    """Shows on the page what the presenter decided."""

    def __init__(self, page: Parts) -> None:
        self._page = page

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        self._page.picker.show_lines(lines, chosen)
        self._page.toolbar.show_one(bool(chosen))

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        self._page.sheet = ViewSheet(sheet, words, task_ids, total)
        self._page.views.show_sheet(self._page.sheet)
        self._page.panel.renew()
        self._page.tell_followers()

    def show_unopened(self, line: queries.ChantierLine) -> None:
        words = _("Ses suivis y prendront place, chacun dans la colonne de son état.")
        self._show_empty(
            EmptyState(
                "layout-kanban", _("{name} n’a pas encore de tableau").format(name=line.name),
                words, _("Ouvrir le tableau"), self._page.presenter.open_board,
            )
        )

    def show_nothing(self) -> None:
        self._show_empty(
            EmptyState(
                "layout-kanban", _("Le travail commence par un chantier"),
                _("Créez un chantier dans l’organigramme\N{NO-BREAK SPACE}: "
                  "son tableau s’ouvrira ici."),
                _("Aller à l’organigramme"), lambda: self._page.desk.show_page("governance"),
            )
        )

    def show_ahead(self, sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        if self._page.view is self._page.board:
            self._page.board.show_ahead(sheet, task_ids)

    def choose(self, task_ids: tuple[str, ...]) -> None:
        if self._page.view is self._page.board:
            self._page.board.choose(task_ids)
        elif task_ids:
            self.reveal(task_ids[0])

    def reveal(self, task_id: str) -> None:
        if not self._page.view.reveal(task_id):
            self._page.view.take_focus()

    def before_move(self, move: Move) -> Answers | None:
        answers: Answers = {}
        for ask in BEFORE_MOVES:
            given = ask(self._page, move)
            if given is None:
                return None
            answers = {**answers, **given}
        return answers

    def after_move(self, move: Move) -> None:
        for propose in AFTER_MOVES:
            propose(self._page, move)

    def say(self, sentence: str) -> None:
        self._page.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._page.desk.refuse(error)

    def confirm(self, question: str, yes: str) -> bool:
        return self._page.desk.confirm(question, yes)

    def _show_empty(self, empty: EmptyState) -> None:
        self._page.panel.hide()
        self._page.sheet = None
        self._page.views.show_empty(empty)
        self._page.tell_followers()
