"""What a person can do with what stands around an action: partners, milestones, notes."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy import func, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.plan import Action, ActionNote, ActionPartner, Milestone
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.plan.commands.places import fill, last_rank, living
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


class PartnerFields(TypedDict, total=False):
    """An organisation's part in an action."""

    role: str
    confirmed: bool
    contribution: str


class MilestoneFields(TypedDict, total=False):
    """When a milestone is due, and when it was reached."""

    due_on: str | None
    done_on: str | None


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
        return _write_milestone(op, action_id, title, due_on).id


def add_milestones(store: Store, *, action_id: str, titles: Sequence[str]) -> list[str]:
    """Add several milestones at once: a list pasted is one gesture."""
    with store.operation(N_("Ajouter des jalons")) as op:
        return [_write_milestone(op, action_id, one, None).id for one in titles if line(one)]


def edit_milestone(
    store: Store, milestone_id: str, *, title: str, **fields: Unpack[MilestoneFields]
) -> None:
    with store.operation(N_("Modifier un jalon")) as op:
        fill(op.get(Milestone, milestone_id), {"title": title, **fields})


def reach_milestone(store: Store, milestone_id: str, done_on: str | None) -> None:
    """Note the day a milestone was reached; None takes the note back."""
    with store.operation(N_("Atteindre un jalon")) as op:
        fill(op.get(Milestone, milestone_id), {"done_on": done_on})


def move_milestone(store: Store, milestone_id: str, step: int) -> None:
    """Carry a milestone up or down; at an end it stays."""
    with store.operation(N_("Déplacer un jalon")) as op:
        milestone = op.get(Milestone, milestone_id)
        every = _milestones(op, milestone.action_id)
        at = every.index(milestone)
        place = at + step
        if 0 <= place < len(every):
            every.insert(place, every.pop(at))
            for one, rank in zip(every, spread(len(every)), strict=True):
                one.rank = rank


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
                text=_said(text),
            )
        )
    return note.id


def edit_note(store: Store, note_id: str, *, text: str, noted_on: str | None) -> None:
    """Correct a dated note."""
    with store.operation(N_("Corriger une note de suivi")) as op:
        fill(op.get(ActionNote, note_id), {"text": _said(text), "noted_on": noted_on})


def remove_note(store: Store, note_id: str) -> None:
    """Take a dated note off its action."""
    with store.operation(N_("Retirer une note de suivi")) as op:
        op.remove(op.get(ActionNote, note_id))


def _write_milestone(
    op: Operation, action_id: str, title: str, due_on: str | None
) -> Milestone:
    others = _milestones(op, op.get(Action, action_id).id)
    # Without a rank the date orders them: the first one carried gives each its place.
    rank = last_rank(others) if any(one.rank for one in others) else ""
    milestone = Milestone(action_id=action_id, rank=rank)
    fill(milestone, {"title": title, "due_on": due_on})
    return op.add(milestone)


def _milestones(op: Operation, action_id: str | None) -> list[Milestone]:
    """Return the milestones of an action as they are shown."""
    asked = (
        select(Milestone)
        .where(Milestone.action_id == action_id, Milestone.deleted.is_(None))
        .order_by(
            func.coalesce(Milestone.rank, ""), Milestone.due_on.is_(None), Milestone.due_on,
            Milestone.id,
        )
    )
    return living(op, asked)


def _said(text: str) -> str:
    if not line(text):
        raise RuleBroken(_("Écrivez la note."), "text")
    return text.strip()
