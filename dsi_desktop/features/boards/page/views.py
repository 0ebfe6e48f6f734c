"""The views of a board: the same cards as columns, as a list, by day, over time, or put away."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.boards.page.archive_view import ArchiveView
from dsi_desktop.features.boards.page.board_view import BoardView
from dsi_desktop.features.boards.page.calendar_view import CalendarView
from dsi_desktop.features.boards.page.flow_view import FlowView
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget
from dsi_desktop.features.boards.page.list_view import ListView
from dsi_desktop.features.boards.page.timeline_view import TimelineView
from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class View:
    """One view: `words` is a French source, `build` is called at its first visit."""

    name: str
    words: str
    icon: str
    build: Callable[[Boards], BoardsViewWidget]


VIEWS: tuple[View, ...] = (
    View("board", N_("Tableau"), "layout-kanban", BoardView),
    View("list", N_("Liste"), "list-check", ListView),
    View("calendar", N_("Calendrier"), "calendar", CalendarView),
    View("timeline", N_("Échéancier"), "clock", TimelineView),
    View("flow", N_("Flux"), "chart-line", FlowView),
    View("archive", N_("Archives"), "archive", ArchiveView),
)
