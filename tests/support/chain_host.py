"""A page of the plan that remembers what its parts asked of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from support import work_ground as ground
from support.work_desk import QuietDesk


class ChainHost:
    """Shows one part in a window and keeps what it opened."""

    def __init__(self, store: Store, desk: QuietDesk) -> None:
        self.store = store
        self.desk = desk
        self.opened: list[tuple[str, str]] = []
        self.refreshed = 0
        self.widget = QWidget()
        self.widget.resize(1100, 640)
        QVBoxLayout(self.widget)
        self.plan_id = ground.first(store, "plan")

    def hold(self, part: QWidget) -> None:
        """Put a part in the window, and show it."""
        room = self.widget.layout()
        assert room is not None
        room.addWidget(part)
        self.widget.show()

    def open_element(self, kind: str, record_id: str, *, focus: bool = True) -> None:
        """Remember."""
        assert focus
        self.opened.append((kind, record_id))

    def renew(self) -> None:
        """Nothing is beside."""

    def refresh(self) -> None:
        """Count."""
        self.refreshed += 1

    def take_focus(self) -> None:
        """Give the keyboard to the window."""
        self.widget.setFocus()
