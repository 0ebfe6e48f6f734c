"""What a person can do with an action: who, when, how far, with whom."""

from typing import TypedDict, Unpack

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import (
    Action,
    ActionNote,
    ActionPartner,
    DesiredChange,
    Issue,
    Milestone,
    Objective,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.levels import actions_of
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, settle, titled
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id


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


class PartnerFields(TypedDict, total=False):
    """An organisation's part in an action."""

    role: str
    confirmed: bool
    contribution: str


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
    _check(action)
    return op.add(action)


def edit_action(
    store: Store, action_id: str, *, title: str | None = None, **fields: Unpack[ActionFields]
) -> None:
    with store.operation(N_("Modifier une action")) as op:
        action = op.get(Action, action_id)
        fill(action, titled(fields, title))
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
        rules.check_state(state, reason)
        action.progress = rules.progress_in(state, action.progress)
        action.state, action.state_reason = state, reason
        if end_on is not None:
            action.end_on = task_rules.day_of(end_on, "end_on")
        if when_text is not None:
            action.when_text = when_text
        if state == "in_progress":
            action.started_on = action.started_on or today
        action.ended_on = (action.ended_on or today) if state == "done" else None
        _check(action)


def set_progress(store: Store, action_id: str, percent: int | None) -> None:
    with store.operation(N_("Noter l’avancement d’une action")) as op:
        op.get(Action, action_id).progress = rules.percent_of(percent)


def move_action(
    store: Store,
    action_id: str,
    objective_id: str,
    *,
    desired_change_id: str | None = None,
    after_id: str | None = None,
) -> None:
    """Put an action under an objective, and toward one of its desired changes or none."""
    with store.operation(N_("Déplacer une action")) as op:
        action, objective = op.get(Action, action_id), op.get(Objective, objective_id)
        others = living(op, actions_of(objective_id))
        if action.objective_id != objective_id:
            taken = [row.code or "" for row in others]
            action.code = rules.next_code(objective.code or "", taken)
            action.objective_id, action.plan_id = objective.id, objective.plan_id
        if desired_change_id is not None:
            desired_change_id = op.get(DesiredChange, desired_change_id).id
        action.desired_change_id = desired_change_id
        settle(others, action, after_id)


def archive_action(store: Store, action_id: str) -> None:
    with store.operation(N_("Retirer une action")) as op:
        remove_with_parts(op, op.get(Action, action_id))


def add_partner(
    store: Store, *, action_id: str, organization_id: str, **fields: Unpack[PartnerFields]
) -> str:
    with store.operation(N_("Ajouter un partenaire")) as op:
        partner = ActionPartner(
            id=linked_id("action_partner", action_id, organization_id),
            action_id=op.get(Action, action_id).id,
            organization_id=organization_id,
        )
        fill(partner, fields)
        return op.put(partner).id


def edit_partner(store: Store, partner_id: str, **fields: Unpack[PartnerFields]) -> None:
    with store.operation(N_("Modifier un partenaire")) as op:
        fill(op.get(ActionPartner, partner_id), fields)


def remove_partner(store: Store, partner_id: str) -> None:
    with store.operation(N_("Retirer un partenaire")) as op:
        op.remove(op.get(ActionPartner, partner_id))


def add_milestone(
    store: Store, *, action_id: str, title: str, due_on: str | None = None
) -> str:
    with store.operation(N_("Ajouter un jalon")) as op:
        milestone = op.add(Milestone(action_id=op.get(Action, action_id).id))
        fill(milestone, {"title": title, "due_on": due_on})
    return milestone.id


def edit_milestone(
    store: Store, milestone_id: str, *, title: str, due_on: str | None
) -> None:
    with store.operation(N_("Modifier un jalon")) as op:
        fill(op.get(Milestone, milestone_id), {"title": title, "due_on": due_on})


def reach_milestone(store: Store, milestone_id: str, done_on: str | None) -> None:
    """Note the day a milestone was reached; None takes the note back."""
    with store.operation(N_("Atteindre un jalon")) as op:
        fill(op.get(Milestone, milestone_id), {"done_on": done_on})


def remove_milestone(store: Store, milestone_id: str) -> None:
    with store.operation(N_("Retirer un jalon")) as op:
        op.remove(op.get(Milestone, milestone_id))


def add_note(
    store: Store, *, action_id: str, text: str, noted_on: str | None = None, author: str = ""
) -> str:
    """Add a dated note to an action: today's, by who works here, unless told."""
    with store.operation(N_("Noter le suivi d’une action")) as op:
        note = op.add(
            ActionNote(
                action_id=op.get(Action, action_id).id,
                noted_on=task_rules.day_of(
                    noted_on or store.clock.today().isoformat(), "noted_on"
                ),
                author=author or store.author,
                text=text,
            )
        )
    return note.id


def _check(action: Action) -> None:
    rules.check_dates(action.start_on, action.end_on)
    rules.check_dates(action.when_from, action.when_to, "when_to")
    rules.check_dates(action.started_on, action.ended_on, "ended_on")
    rules.percent_of(action.progress)
    if action.state == "done":
        action.progress = rules.progress_in("done", action.progress)
    rules.check_state(action.state, action.state_reason or "")
