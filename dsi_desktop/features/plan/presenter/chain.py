"""What the page of the plan decides: which plan, which rows, what each gesture becomes."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, Unpack

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.queries import PORTRAIT
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


class PlanView(Protocol):
    """What the presenter asks of the screen."""

    def show_plans(self, lines: list[queries.PlanLine], chosen: str) -> None:
        """Offer the plans of the démarche."""

    def show_tree(self, shown: queries.PlanTree, whole: queries.PlanTree) -> None:
        """Show the rows kept; the counters speak of the whole."""

    def show_empty(self) -> None:
        """Say how a plan begins."""

    def reveal(self, record_id: str) -> object:
        """Put the focus on a row."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


NO_PLAN = queries.PlanTree("", "", "", (), 0)


class PlanInSight:
    """Keeps a plan and its filters in sight, and turns gestures into commands."""

    def __init__(self, store: Store, view: PlanView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.plan_id = ""
        self.tree = NO_PLAN
        self._body_id, self._state, self._late = "", "", False

    def refresh(self) -> None:
        lines = queries.plans(self._store)
        if self.plan_id not in {line.id for line in lines}:
            self.plan_id = lines[0].id if lines else ""
        self._view.show_plans(lines, self.plan_id)
        found = queries.plan_tree(self._store, self.plan_id, self._today())
        self.tree = found if found is not None else NO_PLAN
        if not self.tree.roots:
            self._view.show_empty()
            return
        shown = self.tree.only(body_id=self._body_id, state=self._state, late=self._late)
        self._view.show_tree(shown, self.tree)

    def choose_plan(self, plan_id: str) -> None:
        if plan_id != self.plan_id:
            self.plan_id = plan_id
            self.refresh()

    def keep(self, *, body_id: str | None = None, state: str | None = None) -> None:
        """Show only the actions of a chantier or in a state; "" takes the filter away."""
        self._body_id = self._body_id if body_id is None else body_id
        self._state = self._state if state is None else state
        self.refresh()

    def keep_late(self, *, late: bool) -> None:
        self._late = late
        self.refresh()

    def look_for(self, record_id: str) -> bool:
        """Show the plan that holds a record; tell whether one does."""
        self._body_id, self._state, self._late = "", "", False
        for line in queries.plans(self._store):
            self.plan_id = line.id
            self.refresh()
            if self.tree.node(record_id) is not None:
                self._view.reveal(record_id)
                return True
        return False

    def _have_plan(self) -> None:
        if not self.plan_id:
            self.plan_id = commands.create_plan(self._store, title=_("Plan de communauté"))

    def _shown_after(self, record_id: str) -> None:
        self.refresh()
        self._view.reveal(record_id)

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        self.refresh()
        return True


class PlanPresenter(PlanInSight):
    """Turns the gestures on the tree of a plan into commands."""

    def add_issue(self, title: str, *, body_id: str | None) -> None:
        """Add an issue, and the plan itself when this is the first. Raises `RuleBroken`."""
        self._have_plan()
        made = commands.add_issue(
            self._store, plan_id=self.plan_id, title=title, body_id=body_id
        )
        self._shown_after(made)

    def add_need(self, title: str) -> None:
        """Add a need to the portrait, and the plan itself when this is the first."""
        self._have_plan()
        self._shown_after(commands.add_need(self._store, plan_id=self.plan_id, title=title))

    def add_orientation(self, issue_id: str, title: str) -> None:
        """Add an orientation under an issue."""
        self._shown_after(commands.add_orientation(self._store, issue_id=issue_id, title=title))

    def add_objective(self, under_id: str, title: str) -> None:
        """Add an objective under an issue, an orientation or a general objective."""
        issue = self.tree.issue_of(under_id)
        node = self.tree.node(under_id)
        if issue is None or node is None:
            return
        fields = commands.ObjectiveFields()
        if node.kind == "orientation":
            fields["orientation_id"] = node.id
        elif node.kind == "objective":
            fields["parent_id"] = node.id
        self._shown_after(commands.add_objective(
            self._store, issue_id=issue.id, title=title, **fields))

    def add_change(self, objective_id: str, title: str) -> None:
        made = commands.add_desired_change(self._store, objective_id=objective_id, title=title)
        self._shown_after(made)

    def add_action(
        self, objective_id: str, title: str, **fields: Unpack[commands.ActionFields]
    ) -> None:
        made = commands.add_action(
            self._store, objective_id=objective_id, title=title, **fields
        )
        self._shown_after(made)

    def edit_action(
        self, action_id: str, title: str, **fields: Unpack[commands.ActionFields]
    ) -> None:
        """Change an action. Raises `RuleBroken`: the form shows why beside the box."""
        commands.edit_action(self._store, action_id, title=title, **fields)
        self._shown_after(action_id)

    def rename(self, kind: str, record_id: str, title: str) -> None:
        commands.rename(self._store, kind, record_id, title)
        self._shown_after(record_id)

    def set_state(
        self, action_id: str, state: str, *, reason: str = "", end_on: str | None = None
    ) -> None:
        """Change the state of an action. Raises `RuleBroken` when a reason is owed."""
        commands.set_action_state(self._store, action_id, state, reason=reason, end_on=end_on)
        self._shown_after(action_id)
        node = self.tree.node(action_id)
        if node is not None:
            sentence = _("{title}, maintenant {state}")
            said = sentence.format(title=node.title, state=label("action_state", state))
            self._view.say(said)

    def set_progress(self, action_id: str, percent: int | None) -> None:
        commands.set_progress(self._store, action_id, percent)
        self._shown_after(action_id)

    def archive(self, record_id: str) -> None:
        """Take an element out of the plan, with what hangs from it."""
        node = self.tree.node(record_id)
        if node is None or node.kind == PORTRAIT:
            return
        removals: dict[str, Callable[[Store, str], object]] = {
            "need": commands.archive_need,
            "orientation": commands.archive_orientation,
            "issue": commands.archive_issue,
            "objective": commands.archive_objective,
            "desired_change": commands.archive_desired_change,
            "action": commands.archive_action,
        }
        if self._do(lambda: removals[node.kind](self._store, record_id)):
            sentence = _("{title}, retiré du plan. Ctrl+Z le ramène.")
            self._view.say(sentence.format(title=node.title))

    def shift(self, record_id: str, step: int) -> None:
        """Carry an element up or down among its brothers of the same kind."""
        node, above = self.tree.node(record_id), self.tree.above(record_id)
        if node is None:
            return
        family = above.children if above is not None else self.tree.roots
        brothers = [row.id for row in family if row.kind == node.kind and row.id]
        place = brothers.index(record_id) + step
        if not 0 <= place < len(brothers):
            return
        brothers.remove(record_id)
        after = brothers[place - 1] if place else None
        if self._do(lambda: self._move(node, above, after)):
            self._view.reveal(record_id)

    def move_under(self, record_id: str, target_id: str) -> None:
        """Put an action or a desired change under an objective, an objective under an issue."""
        node, target = self.tree.node(record_id), self.tree.node(target_id)
        if node is None or target is None:
            return
        if self._do(lambda: self._move(node, target, _last(target, node))):
            self._view.reveal(record_id)
            self._view.say(
                _("{title}, déplacé sous {target}").format(title=node.title, target=target.title)
            )

    def renumber(self) -> None:
        """Give every element the code of its place, and say how many changed."""
        changed: list[int] = []
        if self._do(lambda: changed.append(commands.renumber(self._store, self.plan_id))):
            self._view.say(
                ngettext("{n} code a changé.", "{n} codes ont changé.", changed[0]).format(
                    n=changed[0]) if changed[0] else _("Les codes suivaient déjà les places.")
            )  # fmt: skip

    def _move(
        self, node: queries.PlanNode, above: queries.PlanNode | None, after: str | None
    ) -> None:
        under = above.id if above is not None else ""
        if node.kind == "issue":
            commands.move_issue(self._store, node.id, after)
        elif node.kind == "need":
            commands.move_need(self._store, node.id, after)
        elif node.kind == "orientation":
            commands.move_orientation(self._store, node.id, under, after)
        elif node.kind == "objective" and above is not None:
            self._move_objective(node, above, after)
        elif node.kind == "desired_change":
            commands.move_desired_change(self._store, node.id, under, after)
        else:
            sheet = queries.action_sheet(self._store, node.id, self._today())
            toward = sheet.desired_change_id if sheet and sheet.objective_id == under else None
            commands.move_action(
                self._store, node.id, under, desired_change_id=toward, after_id=after
            )

    def _move_objective(
        self, node: queries.PlanNode, above: queries.PlanNode, after: str | None
    ) -> None:
        """Move among brothers, else put under an issue, an orientation, a general objective."""
        now, issue = self.tree.above(node.id), self.tree.issue_of(above.id)
        if issue is None:
            return
        if now is not None and now.id == above.id:
            commands.move_objective(self._store, node.id, issue.id, after)
        elif above.kind == "issue":
            commands.lift_objective(self._store, node.id, issue.id, after)
        else:
            orientation = above.id if above.kind == "orientation" else None
            parent = above.id if above.kind == "objective" else None
            commands.place_objective(
                self._store, node.id, orientation_id=orientation, parent_id=parent
            )


def _last(target: queries.PlanNode, node: queries.PlanNode) -> str | None:
    same = [row.id for row in target.children if row.kind == node.kind and row.id != node.id]
    return same[-1] if same else None
