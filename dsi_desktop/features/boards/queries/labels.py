"""The labels of the dossier, with the cards that wear them."""

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Label, Task, TaskLabel
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class KeptLabel:
    """A label; `body_id` and `body` are "" for one of all chantiers."""

    id: str
    name: str
    hue: int
    body_id: str
    body: str
    cards: int


def kept_labels(store: Store, body_id: str | None = None) -> list[KeptLabel]:
    """Return the labels of a body and those of all; every label without `body_id`."""
    asked = (
        select(
            Label.id, Label.name, Label.hue, Body.id.label("body_id"), Body.name.label("body"),
            Body.local_name, func.count(Task.id.distinct()).label("cards"),
        )
        .outerjoin(Body, Body.id == Label.body_id)
        .outerjoin(TaskLabel, and_(TaskLabel.label_id == Label.id, TaskLabel.deleted.is_(None)))
        .outerjoin(
            Task,
            and_(Task.id == TaskLabel.task_id, Task.deleted.is_(None),
                 Task.archived.is_not(True)),
        )
        .where(Label.deleted.is_(None))
        .group_by(Label.id)
        .order_by(Label.rank, Label.name, Label.id)
    )  # fmt: skip
    if body_id:
        asked = asked.where(
            or_(Label.body_id.is_(None), Label.body_id == "", Label.body_id == body_id))
    with store.read() as session:
        return [
            KeptLabel(
                row.id, row.name or "", row.hue or 0, row.body_id or "",
                row.local_name or row.body or "", row.cards,
            )
            for row in session.execute(asked).all()
        ]
