"""« Plan de communauté »: where the plan stands, who does what, where each action comes from."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.page.action_panel import ActionPanel
from dsi_desktop.features.plan.page.asking import Asking, action_fields, owes_reason
from dsi_desktop.features.plan.page.plan_bar import PlanBar
from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.icons import icon
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
        self.asking = Asking(store, self, desk.today)
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
            self.new_issue()
        else:
            self.new_action(self._first_objective())

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

    def new_issue(self) -> None:
        self.asking.issue(lambda title, body: self.presenter.add_issue(title, body_id=body))

    def new_action(self, objective_id: str) -> None:
        def save(values: dict[str, Value]) -> None:
            self.presenter.add_action(
                str(values["objective_id"]), str(values["title"]), **action_fields(values)
            )

        self.asking.new_action(self.presenter.plan_id, objective_id, save)

    def edit_action(self, action_id: str) -> None:
        sheet = queries.action_sheet(self._store, action_id, self.desk.today())
        if sheet is not None:
            self.asking.action(
                sheet,
                lambda v: self.presenter.edit_action(
                    action_id, str(v["title"]), **action_fields(v)
                ),
            )

    def rename(self, record_id: str) -> None:
        node = self.presenter.node(record_id)
        if node is not None:
            caption = vocabulary.label("plan_level", node.kind)
            self.asking.title(
                _("Renommer"), caption[:1].upper() + caption[1:], node.title,
                lambda title: self.presenter.rename(node.kind, node.id, title),
            )

    def menu_state(self, action_id: str) -> QMenu:
        """Offer every state with its shape; those that owe a reason ask for it."""
        menu = self._menu(_("État de l’action"))
        node = self.presenter.node(action_id)
        for key, _said in vocabulary.options("action_state"):
            entry = menu.addAction(icon(words.SHAPES[key]), words.state_word(key))
            entry.setCheckable(True)
            entry.setChecked(node is not None and node.state == key)
            entry.triggered.connect(
                lambda _on=False, key=key: self.set_state(action_id, key)
            )
        return menu

    def menu_where(self, record_id: str) -> QMenu:
        """Offer every place an element may go, for who does not drag."""
        menu = self._menu(_("Déplacer vers"))
        for place in self.presenter.places_for(record_id):
            entry = menu.addAction(f"{place.code}  {place.title}")
            entry.triggered.connect(
                lambda _on=False, target=place.id: self.presenter.move_under(record_id, target)
            )
        return menu

    def menu_new(self, record_id: str) -> QMenu:
        """Offer what may be added at this level or under it."""
        menu = self._menu(_("Ajouter"))
        node, above = self.presenter.node(record_id), self.presenter.above(record_id)
        menu.addAction(_("Enjeu prioritaire"), self.new_issue)
        if node is None:
            return menu
        issue = node if node.kind == "issue" else above if node.kind == "objective" else None
        if issue is None and above is not None:
            issue = self.presenter.above(above.id)
        objective = node if node.kind == "objective" else above if node.kind != "issue" else None
        if issue is not None and issue.id:
            menu.addAction(_("Objectif"), lambda: self._new_objective(issue.id))
        if objective is not None and objective.id and objective.kind == "objective":
            menu.addAction(_("Transformation souhaitée"), lambda: self._new_change(objective.id))
            menu.addAction(_("Action"), lambda: self.new_action(objective.id))
        return menu

    def set_state(self, action_id: str, state: str) -> None:
        if owes_reason(state):
            self.asking.reason(
                state,
                lambda reason, day: self.presenter.set_state(
                    action_id, state, reason=reason, end_on=day
                ),
            )
            return
        try:
            self.presenter.set_state(action_id, state)
        except DsiError as error:
            self.refuse(error)

    def set_progress(self, action_id: str) -> None:
        node = self.presenter.node(action_id)
        if node is not None and node.kind == "action":
            self.asking.progress(
                node.title, node.progress,
                lambda percent: self.presenter.set_progress(action_id, percent),
            )

    def _asked(self, gesture: str, record_id: str) -> None:
        node = self.presenter.node(record_id)
        if node is None:
            return
        action = node.kind == "action"
        if gesture == "look" and action and self.panel.isVisible():
            self._open(record_id, focus=False)
        elif gesture in ("open", "edit"):
            self._act_on(gesture, node)
        elif gesture == "rename":
            self.rename(record_id)
        elif gesture == "archive":
            self.presenter.archive(record_id)
        elif gesture == "progress":
            self.set_progress(record_id)
        elif gesture == "state" and action:
            self._pop(self.menu_state(record_id))
        elif gesture == "move":
            self._pop(self.menu_where(record_id))
        elif gesture == "new":
            self._pop(self.menu_new(record_id))

    def _act_on(self, gesture: str, node: queries.PlanNode) -> None:
        if node.kind != "action":
            self.rename(node.id)
        elif gesture == "edit":
            self.edit_action(node.id)
        else:
            self._open(node.id)

    def _new_objective(self, issue_id: str) -> None:
        self.asking.title(
            _("Nouvel objectif"), _("Objectif"), "",
            lambda title: self.presenter.add_objective(issue_id, title),
        )

    def _new_change(self, objective_id: str) -> None:
        self.asking.title(
            _("Nouvelle transformation"), _("Transformation souhaitée"), "",
            lambda title: self.presenter.add_change(objective_id, title),
        )

    def _first_objective(self) -> str:
        current = self.tree.current()
        tree = self.presenter.tree
        rows = list(tree.walk()) if tree is not None else []
        objectives = [row.id for row in rows if row.kind == "objective"]
        if current is not None:
            above = self.presenter.above(current.id)
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

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setTitle(title)
        menu.setAccessibleName(title)
        return menu

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
                _("Enjeu, objectif, transformation souhaitée, action : le reste se remplit au fil "
                  "des rencontres."),
                _("Écrire le premier enjeu"), self.new_issue,
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
        self.panel.edit.connect(self.edit_action)
        self.panel.change_state.connect(lambda key: self._pop(self.menu_state(key)))
        self.panel.open_record.connect(self.desk.open_record)
