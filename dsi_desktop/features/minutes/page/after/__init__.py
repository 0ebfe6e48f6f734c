"""What follows a meeting, on one panel: gaps, versions, outcomes, notes laid, adoption."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.after.adoption_view import AdoptionView
from dsi_desktop.features.minutes.page.after.gaps_view import GapsView
from dsi_desktop.features.minutes.page.after.outcomes_view import OutcomesView
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed
from dsi_desktop.features.minutes.page.after.tablings_view import TablingsView
from dsi_desktop.features.minutes.page.after.versions_view import VersionsView
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Segmented, icon_button


class AfterPanel(QWidget):
    """Five views in place of the lines; Ctrl+Page↓ turns to the next, Échap leaves."""

    def __init__(self, page: Followed) -> None:
        super().__init__()
        self._page = page
        self.views: dict[str, AfterView] = {
            "gaps": GapsView(page, partial(self.turn_to, "versions")),
            "versions": VersionsView(page),
            "outcomes": OutcomesView(page),
            "tablings": TablingsView(page),
            "adoption": AdoptionView(page),
        }
        self.choice = Segmented(_("Après la rencontre"), [
            ("gaps", _("À compléter")), ("versions", _("Versions")), ("outcomes", _("Suites")),
            ("tablings", _("Dépôts")), ("adoption", _("Adoption")),
        ])
        self.choice.chosen.connect(self._show)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, partial(self._step, by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 4)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch()
        row.addWidget(icon_button("x", _("Revenir aux lignes"), page.close_panel))
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def view(self) -> AfterView:
        """The view shown."""
        return self.views[self.choice.current()]

    def turn_to(self, key: str) -> None:
        """Show a view and put the focus in it."""
        self.choice.choose(key)
        self._show(key)
        self.view.take_focus()
        if not self._holds(self.window().focusWidget()):
            self._segment().setFocus()

    def refresh(self) -> None:
        """Let the view shown read again."""
        self.view.refresh()

    def _show(self, key: str) -> None:
        """Show a view; the focus stays where it is, among the segments for instance."""
        self._stack.setCurrentWidget(self.views[key])
        self.view.refresh()

    def _holds(self, focused: QWidget | None) -> bool:
        """Tell whether the focus is on something shown here."""
        return focused is not None and self.isAncestorOf(focused) and focused.isVisibleTo(self)

    def _segment(self) -> QPushButton:
        """Return the segment pressed: what has the focus where a view has nothing to do."""
        segments = self.choice.findChildren(QPushButton)
        return next(one for one in segments if one.isChecked())

    def _step(self, by: int) -> None:
        keys = list(self.views)
        self.turn_to(keys[(keys.index(self.choice.current()) + by) % len(keys)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap brings the lines back."""
        if event.key() == Qt.Key.Key_Escape:
            self._page.close_panel()
        else:
            super().keyPressEvent(event)


def open_after(page: Followed, view: str = "gaps") -> AfterPanel:
    """Open the panel on one of its views."""
    panel = AfterPanel(page)
    page.open_panel(panel)
    panel.turn_to(view)
    return panel


def look_over(page: Followed) -> None:
    """Once a meeting is closed: show what its minutes lack, when they lack something."""
    if queries.missing(page.store, page.presenter.meeting_id):
        open_after(page)
