"""The middle of live minutes: the lines of the point, or the panel of a tool in their place."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QStackedWidget, QWidget

from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel


@runtime_checkable
class Refreshed(Protocol):
    """A panel that shows records: it reads them again when the meeting changed."""

    def refresh(self) -> None: ...


class Stage(QStackedWidget):
    """Shows the lines, or one panel; the line being typed steps back meanwhile."""

    def __init__(self, entries: EntriesPanel, capture: CaptureLine) -> None:
        super().__init__()
        self._capture = capture
        self.addWidget(entries)

    def open(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""
        self.close_panel()
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self._capture.hide()
        panel.setFocus()

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""
        while (panel := self.widget(1)) is not None:
            self.removeWidget(panel)
            panel.deleteLater()
        self._capture.show()
        self._capture.edit.setFocus()

    def refresh(self) -> None:
        """Let the open panel show what changed, by its own hand or another’s."""
        panel: object = self.widget(1)
        if isinstance(panel, Refreshed):
            panel.refresh()
