"""Write the agenda, before the meeting and during it."""

from typing import Unpack

from sqlalchemy import Select, func, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.meetings.commands.numbering import keep_numbers
from dsi_desktop.features.meetings.commands.writing import item_for_writing, open_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import EditedItem, ItemFields
from dsi_desktop.features.meetings.rules.numbering import MAX_LEVEL, Node, placed
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

_LINKS = frozenset({"bearer_id", "body_id"})


def add_item(
    store: Store, meeting_id: str, title: str, *, parent_id: str | None = None,
    after_id: str | None = None, **fields: Unpack[ItemFields],
) -> str:
    """Add a point after `after_id` (under the same point), else last under `parent_id`."""
    with store.operation(N_("Ajouter un point à l’ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        item = AgendaItem(
            meeting_id=meeting.id, title=refusals.title_of(title),
            added_at_meeting=meeting.state == "in_progress",
        )
        _write(item, fields)
        if after_id:
            parent_id = op.get(AgendaItem, after_id).parent_id
        item.parent_id = parent_id
        before = after_id or _last(op, meeting.id, parent_id)
        item.rank = _rank_after(op, meeting.id, parent_id, before)
        op.add(item)
        keep_numbers(op, meeting)
        return item.id


def edit_item(store: Store, item_id: str, **fields: Unpack[EditedItem]) -> None:
    with store.operation(N_("Modifier un point de l’ordre du jour")) as op:
        item, _meeting = item_for_writing(op, item_id)
        if "title" in fields:
            item.title = refusals.title_of(fields.pop("title"))
        _write(item, fields)


def move_item(
    store: Store, item_id: str, *, after_id: str | None = None, parent_id: str | None = None
) -> None:
    """Put a point after another, under the same point; without `after_id`, first of `parent_id`."""
    with store.operation(N_("Déplacer un point de l’ordre du jour")) as op:
        item, meeting = item_for_writing(op, item_id)
        home = op.get(AgendaItem, after_id).parent_id if after_id else parent_id
        _put(op, meeting, item, home, after_id)


def indent_item(store: Store, item_id: str) -> None:
    """Make a point the last sub-point of the one before it."""
    with store.operation(N_("Faire d’un point un sous-point")) as op:
        item, meeting = item_for_writing(op, item_id)
        brothers = _brothers(op, meeting.id, item.parent_id)
        place = brothers.index(item.id)
        if not place:
            raise RuleBroken(_("Aucun point ne précède celui-ci."))
        above = brothers[place - 1]
        _put(op, meeting, item, above, _last(op, meeting.id, above))


def outdent_item(store: Store, item_id: str) -> None:
    """Take a sub-point out, right after the point that held it."""
    with store.operation(N_("Sortir un sous-point")) as op:
        item, meeting = item_for_writing(op, item_id)
        if item.parent_id is None:
            raise RuleBroken(_("Ce point n’est pas un sous-point."))
        holder = op.get(AgendaItem, item.parent_id)
        _put(op, meeting, item, holder.parent_id, holder.id)


def remove_item(store: Store, item_id: str) -> None:
    """Take a point away with its sub-points; refused once something was recorded under it."""
    with store.operation(N_("Supprimer un point de l’ordre du jour")) as op:
        item, _meeting = item_for_writing(op, item_id)
        gone = [item, *_under(op, item.id)]
        written = select(func.count()).select_from(Entry).where(
            Entry.agenda_item_id.in_([one.id for one in gone]), Entry.deleted.is_(None)
        )
        refusals.check_item_removable(written=bool(op.scalars(written).one()))
        remove_with_parts(op, item)


def withdraw_item(store: Store, item_id: str) -> None:
    """Leave a point on the agenda, marked withdrawn, so that the numbers do not move."""
    with store.operation(N_("Retirer un point de l’ordre du jour")) as op:
        item, _meeting = item_for_writing(op, item_id)
        item.state, item.outcome = "withdrawn", "none"


def take_up_item(store: Store, item_id: str) -> None:
    """Bring a withdrawn or postponed point back."""
    with store.operation(N_("Reprendre un point de l’ordre du jour")) as op:
        item, _meeting = item_for_writing(op, item_id)
        item.state, item.outcome = "upcoming", ""


def postpone_item(store: Store, item_id: str, *, to_meeting_id: str | None = None) -> str | None:
    """Postpone a point; with a meeting named, copy it there once. Return the id of the copy."""
    with store.operation(N_("Reporter un point")) as op:
        item, _meeting = item_for_writing(op, item_id)
        item.state, item.outcome = "postponed", "postponed"
        if not to_meeting_id:
            return None
        target = open_for_writing(op, to_meeting_id)
        item.postponed_to_id = target.id
        key = linked_id("agenda_item", target.id, item.id)
        former = op.find(AgendaItem, key)
        if former is not None and not former.deleted:
            return key
        copy = AgendaItem(
            id=key, meeting_id=target.id, title=item.title, kind=item.kind, minutes=item.minutes,
            bearer_id=item.bearer_id, bearer_name=item.bearer_name, body_id=item.body_id,
            description=item.description, origin_table="agenda_item", origin_id=item.id,
        )
        copy.rank = _rank_after(op, target.id, None, _last(op, target.id, None))
        op.put(copy)
        keep_numbers(op, target)
        return key


def _write(item: AgendaItem, fields: ItemFields) -> None:
    for name, value in fields.items():
        if name == "description":
            item.description = prose(str(value))
        else:
            kept = line(value) if isinstance(value, str) else value
            setattr(item, name, (kept or None) if name in _LINKS else kept)
    refusals.choice("agenda_kind", item.kind, "kind")
    refusals.minutes_of(item.minutes)


def _brothers(op: Operation, meeting_id: str, parent_id: str | None) -> list[str]:
    return [row.id for row in op.rows(_listed(meeting_id, parent_id))]


def _listed(meeting_id: str, parent_id: str | None) -> Select[str, str]:
    return (
        select(AgendaItem.id, AgendaItem.rank)
        .where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent_id,
            AgendaItem.deleted.is_(None),
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )


def _last(op: Operation, meeting_id: str, parent_id: str | None) -> str | None:
    brothers = _brothers(op, meeting_id, parent_id)
    return brothers[-1] if brothers else None


def _rank_after(
    op: Operation, meeting_id: str, parent_id: str | None, after_id: str | None, moved: str = ""
) -> str:
    listed = op.rows(_listed(meeting_id, parent_id))
    ranks = [(row.id, row.rank) for row in listed if row.id != moved]
    places = [item for item, _rank in ranks]
    place = places.index(after_id) + 1 if after_id in places else 0
    low = ranks[place - 1][1] if place else None
    high = ranks[place][1] if place < len(ranks) else None
    return between(low, high)


def _put(
    op: Operation, meeting: Meeting, item: AgendaItem, parent_id: str | None, after_id: str | None
) -> None:
    below = [one.id for one in _under(op, item.id)]
    if parent_id == item.id or parent_id in below or after_id == item.id:
        raise RuleBroken(_("Un point ne peut pas aller sous lui-même."))
    item.rank = _rank_after(op, meeting.id, parent_id, after_id, item.id)
    item.parent_id = parent_id
    op.flush()
    _check_depth(op, meeting.id)


def _check_depth(op: Operation, meeting_id: str) -> None:
    rows = op.rows(
        select(AgendaItem.id, AgendaItem.parent_id, AgendaItem.rank).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
        )
    )
    if any(one.level > MAX_LEVEL for one in placed(Node(*row) for row in rows)):
        raise RuleBroken(_("Un ordre du jour a au plus trois niveaux."))


def _under(op: Operation, item_id: str) -> list[AgendaItem]:
    found: list[AgendaItem] = []
    wave = [item_id]
    while wave:
        asked = select(AgendaItem).where(
            AgendaItem.parent_id.in_(wave), AgendaItem.deleted.is_(None)
        )
        children = [one for one in op.scalars(asked) if one not in found]
        found += children
        wave = [child.id for child in children]
    return found
