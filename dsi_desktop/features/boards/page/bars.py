"""The lines between the tools and the cards: the filter, what it keeps."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.boards.page.filter_line import FilterLine
from dsi_desktop.features.boards.page.host import Boards

BARS: tuple[Callable[[Boards], QWidget], ...] = (FilterLine,)
