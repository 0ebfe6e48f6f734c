"""Hold the meeting: open it, go through its points, close it."""

from sqlalchemy import select

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.acts import tell_acts
from dsi_desktop.features.meetings.commands.numbering import stamp_numbers
from dsi_desktop.features.meetings.commands.writing import (
    item_for_writing,
    open_for_writing,
)
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def open_meeting(store: Store, meeting_id: str, at: str | None = None) -> None:
    """Declare the meeting open at `at` (now by default)."""
    with store.operation(N_("Ouvrir la rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        if meeting.state == "held":
            raise RuleBroken(_("Cette rencontre est déjà levée."))
        meeting.state = "in_progress"
        meeting.opened_at = hour_of(at, "opened_at") or now(store.clock)
        stamp_numbers(op, meeting)


def close_meeting(store: Store, meeting_id: str, at: str | None = None) -> None:
    """Declare the meeting closed: its minutes are then to be reviewed.

    Without `at` the hour is now, or stays unknown when its day is over (closed past midnight,
    or the next morning).
    """
    with store.operation(N_("Lever la rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        today = store.clock.today().isoformat()
        moment = hour_of(at, "closed_at") or (
            now(store.clock) if today <= (meeting.held_on or today) else None
        )
        if meeting.opened_at and moment and moment < meeting.opened_at:
            raise RuleBroken(_("La levée précède l’ouverture."), "closed_at")
        _finish_current(op, meeting, moment)
        meeting.state, meeting.closed_at = "held", moment
        tell_acts(op, meeting)


def reopen_meeting(store: Store, meeting_id: str) -> None:
    """Go on with a meeting that was closed too early."""
    with store.operation(N_("Reprendre la rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        meeting.state, meeting.closed_at = "in_progress", None


def start_item(store: Store, item_id: str, at: str | None = None) -> None:
    """Take up a point: the one before is done, this one's clock starts (once)."""
    with store.operation(N_("Passer à un point")) as op:
        item, meeting = item_for_writing(op, item_id)
        moment = hour_of(at, "started_at") or now(store.clock)
        if meeting.current_item_id != item.id:
            _finish_current(op, meeting, moment)
        item.state, item.started_at, item.ended_at = "current", item.started_at or moment, None
        meeting.current_item_id = item.id


def finish_item(
    store: Store, item_id: str, at: str | None = None, *, outcome: str = "discussed"
) -> None:
    """Say that a point is dealt with, and how."""
    with store.operation(N_("Terminer un point")) as op:
        item, meeting = item_for_writing(op, item_id)
        item.outcome = refusals.choice("item_outcome", outcome, "outcome")
        _finish(item, hour_of(at, "ended_at") or now(store.clock))
        if meeting.current_item_id == item.id:
            meeting.current_item_id = ""


def merge_item(store: Store, item_id: str, into_id: str) -> None:
    """Deal with a point under another: its number and what was said there stay."""
    with store.operation(N_("Traiter un point avec un autre")) as op:
        item, meeting = item_for_writing(op, item_id)
        into = op.get(AgendaItem, into_id)
        below = select(AgendaItem.id).where(
            AgendaItem.parent_id == item.id, AgendaItem.deleted.is_(None)
        )
        refusals.check_mergeable(
            same=item.id in (into.id, into.merged_into_id),
            elsewhere=into.meeting_id != meeting.id or bool(into.deleted),
            parted=op.scalars(below).first() is not None,
        )
        item.merged_into_id = into.merged_into_id or into.id
        item.state, item.outcome = "done", "discussed"
        if meeting.current_item_id == item.id:
            meeting.current_item_id = ""


def part_item(store: Store, item_id: str) -> None:
    """Take up on its own a point that was dealt with under another."""
    with store.operation(N_("Traiter un point à part")) as op:
        item, _meeting = item_for_writing(op, item_id)
        item.merged_into_id, item.state, item.outcome = None, "upcoming", ""


def set_item_aside(store: Store, item_id: str) -> str:
    """Postpone a point without a day: it waits in the backlog. Return the id of what waits."""
    with store.operation(N_("Mettre un point en réserve")) as op:
        item, meeting = item_for_writing(op, item_id)
        item.state, item.outcome = "postponed", "postponed"
        last = select(BacklogItem.rank).where(
            BacklogItem.body_id == meeting.body_id, BacklogItem.deleted.is_(None)
        )
        waits = BacklogItem(
            series_id=meeting.series_id, body_id=meeting.body_id, title=item.title,
            kind=item.kind, minutes=item.minutes, note=item.description,
            person_id=item.bearer_id, origin_table="agenda_item", origin_id=item.id,
            rank=between(op.scalars(last.order_by(BacklogItem.rank.desc())).first(), None),
        )
        return op.add(waits).id


def _finish_current(op: Operation, meeting: Meeting, moment: str | None) -> None:
    current = op.find(AgendaItem, meeting.current_item_id) if meeting.current_item_id else None
    if current is not None and not current.deleted and current.state == "current":
        _finish(current, moment)
    meeting.current_item_id = ""


def _finish(item: AgendaItem, moment: str | None) -> None:
    item.state = "done"
    item.ended_at = moment
