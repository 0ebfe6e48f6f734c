"""A board in a window of a real X server: says where to take a card and where to put it.

Run as a program on a dossier; a test drives its mouse from outside with xdotool.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.work_desk import QuietDesk

_LONGEST_MS = 30_000
_LOOK_MS = 20


def main(path: Path) -> int:
    """Show Transport, tell the places, then the line and the board once a card moved."""
    application = QApplication(["board"])
    wear(application)
    store = ground.open_ground(path)
    boards.add_cards(store, ground.column(store, "waiting"), ("Un", "Deux"))
    page = BoardsPage(store, QuietDesk())
    store.bus.subscribe(page.take_changes)
    page.presenter.choose(ground.TRANSPORT)
    page.setGeometry(0, 0, 1300, 700)
    page.show()
    lines: set[int] = set()

    def look() -> None:
        view = page.board.panels[3].view
        if view.gap is not None and view.gap not in lines:
            lines.add(view.gap)
            _tell({"line": view.gap})

    def moved(_changes: object) -> None:
        shown = [[card.title for card in column.cards] for column in page.presenter.columns()]
        _tell({"board": shown, "undo": store.undo_label})
        QTimer.singleShot(0, application, application.quit)

    def ready() -> None:
        store.bus.subscribe(moved)
        _tell({"from": _place(page, 2, 0), "to": _place(page, 3, 1)})

    looking = QTimer(application)
    looking.timeout.connect(look)
    looking.start(_LOOK_MS)
    QTimer.singleShot(500, application, ready)
    QTimer.singleShot(_LONGEST_MS, application, application.quit)
    application.exec()
    store.close()
    return 0


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def _place(page: BoardsPage, column: int, row: int) -> tuple[int, int]:
    """Return a point on the screen, a little above the middle of a card."""
    cell = page.board.panels[column]
    box = cell.view.visualRect(cell.model.index(row, 0))
    spot = cell.view.viewport().mapToGlobal(box.center())
    return spot.x(), spot.y() - box.height() // 4


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
