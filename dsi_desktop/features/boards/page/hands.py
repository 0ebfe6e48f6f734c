"""The gestures on the cells of a board: keys that walk, carry, fold, open a line to write in."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt

from dsi_desktop.features.boards.page import sending
from dsi_desktop.features.boards.page.cell import Cell
from dsi_desktop.features.boards.page.column_head import ColumnStrip
from dsi_desktop.features.boards.page.grid import Grid
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.quick_line import QuickLine
from dsi_desktop.kernel.i18n import _, ngettext


class Chosen(Protocol):
    """What the gestures need of the board on screen."""

    grid: Grid

    def chosen(self) -> tuple[str, ...]:
        """Return the cards a gesture is for, the one in hand first."""

    def focused(self) -> Cell | None:
        """Return the cell that has the keyboard, else a likely one."""

    def take_focus(self) -> None:
        """Give the keyboard to the card in hand."""

    def ask_card(self, column: int) -> None:
        """Ask for a card with its boxes."""


class Hands:
    """Turns what a cell tells into what the presenter does."""

    def __init__(self, host: Boards, view: Chosen) -> None:
        self._host = host
        self._view = view
        self._grid = view.grid

    def add_in(self, column: int) -> None:
        """Open a line at the top of a column; the board of all chantiers asks for the chantier."""
        if not self._host.presenter.body_id:
            self._view.ask_card(column)
            return
        held = self._view.focused()
        lane = held.lane if held is not None and held.at == column else None
        cells = [cell for cell in self._grid.every() if cell.at == column]
        cell = next((one for one in cells if one.lane == lane), next(iter(cells), None))
        if cell is not None:
            self._write_in(cell)

    def _write_in(self, cell: Cell) -> None:
        presenter = self._host.presenter
        column = presenter.columns()[cell.at]

        def leave() -> None:
            cell.stop_writing()
            self._grid.fit_lanes()
            cell.view.take_focus()

        def asks(count: int) -> bool:
            question = ngettext("Ajouter {n} carte ?", "Ajouter {n} cartes, une par ligne ?", count)
            return self._host.desk.confirm(question.format(n=count), _("Ajouter"))

        def adds(titles: Sequence[str]) -> None:
            made = presenter.add_lines(cell.at, titles, cell.lane)
            if made and all(presenter.card(key) is None for key in made):
                self._host.desk.tell(_("Ajoutée. Le filtre en vigueur ne la montre pas."))

        line = QuickLine(column.title, adds, asks, leave)
        self._grid.uncover(cell)
        cell.write(line)
        self._grid.fit_lanes()

    def _asked(self, cell: Cell, gesture: str) -> None:
        presenter, chosen = self._host.presenter, self._view.chosen()
        if gesture == "new":
            self.add_in(cell.at)
        elif gesture == "fold":
            presenter.fold(cell.at)
            self._grid.heads[cell.at].setFocus(Qt.FocusReason.OtherFocusReason)
        elif gesture == "all":
            for one in self._grid.every():
                one.view.selectAll()
        elif gesture == "archive":
            presenter.archive(*chosen)
            self._view.take_focus()
        elif gesture == "move":
            sending.send_cards(self._host, chosen)
        elif chosen:
            self._host.card_asked(gesture, chosen[0])

    def listen(self, cell: Cell) -> None:
        """Answer the gestures of a new cell."""
        view, moves = cell.view, self._host.presenter.moves
        view.asked.connect(lambda gesture: self._asked(cell, gesture))
        view.carries.connect(lambda step: moves.carry(self._view.chosen(), step))
        view.shifts.connect(lambda step: moves.shift(self._view.chosen(), step))
        view.crosses.connect(lambda step: moves.cross(self._view.chosen(), step))
        view.steps_beside.connect(lambda step: self._step(cell.at, cell.lane, step))
        view.steps_along.connect(lambda step: self._climb(cell, step))
        view.hovered.connect(self._grid.follow_drag)
        view.dropped.connect(lambda ids, row: moves.drop(ids, cell.at, row, cell.lane))

    def listen_strip(self, at: int, strip: ColumnStrip) -> None:
        """Answer the gestures of a folded column."""
        presenter = self._host.presenter

        def unfold() -> None:
            presenter.fold(at)
            cell = next((one for one in self._grid.every() if one.at == at), None)
            if cell is not None:
                cell.view.take_focus()

        strip.unfolds.connect(unfold)
        strip.steps_beside.connect(lambda step: self._step(at, None, step))
        strip.dropped.connect(lambda ids: presenter.moves.drop(ids, at, 0))

    def _step(self, at: int, lane: str | None, step: int) -> None:
        """Go to the column beside, in the same lane and at the same height."""
        if not 0 <= at + step < len(self._grid.heads):
            return
        head = self._grid.heads[at + step]
        if isinstance(head, ColumnStrip):
            head.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        held = self._view.focused()
        row = held.view.currentIndex().row() if held is not None else 0
        cells = [cell for cell in self._grid.every() if cell.at == at + step]
        beside = next((cell for cell in cells if cell.lane == lane), cells[0])
        beside.view.take_focus(row)
        self._grid.uncover(beside)
        self._into_sight(beside)

    def _climb(self, cell: Cell, step: int) -> None:
        """Go to the lane above or below, past those that are folded."""
        rows = [row for row in self._grid.lanes if not row.folded]
        at = next(i for i, row in enumerate(rows) if row.lane.id == cell.lane) + step
        if 0 <= at < len(rows):
            beyond = rows[at].cells[cell.at]
            if beyond is not None:
                beyond.view.take_focus(0 if step > 0 else beyond.model.rowCount() - 1)
                self._into_sight(beyond)

    def _into_sight(self, cell: Cell) -> None:
        """Scroll the lanes to the card in hand."""
        if self._grid.area is None:
            return
        box = cell.view.visualRect(cell.view.currentIndex())
        spot = cell.view.viewport().mapTo(self._grid.lanes_inside, box.center())
        self._grid.area.ensureVisible(spot.x(), spot.y(), 0, box.height())
