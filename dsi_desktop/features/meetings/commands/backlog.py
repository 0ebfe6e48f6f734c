"""Points that wait for a meeting: proposed, put in order, dropped, or sent back from an agenda."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import BacklogItem, MeetingSeries
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.meetings.commands.writing import item_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _


class BacklogFields(TypedDict, total=False):
    """What is written of a point that waits, beside its title and its body."""

    kind: str
    minutes: int | None
    person_id: str | None
    organization_id: str | None
    note: str


class EditedBacklog(BacklogFields, total=False):
    """The fields the form of a waiting point may change."""

    title: str


def propose_item(
    store: Store, *, body_id: str, title: str, series_id: str | None = None,
    **fields: Unpack[BacklogFields],
) -> str:
    """Keep a point for a coming meeting of a body, after those already waiting. Return its id."""
    with store.operation(N_("Proposer un point")) as op:
        body = op.get(Body, refusals.body_of(body_id))
        if series_id:
            op.get(MeetingSeries, series_id)
        item = BacklogItem(
            body_id=body.id, series_id=series_id, title=refusals.title_of(title),
            rank=between(_last(op, body.id), None),
        )
        _write(item, fields)
        return op.add(item).id


def edit_backlog_item(store: Store, item_id: str, **fields: Unpack[EditedBacklog]) -> None:
    with store.operation(N_("Modifier un point en attente")) as op:
        item = _living(op, item_id)
        if "title" in fields:
            item.title = refusals.title_of(fields.pop("title"))
        _write(item, fields)


def move_backlog_item(store: Store, item_id: str, *, after_id: str | None = None) -> None:
    """Put a waiting point after another, first without `after_id`."""
    with store.operation(N_("Déplacer un point en attente")) as op:
        item = _living(op, item_id)
        others = [one for one in _of_body(op, item.body_id) if one.id != item.id]
        places = [one.id for one in others]
        place = places.index(after_id) + 1 if after_id in places else 0
        low = others[place - 1].rank if place else None
        item.rank = between(low, others[place].rank if place < len(others) else None)


def drop_backlog_item(store: Store, item_id: str) -> None:
    """Give a waiting point up; it stays in the list of those given up."""
    with store.operation(N_("Abandonner un point en attente")) as op:
        _living(op, item_id).state = "dropped"


def keep_backlog_item(store: Store, item_id: str) -> None:
    """Make a point given up wait again, last."""
    with store.operation(N_("Remettre un point en attente")) as op:
        item = _living(op, item_id)
        item.rank = between(_last(op, item.body_id), None)
        item.state, item.taken_in_id = "waiting", None


def postpone_to_backlog(store: Store, item_id: str) -> str:
    """Postpone a point of an agenda without a day: it waits with those of its body.

    Return the id of what waits.
    """
    with store.operation(N_("Reporter un point sans date")) as op:
        item, meeting = item_for_writing(op, item_id)
        if item.state == "postponed":
            raise RuleBroken(_("Ce point est déjà reporté."))
        item.state, item.outcome = "postponed", "postponed"
        if meeting.current_item_id == item.id:
            meeting.current_item_id = ""
        return op.add(BacklogItem(
            body_id=meeting.body_id, series_id=meeting.series_id, title=item.title,
            kind=item.kind, minutes=item.minutes, note=item.description,
            person_id=item.bearer_id, origin_table="agenda_item", origin_id=item.id,
            rank=between(_last(op, meeting.body_id), None),
        )).id


def _living(op: Operation, item_id: str) -> BacklogItem:
    item = op.get(BacklogItem, item_id)
    if item.deleted:
        raise NotFound(_("Ce point a été supprimé."))
    return item


def _write(item: BacklogItem, fields: BacklogFields) -> None:
    for name, value in fields.items():
        if name == "note":
            item.note = prose(str(value))
        else:
            kept = line(value) if isinstance(value, str) else value
            setattr(item, name, (kept or None) if name.endswith("_id") else kept)
    refusals.choice("agenda_kind", item.kind, "kind")
    refusals.minutes_of(item.minutes)


def _of_body(op: Operation, body_id: str | None) -> list[BacklogItem]:
    asked = select(BacklogItem).where(
        BacklogItem.body_id == body_id, BacklogItem.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(BacklogItem.rank, BacklogItem.id)).all())


def _last(op: Operation, body_id: str | None) -> str | None:
    listed = _of_body(op, body_id)
    return listed[-1].rank if listed else None
