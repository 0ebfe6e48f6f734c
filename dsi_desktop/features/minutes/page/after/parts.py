"""What the views that follow a meeting are made of: a sentence, a list, its gestures."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class Followed(Protocol):
    """The page of the meeting, as what follows it sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter
    entries: EntriesPanel
    parts: Parts
    side: Side

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...

    def adopt(self) -> None: ...


class Lines(Table):
    """A list of records; Entrée opens the one in hand."""

    def __init__(
        self, name: str, columns: list[Column[Any]], key: Callable[[Any], Hashable],
        opened: Callable[[Any], object], *widths: int, stretch: int = 0,
    ) -> None:  # fmt: skip
        self.rows: RowsModel[Any] = RowsModel(columns, key)
        super().__init__(name, self.rows, lambda index: opened(self.rows.row(index)))
        self.acts: dict[Qt.Key, Callable[[], object]] = {}
        self.widths(*widths, stretch=stretch)
        self.horizontalHeader().setMinimumSectionSize(24)

    def wrap(self) -> None:
        """Show sentences whole, on as many lines as they need."""
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a key alone do what its button does."""
        act = self.acts.get(Qt.Key(event.key()))
        if act is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            act()
        else:
            super().keyPressEvent(event)

    def in_hand(self) -> Any:  # noqa: ANN401  the row, of the type its list was shown
        """Return the row chosen, None when there is none."""
        index: QModelIndex = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def show_rows(self, rows: tuple[Any, ...]) -> None:
        """Show a list; the first row is chosen when none was."""
        self.rows.show(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))


class AfterView(QWidget):
    """One view of what follows a meeting."""

    def __init__(self, page: Followed) -> None:
        super().__init__()
        self.page = page
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.said = label("", "muted", wrap=True)
        self.column.addWidget(self.said)

    @property
    def meeting_id(self) -> str:
        return self.page.presenter.meeting_id

    @property
    def store(self) -> Store:
        return self.page.store

    def say(self, sentence: str) -> None:
        self.said.setText(spaced(sentence))

    def add_row(self, *widgets: QWidget) -> QHBoxLayout:
        """Put gestures side by side, from the left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in widgets:
            row.addWidget(one)
        row.addStretch()
        self.column.addLayout(row)
        return row

    def refresh(self) -> None:
        """Read again and show."""

    def take_focus(self) -> None:
        """Put the focus where the work begins."""
