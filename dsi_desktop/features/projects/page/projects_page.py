"""« Projets »: every project by its step, the one in hand beside, and the guidelines."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.projects.page.asking import ProjectAsking
from dsi_desktop.features.projects.page.board_view import BoardView
from dsi_desktop.features.projects.page.filters import Filters
from dsi_desktop.features.projects.page.guidelines_panel import GuidelinesPanel
from dsi_desktop.features.projects.page.listing import ProjectsList
from dsi_desktop.features.projects.page.sheet_panel import ProjectPanel
from dsi_desktop.features.projects.presenter.deciding import ProjectsPresenter
from dsi_desktop.features.projects.queries import GuidelineRow, ProjectRow, ProjectSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.tools_row import Tools

LIST, BOARD, GUIDELINES = "list", "board", "guidelines"


class ProjectsPage(Page):
    """Three views of one reading; gestures go to the presenter through dialogs."""

    WATCHES = (
        "project_intake", "intake_step", "guideline", "guideline_check", "organization", "body",
        "action", "agreement", "funder", "programme", "funding_line", "motion", "meeting",
        "objective",
    )
    HIDES_NEW = True

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self.presenter = ProjectsPresenter(store, self, desk.today)
        self.asking = ProjectAsking(self, self.presenter, desk)
        self.projects = ProjectsList(desk.today, self.gesture, self.take)
        self.board = BoardView(desk.today, self.take)
        self.guidelines = GuidelinesPanel(desk, self.presenter, self.asking)
        self.panel = ProjectPanel(desk, self.gesture)
        self.panel.closed.connect(self._closed)
        self._views: Mapping[str, QWidget] = {
            LIST: self.projects, BOARD: self.board, GUIDELINES: self.guidelines}
        self._lay_out()
        self._keys()

    def _lay_out(self) -> None:
        self.parts = Segmented(_("Vue des projets"), [
            (LIST, _("Liste")), (BOARD, _("Par étape")), (GUIDELINES, _("Balises"))])
        self.parts.chosen.connect(self.go)
        self.filters = Filters(self.presenter.narrow)
        self.new = button(_("Présenter un projet"), self.asking.present, look="primary",
                          icon_name="plus")
        self.new_guideline = button(_("Ajouter une balise"), self.asking.guideline,
                                    look="primary", icon_name="plus")
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.panel)
        self.panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(Tools(
            (self.strip,), (self.parts, self.new, self.new_guideline)))
        self.filtering = flowing(*self.filters.tools)
        column.addWidget(self.filtering)
        column.addLayout(middle, 1)
        self.new_guideline.hide()
        self.begin_at(self.projects)

    def _keys(self) -> None:
        for at, part in enumerate(self._views, 1):
            self._key(f"Alt+{at}", partial(self.go, part))
        self._key("Ctrl+F", self.filters.take_focus)
        self._key("Ctrl+P", lambda: self.gesture("print"))

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def go(self, part: str) -> None:
        """Show a view and put the keyboard there."""
        self.parts.choose(part)
        self._stack.setCurrentWidget(self._views[part])
        on_guidelines = part == GUIDELINES
        self.filtering.setVisible(not on_guidelines)
        self.new.setVisible(not on_guidelines)
        self.new_guideline.setVisible(on_guidelines)
        self._show_panel(shown=bool(self.presenter.chosen))
        self.begin_at(self._views[part])
        self._views[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again."""
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a project, or a guideline."""
        self.catch_up()
        if kind == "guideline":
            self.go(GUIDELINES)
            self.guidelines.reveal(record_id)
            return
        self.filters.clear()
        self.go(self.parts.current() if self.parts.current() != GUIDELINES else LIST)
        self.take(record_id)
        self.projects.reveal(record_id)

    def start(self, intent: str) -> None:
        """Begin what « Nouveau » or the palette asked."""
        self.catch_up()
        if intent == "guideline":
            self.go(GUIDELINES)
            self.asking.guideline()
        else:
            self.asking.present()

    def record_in_hand(self) -> str:
        """Return the project, or the guideline, that the keyboard is on."""
        if self.parts.current() == GUIDELINES:
            return self.guidelines.in_hand()
        return self.presenter.chosen or self.projects.in_hand()

    def take(self, project_id: str) -> None:
        """Open the sheet of a project beside the view."""
        self.presenter.choose(project_id)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_projects(self, rows: list[ProjectRow], total: int) -> None:
        """Show the projects kept by the filters."""
        self.filters.offer(self.presenter.rows, len(rows), total)
        self.projects.show_rows(rows, total, self.asking.present)
        self.board.show_rows(rows)

    def show_guidelines(self, rows: tuple[GuidelineRow, ...]) -> None:
        """Show every guideline."""
        self.guidelines.show_rows(rows)

    def show_sheet(self, sheet: ProjectSheet | None) -> None:
        """Show the project in hand beside the views."""
        self._show_panel(shown=sheet is not None)
        if sheet is not None:
            self.panel.show_sheet(sheet)

    def gesture(self, name: str, project_id: str = "") -> None:
        """Do a gesture on a project: the one given, else the one in hand."""
        wanted = project_id or self.presenter.chosen or self.projects.in_hand()
        if name == "present":
            self.asking.present()
            return
        if not wanted:
            self.desk.tell(_("Choisissez d’abord un projet."))
            return
        if wanted != self.presenter.chosen:
            self.presenter.choose(wanted)
        try:
            self.asking.do(name)
        except DsiError as refusal:
            self.desk.refuse(refusal)

    def _show_panel(self, *, shown: bool) -> None:
        beside = shown and self.parts.current() != GUIDELINES
        self.panel.setVisible(beside)
        self.projects.table.tighten(tight=beside)

    def _closed(self) -> None:
        last = self.presenter.chosen
        self.presenter.choose("")
        self.projects.reveal(last)
        self._views[self.parts.current()].setFocus(Qt.FocusReason.OtherFocusReason)
