"""Keep what people answer to a convocation: who comes, how, who stands in, who eats."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import full_name, line
from dsi_desktop.features.meetings.commands.writing import open_for_writing, rules_of_body
from dsi_desktop.features.meetings.rules import replies
from dsi_desktop.features.meetings.rules.room import attendance_id
from dsi_desktop.kernel.i18n import N_


def record_reply(
    store: Store, line_ids: Sequence[str], reply: str, *, stand_in_id: str | None = None
) -> None:
    """Note what somebody, or several, answered; "" takes the answer back.

    Who « sera remplacé » is represented by `stand_in_id`, else by the substitute named on the
    seat, who is then on the list without a vote.
    """
    with store.operation(N_("Noter une réponse")) as op:
        kept = replies.check_reply(reply)
        for line_id in line_ids:
            found = op.get(Attendance, line_id)
            meeting = open_for_writing(op, found.meeting_id)
            replies.check_before(meeting.opened_at)
            _release(op, found)
            found.reply = kept
            found.status = replies.status_of(kept)
            if kept == "substitute":
                found.represented_by_id = _list_stand_in(op, meeting, found, stand_in_id)


def order_meal(store: Store, line_ids: Sequence[str], meal: str) -> None:
    """Note which meal somebody, or several, asked for; "" forgets it."""
    with store.operation(N_("Noter un repas")) as op:
        for line_id in line_ids:
            found = op.get(Attendance, line_id)
            open_for_writing(op, found.meeting_id)
            found.meal = line(meal)


def _list_stand_in(
    op: Operation, meeting: Meeting, titular: Attendance, asked: str | None
) -> str:
    rules = rules_of_body(op, meeting.body_id)
    stand_in = replies.check_stand_in(
        asked or _named(op, meeting, titular), titular.person_id,
        admitted=rules is None or rules.substitutes_allowed,
    )
    person = op.get(Person, stand_in)
    there = op.find(Attendance, attendance_id(meeting.id, stand_in))
    if there is None or there.deleted:
        op.put(Attendance(
            id=attendance_id(meeting.id, stand_in), meeting_id=meeting.id, person_id=stand_in,
            organization_id=titular.organization_id, role="substitute", voting=False, reply="yes",
        ))
    else:
        replies.check_free(full_name(person.given_name, person.family_name), votes=there.voting)
    return stand_in


def _named(op: Operation, meeting: Meeting, titular: Attendance) -> str | None:
    seat = titular.membership_id or ""
    return replies.named_on_seats(Shelf(op.session), [seat], meeting.held_on or "").get(seat)


def _release(op: Operation, titular: Attendance) -> None:
    """Take off the list the substitute who now stands in for nobody."""
    stand_in, titular.represented_by_id = titular.represented_by_id, None
    if stand_in is None:
        return
    op.flush()
    others = select(Attendance.id).where(
        Attendance.meeting_id == titular.meeting_id, Attendance.deleted.is_(None),
        Attendance.represented_by_id == stand_in,
    )
    there = op.find(Attendance, attendance_id(str(titular.meeting_id), stand_in))
    if there is None or there.deleted or there.role != "substitute":
        return
    if op.scalars(others).first() is None:
        op.remove(there)
