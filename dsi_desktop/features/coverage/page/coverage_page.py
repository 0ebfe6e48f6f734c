"""What the plan covers and forgets: tools over two parts, one in sight at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands
from dsi_desktop.features.coverage.page.coherence_panel import CoherencePanel
from dsi_desktop.features.coverage.page.coverage_panel import CoveragePanel
from dsi_desktop.features.coverage.page.forms import Mending
from dsi_desktop.features.coverage.page.printing import export_coverage, print_coverage
from dsi_desktop.features.coverage.presenter.coverage import (
    COHERENCE,
    COVERAGE,
    CoveragePresenter,
)
from dsi_desktop.features.coverage.presenter.screens import (
    CoherenceScreen,
    CoverageScreen,
    Options,
    Panel,
    PanelLine,
)
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.matrix import AREA, DIMENSION
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.tools_row import choice


class CoveragePage(Page):
    """Builds the parts and carries their gestures to the presenter."""

    WATCHES = (
        "plan", "plan_level", "need", "evidence", "issue", "orientation", "objective",
        "desired_change", "action", "plan_link", "dimension", "element_dimension", "area",
        "element_area", "population", "element_population", "indicator", "measurement",
        "funding_line", "human_resource", "agreement", "funder", "gap_set_aside", "body",
        "organization", "person",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self.presenter = CoveragePresenter(store, self)
        self.mending = Mending(store, self, desk)
        self.coverage = CoveragePanel(
            self.presenter, self._mend, self._put_aside, desk.open_record, desk.tell,
            lambda: desk.show_page("plan"))
        self.coherence = CoherencePanel(self.presenter.choose_subject, desk.open_record)
        self.nothing = EmptyState(
            "target-arrow", _("Aucun plan dans ce dossier"),
            _("La couverture se lit dans un plan de communauté."), _("Créer un plan"),
            lambda: desk.show_page("plan"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.parts = Segmented(_("Parties de la couverture"), [
            (COVERAGE, _("Couverture")), (COHERENCE, _("Cohérence"))])
        self.plan = choice(_("Plan regardé"), [], 14)
        self.by = choice(_("Compter par"), [
            (DIMENSION, _("Par dimension")), (AREA, _("Par territoire"))], 12)
        self.area = choice(_("Territoire"), [("", _("Tous les territoires"))], 13)
        self.counted = choice(
            _("Actions comptées"), [(key, _(text)) for key, text in words.SCOPES.items()], 20)
        self.xlsx = icon_button(
            "file-spreadsheet", _("Exporter la couverture en XLSX"),
            lambda: export_coverage(self._store, self.desk, self.presenter.written()))
        self.pdf = icon_button(
            "file-type-pdf", _("Imprimer la couverture en PDF"), self.print)
        views = QHBoxLayout()
        views.addWidget(self.strip)
        views.addStretch()
        tools = flowing(
            self.parts, self.plan, self.by, self.area, self.counted, self.xlsx, self.pdf)
        self._stack = QStackedWidget()
        for panel in (self.coverage, self.coherence, self.nothing):
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addLayout(views)
        column.addWidget(tools)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.parts.chosen.connect(self.go)
        for box, told in (
            (self.plan, self.presenter.choose_plan), (self.by, self.presenter.choose_by),
            (self.area, self.presenter.choose_area),
            (self.counted, self.presenter.choose_actions),
        ):
            box.activated.connect(_teller(box, told))
        for keys, act in (
            ("Ctrl+P", self.print), ("Ctrl+1", partial(self.go, COVERAGE)),
            ("Ctrl+2", partial(self.go, COHERENCE)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.begin_at(self.coverage)

    def go(self, part: str) -> None:
        """Show a part and put the focus there."""
        self.parts.choose(part)
        self.by.setVisible(part == COVERAGE)
        self.presenter.go(part)
        shown = self.coverage if part == COVERAGE else self.coherence
        self.begin_at(shown)
        shown.setFocus()

    def refresh(self) -> None:
        """Read the plan again."""
        self.presenter.refresh()

    def heading(self) -> str:
        """Return the title of the page with the years of the plan."""
        parts = (_("Plan de communauté"), self.presenter.period)
        return " ".join(part for part in parts if part)

    def record_in_hand(self) -> str:
        """Return the record of the line in hand, when the list has the keyboard."""
        line = self.coverage.gaps.list.in_hand() if self.coverage.gaps.list.hasFocus() else None
        return line.record_id if line else ""

    def print(self) -> None:
        """Print what is in sight."""
        print_coverage(self._store, self.desk, self.presenter.written())

    def show_coverage(self, screen: CoverageScreen) -> None:
        """Show the table, and what may be chosen over it."""
        self._offer(screen.plans, screen.areas)
        self.by.setCurrentIndex(self.by.findData(screen.by))
        self.counted.setCurrentIndex(self.counted.findData(self.presenter.scope.actions))
        self._stack.setCurrentWidget(self.coverage)
        self.coverage.show_screen(screen)

    def show_panel(self, panel: Panel) -> None:
        """Show the list beside the table."""
        self.coverage.show_panel(panel)

    def show_coherence(self, screen: CoherenceScreen) -> None:
        """Show what several chantiers serve."""
        self._stack.setCurrentWidget(self.coherence)
        self.coherence.show_screen(screen)

    def show_nothing(self) -> None:
        """Say that there is no plan yet."""
        self._offer((), ())
        self._stack.setCurrentWidget(self.nothing)

    def _offer(self, plans: Options, areas: Options) -> None:
        _fill(self.plan, plans, self.presenter.plan_id)
        self.plan.setVisible(len(plans) > 1)
        _fill(self.area, (("", _("Tous les territoires")), *areas), self.presenter.scope.area_id)
        self.area.setVisible(bool(areas))

    def _mend(self, line: PanelLine) -> None:
        if line.gap is not None:
            self.mending.mend(line.gap, self.presenter.ground)

    def _put_aside(self, line: PanelLine) -> None:
        """Put a gap aside with its reason, or examine again one that was."""
        gap = line.gap
        if gap is None:
            return
        if gap.aside is None:
            self.mending.put_aside(gap, self.presenter.plan_id)
            return
        try:
            commands.take_gap_back(
                self._store, self.presenter.plan_id, gap.kind, gap.record_id)
        except DsiError as refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.tell(_("Ce manque est de nouveau à examiner."))


def _teller(box: QComboBox, told: Callable[[str], object]) -> Callable[[int], object]:
    return lambda _at: told(str(box.currentData() or ""))


def _fill(box: QComboBox, options: Options, chosen: str) -> None:
    """Offer other choices, without telling, when they are others."""
    now = tuple((str(box.itemData(at)), box.itemText(at)) for at in range(box.count()))
    if now != options:
        box.clear()
        for key, text in options:
            box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
