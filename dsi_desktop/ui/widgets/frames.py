"""Cards, empty states, side sheets and scrolling bodies."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button, icon_button
from dsi_desktop.ui.widgets.texts import Elided, label

_LONG = re.compile(r"\S{24,}")


class Card(QFrame):
    """A titled frame with at most one link in its corner; fill `body`."""

    def __init__(
        self, title: str, icon_name: str = "", link: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addStrut(theme().px(30))
        if icon_name:
            self.head.addWidget(Pictogram(icon_name))
        self.title = Elided(title, "h2")
        self.head.addWidget(self.title, 1)
        if clicked is not None:
            opener = button(link, clicked, look="link")
            opener.setAccessibleName(f"{link} – {title}")
            self.head.addWidget(opener)
        self.body.addLayout(self.head)

    def empty(self) -> None:
        """Take away everything under the title."""
        clear(self.body, keep=1)


class EmptyState(QWidget):
    """What a page says when it has nothing to show, and the first thing to do."""

    def __init__(
        self, icon_name: str, title: str, words: str = "", action: str = "",
        clicked: Callable[[], object] | None = None, action_icon: str = "plus",
    ) -> None:  # fmt: skip
        super().__init__()
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(8)
        column.addWidget(Pictogram(icon_name, "text3", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, name in ((title, "h3"), (words, "muted")):
            if text:
                said = label(text, name, wrap=True)
                said.setAlignment(Qt.AlignmentFlag.AlignCenter)
                said.setMaximumWidth(theme().px(460))
                row = QHBoxLayout()
                row.addStretch(1)
                row.addWidget(said, 1000)
                row.addStretch(1)
                column.addLayout(row)
        if clicked is not None:
            first = button(action, clicked, look="primary", icon_name=action_icon)
            column.addWidget(first, 0, Qt.AlignmentFlag.AlignHCenter)
            self.setFocusProxy(first)


class SidePanel(QFrame):
    """A sheet at the right of a list: title, actions, close; Échap closes it."""

    closed = Signal()

    def __init__(self, width: int = 320) -> None:
        super().__init__()
        self.setObjectName("panel")
        fit(self, lambda: self.setFixedWidth(theme().px(width)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 12, 10, 12)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.title = Elided("", "h3")
        self.head.addWidget(self.title, 1)
        self.close_button = icon_button("x", _("Fermer la fiche"), self.leave)
        self.head.addWidget(self.close_button)
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 8, 0)
        self.body.setSpacing(10)
        outer.addWidget(scrolling(self.body), 1)

    def add_action(self, widget: QWidget) -> None:
        """Put a button before the closing cross."""
        self.head.insertWidget(self.head.count() - 1, widget)

    def empty(self) -> None:
        """Take away the content."""
        clear(self.body)

    def leave(self) -> None:
        """Hide, and say so: the page gives the focus back to the list."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def scrolling(body: QLayout) -> QScrollArea:
    """Return an area that scrolls `body` vertically and never sideways."""
    area = QScrollArea()
    # Asking for its own viewport makes Python types of 66 enumerations: 10 ms of the first frame.
    area.setViewport(QWidget())
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setLayout(body)
    inside.setAutoFillBackground(False)
    area.setWidget(inside)
    return area


def clear(layout: QLayout, keep: int = 0) -> None:
    """Take everything out of a layout but its first `keep` items."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _breakable(word: re.Match[str]) -> str:
    """Let an address be cut after its signs where a sheet is narrow."""
    return re.sub(r"([@./_-])", "\\1\u200b", word[0])


def field_row(name: str, value: QWidget | str) -> QHBoxLayout:
    """Return a line « name … value » of a sheet."""
    row = QHBoxLayout()
    row.addWidget(label(name, "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    if isinstance(value, str):
        words, value = value, label(_LONG.sub(_breakable, value), wrap=True)
        value.setAccessibleName(words)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    row.addWidget(value)
    return row
