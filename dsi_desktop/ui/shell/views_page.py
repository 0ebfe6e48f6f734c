"""A page made of several views, one in sight at a time, each made at its first visit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


@dataclass(frozen=True, slots=True)
class View:
    """One view: its title (French source), how to make it, the kinds and intents it answers."""

    key: str
    title: str
    make: Callable[[], Page]
    answers: frozenset[str] = field(default_factory=frozenset)


class ViewsPage(Page):
    """Shows the first view; records and intents go to the view that answers them.

    Every view places its own `strip` in its tools. Ctrl+1… goes from view to view.
    """

    def __init__(self, desk: Desk, views: Sequence[View]) -> None:
        super().__init__(desk)
        self._views = {view.key: view for view in views}
        self._made: dict[str, Page] = {}
        self._current = ""
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for at, view in enumerate(views, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.show_view, view.key))
        self.show_view(views[0].key)

    @property
    def current(self) -> str:
        """The key of the view in sight."""
        return self._current

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the views, from left to right."""
        return tuple(self._views)

    @property
    def view(self) -> Page:
        """The view in sight."""
        return self._made[self._current]

    @property
    def views(self) -> Mapping[str, Page]:
        """The views already made."""
        return self._made

    def show_view(self, key: str) -> None:
        """Show a view, made now when it was never visited."""
        if key not in self._made:
            made = self._views[key].make()
            made.strip.offer([(one.key, _(one.title)) for one in self._views.values()], key)
            made.strip.chosen.connect(self.show_view)
            made.titled.connect(self.titled)
            self._made[key] = made
            self._stack.addWidget(made)
        moved = self._current not in ("", key)
        self._current = key
        self._stack.setCurrentWidget(self._made[key])
        self.begin_at(self._made[key])
        if moved:
            self._made[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.titled.emit()

    def heading(self) -> str:
        """Return what the view in sight says of itself."""
        return self.view.heading()

    @property
    def inside(self) -> bool:
        """Tell whether the view in sight is stepped back from, or is not the first."""
        return self.view.inside or self._current != next(iter(self._views))

    def step_back(self) -> None:
        """Step back inside the view, else to the first view."""
        if self.view.inside:
            self.view.step_back()
        else:
            self.show_view(next(iter(self._views)))

    @property
    def hides_new(self) -> bool:
        """Tell whether the view in sight has its own filled button."""
        return self.view.hides_new

    def record_in_hand(self) -> str:
        """Return what the view in sight has in hand."""
        return self.view.record_in_hand()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record in the view that answers its kind."""
        self.show_view(self._answering(kind))
        self.view.open_record(kind, record_id)

    def start(self, intent: str) -> None:
        """Begin what « Nouveau » asked for in the view that answers it."""
        self.show_view(self._answering(intent))
        self.view.start(intent)

    def take_changes(self, changes: ChangeSet) -> None:
        """Let every view made know."""
        for view in self._made.values():
            view.take_changes(changes)

    def _answering(self, asked: str) -> str:
        found = (view.key for view in self._views.values() if asked in view.answers)
        return next(found, next(iter(self._views)))
