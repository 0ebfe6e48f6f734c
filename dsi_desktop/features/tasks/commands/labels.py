"""Labels of cards: made for one body or for all, named, coloured, put on and taken off."""

from sqlalchemy import or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import Label, Task, TaskLabel
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks.rules import labels as rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import new_id
from dsi_desktop.kernel.text import fold


def write_label(op: Operation, name: str, *, hue: int = 0, body_id: str | None = None) -> Label:
    """Return the label of this name, of the body or of all; made when there is none."""
    kept = rules.label_name(name)
    there = _named(op, kept, body_id)
    if there is not None:
        return there
    key = rules.label_id(body_id, kept)
    renamed = op.find(Label, key)
    if renamed is not None and renamed.deleted is None:
        key = new_id()  # that label took another name since: it keeps its cards
    last = op.scalars(
        select(Label.rank).where(Label.deleted.is_(None)).order_by(Label.rank.desc()).limit(1)
    ).first()
    made = Label(
        id=key, body_id=body_id, name=kept, hue=rules.label_hue(hue), rank=between(last, None),
    )  # fmt: skip
    return op.put(made)


def wear_label(op: Operation, task_id: str, label_id: str) -> TaskLabel:
    """Put a label on a task, inside an operation."""
    key = rules.worn_id(task_id, label_id)
    return op.put(TaskLabel(id=key, task_id=task_id, label_id=label_id))


def add_label(store: Store, *, name: str, hue: int = 0, body_id: str | None = None) -> str:
    """Make a label for a body, or for all with None; return the one that has this name already."""
    with store.operation(N_("Créer une étiquette")) as op:
        return write_label(op, name, hue=hue, body_id=body_id).id


def edit_label(store: Store, label_id: str, *, name: str, hue: int, body_id: str | None) -> None:
    """Name a label again, give it another colour, keep it to a body or give it to all."""
    with store.operation(N_("Modifier une étiquette")) as op:
        label, kept = op.get(Label, label_id), rules.label_name(name)
        there = _named(op, kept, body_id)
        if there is not None and there.id != label_id:
            raise RuleBroken(_("Une étiquette porte déjà ce nom."), "name")
        label.name, label.hue, label.body_id = kept, rules.label_hue(hue), body_id


def remove_label(store: Store, label_id: str) -> None:
    """Take a label away, off every card that wears it."""
    with store.operation(N_("Supprimer une étiquette")) as op:
        op.remove(op.get(Label, label_id))
        worn = select(TaskLabel).where(
            TaskLabel.label_id == label_id, TaskLabel.deleted.is_(None))
        for one in op.scalars(worn).all():
            op.remove(one)


def label_task(store: Store, task_id: str, label_id: str) -> None:
    with store.operation(N_("Étiqueter une carte")) as op:
        wear_label(op, op.get(Task, task_id).id, op.get(Label, label_id).id)


def label_task_with(store: Store, task_id: str, name: str, *, hue: int = 0) -> str:
    """Put on a task the label of this name, its chantier's or one of all; make it if need be."""
    with store.operation(N_("Étiqueter une carte")) as op:
        task, kept = op.get(Task, task_id), rules.label_name(name)
        label = _named(op, kept, None) or write_label(op, kept, hue=hue, body_id=task.body_id)
        op.flush()
        wear_label(op, task.id, label.id)
        return label.id


def unlabel_task(store: Store, task_id: str, label_id: str) -> None:
    with store.operation(N_("Retirer une étiquette d’une carte")) as op:
        asked = select(TaskLabel).where(
            TaskLabel.task_id == task_id, TaskLabel.label_id == label_id,
            TaskLabel.deleted.is_(None),
        )
        for one in op.scalars(asked).all():
            op.remove(one)


def _named(op: Operation, name: str, body_id: str | None) -> Label | None:
    """Return the living label of this name, said with or without accents."""
    asked = select(Label).where(
        Label.deleted.is_(None),
        Label.body_id == body_id if body_id else or_(Label.body_id.is_(None), Label.body_id == ""),
    )
    same = (one for one in op.scalars(asked.order_by(Label.id)).all()
            if fold(one.name or "") == fold(name))
    return next(same, None)
