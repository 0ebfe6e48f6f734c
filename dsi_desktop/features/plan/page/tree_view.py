"""« Arbre » : issues, objectives, desired changes and actions, with what adds up at each level."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.gestures import PlanGestures
from dsi_desktop.features.plan.page.host import Plans, PlanViewWidget
from dsi_desktop.features.plan.page.plan_bar import PlanBar
from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.frames import EmptyState


class TreeView(PlanViewWidget):
    """Filters above, rows below; what is asked of a row becomes a gesture on the plan."""

    plans_shown = Signal(object, str)

    def __init__(self, host: Plans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.presenter = PlanPresenter(host.store, self, host.desk.today)
        self.gestures = PlanGestures(
            host.store, self.presenter, host.widget, host.desk.today, self.refuse)
        self.bar = PlanBar(self)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._stack = QStackedWidget(self._card)
        self.tree = PlanTreeView(self._stack)
        self._nothing = EmptyState(
            "target-arrow", _("Le plan commence par un enjeu"),
            _("Enjeu, objectif, transformation souhaitée, action : le reste se remplit au fil des "
              "rencontres. N ajoute aussi un besoin; la vision s’écrit par le menu « Plan… »."),
            _("Écrire le premier enjeu"), self.gestures.new_issue)  # fmt: skip
        first = QShortcut(QKeySequence("N"), self._nothing)
        first.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        first.activated.connect(self._begin)
        self._lay_out()
        self.bar.body_chosen.connect(lambda key: self.presenter.keep(body_id=key))
        self.bar.state_chosen.connect(lambda key: self.presenter.keep(state=key))
        self.bar.late_pressed.connect(lambda on: self.presenter.keep_late(late=on))
        self.tree.asked.connect(self.act)
        self.tree.shifts.connect(self.presenter.shift)

    # --- what the page asks ----------------------------------------------------------------

    def show_plan(self, plan_id: str) -> None:
        self.bar.show_bodies(queries.chantiers(self._host.store))
        self.tree.rows.mark(undecided(self._host.store))
        if plan_id:
            self.presenter.plan_id = plan_id
        self.presenter.refresh()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._nothing:
            self._nothing.setFocus()
        else:
            self.tree.take_focus()

    def reveal(self, record_id: str) -> bool:
        if self.presenter.tree.node(record_id) is None:
            return False
        if not self.tree.reveal(record_id):
            self.bar.forget_filters()
            self.presenter.keep(body_id="", state="")
            self.presenter.keep_late(late=False)
            self.tree.reveal(record_id)
        return True

    def in_hand(self) -> str:
        node = self.tree.current()
        return node.id if node is not None else ""

    # --- what the presenter asks -----------------------------------------------------------

    def show_plans(self, lines: list[queries.PlanLine], chosen: str) -> None:
        self.plans_shown.emit(lines, chosen)

    def show_tree(self, shown: queries.PlanTree, whole: queries.PlanTree) -> None:
        self.tree.show_tree(shown)
        self.bar.show_counts(whole)
        self.bar.show()
        self._stack.setCurrentIndex(0)

    def show_empty(self) -> None:
        self.bar.hide()
        self._stack.setCurrentIndex(1)

    def say(self, sentence: str) -> None:
        self._host.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._host.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def act(self, gesture: str, record_id: str) -> None:
        """Do one gesture on a row."""
        node = self.presenter.tree.node(record_id)
        if node is None:
            return
        action = node.kind == "action"
        if gesture in ("open", "look") and node.kind != "portrait":
            self._host.open_element(node.kind, record_id, focus=gesture == "open")
        elif gesture == "edit" and action:
            self.gestures.edit_action(record_id)
        elif gesture in ("rename", "edit") and node.kind != "portrait":
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

    def start(self, intent: str) -> None:
        """Ask for a new action where one stands, for an issue where no objective is yet."""
        if intent == "issue" or not self._first_objective():
            self.gestures.new_issue()
        else:
            self.gestures.new_action(self._first_objective())

    def _first_objective(self) -> str:
        current = self.tree.current()
        objectives = [row.id for row in self.presenter.tree.walk() if row.kind == "objective"]
        if current is not None:
            above = self.presenter.tree.above(current.id)
            for candidate in (current.id, above.id if above is not None else ""):
                if candidate in objectives:
                    return candidate
        return objectives[0] if objectives else ""

    def _begin(self) -> None:
        """Offer what a plan that holds nothing may begin with."""
        self.gestures.menu_new("").popup(self._nothing.mapToGlobal(self._nothing.rect().center()))

    def _pop(self, menu: QMenu) -> None:
        box = self.tree.visualRect(self.tree.currentIndex())
        if not menu.isEmpty():
            menu.popup(self.tree.viewport().mapToGlobal(box.bottomLeft() + QPoint(90, 0)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 4, 1, 1)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        inside.addWidget(self._stack)
        column.addWidget(self._card, 1)
