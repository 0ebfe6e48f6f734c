"""The work of the chantiers for the guide: each view, a card, a filter, the settings, the room."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from dsi_desktop.app.session import Session
from dsi_desktop.db.pragmas import connect
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.filter_line import FilterLine
from dsi_desktop.features.boards.page.flow_view import FlowView
from dsi_desktop.features.boards.page.room_screen import RoomScreen
from dsi_desktop.features.boards.page.tools import TOOLS
from dsi_desktop.features.boards.page.views import VIEWS
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

# The name of a picture, what tells that it is ready, and the window to take (None: the program's).
Scene = tuple[str, Callable[[], bool], QWidget | None]
_BODY = "SELECT id FROM body WHERE acronym = ? AND deleted IS NULL"
_CARD = "SELECT id FROM task WHERE deleted IS NULL AND title LIKE ?"
_DIALOGS = ("columns", "rules", "templates")
_MANY = 500


def board_scenes(session: Session) -> Iterator[Scene]:
    """Walk the page of the chantiers and yield each picture to take."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    path = session.dossier.path
    workplace.go("boards")
    page = workplace.page("boards")
    if not isinstance(page, BoardsPage):
        raise TypeError("boards")
    page.presenter.choose(_one(path, _BODY, "CH-MOB"))
    card = _one(path, _CARD, "Dessiner l_horaire%")
    for view in VIEWS:
        page.show_view(view.name)
        yield f"boards_{view.name}", partial(_is_read, page), None
    page.show_view("board")
    page.board.reveal(card)
    page.open_card(card)
    yield _taken("boards_card")
    yield from _projected(page)
    page.panel.hide()
    yield from _filtered(page)
    for name in _DIALOGS:
        yield from _dialog(page, name)
    yield from _around(page, path)


def _projected(page: BoardsPage) -> Iterator[Scene]:
    _use(page, "project")
    screen = page.findChild(RoomScreen)
    if isinstance(screen, RoomScreen):
        yield "boards_projection", lambda: True, screen.window
        screen.toggle()


def _filtered(page: BoardsPage) -> Iterator[Scene]:
    line = page.findChild(FilterLine)
    if not isinstance(line, FilterLine):
        return
    for name, text in (
        ("boards_filter", "label:navette"), ("boards_filter_refused", "due:<30x"),
        ("boards_filter_none", "introuvable"),
    ):  # fmt: skip
        line.put(text)
        yield _taken(name)
    line.put("")


def _dialog(page: BoardsPage, name: str) -> Iterator[Scene]:
    dialog = _use(page, name)
    if isinstance(dialog, QDialog):
        yield f"boards_{name}", lambda: True, dialog
        dialog.reject()


def _around(page: BoardsPage, path: Path) -> Iterator[Scene]:
    """Lanes, all the chantiers, a column of five hundred cards."""
    page.presenter.choose(_one(path, _BODY, "CH-HAB"))
    yield _taken("boards_lanes")
    page.presenter.choose("")
    yield _taken("boards_all")
    page.presenter.choose(_one(path, _BODY, "CH-JEU"))
    columns = page.presenter.columns()
    titles = [_("Rejoindre la famille {n}").format(n=n + 1) for n in range(_MANY)]
    commands.add_cards(page.store, columns[0].id, titles)
    page.refresh()
    for view in ("board", "list", "calendar", "timeline"):
        page.show_view(view)
        yield _taken(f"boards_{view}_500")
    page.show_view("board")
    page.store.undo()
    page.refresh()


def _is_read(page: BoardsPage) -> bool:
    """Tell whether the view in sight shows what it reads out of sight: the flow's findings."""
    return not isinstance(page.view, FlowView) or bool(page.view.stood.finding.text())


def _use(page: BoardsPage, name: str) -> object:
    return next(tool.use(page) for tool in TOOLS if tool.name == name)


def _taken(name: str) -> Scene:
    return name, lambda: True, None


def _one(path: Path, asked: str, *values: str) -> str:
    with closing(connect(path)) as db:
        return str(db.execute(asked, values).fetchone()[0])
