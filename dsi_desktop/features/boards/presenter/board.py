"""What the page of the boards decides: which board, which cards, what is said of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Unpack

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands, queries, rules
from dsi_desktop.features.boards.presenter.ahead import renewed
from dsi_desktop.features.boards.presenter.moves import Moves
from dsi_desktop.features.boards.presenter.view import BoardsView, Narrowing
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


class BoardsPresenter:
    """Keeps the board in sight and turns gestures into commands."""

    def __init__(self, store: Store, view: BoardsView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._lines: list[queries.ChantierLine] = []
        self._folded: set[str] = set()
        self._reads = 0
        self.carried: tuple[str, ...] = ()
        self.body_id = ""
        self.sheet: queries.BoardSheet | None = None
        self.narrowing: Narrowing | None = None
        self.moves = Moves(store, self, view)

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Show only the cards a filter keeps; None shows all of them again."""
        if narrowing != self.narrowing:
            self.narrowing = narrowing
            self.refresh()

    def refresh(self) -> None:
        """Read again and show; of cards just carried, only they are read."""
        self._reads += 1
        if self.carried and self.narrowing is None and self._read_carried():
            return
        self._lines = queries.chantiers(self._store, self._today())
        if self.body_id not in {line.body_id for line in self._lines}:
            self.body_id = ""
        self._view.show_chantiers(self._lines, self.body_id)
        self._show()

    def choose(self, body_id: str) -> None:
        """Show the board of a chantier, or of all with ""."""
        if body_id != self.body_id:
            self.body_id = body_id
            self.refresh()

    def open_board(self) -> None:
        self.written(lambda: commands.create_board(self._store, self.body_id))

    def look_for(self, task_id: str) -> bool:
        """Show a board on which the task has a card; tell whether there is one.

        A filter that hides the card is lifted: what was asked for is shown.
        """
        if self.card(task_id) is None and self.narrowing is not None:
            self.narrow(None)
        if self.card(task_id) is None:
            self.body_id = ""
            self.refresh()
        found = self.card(task_id) is not None
        if found:
            self._view.reveal(task_id)
        return found

    def columns(self) -> tuple[queries.ColumnLine, ...]:
        return self.sheet.columns if self.sheet is not None else ()

    def card(self, task_id: str) -> queries.CardLine | None:
        return next(
            (c for column in self.columns() for c in column.cards if c.task_id == task_id), None
        )

    def column_of(self, task_id: str) -> int:
        """Return the place of the column that holds the card, −1 when none does."""
        return next(
            (
                place
                for place, column in enumerate(self.columns())
                if any(card.task_id == task_id for card in column.cards)
            ),
            -1,
        )

    def in_order(self, task_ids: Sequence[str]) -> tuple[str, ...]:
        """Return those of these cards that are shown, in the order of the board."""
        wanted = set(task_ids)
        return tuple(
            card.task_id for column in self.columns() for card in column.cards
            if card.task_id in wanted
        )  # fmt: skip

    def fold(self, column: int) -> None:
        """Fold a column to a strip, or unfold it; that of all chantiers until the program ends."""
        one = self.columns()[column]
        if self.body_id:
            folded = not one.collapsed
            self.written(lambda: commands.fold_column(self._store, one.id, folded=folded))
        else:
            self._folded ^= {one.id}
            self.refresh()

    def add(self, column: int, title: str, **fields: Unpack[tasks.TaskFields]) -> None:
        """Add a card at the end of a column; elsewhere when it is given to another chantier.

        Raises `RuleBroken`: the form that asks stays open and shows why.
        """
        target = self.columns()[column]
        if self.body_id and fields.get("body_id") == self.body_id:
            commands.add_card(self._store, target.id, title, **fields)
        else:
            fields["state"] = target.state
            commands.add_card_to(self._store, title, **fields)
        self.refresh()

    def add_lines(
        self, column: int, titles: Sequence[str], lane: str | None = None
    ) -> tuple[str, ...]:
        """Add a card for each title at the top of a column, or of a lane in it; return the tasks.

        Raises `RuleBroken`: the line being typed keeps its words.
        """
        before = self._reads
        made = commands.add_cards(self._store, self.columns()[column].id, titles, lane=lane)
        if self._reads == before:
            self.refresh()
        return made

    def archive(self, *task_ids: str) -> None:
        """Put cards away; one that executes a decision and is not done asks first."""
        going = self.in_order(task_ids)
        titles = [card.title for key in going if (card := self.card(key)) is not None]
        for question in (question_before(self._store, key) for key in going):
            if question and not self._view.confirm(question, _("Archiver")):
                return
        if len(going) == 1 and self.written(lambda: tasks.archive_task(self._store, going[0])):
            sentence = _("{title}, carte archivée. Ctrl+Z la ramène.")
            self._view.say(sentence.format(title=titles[0]))
        elif len(going) > 1 and self.written(lambda: commands.archive_cards(self._store, going)):
            sentence = _("{n} cartes archivées. Ctrl+Z les ramène.")
            self._view.say(sentence.format(n=len(going)))

    def written(self, work: Callable[[], object]) -> bool:
        """Do something to the dossier and show the board again; a refusal is shown.

        The page hears of most writes and reads again by itself: it is not read twice.
        """
        before = self._reads
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        if self._reads == before:
            self.refresh()
        return True

    def _read_carried(self) -> bool:
        """Read the cards just carried where they were shown ahead; tell whether they are there."""
        if self.sheet is None:
            return False
        lines = queries.cards_again(self._store, self.sheet, self.carried, self._today())
        found = renewed(self.sheet, lines)
        if found is None:
            return False
        self.sheet = found
        total = sum(len(column.cards) for column in found.columns)
        self._view.show_board(found, "", None, total)
        return True

    def _show(self) -> None:
        if not self.body_id:
            whole = self._with_folds(queries.all_boards(self._store, self._today()))
            if not self._lines and not any(column.cards for column in whole.columns):
                self.sheet = whole
                self._view.show_nothing()
            else:
                self._show_narrowed(whole)
            return
        found = queries.board(self._store, self.body_id, self._today())
        if found is not None:
            self._show_narrowed(found)
            return
        self.sheet = None
        self._view.show_unopened(next(x for x in self._lines if x.body_id == self.body_id))

    def _show_narrowed(self, whole: queries.BoardSheet) -> None:
        total = sum(len(column.cards) for column in whole.columns)
        if self.narrowing is None:
            self.sheet = whole
            self._view.show_board(whole, "", None, total)
            return
        kept = self.narrowing.matching(self.body_id or None)
        self.sheet = replace(whole, columns=tuple(
            replace(column, cards=tuple(card for card in column.cards if card.task_id in kept))
            for column in whole.columns
        ))  # fmt: skip
        self._view.show_board(self.sheet, self.narrowing.words, kept, total)

    def _with_folds(self, whole: queries.BoardSheet) -> queries.BoardSheet:
        return replace(whole, columns=tuple(
            replace(column, collapsed=column.id in self._folded) for column in whole.columns
        ))  # fmt: skip


def question_before(store: Store, task_id: str) -> str:
    """Return what is asked before a card is put away, "" when nothing is."""
    sheet = queries.card_sheet(store, task_id)
    if sheet is None or sheet.state == "done" or not (sheet.motion_id or sheet.decision_id):
        return ""
    motion = sheet.motion if sheet.motion_id else ""
    return rules.archive_question(sheet.title, motion, sheet.decision)
