"""Who pays what: inner views over the money of the plan in sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.plans import plans
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.page.host import InnerPanel
from dsi_desktop.features.funding.page.inner import INNER, Inner
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.flowing import flowing


class BudgetPage(Page):
    """Shows one inner view at a time; each is built at its first visit."""

    WATCHES = (
        "plan", "action", "funder", "programme", "agreement", "funding_line", "spending",
        "voucher", "human_resource", "cumulation_rule", "organization", "person", "body",
        "attachment", "setting", "issue", "objective", "need", "milestone", "action_partner",
        "element_dimension", "element_area", "dimension", "area", "plan_link", "indicator",
        "measurement", "outcome", "guideline",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.plan_id: str | None = None
        self._period = ""
        self._inner: dict[str, Inner] = {inner.name: inner for inner in INNER}
        self._made: dict[str, InnerPanel] = {}
        self._tools: dict[str, Sequence[QWidget]] = {}
        self._plans = QComboBox()
        self._plans.setAccessibleName(_("Plan de communauté"))
        self._plans.hide()
        self._plans.activated.connect(self._choose_plan)
        self.parts = Segmented(
            _("Parties du budget"), [(inner.name, _(inner.words)) for inner in INNER])
        self.parts.chosen.connect(self.show_inner)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(flowing(self.strip, self._plans))
        self._bar = flowing(self.parts)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def heading(self) -> str:
        """Return the title of the page with the years of the plan."""
        return " ".join(part for part in (_("Plan de communauté"), self._period) if part)

    @property
    def widget(self) -> QWidget:
        """The page itself: the parent of dialogs and menus."""
        return self

    @property
    def panel(self) -> InnerPanel:
        """The inner view in sight."""
        return self._panel(self.parts.current())

    def refresh(self) -> None:
        """Offer the plans, then read the inner view in sight again."""
        offered = plans(self.store)
        periods = {plan.id: plan.period for plan in offered}
        if self.plan_id not in periods:
            self.plan_id = offered[0].id if offered else None
        self._period = periods.get(self.plan_id or "", "")
        self._plans.clear()
        for plan in offered:
            self._plans.addItem(plan.title, plan.id)
        self._plans.setCurrentIndex(self._plans.findData(self.plan_id))
        self._plans.setVisible(len(offered) > 1)
        self._show(self.parts.current())

    def show_inner(self, name: str) -> None:
        """Show another inner view, and put the keyboard there."""
        self.parts.choose(name)
        self._show(name)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record in the inner view that answers its kind."""
        self._lead_to(kind, lambda panel: panel.open_record(kind, record_id))

    def start(self, intent: str) -> None:
        """Begin what was asked in the inner view that answers it."""
        self._lead_to(intent, lambda panel: panel.start(intent))

    def write(self, command: Callable[[], object], said: str = "") -> bool:
        """Do a command, say so, or show why it was refused; tell whether it was done."""
        try:
            command()
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return False
        if said:
            self.desk.tell(said)
        return True

    def _lead_to(self, asked: str, begin: Callable[[InnerPanel], bool]) -> None:
        for inner in INNER:
            if asked in inner.answers:
                self.catch_up()
                self.show_inner(inner.name)
                begin(self.panel)
                return

    def _show(self, name: str) -> None:
        panel = self._panel(name)
        self._stack.setCurrentWidget(panel)
        for key, tools in self._tools.items():
            for tool in tools:
                tool.setVisible(key == name)
        self.begin_at(panel)
        panel.refresh()

    def _panel(self, name: str) -> InnerPanel:
        if name not in self._made:
            panel = self._inner[name].build(self)
            self._made[name] = panel
            self._stack.addWidget(panel)
            self._tools[name] = panel.tools
            for tool in panel.tools:
                row = self._bar.layout()
                if row is not None:
                    row.addWidget(tool)
        return self._made[name]

    def _choose_plan(self, _at: int) -> None:
        self.plan_id = str(self._plans.currentData())
        self.refresh()
        self.titled.emit()
