"""The list, the calendar and the timeline: the same cards with their dates, gestures on several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Unpack

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.presenter.words import age_said
from dsi_desktop.features.boards.queries.lines import BoardSheet, CardLine
from dsi_desktop.features.boards.queries.listing import card_dates, list_columns
from dsi_desktop.features.boards.rules.dating import Dates
from dsi_desktop.features.tasks.commands import TaskFields
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.features.tasks.rules.hours import hours_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext

UNSORTED = ""


@dataclass(frozen=True, slots=True)
class DatedCard:
    """A card of the board in sight with its dates and the name of its column."""

    card: CardLine
    dates: Dates
    column: str

    @property
    def task_id(self) -> str:
        """The task."""
        return self.card.task_id


class DatedView(Protocol):
    """What the presenter asks of a view."""

    def show_cards(self, cards: list[DatedCard]) -> None:
        """Show these cards, in this order."""

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        """Keep these cards chosen, the first one in hand."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class DatedPresenter:
    """Reads the dates of the cards in sight and writes what several of them are given at once."""

    def __init__(self, store: Store, view: DatedView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._board: BoardSheet | None = None
        self.order = UNSORTED
        self.descending = False

    def show_board(self, board: BoardSheet) -> None:
        """Show the cards of a board, those a filter keeps, in the order chosen."""
        self._board = board
        named = {card.task_id: DatedCard(card, Dates(), column.title)
                 for column in board.columns for card in column.cards}  # fmt: skip
        dates = card_dates(
            self._store, board.body_id, self.order or "due", descending=self.descending
        )
        order = [key for key in dates if key in named] if self.order else list(named)
        self._view.show_cards([
            DatedCard(named[key].card, dates.get(key, Dates()), named[key].column)
            for key in order
        ])  # fmt: skip

    def sort(self, order: str) -> None:
        """Sort by a column, the other way round when it already was; "" as on the board."""
        self.descending = bool(order) and order == self.order and not self.descending
        self.order = order
        if self._board is not None:
            self.show_board(self._board)

    def columns(self) -> tuple[str, ...]:
        """Return the columns of the list."""
        return list_columns(self._store)

    def choose_columns(self, names: Sequence[str]) -> None:
        """Show these columns in the list."""
        commands.choose_list_columns(self._store, names)

    def edit(
        self, task_ids: Sequence[str], *, due: str | None = None, label: str = "",
        **fields: Unpack[TaskFields],
    ) -> None:  # fmt: skip
        """Say the same of several cards. Raises `RuleBroken`: the form shows why."""
        commands.edit_cards(self._store, task_ids, due=due, label=label, **fields)
        said = ngettext("{n} carte modifiée.", "{n} cartes modifiées.", len(task_ids))
        self._view.say(said.format(n=len(task_ids)))
        self._view.keep_in_hand(task_ids)

    def shift(self, cards: Sequence[DatedCard], days: int, *, end_only: bool = False) -> None:
        """Move the dates of cards by some days, and say the day they are due now."""
        keys = [one.task_id for one in cards]
        if keys and self._do(
            lambda: commands.shift_cards(self._store, keys, days, end_only=end_only)
        ):
            self._tell(keys)

    def put_on(self, task_ids: Sequence[str], day: date) -> None:
        """Make cards due on a day."""
        if task_ids and self._do(lambda: commands.date_cards(self._store, task_ids, day)):
            self._tell(task_ids)

    def _tell(self, task_ids: Sequence[str]) -> None:
        self._view.keep_in_hand(task_ids)
        due = card_dates(self._store)[task_ids[0]].due_on
        if len(task_ids) == 1:
            card = self._card(task_ids[0])
            said = _("{title}, échéance le {day}").format(
                title=card.title if card else "", day=fmt.date_long(str(due)))
        else:
            said = _("{n} échéances déplacées").format(n=len(task_ids))
        self._view.say(said)

    def _card(self, task_id: str) -> CardLine | None:
        columns = self._board.columns if self._board else ()
        return next(
            (card for one in columns for card in one.cards if card.task_id == task_id), None
        )

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        return True


def cell_words(one: DatedCard, name: str) -> str:
    """Return what a column of the list says of a card."""
    card = one.card
    return {
        "title": lambda: card.title,
        "state": lambda: one.column,
        "who": lambda: card.responsible,
        "due": lambda: due_words(one),
        "body": lambda: card.body,
        "priority": lambda: (
            vocabulary.label("priority", card.priority) if card.priority != "normal" else ""
        ),
        "labels": lambda: ", ".join(label.name for label in card.labels),
        "checks": lambda: f"{card.checks_done}/{card.checks}" if card.checks else "",
        "age": lambda: age_said(card.age),
        "start": lambda: short_day(one.dates.start_on) if one.dates.start_on else "",
        "hours": lambda: hours_words(card.hours_planned) if card.hours_planned else "",
        "cost": lambda: fmt.money(card.cost, short=True) if card.cost else "",
    }[name]()


def due_words(one: DatedCard) -> str:
    """Return when a card is due; a late one says it in a word, not by its colour alone."""
    if not one.card.due:
        return ""
    return _("{due}, en retard").format(due=one.card.due) if one.card.late else one.card.due


def count_words(count: int) -> str:
    """Say how many cards."""
    return ngettext("{n} carte", "{n} cartes", count).format(n=count)
