"""« Plan de communauté »: where the plan stands, who does what, where each action comes from."""

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page import advances_screen
from dsi_desktop.features.plan.page.action import ActionPanel
from dsi_desktop.features.plan.page.element import ElementPanel
from dsi_desktop.features.plan.page.host import PlanViewWidget
from dsi_desktop.features.plan.page.toolbar import PlanToolbar
from dsi_desktop.features.plan.page.tree_view import TreeView
from dsi_desktop.features.plan.page.views_stack import ViewsStack
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


class PlanPage(Page):
    """Holds the parts together: tools, views, the sheet beside them."""

    WATCHES = (
        "plan", "plan_level", "need", "evidence", "issue", "orientation", "objective",
        "desired_change", "action", "action_partner", "action_dependency", "milestone",
        "action_note", "plan_link", "element_area", "element_population", "element_dimension",
        "dimension", "area", "population", "funding_line", "funder", "human_resource",
        "indicator", "indicator_target", "measurement", "task", "body", "person",
        "organization", "attachment", "motion", "decision", "setting",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self._period = ""
        # In the order of Tab: tools, views, sheets.
        self.toolbar = PlanToolbar(self, self.strip)
        self.toolbar.setParent(self)
        self.views = ViewsStack(self)
        self.tree_view = cast(TreeView, self.views.made("tree"))
        self.presenter, self.gestures = self.tree_view.presenter, self.tree_view.gestures
        self.bar, self.tree = self.tree_view.bar, self.tree_view.tree
        self.panel = ActionPanel(self)
        self.panel.hide()
        self.element = ElementPanel(self)
        self.element.hide()
        self.tree_view.plans_shown.connect(self._show_plans)
        self._lay_out()
        self.toolbar.plan_chosen.connect(self._choose_plan)
        self.toolbar.view_chosen.connect(self.show_view)
        self.panel.closed.connect(lambda: self._closed(self.panel.action_id))
        self.element.closed.connect(lambda: self._closed(self.element.element_id))

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def plan_id(self) -> str:
        """The plan in sight."""
        return self.presenter.plan_id

    @property
    def view(self) -> PlanViewWidget:
        """The view in sight."""
        return self.views.current

    def heading(self) -> str:
        return " ".join(part for part in (_("Plan de communauté"), self._period) if part)

    def refresh(self) -> None:
        self.tree_view.show_plan(self.plan_id)
        if self.view is not self.tree_view:
            self.view.show_plan(self.plan_id)
        self.renew()

    def open_record(self, kind: str, record_id: str) -> None:
        self.bar.forget_filters()
        if kind == "plan":
            self._choose_plan(record_id)
        elif self.presenter.look_for(record_id):
            if self.view is not self.tree_view:
                self.view.show_plan(self.plan_id)
                self.view.reveal(record_id)
            self.open_element(kind, record_id)

    def record_in_hand(self) -> str:
        return self.view.in_hand()

    def leading(self) -> QWidget | None:
        return self.view

    def start(self, intent: str) -> None:
        self.catch_up()
        if intent == "advances":
            advances_screen.project_advances(self)
        else:
            self.tree_view.start(intent)

    # --- what the parts ask ----------------------------------------------------------------

    def open_element(self, kind: str, record_id: str, *, focus: bool = True) -> None:
        if not focus and self.panel.isHidden() and self.element.isHidden():
            return
        if kind == "action":
            self.element.hide()
            self.panel.open_action(record_id, focus=focus)
        else:
            self.panel.hide()
            self.element.open_element(kind, record_id, focus=focus)

    def show_view(self, name: str) -> None:
        """Show the plan another way, the same element in hand."""
        self.views.show_view(name)
        self.toolbar.views.choose(name)

    def renew(self) -> None:
        self.panel.renew()
        self.element.renew()

    def take_focus(self) -> None:
        self.view.take_focus()

    def _choose_plan(self, plan_id: str) -> None:
        if plan_id != self.plan_id:
            self.presenter.choose_plan(plan_id)
            self.panel.hide()
            self.element.hide()
            if self.view is not self.tree_view:
                self.view.show_plan(plan_id)

    def _show_plans(self, lines: list[queries.PlanLine], chosen: str) -> None:
        self.toolbar.show_plans(lines, chosen)
        period = next((line.period for line in lines if line.id == chosen), "")
        if period != self._period:
            self._period = period
            self.titled.emit()

    def _closed(self, record_id: str) -> None:
        self.view.reveal(record_id)
        self.view.take_focus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.views, 1)
        row.addWidget(self.panel)
        row.addWidget(self.element)
        column.addLayout(row, 1)
