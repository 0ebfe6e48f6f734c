"""The dates of the cards and the order of a list of them, sorted by SQL."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import SQLColumnExpression, case, func, select

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules.dating import Dates
from dsi_desktop.features.boards.rules.list_columns import COLUMNS_KEY, columns_of

_STATES = ("idea", "todo", "doing", "waiting", "done")
_PRIORITIES = ("high", "normal", "low")
_WHO = func.coalesce(
    func.nullif(func.trim(func.coalesce(Person.family_name, "") + " "
                          + func.coalesce(Person.given_name, "")), ""),
    Organization.name, func.nullif(Task.responsible_name, ""),
)  # fmt: skip
_ORDERS: Mapping[str, SQLColumnExpression[Any]] = {
    "title": Task.title.collate(FRENCH),
    "body": func.coalesce(func.nullif(Body.local_name, ""), Body.name).collate(FRENCH),
    "state": case({one: at for at, one in enumerate(_STATES)}, value=Task.state),
    "who": _WHO.collate(FRENCH),
    "due": func.coalesce(Task.due_on, Task.due_to, Task.due_from),
    "start": func.nullif(Task.start_on, ""),
    "priority": case({one: at for at, one in enumerate(_PRIORITIES)}, value=Task.priority),
    "age": -Task.moved_at,
    "hours": Task.hours_planned,
    "cost": Task.cost,
}
ORDERS = tuple(_ORDERS)


def card_dates(
    store: Store, body_id: str | None = None, order: str = "due", *, descending: bool = False
) -> dict[str, Dates]:
    """Return the dates of every card of a body, or of all, by task id, in the order asked.

    Cards that say nothing of what sorts them come last, whichever way they are sorted.
    """
    key = _ORDERS[order]
    asked = (
        select(
            Task.id, Task.start_on, Task.due_on, Task.due_text, Task.due_from, Task.due_to,
        )
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Person, Person.id == Task.person_id)
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(Task.deleted.is_(None), Task.archived.is_not(True), Task.state != "dropped")
        .order_by(key.is_(None), key.desc() if descending else key, Task.title, Task.id)
    )
    if body_id:
        asked = asked.where(Task.body_id == body_id)
    with store.read() as session:
        return {
            row.id: Dates(
                row.start_on or None, row.due_on or None, row.due_text or "",
                row.due_from or None, row.due_to or None,
            )
            for row in session.execute(asked).all()
        }


def list_columns(store: Store) -> tuple[str, ...]:
    """Return the columns that the list of cards shows, in their order."""
    with store.read() as session:
        return columns_of(settings(session, COLUMNS_KEY).get("", "").split())
