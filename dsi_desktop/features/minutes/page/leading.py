"""Lead to a line of the minutes from wherever it is named."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer

from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel, EntryFrame
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.presenter import LivePresenter


class Led(Protocol):
    """The page, as what leads through it sees it."""

    presenter: LivePresenter
    entries: EntriesPanel
    parts: Parts

    def close_panel(self) -> None: ...


def lead_to(page: Led, item_id: str, line_id: str = "") -> None:
    """Show a point; put the focus on a line of it, else on the line to type."""
    page.close_panel()
    if item_id:
        page.presenter.select(item_id)
    page.parts.turn_to("point", lambda: focus_line(page.entries, line_id))


def focus_line(entries: EntriesPanel, line_id: str) -> None:
    """Put the focus on a line and bring it into sight."""
    for frame in entries.frames():
        if frame.card_id == line_id:
            # A line just made is shown by the next turn of the loop: hidden, it takes no focus.
            QTimer.singleShot(0, frame, partial(_take, entries, frame))


def _take(entries: EntriesPanel, frame: EntryFrame) -> None:
    frame.setFocus()
    entries.area.ensureWidgetVisible(frame)
