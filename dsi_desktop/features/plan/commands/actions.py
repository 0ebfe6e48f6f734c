"""What a person can do with an action: who, when, in which state, how far."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Action, DesiredChange, Issue, Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.brothers import actions_of
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, settle, titled
from dsi_desktop.features.plan.rules.elements import check_same_plan
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.features.tasks.rules import dates
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


class ActionFields(TypedDict, total=False):
    """What may be said of an action besides its title."""

    desired_change_id: str | None
    body_id: str | None
    description: str
    state: str
    state_reason: str
    lead_id: str | None
    contact_id: str | None
    start_on: str | None
    end_on: str | None
    when_text: str
    when_from: str | None
    when_to: str | None
    started_on: str | None
    ended_on: str | None
    progress: int | None
    progress_mode: str
    place: str
    means: str
    expected: str
    achieved: str
    variance: str
    people_reached: int | None
    motion_id: str | None
    decision_id: str | None
    sustaining: str
    kind: str
    effects_short: str
    effects_medium: str
    effects_long: str
    transferable: str
    produced: str


def add_action(
    store: Store, *, objective_id: str, title: str, **fields: Unpack[ActionFields]
) -> str:
    """Add an action under an objective; it belongs to the chantier of the issue unless told."""
    with store.operation(N_("Ajouter une action")) as op:
        return write_action(op, objective_id, title, fields).id


def write_action(op: Operation, objective_id: str, title: str, fields: ActionFields) -> Action:
    """Add an action inside an operation: a forum or a project gives some too."""
    objective = op.get(Objective, objective_id)
    issue = op.find(Issue, objective.issue_id) if objective.issue_id else None
    others = living(op, actions_of(objective_id))
    action = Action(
        plan_id=objective.plan_id,
        objective_id=objective.id,
        body_id=issue.body_id if issue is not None else None,
        code=rules.next_code(objective.code or "", [row.code or "" for row in others]),
        rank=last_rank(others),
    )
    fill(action, {**fields, "title": title})
    _check_change(op, action)
    _check(action)
    return op.add(action)


def edit_action(
    store: Store, action_id: str, *, title: str | None = None, **fields: Unpack[ActionFields]
) -> None:
    """Change an action; a new state is written as `set_action_state` writes it.

    A desired change of another objective takes the action under that objective.
    """
    with store.operation(N_("Modifier une action")) as op:
        action, today = op.get(Action, action_id), store.clock.today().isoformat()
        _write_fields(op, action, titled(fields, title), today)
        _check(action)


def set_action_state(
    store: Store,
    action_id: str,
    state: str,
    *,
    reason: str = "",
    end_on: str | None = None,
    when_text: str | None = None,
) -> None:
    """Say how an action stands; a pause, a delay or a renunciation is given its reason."""
    with store.operation(N_("Changer l’état d’une action")) as op:
        action, today = op.get(Action, action_id), store.clock.today().isoformat()
        _write_state(action, state, reason, today)
        if end_on is not None:
            _write_end(action, task_rules.day_of(end_on, "end_on"), when_text)
        elif when_text is not None:
            action.when_text = when_text
        _check(action)


def date_action(store: Store, action_id: str, typed: str) -> None:
    """Say when an action is due, in words: a day stands alone, « été 2027 » keeps its range."""
    with store.operation(N_("Changer l’échéance d’une action")) as op:
        _write_due(op.get(Action, action_id), typed, store.clock.today())


def edit_actions(
    store: Store, action_ids: Sequence[str], *, due: str | None = None,
    **fields: Unpack[ActionFields],
) -> None:  # fmt: skip
    """Say the same of several actions in one gesture; those gone meanwhile are passed over.

    `due` is typed in words. A state that owes a reason takes it from `state_reason`; said alone,
    the reason goes to the actions whose state owes one, and is refused when none does.
    """
    today, reason = store.clock.today(), fields.get("state_reason", "")
    with store.operation(N_("Modifier des actions ensemble")) as op:
        found = [op.find(Action, one) for one in dict.fromkeys(action_ids)]
        actions = [one for one in found if one is not None and one.deleted is None]
        if "state" not in fields:
            fields.pop("state_reason", None)
            _write_reason(actions, reason)
        for action in actions:
            _write_fields(op, action, {**fields}, today.isoformat())
            if due is not None:
                _write_due(action, due, today)
            _check(action)


def set_progress(store: Store, action_id: str, percent: int | None) -> None:
    with store.operation(N_("Noter l’avancement d’une action")) as op:
        action = op.get(Action, action_id)
        action.progress = rules.percent_of(percent)
        _check(action)


def move_action(
    store: Store,
    action_id: str,
    objective_id: str,
    *,
    desired_change_id: str | None = None,
    after_id: str | None = None,
) -> None:
    """Put an action under an objective, and toward one of its desired changes or none.

    Refused: the desired change of another objective, an objective of another plan.
    """
    with store.operation(N_("Déplacer une action")) as op:
        action, objective = op.get(Action, action_id), op.get(Objective, objective_id)
        others = living(op, actions_of(objective_id))
        _put_under(op, action, objective)
        action.desired_change_id = desired_change_id
        _check_change(op, action)
        settle(others, action, after_id)


def archive_action(store: Store, action_id: str) -> None:
    with store.operation(N_("Retirer une action")) as op:
        remove_with_parts(op, op.get(Action, action_id))


def _check(action: Action) -> None:
    rules.check_dates(action.start_on, action.end_on)
    rules.check_dates(action.when_from, action.when_to, "when_to")
    if not action.end_on:
        rules.check_dates(action.start_on, action.when_to, "when_to")
    rules.check_dates(action.started_on, action.ended_on, "ended_on")
    rules.percent_of(action.progress)
    rules.people_of(action.people_reached)
    if action.state == "done":
        action.progress = rules.progress_in("done", action.progress)
    # Another program may have left the state blank: that stops no other box.
    rules.check_state(action.state or "to_specify", action.state_reason or "")


def _write_fields(
    op: Operation, action: Action, fields: Mapping[str, object], today: str
) -> None:  # fmt: skip
    """Fill the boxes of an action, then write the state they give and follow the desired change."""
    state = fields.get("state", action.state)
    fill(action, {name: value for name, value in fields.items() if name != "state"})
    if state != action.state:
        _write_state(action, str(state), str(fields.get("state_reason") or ""), today)
        fill(action, {day: fields[day] for day in ("started_on", "ended_on") if fields.get(day)})
    if action.desired_change_id and "desired_change_id" in fields:
        change = op.get(DesiredChange, action.desired_change_id)
        if change.objective_id and change.objective_id != action.objective_id:
            _put_under(op, action, op.get(Objective, change.objective_id))


def _write_state(action: Action, state: str, reason: str, today: str) -> None:
    rules.check_state(state, reason)
    action.progress = rules.progress_in(state, action.progress)
    action.state, action.state_reason = state, reason
    if state == "in_progress":
        action.started_on = action.started_on or today
    action.ended_on = (action.ended_on or today) if state == "done" else None


def _write_end(action: Action, day: str | None, words: str | None) -> None:
    """Write another last day; the words of the former one, and what they meant, go with it."""
    action.end_on, action.when_text = day, words or ""
    action.when_from = action.when_to = None


def _write_reason(actions: Sequence[Action], reason: str) -> None:
    """Give a reason to the actions whose state owes one. Refused when it would go nowhere."""
    owing = [one for one in actions if one.state in rules.NEED_REASON]
    if reason.strip() and not owing:
        raise RuleBroken(
            _("Choisissez aussi l’état : aucune de ces actions n’en a un qui demande un motif."),
            "state_reason",
        )
    for one in owing if reason.strip() else ():
        one.state_reason = reason


def _put_under(op: Operation, action: Action, objective: Objective) -> None:
    """Put an action under an objective, with the next code there."""
    if action.objective_id != objective.id:
        check_same_plan(action.plan_id, objective.plan_id, "objective_id")
        taken = [row.code or "" for row in living(op, actions_of(objective.id))]
        action.code = rules.next_code(objective.code or "", taken)
        action.objective_id, action.plan_id = objective.id, objective.plan_id


def _check_change(op: Operation, action: Action) -> None:
    """Refuse that an action works toward a desired change of another objective."""
    if action.desired_change_id:
        change = op.get(DesiredChange, action.desired_change_id)
        if change.objective_id not in (None, action.objective_id):
            raise RuleBroken(
                _("Cette transformation souhaitée est celle d’un autre objectif."),
                "desired_change_id",
            )


def _write_due(action: Action, typed: str, today: date) -> None:
    due = dates.read_due(typed, today)
    rules.check_dates(action.start_on, due.due_on or due.due_to, "due")
    action.end_on, action.when_text = due.due_on, due.due_text
    action.when_from, action.when_to = due.due_from, due.due_to
