"""What can be done in a live meeting beside its line: each has a key, a place in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.after import open_after
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.preview import toggle_preview
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.ui.shell.desk import Desk


class Live(Protocol):
    """The page of the meeting, as a tool sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    entries: EntriesPanel
    parts: Parts
    side: Side

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""

    def adopt(self) -> None:
        """Ask what the adoption of the minutes needs, then adopt them."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture of the meeting: `words` is a French source, `states` those of the meeting it needs.

    Without states it is always there.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Live], object]
    states: frozenset[str] = frozenset()


TOOLS: tuple[Tool, ...] = (
    Tool(
        "after", "F10", N_("Après la rencontre : trous, versions, suites, dépôts, adoption"),
        "list-check", open_after,
    ),
    Tool(
        "preview", "F12", N_("Procès-verbal tel qu’imprimé, à côté des lignes"), "eye",
        toggle_preview,
    ),
)
