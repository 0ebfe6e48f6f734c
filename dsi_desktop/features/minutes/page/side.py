"""The right column of live minutes: the room, or something to read beside the lines."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.minutes.page.stage import Refreshed


class Side(QWidget):
    """Shows the room; a widget opened here takes its place while the lines stay in sight."""

    def __init__(self, room: QWidget) -> None:
        super().__init__()
        self._room = room
        self.beside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(room)

    def open(self, widget: QWidget) -> None:
        """Put a widget in place of the room."""
        self.close_beside()
        self.beside = widget
        self._room.hide()
        self._column.addWidget(widget)
        widget.show()

    def close_beside(self) -> None:
        """Bring the room back."""
        if self.beside is not None:
            self._column.removeWidget(self.beside)
            self.beside.hide()
            self.beside.deleteLater()
            self.beside = None
            self._room.show()

    def refresh(self) -> None:
        """Let what is beside the lines show what changed."""
        shown: object = self.beside
        if isinstance(shown, Refreshed):
            shown.refresh()
