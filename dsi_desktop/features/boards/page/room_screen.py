"""Keeps the screen of the room at what the page shows: board, filter, card in hand."""

from PySide6.QtCore import QObject

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.projection import BoardProjection
from dsi_desktop.features.boards.presenter.projection import BoardShown, board_shown
from dsi_desktop.features.boards.queries.in_camera import born_in_camera
from dsi_desktop.features.boards.queries.projected import projected_checks


def project(host: Boards) -> "RoomScreen":
    """« Projeter »: open the screen of the room, or close it."""
    screen = host.widget.findChild(RoomScreen) or RoomScreen(host)
    screen.toggle()
    return screen


class RoomScreen(QObject):
    """Belongs to the page, and leaves with it; its window is made once."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host.widget)
        self._host = host
        self.window = BoardProjection()
        host.follow(self.follow)
        host.widget.destroyed.connect(self.window.deleteLater)

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self.window.isVisible():
            self.window.close()
            return
        self.window.show_it(self.now())
        self.window.appear()

    def follow(self) -> None:
        """Show what the page shows now, when anybody looks."""
        if self.window.isVisible():
            self.window.show_it(self.now())

    def now(self) -> BoardShown | None:
        """Return what the room may see; None while no board is open."""
        sheet = self._host.sheet
        if sheet is None:
            return None
        task_id = self._host.in_hand()
        return board_shown(
            sheet.board, task_id=task_id,
            filtered=None if sheet.task_ids is None else (sheet.words, sheet.total),
            checks=projected_checks(self._host.store, task_id) if task_id else (),
            closed=born_in_camera(self._host.store),
        )
