"""Adopt minutes: number the resolutions, freeze the document, refuse what would change it."""

import json
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select, text

from dsi_desktop.db.adoptions import known_now, meeting_of
from dsi_desktop.db.numbering import numbers_of
from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Erratum, LateWrite, Motion
from dsi_desktop.db.seal import force
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day
from dsi_desktop.features.meetings.commands.writing import is_frozen
from dsi_desktop.features.meetings.rules.refusals import FROZEN
from dsi_desktop.features.minutes.commands.writing import closed_doors
from dsi_desktop.features.minutes.rules import frozen, refusals, sealing
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.numbers import DEFAULT, numbers
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_TOUCHED = text(
    "SELECT DISTINCT f.tbl, c.row FROM dsi_change c JOIN dsi_field f ON f.n = c.field"
    " JOIN dsi_tx t ON t.n = c.tx WHERE t.id = :gesture"
)
_STATED = (
    "adopted_in_id", "motion_id", "adopted_on", "document", "sha256", "numbers", "with_changes",
    "known",
)
# An amendment is carried with the resolution it amends, under its number.
_UNNUMBERED = frozenset({"amendment", "sub_amendment"})
_OPEN = text(
    "SELECT c.row, f.tbl FROM dsi_conflict c JOIN dsi_field f ON f.n = c.field"
)


def adopt_minutes(
    store: Store, meeting_id: str, *, in_meeting_id: str | None = None,
    motion_id: str | None = None, with_changes: bool = False, adopted_on: str | None = None,
) -> str:
    """Adopt the minutes of a meeting: from now on they are read from the frozen document.

    Carried resolutions get their number in the order of the agenda, by the template of the body.
    Return the id of the adopted minutes.
    """
    with store.operation(N_("Adopter le procès-verbal")) as op:
        return freeze_minutes(
            op, store, meeting_id, in_meeting_id=in_meeting_id, motion_id=motion_id,
            with_changes=with_changes, adopted_on=adopted_on,
        )


def freeze_minutes(
    op: Operation, store: Store, meeting_id: str, *, in_meeting_id: str | None = None,
    motion_id: str | None = None, with_changes: bool = False, adopted_on: str | None = None,
) -> str:
    """Adopt minutes inside an operation, with the resolution that adopts them for instance."""
    meeting = op.get(Meeting, meeting_id)
    refusals.check_adoptable("adopted" if is_frozen(op, meeting_id) else meeting.state)
    adopting = op.get(Meeting, in_meeting_id) if in_meeting_id else None
    days = (meeting.held_on or "", adopting.held_on or "" if adopting else "")
    refusals.check_adopted_later(meeting_id, in_meeting_id, days)
    said = day(adopted_on, "adopted_on")
    refusals.check_adoption_day(days[0], said)
    when = said or days[1] or store.clock.today().isoformat()
    sealing.check_doors_open(closed_doors=closed_doors(op, meeting_id))
    _check_settled(op, meeting_id)
    given = _number(op, meeting)
    meeting.state, meeting.adopted_in_id = "adopted", in_meeting_id
    op.flush()
    document = replace(
        compose(Shelf(op.session), meeting_id), adopted_on=when, with_changes=with_changes,
        adopted_in=days[1], adoption_number=_number_of(op, motion_id),
    )
    kept = frozen.canonical(document)
    made = AdoptedMinutes(
        id=refusals.adopted_id(meeting_id), meeting_id=meeting_id,
        adopted_in_id=in_meeting_id, motion_id=motion_id, adopted_on=when, document=kept,
        sha256=frozen.fingerprint(kept), with_changes=with_changes,
        numbers=json.dumps(given, sort_keys=True),
    )
    return _freeze(store, op, made)


def numbers_after(op: Operation, body_id: str | None, held_on: str) -> Iterator[str]:
    """Yield the next free numbers of a body's resolutions, for a meeting held on that day."""
    body = op.find(Body, body_id or "")
    asked = select(BodyRules.number_template).where(
        BodyRules.body_id == body_id, BodyRules.deleted.is_(None)
    )
    return numbers(
        op.scalars(asked).first() or DEFAULT, acronym=body.acronym if body else "",
        held_on=held_on, taken=numbers_of(op.plain(), body_id or ""),
    )


def _freeze(store: Store, op: Operation, made: AdoptedMinutes) -> str:
    """Keep the adoption with what it knew; one made again states every field once more."""
    op.flush()
    db = op.plain()
    made.known = known_now(db, str(made.meeting_id), made.id)
    again = op.find(AdoptedMinutes, made.id) is not None
    op.put(made)
    op.flush()
    if again:
        for column in _STATED:
            force(db, made.id, store.book.number["adopted_minutes", column])
    return made.id


def _check_settled(op: Operation, meeting_id: str) -> None:
    """Refuse to adopt while the minutes hold two versions of something."""
    db = op.plain()
    for row, table in op.execute(_OPEN).all():
        if meeting_of(db, table, row) == meeting_id:
            raise RuleBroken(_(
                "Ce procès-verbal a encore un choix à faire entre deux versions. "
                "Décidez d’abord, puis adoptez."
            ))


def refuse_frozen(op: Operation, gesture: bytes) -> None:
    """Refuse to undo what lies under adopted minutes.

    Undoing the adoption itself is allowed, as is what was decided knowing it: an erratum, a late
    write set aside. To be added to `store.before_undo`.
    """
    db = op.plain()
    touched = [(row.tbl, row.row) for row in op.execute(_TOUCHED, {"gesture": gesture}).all()]
    spared = {row for table, row in touched if table == "adopted_minutes"}
    for table, row in touched:
        if table == "erratum":
            spared.add(str(op.get(Erratum, row).adopted_id))
        elif table == "late_write":
            spared.add(str(op.get(LateWrite, row).adopted_id))
    for meeting_id in {meeting_of(db, table, row) for table, row in touched} - {None}:
        adopted = op.find(AdoptedMinutes, refusals.adopted_id(str(meeting_id)))
        if adopted is not None and not adopted.deleted and adopted.id not in spared:
            raise RuleBroken(_(FROZEN))


def _number(op: Operation, meeting: Meeting) -> dict[str, str]:
    """Give the carried resolutions their final numbers; return them by motion."""
    following = numbers_after(op, meeting.body_id, meeting.held_on or "")
    given: dict[str, str] = {}
    for said in compose(Shelf(op.session), meeting.id).every("motion"):
        if said.state in CARRIED and said.procedure not in _UNNUMBERED:
            motion = op.get(Motion, said.record_id)
            motion.number = motion.number or next(following)
            given[motion.id] = motion.number
    return given


def _number_of(op: Operation, motion_id: str | None) -> str:
    return op.get(Motion, motion_id).number if motion_id else ""
