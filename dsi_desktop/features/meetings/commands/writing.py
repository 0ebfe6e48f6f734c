"""The blocks that meetings and minutes build their operations on."""

from sqlalchemy import select

from dsi_desktop.db.schema.governance import BodyRules, Membership
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting, Presence
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.rules.refusals import check_open
from dsi_desktop.features.meetings.rules.room import (
    Mandates,
    Quorum,
    QuorumRule,
    Seat,
    Stay,
    mandates_of,
    quorum_at,
    seat_of,
)
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

# Asked before every line that is written: a plain statement costs a tenth of a built one.
_ADOPTED = "SELECT 1 FROM adopted_minutes WHERE meeting_id = ? AND deleted IS NULL LIMIT 1"


def open_for_writing(op: Operation, meeting_id: str | None) -> Meeting:
    """Return a meeting that may be written; `RuleBroken` when its minutes are adopted."""
    meeting = op.get(Meeting, meeting_id or "")
    if meeting.deleted:
        raise NotFound(_("Cette rencontre a été supprimée."))
    check_open("adopted" if is_frozen(op, meeting.id) else meeting.state)
    return meeting


def is_frozen(op: Operation, meeting_id: str) -> bool:
    """Tell whether minutes are adopted; after a merge the state may say something else."""
    return op.plain().execute(_ADOPTED, (meeting_id,)).fetchone() is not None


def item_for_writing(op: Operation, item_id: str) -> tuple[AgendaItem, Meeting]:
    """Return a point and its meeting, when they may be written."""
    item = op.get(AgendaItem, item_id)
    if item.deleted:
        raise NotFound(_("Ce point a été supprimé."))
    return item, open_for_writing(op, item.meeting_id)


def rules_of_body(op: Operation, body_id: str | None) -> BodyRules | None:
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    return op.scalars(asked.order_by(BodyRules.id)).first()


def mandates_on(op: Operation, meeting: Meeting) -> Mandates:
    """Return the mandates of the body that meets, to be read on the day of the meeting."""
    asked = select(Membership.person_id, Membership.start_on, Membership.end_on).where(
        Membership.body_id == meeting.body_id, Membership.deleted.is_(None)
    )
    rows = ((row.person_id, row.start_on, row.end_on) for row in op.rows(asked))
    return mandates_of(rows, meeting.held_on or "")


def seats_of(op: Operation, meeting: Meeting) -> list[Seat]:
    """Return the attendance list of a meeting as the rules see it."""
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None)
    )
    lines = list(op.scalars(asked).all())
    later: dict[str | None, list[Stay]] = {}
    spells = select(Presence).join(Attendance, Presence.attendance_id == Attendance.id).where(
        Attendance.meeting_id == meeting.id, Presence.deleted.is_(None)
    )
    for spell in op.scalars(spells):
        later.setdefault(spell.attendance_id, []).append(Stay(spell.arrived_at, spell.left_at))
    mandates = mandates_on(op, meeting)
    return [seat_of(line, later.get(line.id, ()), mandates) for line in lines]


def quorum_now(op: Operation, meeting: Meeting, moment: str | None) -> tuple[Quorum, QuorumRule]:
    """Prove the quorum of a meeting at an hour, by the rules of its body."""
    found = rules_of_body(op, meeting.body_id)
    rule = QuorumRule()
    if found is not None:
        rule = QuorumRule(
            found.quorum_kind, found.quorum_value, found.voting_unit, found.below_quorum
        )
    return quorum_at(seats_of(op, meeting), rule, moment), rule
