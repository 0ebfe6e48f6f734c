"""The blocks that meetings and minutes build their operations on."""

from sqlalchemy import select

from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting, Presence
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.rules.refusals import check_open
from dsi_desktop.features.meetings.rules.room import Quorum, QuorumRule, Seat, Stay, quorum_at
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


def open_for_writing(op: Operation, meeting_id: str | None) -> Meeting:
    """Return a meeting that may be written; `RuleBroken` when its minutes are adopted."""
    meeting = op.get(Meeting, meeting_id or "")
    if meeting.deleted:
        raise NotFound(_("Cette rencontre a été supprimée."))
    check_open("adopted" if is_frozen(op, meeting.id) else meeting.state)
    return meeting


def is_frozen(op: Operation, meeting_id: str) -> bool:
    """Tell whether minutes are adopted; after a merge the state may say something else."""
    asked = select(AdoptedMinutes.id).where(
        AdoptedMinutes.meeting_id == meeting_id, AdoptedMinutes.deleted.is_(None)
    )
    return op.scalars(asked).first() is not None


def item_for_writing(op: Operation, item_id: str) -> tuple[AgendaItem, Meeting]:
    """Return a point and its meeting, when they may be written."""
    item = op.get(AgendaItem, item_id)
    if item.deleted:
        raise NotFound(_("Ce point a été supprimé."))
    return item, open_for_writing(op, item.meeting_id)


def rules_of_body(op: Operation, body_id: str | None) -> BodyRules | None:
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    return op.scalars(asked.order_by(BodyRules.id)).first()


def seats_of(op: Operation, meeting_id: str) -> list[Seat]:
    """Return the attendance list of a meeting as the rules see it."""
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None)
    )
    lines = list(op.scalars(asked).all())
    later: dict[str | None, list[Stay]] = {}
    spells = select(Presence).join(Attendance, Presence.attendance_id == Attendance.id).where(
        Attendance.meeting_id == meeting_id, Presence.deleted.is_(None)
    )
    for spell in op.scalars(spells):
        later.setdefault(spell.attendance_id, []).append(Stay(spell.arrived_at, spell.left_at))
    return [
        Seat(
            line.person_id or line.id, line.status, line.voting, line.organization_id,
            line.represented_by_id,
            (Stay(line.arrived_at, line.left_at), *later.get(line.id, ())),
        )
        for line in lines
    ]


def quorum_now(op: Operation, meeting: Meeting, moment: str | None) -> tuple[Quorum, QuorumRule]:
    """Prove the quorum of a meeting at an hour, by the rules of its body."""
    found = rules_of_body(op, meeting.body_id)
    rule = QuorumRule()
    if found is not None:
        rule = QuorumRule(
            found.quorum_kind, found.quorum_value, found.voting_unit, found.below_quorum
        )
    return quorum_at(seats_of(op, meeting.id), rule, moment), rule
