"""« Plan de communauté »: where the plan stands, who does what, where each action comes from."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.action_panel import ActionPanel
from dsi_desktop.features.plan.page.gestures import PlanGestures
from dsi_desktop.features.plan.page.plan_bar import PlanBar
from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.frames import EmptyState


class PlanPage(Page):
    """Builds the parts and carries their gestures to the presenter."""

    WATCHES = (
        "plan", "issue", "objective", "desired_change", "action", "action_partner", "milestone",
        "action_note", "funding_line", "human_resource", "indicator", "indicator_target",
        "measurement", "task", "body", "person", "organization",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self.presenter = PlanPresenter(store, self, desk.today)
        self.gestures = PlanGestures(store, self.presenter, self, desk.today, self.refuse)
        self.bar = PlanBar()
        self.tree = PlanTreeView()
        self.panel = ActionPanel()
        self.panel.hide()
        self._period = ""
        self._lay_out()
        self._listen()

    def heading(self) -> str:
        return " ".join(part for part in (_("Plan de communauté"), self._period) if part)

    def refresh(self) -> None:
        self.bar.show_bodies(queries.chantiers(self._store))
        self.tree.rows.mark(undecided(self._store))
        self.presenter.refresh()
        self._renew_panel()

    def open_record(self, kind: str, record_id: str) -> None:
        self.bar.forget_filters()
        if kind == "plan":
            self.presenter.choose_plan(record_id)
        elif self.presenter.look_for(record_id) and kind == "action":
            self._open(record_id)

    def start(self, intent: str) -> None:
        self.catch_up()
        if intent == "issue" or not self._first_objective():
            self.gestures.new_issue()
        else:
            self.gestures.new_action(self._first_objective())

    # --- what the presenter asks -----------------------------------------------------------

    def show_plans(self, lines: list[queries.PlanLine], chosen: str) -> None:
        self.bar.show_plans(lines, chosen)
        self._period = next((line.period for line in lines if line.id == chosen), "")

    def show_tree(self, shown: queries.PlanTree, whole: queries.PlanTree) -> None:
        self.tree.show_tree(shown)
        self.bar.show_counts(whole)
        self.bar.show()
        self._stack.setCurrentIndex(0)

    def show_empty(self) -> None:
        self.panel.hide()
        self.bar.setVisible(len(queries.plans(self._store)) > 1)
        self._stack.setCurrentIndex(1)

    def reveal(self, record_id: str) -> None:
        self.tree.reveal(record_id)

    def say(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def _asked(self, gesture: str, record_id: str) -> None:
        node = self.presenter.tree.node(record_id)
        if node is None:
            return
        action = node.kind == "action"
        if gesture == "look" and action and self.panel.isVisible():
            self._open(record_id, focus=False)
        elif gesture in ("open", "edit"):
            self._act_on(gesture, node)
        elif gesture == "rename":
            self.gestures.rename(record_id)
        elif gesture == "archive":
            self.presenter.archive(record_id)
        elif gesture == "progress":
            self.gestures.set_progress(record_id)
        elif gesture == "state" and action:
            self._pop(self.gestures.menu_state(record_id))
        elif gesture == "move":
            self._pop(self.gestures.menu_where(record_id))
        elif gesture == "new":
            self._pop(self.gestures.menu_new(record_id))

    def _act_on(self, gesture: str, node: queries.PlanNode) -> None:
        if node.kind != "action":
            self.gestures.rename(node.id)
        elif gesture == "edit":
            self.gestures.edit_action(node.id)
        else:
            self._open(node.id)

    def _first_objective(self) -> str:
        current = self.tree.current()
        objectives = [row.id for row in self.presenter.tree.walk() if row.kind == "objective"]
        if current is not None:
            above = self.presenter.tree.above(current.id)
            for candidate in (current.id, above.id if above is not None else ""):
                if candidate in objectives:
                    return candidate
        return objectives[0] if objectives else ""

    def _open(self, action_id: str, *, focus: bool = True) -> None:
        sheet = queries.action_sheet(self._store, action_id, self.desk.today())
        if sheet is not None:
            self.panel.show_sheet(sheet)
            self.panel.show()
            if focus:
                self.panel.take_focus()

    def _renew_panel(self) -> None:
        if self.panel.isVisible():
            sheet = queries.action_sheet(self._store, self.panel.action_id, self.desk.today())
            if sheet is None:
                self.panel.leave()
            else:
                self.panel.show_sheet(sheet)

    def _closed(self) -> None:
        self.tree.reveal(self.panel.action_id)
        self.tree.take_focus()

    def _pop(self, menu: QMenu) -> None:
        box = self.tree.visualRect(self.tree.currentIndex())
        if not menu.isEmpty():
            menu.popup(self.tree.viewport().mapToGlobal(box.bottomLeft() + QPoint(90, 0)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(16)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(
            EmptyState(
                "target-arrow", _("Le plan commence par un enjeu"),
                _("Enjeu, objectif, transformation souhaitée, action\N{NO-BREAK SPACE}: "
                  "le reste se remplit au fil des rencontres."),
                _("Écrire le premier enjeu"), self.gestures.new_issue,
            )
        )
        inside.addWidget(self._stack)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)

    def _listen(self) -> None:
        self.bar.plan_chosen.connect(self.presenter.choose_plan)
        self.bar.body_chosen.connect(lambda key: self.presenter.keep(body_id=key))
        self.bar.state_chosen.connect(lambda key: self.presenter.keep(state=key))
        self.bar.late_pressed.connect(lambda on: self.presenter.keep_late(late=on))
        self.tree.asked.connect(self._asked)
        self.tree.shifts.connect(self.presenter.shift)
        self.panel.closed.connect(self._closed)
        self.panel.edit.connect(self.gestures.edit_action)
        self.panel.change_state.connect(lambda key: self._pop(self.gestures.menu_state(key)))
        self.panel.open_record.connect(self.desk.open_record)
