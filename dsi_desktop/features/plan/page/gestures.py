"""What is asked and offered when a row of the plan is acted on."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.page.asking import Asking, action_fields, owes_reason
from dsi_desktop.features.plan.presenter import PlanPresenter
from dsi_desktop.features.plan.queries import PlanNode
from dsi_desktop.features.plan.rules.levels import titled
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.icons import icon


class PlanGestures:
    """Dialogs and menus of the plan; what they gather goes to the presenter."""

    def __init__(
        self, store: Store, presenter: PlanPresenter, parent: QWidget,
        today: Callable[[], date], refuse: Callable[[DsiError], object],
    ) -> None:  # fmt: skip
        self._store = store
        self._presenter = presenter
        self._parent = parent
        self._today = today
        self._refuse = refuse
        self._asking = Asking(store, parent, today)

    def new_issue(self) -> None:
        self._asking.issue(lambda title, body: self._presenter.add_issue(title, body_id=body))

    def new_action(self, objective_id: str) -> None:
        def save(values: dict[str, Value]) -> None:
            self._presenter.add_action(
                str(values["objective_id"]), str(values["title"]), **action_fields(values)
            )

        self._asking.new_action(self._presenter.plan_id, objective_id, save)

    def edit_action(self, action_id: str) -> None:
        sheet = queries.action_sheet(self._store, action_id, self._today())
        if sheet is not None:
            self._asking.action(
                sheet,
                lambda v: self._presenter.edit_action(
                    action_id, str(v["title"]), **action_fields(v)
                ),
            )

    def rename(self, record_id: str) -> None:
        """Ask for another title."""
        tree = self._presenter.tree
        node = tree.node(record_id)
        if node is not None and node.kind != queries.PORTRAIT:
            self._asking.title(
                _("Renommer"), titled(node.kind, tree.names), node.title,
                lambda title: self._presenter.rename(node.kind, node.id, title),
            )

    def menu_state(self, action_id: str) -> QMenu:
        """Offer every state with its shape; those that owe a reason ask for it."""
        menu = self._menu(_("État de l’action"))
        node = self._presenter.tree.node(action_id)
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
        for place in self._presenter.tree.places_for(record_id):
            entry = menu.addAction(f"{place.code}  {place.title}")
            entry.triggered.connect(
                lambda _on=False, target=place.id: self._presenter.move_under(record_id, target)
            )
        return menu

    def menu_new(self, record_id: str) -> QMenu:
        """Offer what may be added at this level or under it, by its name here."""
        menu, tree = self._menu(_("Ajouter")), self._presenter.tree
        if "need" not in tree.unused:
            menu.addAction(titled("need", tree.names), self.new_need)
        menu.addAction(titled("issue", tree.names), self.new_issue)
        issue, under = tree.issue_of(record_id), self._objective_place(record_id)
        if issue is not None and "orientation" not in tree.unused:
            menu.addAction(titled("orientation", tree.names),
                           partial(self._new, "orientation", issue.id))
        if under is not None:
            menu.addAction(titled("objective", tree.names),
                           partial(self._new, "objective", under.id))
        objective = self._nearest(record_id, "objective")
        if objective is not None:
            menu.addAction(_("Objectif spécifique sous « {title} »").format(
                title=objective.title), partial(self._new, "objective", objective.id))
            if "desired_change" not in tree.unused:
                menu.addAction(titled("desired_change", tree.names),
                               partial(self._new, "desired_change", objective.id))
            menu.addAction(titled("action", tree.names), partial(self.new_action, objective.id))
        return menu

    def new_need(self) -> None:
        """Ask for a need of the portrait."""
        self._new("need", "")

    def _new(self, level: str, under_id: str) -> None:
        """Ask for the title of an element and add it."""
        names = self._presenter.tree.names
        adding: dict[str, Callable[[str], object]] = {
            "need": self._presenter.add_need,
            "orientation": partial(self._presenter.add_orientation, under_id),
            "objective": partial(self._presenter.add_objective, under_id),
            "desired_change": partial(self._presenter.add_change, under_id),
        }
        said = titled(level, names)
        self._asking.title(_("Ajouter : {level}").format(level=said), said, "", adding[level])

    def _objective_place(self, record_id: str) -> PlanNode | None:
        """Return where a brother objective goes: beside the nearest one, else under the row."""
        tree = self._presenter.tree
        objective = self._nearest(record_id, "objective")
        if objective is not None:
            above = tree.above(objective.id)
            return above if above is not None and above.id else None
        node = tree.node(record_id)
        return node if node is not None and node.kind in ("issue", "orientation") else None

    def _nearest(self, record_id: str, kind: str) -> PlanNode | None:
        """Return a row or the nearest one above it of this kind."""
        tree = self._presenter.tree
        node = tree.node(record_id)
        while node is not None and node.kind != kind:
            node = tree.above(node.id)
        return node

    def set_state(self, action_id: str, state: str) -> None:
        if owes_reason(state):
            self._asking.reason(
                state,
                lambda reason, day: self._presenter.set_state(
                    action_id, state, reason=reason, end_on=day
                ),
            )
            return
        try:
            self._presenter.set_state(action_id, state)
        except DsiError as error:
            self._refuse(error)

    def set_progress(self, action_id: str) -> None:
        node = self._presenter.tree.node(action_id)
        if node is not None and node.kind == "action":
            self._asking.progress(
                node.title, node.progress,
                lambda percent: self._presenter.set_progress(action_id, percent),
            )

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setTitle(title)
        menu.setAccessibleName(title)
        return menu
