"""What a chantier that ends leaves open, and who may take it over."""

from dataclasses import dataclass

from sqlalchemy import and_, select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel import vocabulary


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card that goes on elsewhere: `column` is where it stands, or the word of its state."""

    task_id: str
    title: str
    column: str


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """A body that ends: its open cards in order, and the living bodies (id, name)."""

    body_id: str
    name: str
    is_closed: bool
    successor_id: str | None
    cards: tuple[OpenCard, ...]
    choices: tuple[tuple[str, str], ...]


def closing_sheet(store: Store, body_id: str) -> ClosingSheet | None:
    with store.read() as session:
        body = session.get(Body, body_id)
        if body is None or body.deleted:
            return None
        cards = (
            select(Task.id, Task.title, Task.state, BoardColumn.title.label("column"))
            .outerjoin(Card, and_(Card.task_id == Task.id, Card.deleted.is_(None)))
            .outerjoin(BoardColumn, BoardColumn.id == Card.column_id)
            .where(
                Task.body_id == body_id, Task.deleted.is_(None), Task.archived.is_not(True),
                Task.state.in_(task_rules.OPEN),
            )
            .order_by(BoardColumn.rank, Card.rank, Card.id, Task.id)
        )  # fmt: skip
        found = {
            row.id: OpenCard(
                row.id, row.title or "", row.column or vocabulary.label("task_state", row.state)
            )
            for row in session.execute(cards)
        }
        others = (
            select(Body.id, Body.local_name, Body.name)
            .where(Body.deleted.is_(None), Body.state != "closed", Body.id != body_id)
            .order_by(Body.rank, Body.name, Body.id)
        )
        choices = tuple((row[0], row[1] or row[2] or "") for row in session.execute(others))
        offered = {key for key, _name in choices}
        return ClosingSheet(
            body.id, body.local_name or body.name or "", body.state == "closed",
            body.successor_id if body.successor_id in offered else None,
            tuple(found.values()), choices,
        )  # fmt: skip
