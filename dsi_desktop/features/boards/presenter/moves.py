"""Cards carried by hand or by keys: seen at once, written in one operation, said aloud."""

from collections.abc import Callable, Sequence
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands, queries
from dsi_desktop.features.boards.commands import Landing
from dsi_desktop.features.boards.presenter.ahead import anchor, cell, in_place
from dsi_desktop.features.boards.presenter.ahead import moved as moved_ahead
from dsi_desktop.features.boards.presenter.view import BoardsView, Move
from dsi_desktop.features.boards.rules.lanes import let_go
from dsi_desktop.kernel.i18n import _


class Shown(Protocol):
    """What the moves need of the presenter."""

    sheet: queries.BoardSheet | None
    carried: tuple[str, ...]

    def refresh(self) -> None:
        """Read the board again and show it."""

    def written(self, work: Callable[[], object]) -> bool:
        """Do something to the dossier and show the board again; a refusal is shown."""

    def in_order(self, task_ids: Sequence[str]) -> tuple[str, ...]:
        """Return those of these cards that are shown, in the order of the board."""


class Moves:
    """Every way to carry cards. Ids of cards gone meanwhile are passed over."""

    def __init__(self, store: Store, shown: Shown, view: BoardsView) -> None:
        self._store = store
        self._shown = shown
        self._view = view

    def drop(
        self, task_ids: Sequence[str], column: int, row: int, lane: str | None = None
    ) -> None:
        """Put cards before the `row`-th of a column, or of a lane in it.

        Rows are counted with the cards where they were.
        """
        going, sheet = self._shown.in_order(task_ids), self._shown.sheet
        if sheet is None or not going:
            return
        after = anchor(sheet, going, column, lane, row)
        if not in_place(sheet, going, column, lane, after):
            self._place(sheet, going, column, lane, after)

    def carry(self, task_ids: Sequence[str], step: int) -> None:
        """Carry cards to the column beside that of the first, at the top."""
        going, sheet = self._shown.in_order(task_ids), self._shown.sheet
        if sheet is None or not going:
            return
        column = _column_of(sheet, task_ids[0]) + step
        if 0 <= column < len(sheet.columns):
            self.drop(going, column, 0)

    def shift(self, task_ids: Sequence[str], step: int) -> None:
        """Carry cards up or down in the column of the first, and in its lane."""
        going, sheet = self._shown.in_order(task_ids), self._shown.sheet
        if sheet is None or not going:
            return
        column, lane = _column_of(sheet, task_ids[0]), _lane_of(sheet, task_ids[0])
        here = [card.task_id for card in cell(sheet, column, lane)]
        group = [key for key in here if key in going]
        edge = here.index(group[0] if step < 0 else group[-1]) + step
        if 0 <= edge < len(here):
            self.drop(group, column, edge if step < 0 else edge + 1, lane)

    def cross(self, task_ids: Sequence[str], step: int) -> None:
        """Carry cards to the lane above or below that of the first, each in its column."""
        going, sheet = self._shown.in_order(task_ids), self._shown.sheet
        if sheet is None or not going or not sheet.lanes:
            return
        lanes = [lane.id for lane in sheet.lanes]
        at = lanes.index(_lane_of(sheet, task_ids[0]) or "") + step
        if 0 <= at < len(lanes):
            column = _column_of(sheet, task_ids[0])
            inside = [key for key in going if _column_of(sheet, key) == column]
            self.drop(inside, column, 0, lanes[at])

    def send(
        self, task_ids: Sequence[str], column: queries.ColumnLine, board_id: str, landing: Landing
    ) -> None:
        """Carry cards to a place of any board. Raises `RuleBroken`: the form shows why."""
        going = self._shown.in_order(task_ids)
        move = self._move(going, column, board_id)
        answers = self._view.before_move(move) if going else None
        if answers is None:
            return
        titles = self._titles(going)
        loose = commands.move_cards(self._store, going, landing, answers)
        self._shown.refresh()
        self._view.choose(self._shown.in_order(going))
        self._tell(going, titles, column.title, loose)
        self._view.after_move(move)

    def _place(
        self, sheet: queries.BoardSheet, going: tuple[str, ...], column: int, lane: str | None,
        after: str | None,
    ) -> None:  # fmt: skip
        target = sheet.columns[column]
        move = self._move(going, target, sheet.board_id)
        titles = self._titles(going)
        self._shown.sheet = moved_ahead(sheet, going, column, lane, after)
        self._view.show_ahead(self._shown.sheet, going)
        answers = self._view.before_move(move)
        if answers is None:
            self._shown.refresh()
            self._view.choose(going)
            return
        landing = (
            Landing(target.id, after_task_id=after, lane=lane) if sheet.board_id
            else Landing(state=target.state, after_task_id=after)
        )
        loose: list[str] = []

        def work() -> None:
            loose.extend(commands.move_cards(self._store, going, landing, answers))

        self._shown.carried = going
        written = self._shown.written(work)
        self._shown.carried = ()
        if not written:
            self._shown.refresh()
            self._view.choose(going)
            return
        self._view.choose(self._shown.in_order(going))
        self._tell(going, titles, target.title, loose)
        self._view.after_move(move)

    def _move(
        self, going: tuple[str, ...], column: queries.ColumnLine, board_id: str | None
    ) -> Move:
        entering = tuple(key for key in going if self._card(key).state != column.state)
        return Move(board_id, column, going, entering)

    def _card(self, task_id: str) -> queries.CardLine:
        sheet = self._shown.sheet
        columns = sheet.columns if sheet is not None else ()
        return next(card for one in columns for card in one.cards if card.task_id == task_id)

    def _titles(self, going: tuple[str, ...]) -> list[str]:
        return [self._card(key).title for key in going]

    def _tell(
        self, going: tuple[str, ...], titles: list[str], column: str, loose: Sequence[str]
    ) -> None:
        self._view.say(". ".join(part for part in (
            self._where(going, titles, column), let_go(tuple(loose))) if part))  # fmt: skip

    def _where(self, going: tuple[str, ...], titles: list[str], column: str) -> str:
        if len(going) > 1:
            said = _("{n} cartes déplacées dans {column}").format(n=len(going), column=column)
        else:
            said = _("{title}, déplacée dans {column}").format(title=titles[0], column=column)
        shown, sheet = self._shown.in_order(going), self._shown.sheet
        if sheet is None or not shown:
            return said
        lane = _lane_of(sheet, shown[0])
        here = [card.task_id for card in cell(sheet, _column_of(sheet, shown[0]), lane)]
        named = next((one.title for one in sheet.lanes if one.id == lane), "")
        parts = [
            said, _("couloir {lane}").format(lane=named) if named else "",
            _("position {place} sur {count}").format(
                place=here.index(shown[0]) + 1, count=len(here)),
        ]  # fmt: skip
        return ", ".join(part for part in parts if part)


def _column_of(sheet: queries.BoardSheet, task_id: str) -> int:
    return next(
        (at for at, column in enumerate(sheet.columns)
         if any(card.task_id == task_id for card in column.cards)), -1,
    )  # fmt: skip


def _lane_of(sheet: queries.BoardSheet, task_id: str) -> str | None:
    """Return the lane of a card, None where the board has none."""
    if not sheet.lanes:
        return None
    return next(
        (card.lane for one in sheet.columns for card in one.cards if card.task_id == task_id), ""
    )
