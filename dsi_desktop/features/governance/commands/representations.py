"""What the table said to elected officials and in public, and to which assembly it was told."""

from collections.abc import Sequence
from typing import Unpack

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Body, Representation
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import prose, required
from dsi_desktop.features.governance.commands.follow_ups import write_follow_up
from dsi_desktop.features.governance.commands.writing import write
from dsi_desktop.features.governance.rules import representations as rules
from dsi_desktop.features.governance.rules.act_fields import (
    FollowUpFields,
    RepresentationFields,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_PROSE = ("text", "outcome")


def record_representation(store: Store, **fields: Unpack[RepresentationFields]) -> str:
    """Keep a position, a letter or a meeting with elected officials. Return its id."""
    with store.operation(N_("Consigner une représentation")) as op:
        made = Representation()
        _write(op, made, fields)
        return op.add(made).id


def edit_representation(
    store: Store, representation_id: str, **fields: Unpack[RepresentationFields],
) -> None:
    """Change what is written of an act; fields left out keep their values."""
    with store.operation(N_("Modifier une représentation")) as op:
        _write(op, op.get(Representation, representation_id), fields)


def report_representations(
    store: Store, representation_ids: Sequence[str], meeting_id: str,
) -> None:
    """Note at which meeting these acts were told, all in one gesture."""
    with store.operation(N_("Rapporter des représentations")) as op:
        meeting = op.get(Meeting, meeting_id)
        for one in representation_ids:
            told = op.get(Representation, one)
            rules.check_told(told.held_on, meeting.held_on)
            told.reported_in_id = meeting.id


def unreport_representation(store: Store, representation_id: str) -> None:
    """Take back that an act was told."""
    with store.operation(N_("Remettre une représentation à rapporter")) as op:
        op.get(Representation, representation_id).reported_in_id = None


def remove_representation(store: Store, representation_id: str) -> None:
    """Take away an act written by mistake; its tasks stay."""
    with store.operation(N_("Supprimer une représentation")) as op:
        op.remove(op.get(Representation, representation_id))


def add_representation_task(
    store: Store, representation_id: str, title: str, **fields: Unpack[FollowUpFields],
) -> str:
    """Write a task that follows from an act; the spokesperson does it, unless told."""
    with store.operation(N_("Ajouter une tâche à une représentation")) as op:
        spoken = op.get(Representation, representation_id)
        task = write_follow_up(op, title, spoken.person_id, spoken.body_id, fields)
        task.representation_id = representation_id
        return task.id


def _write(op: Operation, made: Representation, fields: RepresentationFields) -> None:
    told = {name: value for name, value in fields.items() if name not in _PROSE}
    write(made, told)
    for name in _PROSE:
        if name in fields:
            setattr(made, name, prose(str(fields.get(name) or "")))
    made.decision_id = made.decision_id or ""
    made.subject = required(made.subject or "", _("Écrivez l’objet."), "subject")
    rules.check_kind(made.kind or "letter")
    if not made.body_id:
        raise RuleBroken(_("Choisissez au nom de quelle instance."), "body_id")
    op.get(Body, made.body_id)
    if made.reported_in_id:
        rules.check_told(made.held_on, op.get(Meeting, made.reported_in_id).held_on)
