"""What is asked and offered when a row of the plan is acted on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.page.asking import Asking, action_fields, owes_reason
from dsi_desktop.features.plan.presenter import PlanPresenter
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
        node = self._presenter.tree.node(record_id)
        if node is not None:
            caption = vocabulary.label("plan_level", node.kind)
            self._asking.title(
                _("Renommer"), caption[:1].upper() + caption[1:], node.title,
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
        """Offer what may be added at this level or under it."""
        menu = self._menu(_("Ajouter"))
        node, above = self._presenter.tree.node(record_id), self._presenter.tree.above(record_id)
        menu.addAction(_("Enjeu prioritaire"), self.new_issue)
        if node is None:
            return menu
        issue = node if node.kind == "issue" else above if node.kind == "objective" else None
        if issue is None and above is not None:
            issue = self._presenter.tree.above(above.id)
        objective = node if node.kind == "objective" else above if node.kind != "issue" else None
        if issue is not None and issue.id:
            menu.addAction(_("Objectif"), lambda: self._new_objective(issue.id))
        if objective is not None and objective.id and objective.kind == "objective":
            menu.addAction(_("Transformation souhaitée"), lambda: self._new_change(objective.id))
            menu.addAction(_("Action"), lambda: self.new_action(objective.id))
        return menu

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

    def _new_objective(self, issue_id: str) -> None:
        self._asking.title(
            _("Nouvel objectif"), _("Objectif"), "",
            lambda title: self._presenter.add_objective(issue_id, title),
        )

    def _new_change(self, objective_id: str) -> None:
        self._asking.title(
            _("Nouvelle transformation"), _("Transformation souhaitée"), "",
            lambda title: self._presenter.add_change(objective_id, title),
        )

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setTitle(title)
        menu.setAccessibleName(title)
        return menu
