"""A section of a sheet: a heading that folds, and what stands under it."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import clear

W = TypeVar("W", bound=QWidget)


class Sheet(Protocol):
    """Anything with an id may be shown section by section."""

    @property
    def id(self) -> str:
        """The record."""


S = TypeVar("S", bound=Sheet)


class SheetSection(QWidget, Generic[S]):
    """Shows one part of a sheet; what was in hand stays in hand when the part is shown again."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.record_id = ""
        self._chosen: bool | None = None
        self._part: object = None
        self._held: dict[str, QWidget] = {}
        self.head = _Head()
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setObjectName("fold")
        fit(self.head, lambda: self.head.setFont(theme().font("m", QFont.Weight.DemiBold)))
        self.head.clicked.connect(self._turn)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(2, 2, 0, 4)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.inside)

    def part(self, sheet: S) -> object:
        """Return what this section shows: it is built again when this changes."""
        return sheet

    def count(self, sheet: S) -> str:
        """Return what stands after the heading: « 1/2 », "" when there is nothing to count."""
        return ""

    def unfolded(self, sheet: S) -> bool:
        """Tell whether the section is open until the person chose."""
        return bool(self.count(sheet))

    def fill(self, sheet: S) -> None:
        """Put the part under the heading, which is empty."""

    def empty(self) -> None:
        """Take out what stands under the heading, but what must stay: a box being written in."""
        clear(self.body)

    def show_sheet(self, sheet: S) -> None:
        """Show a sheet; nothing moves when its part did not change."""
        same = sheet.id == self.record_id
        self.record_id = sheet.id
        self.say_head(sheet)
        part = (sheet.id, self.part(sheet))
        if part == self._part:
            return
        self._part = part
        keys, held = list(self._held), self._in_hand()
        self._held = {}
        self.empty()
        self.fill(sheet)
        if same and held:
            self._give_back(keys, held)

    def unfold(self) -> None:
        """Open the section."""
        self._chosen = True
        self._show_inside(open_=True)

    def hold(self, widget: W, key: str) -> W:
        """Name a widget, so that it is found again when the section is built again."""
        self._held[key] = widget
        return widget

    def held(self, key: str) -> QWidget:
        """Return a widget by its name."""
        return self._held[key]

    def say_head(self, sheet: S) -> None:
        """Say the heading and its count, and fold or unfold."""
        count = self.count(sheet)
        self.head.setText(f"{self.words}  {count}" if count else self.words)
        self._show_inside(open_=self.unfolded(sheet) if self._chosen is None else self._chosen)

    def _show_inside(self, *, open_: bool) -> None:
        self.inside.setVisible(open_)
        self.head.setIcon(icon("chevron-down" if open_ else "chevron-right"))
        state = _("ouvert") if open_ else _("replié")
        self.head.setAccessibleName(
            _("{section}, {state}").format(section=self.head.text().replace("  ", " "),
                                           state=state))

    def _turn(self) -> None:
        self._chosen = self.inside.isHidden()
        self._show_inside(open_=self._chosen)

    def _in_hand(self) -> str:
        focus = QApplication.focusWidget()
        return next(
            (key for key, one in self._held.items()
             if focus is not None and (one is focus or one.isAncestorOf(focus))), "",
        )  # fmt: skip

    def _give_back(self, keys: list[str], key: str) -> None:
        """Give the keyboard to what was in hand, else to what took its place."""
        place = min(keys.index(key), len(self._held) - 1)
        found = self._held.get(key) or (list(self._held.values())[place] if self._held else None)
        if found is not None:
            found.show()  # what a layout takes in is hidden until later, and refuses the focus
            found.setFocus()


def in_order(layout: QLayout) -> Iterator[QWidget]:
    """Yield what takes the keyboard in a layout, as it is read: Tab follows the eye."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None else item.layout() if item else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif inner is not None:
            yield from in_order(inner)


class _Head(QToolButton):
    """Entrée folds, as Espace does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
