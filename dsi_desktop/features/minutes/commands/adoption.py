"""Adopt minutes: number the resolutions, freeze the document, refuse what would change it."""

import json
from dataclasses import replace

from sqlalchemy import select, text

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Motion
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day
from dsi_desktop.features.meetings.rules.refusals import FROZEN
from dsi_desktop.features.minutes.rules import frozen, refusals
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.numbers import DEFAULT, numbers
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_TOUCHED = text(
    "SELECT DISTINCT f.tbl, c.row FROM dsi_change c JOIN dsi_field f ON f.n = c.field"
    " JOIN dsi_tx t ON t.n = c.tx WHERE t.id = :gesture"
)
_OWN = ("agenda_item", "attendance", "entry", "motion", "decision", "tabling", "notice")
_THROUGH = {
    "presence": "SELECT a.meeting_id FROM presence p JOIN attendance a ON a.id = p.attendance_id"
                " WHERE p.id = :row",
    "vote_event": "SELECT m.meeting_id FROM vote_event e JOIN motion m ON m.id = e.motion_id"
                  " WHERE e.id = :row",
    "vote": "SELECT m.meeting_id FROM vote v JOIN vote_event e ON e.id = v.vote_event_id"
            " JOIN motion m ON m.id = e.motion_id WHERE v.id = :row",
}


def adopt_minutes(
    store: Store, meeting_id: str, *, in_meeting_id: str | None = None,
    motion_id: str | None = None, with_changes: bool = False, adopted_on: str | None = None,
) -> str:
    """Adopt the minutes of a meeting: from now on they are read from the frozen document.

    Carried resolutions get their number in the order of the agenda, by the template of the body.
    Return the id of the adopted minutes.
    """
    with store.operation(N_("Adopter le procès-verbal")) as op:
        meeting = op.get(Meeting, meeting_id)
        refusals.check_adoptable(meeting.state)
        adopting = op.get(Meeting, in_meeting_id) if in_meeting_id else None
        days = (meeting.held_on or "", adopting.held_on or "" if adopting else "")
        refusals.check_adopted_later(meeting_id, in_meeting_id, days)
        said = day(adopted_on, "adopted_on")
        refusals.check_adoption_day(days[0], said)
        when = said or days[1] or store.clock.today().isoformat()
        given = _number(op, meeting)
        meeting.state, meeting.adopted_in_id = "adopted", in_meeting_id
        op.flush()
        document = replace(
            compose(Shelf(op.session), meeting_id), adopted_on=when, with_changes=with_changes,
            adopted_in=days[1], adoption_number=_number_of(op, motion_id),
        )
        kept = frozen.canonical(document)
        return op.put(AdoptedMinutes(
            id=refusals.adopted_id(meeting_id), meeting_id=meeting_id,
            adopted_in_id=in_meeting_id, motion_id=motion_id, adopted_on=when, document=kept,
            sha256=frozen.fingerprint(kept), with_changes=with_changes,
            numbers=json.dumps(given, sort_keys=True),
        )).id


def refuse_frozen(op: Operation, gesture: bytes) -> None:
    """Refuse to undo what lies under adopted minutes; undoing the adoption itself is allowed.

    To be added to `store.before_undo`.
    """
    touched = [(row.tbl, row.row) for row in op.execute(_TOUCHED, {"gesture": gesture}).all()]
    spared = {row for table, row in touched if table == "adopted_minutes"}
    for table, row in touched:
        meeting_id = _meeting_of(op, table, row)
        meeting = op.find(Meeting, meeting_id) if meeting_id else None
        if meeting is None or meeting.state != "adopted":
            continue
        if refusals.adopted_id(meeting.id) not in spared:
            raise RuleBroken(_(FROZEN))


def _number(op: Operation, meeting: Meeting) -> dict[str, str]:
    """Give the carried resolutions their final numbers; return them by motion."""
    body = op.find(Body, meeting.body_id or "")
    asked = select(BodyRules.number_template).where(
        BodyRules.body_id == meeting.body_id, BodyRules.deleted.is_(None)
    )
    template = op.scalars(asked).first() or DEFAULT
    taken = select(Motion.number).where(Motion.body_id == meeting.body_id, Motion.number != "")
    following = numbers(
        template, acronym=body.acronym if body else "", held_on=meeting.held_on or "",
        taken=op.scalars(taken).all(),
    )
    given: dict[str, str] = {}
    for said in compose(Shelf(op.session), meeting.id).every("motion"):
        if said.state in CARRIED:
            motion = op.get(Motion, said.record_id)
            motion.number = motion.number or next(following)
            given[motion.id] = motion.number
    return given


def _number_of(op: Operation, motion_id: str | None) -> str:
    return op.get(Motion, motion_id).number if motion_id else ""


def _meeting_of(op: Operation, table: str, row: str) -> str | None:
    if table == "meeting":
        return row
    if table in _OWN:
        query = f"SELECT meeting_id FROM {table} WHERE id = :row"  # noqa: S608  table is one of _OWN
        return op.execute(text(query), {"row": row}).scalar()
    if table in _THROUGH:
        return op.execute(text(_THROUGH[table]), {"row": row}).scalar()
    return None
