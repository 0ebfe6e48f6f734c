"""What the page of the boards decides: which board, where a card goes, what is said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, Unpack, cast

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands, queries, rules
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _

Answers = Mapping[str, tasks.TaskFields]
"""What was answered before a move, for each task id: written in the operation of the move."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter in force: its words as typed, and the tasks it keeps in a chantier (None: all)."""

    words: str
    matching: Callable[[str | None], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Move:
    """Cards that go to a column: `entering` are the tasks that were not of its state."""

    board_id: str | None
    column: queries.ColumnLine
    task_ids: tuple[str, ...]
    entering: tuple[str, ...]


class BoardsView(Protocol):
    """What the presenter asks of the screen."""

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        """Offer the chantiers; "" stands for all of them."""

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        """Show columns and cards, of which a filter keeps `task_ids` out of `total`."""

    def before_move(self, move: Move) -> Answers | None:
        """Ask what the rules of the board ask; None gives the move up."""

    def after_move(self, move: Move) -> None:
        """Propose what follows from a move."""

    def show_unopened(self, line: queries.ChantierLine) -> None:
        """Offer to open the board of a chantier that has none."""

    def show_nothing(self) -> None:
        """Say that the démarche has no chantier yet."""

    def reveal(self, task_id: str) -> None:
        """Put the focus on a card."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that may be regretted."""


class BoardsPresenter:
    """Keeps the board in sight and turns gestures into commands."""

    def __init__(self, store: Store, view: BoardsView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._lines: list[queries.ChantierLine] = []
        self.body_id = ""
        self.sheet: queries.BoardSheet | None = None
        self.narrowing: Narrowing | None = None

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Show only the cards a filter keeps; None shows all of them again."""
        if narrowing != self.narrowing:
            self.narrowing = narrowing
            self.refresh()

    def refresh(self) -> None:
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
        self._do(lambda: commands.create_board(self._store, self.body_id))

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

    def drop(self, task_id: str, column: int, row: int) -> None:
        """Put a card before the `row`-th of a column, counted with the card where it was."""
        was, target = self.column_of(task_id), self.columns()[column]
        here = [card.task_id for card in target.cards]
        if was == column and here.index(task_id) < row:
            row -= 1
        rest = [card for card in here if card != task_id]
        if was == column and here.index(task_id) == row:
            return
        self._place(task_id, target, rest[row - 1] if row else None)

    def carry(self, task_id: str, step: int) -> None:
        """Carry a card to the column beside, at the top."""
        column = self.column_of(task_id) + step
        if 0 <= column < len(self.columns()):
            self.drop(task_id, column, 0)

    def shift(self, task_id: str, step: int) -> None:
        """Carry a card up or down in its column."""
        column = self.column_of(task_id)
        here = [card.task_id for card in self.columns()[column].cards]
        row = here.index(task_id) + step
        if 0 <= row < len(here):
            self.drop(task_id, column, row if step < 0 else row + 1)

    def add(self, column: int, title: str, **fields: Unpack[tasks.TaskFields]) -> None:
        """Add a card at the end of a column; elsewhere when it is given to another chantier.

        Raises `RuleBroken`: the form that asks stays open and shows why.
        """
        target = self.columns()[column]
        if self.body_id and fields.get("body_id") == self.body_id:
            commands.add_card(self._store, target.id, title, **fields)
        else:
            fields["state"] = target.state
            tasks.add_task(self._store, title=title, **fields)
        self.refresh()

    def edit(self, task_id: str, name: str, value: str | None) -> None:
        """Change one box of a card. Raises `RuleBroken`: the sheet shows why beside the box."""
        tasks.edit_task(self._store, task_id, **cast(tasks.TaskFields, {name: value}))
        self.refresh()

    def rename(self, task_id: str, title: str) -> None:
        tasks.rename_task(self._store, task_id, title)
        self.refresh()

    def tick(self, check_id: str, *, done: bool) -> bool:
        return self._do(lambda: tasks.tick_check(self._store, check_id, done=done))

    def add_check(self, task_id: str, text: str) -> bool:
        return self._do(lambda: tasks.add_check(self._store, task_id, text))

    def archive(self, task_id: str) -> None:
        """Put a card away; one that executes a decision and is not done asks first."""
        card = self.card(task_id)
        if card is None:
            return
        question = question_before(self._store, task_id)
        if question and not self._view.confirm(question, _("Archiver")):
            return
        if self._do(lambda: tasks.archive_task(self._store, task_id)):
            sentence = _("{title}, carte archivée. Ctrl+Z la ramène.")
            self._view.say(sentence.format(title=card.title))

    def _place(
        self, task_id: str, target: queries.ColumnLine, after_task_id: str | None
    ) -> None:
        card = self.card(task_id)
        if card is None:
            return
        after = self.card(after_task_id) if after_task_id else None
        entering = (task_id,) if card.state != target.state else ()
        move = Move(self.sheet.board_id if self.sheet else None, target, (task_id,), entering)
        if self._view.before_move(move) is None:
            return
        if self.body_id:
            after_card = after.card_id if after is not None else None
            moved = self._do(
                lambda: commands.move_card(self._store, card.card_id, target.id, after_card)
            )
        else:
            moved = self._do(
                lambda: commands.move_task(self._store, task_id, target.state, after_task_id)
            )
        if moved:
            self._view.reveal(task_id)
            self._tell_where(task_id)
            self._view.after_move(move)

    def _tell_where(self, task_id: str) -> None:
        column = self.columns()[self.column_of(task_id)]
        place = [card.task_id for card in column.cards].index(task_id)
        sentence = _("{title}, déplacée dans {column}, position {place} sur {count}")
        self._view.say(
            sentence.format(
                title=column.cards[place].title, column=column.title, place=place + 1,
                count=len(column.cards),
            )
        )

    def _show(self) -> None:
        if not self.body_id:
            whole = queries.all_boards(self._store, self._today())
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
        ))
        self._view.show_board(self.sheet, self.narrowing.words, kept, total)

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        self.refresh()
        return True


def question_before(store: Store, task_id: str) -> str:
    """Return what is asked before a card is put away, "" when nothing is."""
    sheet = queries.card_sheet(store, task_id)
    if sheet is None or sheet.state == "done" or not (sheet.motion_id or sheet.decision_id):
        return ""
    motion = sheet.motion if sheet.motion_id else ""
    return rules.archive_question(sheet.title, motion, sheet.decision)
