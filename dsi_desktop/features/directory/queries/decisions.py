"""The decisions that concern an organisation or a person, and why each one does."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, or_, select, union_all
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, Mandate
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion, Vote, VoteEvent
from dsi_desktop.db.schema.plan import Action, ActionPartner
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.text import fold

REASONS = ("named", "moved", "seconded", "voted", "task", "action", "mandate")
_SHORTEST = 3
_Table = type[Motion] | type[Decision]
_Reason = Select[Any, Any]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A resolution (`kind` "motion") or a decision, with the reasons it is listed (`REASONS`)."""

    id: str
    kind: str
    number: str
    title: str
    held_on: str | None
    body: str
    hue: int
    state: str
    why: tuple[str, ...]


def organization_decisions(store: Store, organization_id: str) -> list[DecisionLine]:
    """Return every decision that concerns an organisation, the newest first."""
    with store.read() as session:
        return decisions_of_organization(session, organization_id)


def person_decisions(store: Store, person_id: str) -> list[DecisionLine]:
    """Return every decision that concerns a person, the newest first."""
    with store.read() as session:
        return decisions_of_person(session, person_id)


def decisions_of_organization(session: Session, organization_id: str) -> list[DecisionLine]:
    """Return the decisions that name it, or that its people moved, or that gave it work."""
    found = session.execute(
        select(Organization.name, Organization.acronym).where(Organization.id == organization_id)
    ).first()
    names = [name for name in found or () if name and len(name) >= _SHORTEST]
    partner = select(ActionPartner.action_id).where(
        ActionPartner.organization_id == organization_id, ActionPartner.deleted.is_(None),
    )
    mine = or_(Action.lead_id == organization_id, Action.id.in_(partner))
    reasons = [
        _voted(Vote.organization_id == organization_id),
        *_given(Task.organization_id == organization_id, mine),
    ]
    gathered = _gathered(session, reasons, names)
    for why, record_id in _said_for(session, Attendance.organization_id == organization_id):
        gathered[record_id].add(why)
    return _lines(session, gathered)


def decisions_of_person(session: Session, person_id: str) -> list[DecisionLine]:
    """Return the decisions that name a person, that they moved, or that gave them work."""
    found = session.execute(
        select(Person.given_name, Person.family_name).where(Person.id == person_id)
    ).first()
    # Nobody is meant by a first name alone: « Marie » would claim every resolution of a Marie.
    names = [full_name(*found)] if found and all(found) else []
    mandates = (
        select(literal("mandate"), Mandate.decision_id)
        .where(Mandate.person_id == person_id, Mandate.deleted.is_(None))
    )
    reasons: list[_Reason] = [
        select(literal("moved"), Motion.id).where(Motion.mover_id == person_id),
        select(literal("seconded"), Motion.id).where(Motion.seconder_id == person_id),
        _voted(Vote.person_id == person_id),
        *_given(Task.person_id == person_id, Action.contact_id == person_id),
        mandates,
    ]
    return _lines(session, _gathered(session, reasons, names))


def _said_for(
    session: Session, whose: ColumnElement[bool],
) -> Iterable[tuple[str, str]]:
    """Yield what was moved or seconded for somebody: by who was there on their behalf that day.

    Two short readings: joined in SQL, SQLite walks every motion of a person for each meeting.
    """
    asked = select(Attendance.meeting_id, Attendance.person_id).where(
        whose, Attendance.person_id.is_not(None), Attendance.deleted.is_(None),
    )
    there = {(row[0], row[1]) for row in session.execute(asked)}
    people = {person for _meeting, person in there}
    said = select(Motion.id, Motion.meeting_id, Motion.mover_id, Motion.seconder_id).where(
        or_(Motion.mover_id.in_(people), Motion.seconder_id.in_(people)),
    )
    for record_id, meeting, mover, seconder in session.execute(said):
        if (meeting, mover) in there:
            yield "moved", record_id
        if (meeting, seconder) in there:
            yield "seconded", record_id


def _voted(whose: ColumnElement[bool]) -> _Reason:
    return (
        select(literal("voted"), VoteEvent.motion_id)
        .join(Vote, Vote.vote_event_id == VoteEvent.id)
        .where(whose, Vote.deleted.is_(None), VoteEvent.deleted.is_(None))
    )


def _given(tasks: ColumnElement[bool], actions: ColumnElement[bool]) -> list[_Reason]:
    return [
        *(select(literal("task"), link).where(tasks, link.is_not(None), Task.deleted.is_(None))
          for link in (Task.motion_id, Task.decision_id)),
        *(select(literal("action"), link)
          .where(actions, link.is_not(None), Action.deleted.is_(None))
          for link in (Action.motion_id, Action.decision_id)),
    ]


def _gathered(
    session: Session, reasons: Sequence[_Reason], names: Sequence[str],
) -> dict[str, set[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for why, record_id in session.execute(union_all(*reasons)):
        if record_id:
            gathered[record_id].add(why)
    for record_id in _naming(session, names):
        gathered[record_id].add("named")
    return gathered


def _naming(session: Session, names: Sequence[str]) -> Iterable[str]:
    """Yield the decisions whose text holds one of the names, whole, whatever case and accents."""
    if not names:
        return
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(fold(name))}(?!\w)" for name in names))
    searched: tuple[tuple[Any, ...], ...] = (
        (Motion.id, Motion.title, Motion.text, Motion.recitals), (Decision.id, Decision.text),
    )
    for columns in searched:
        texts = columns[1:]
        likely = or_(*(text.like(_around(name)) for text in texts for name in names))
        for record_id, *said in session.execute(select(*columns).where(likely)):
            if wanted.search(fold(" ".join(text or "" for text in said))):
                yield record_id


def _around(name: str) -> str:
    """Return a pattern SQLite can match: its LIKE folds A to Z only, so the rest is left open."""
    open_ended = re.sub("[œŒæÆ]", "%", name)
    return f"%{re.sub('[^A-Za-z0-9%]', '_', open_ended)}%"


def _lines(session: Session, gathered: dict[str, set[str]]) -> list[DecisionLine]:
    found = [
        *_read(session, Motion, "motion", gathered), *_read(session, Decision, "decision", gathered)
    ]
    return sorted(found, key=lambda line: (line.held_on or "", line.number, line.id), reverse=True)


def _read(
    session: Session, table: _Table, kind: str, gathered: dict[str, set[str]],
) -> list[DecisionLine]:
    title: Any = Motion.title if table is Motion else literal("")
    state: Any = Motion.state if table is Motion else Decision.mode
    asked = (
        select(
            table.id, table.number, title.label("title"), table.text, Meeting.held_on,
            Body.name.label("body"), Body.hue, state.label("state"),
        )
        .outerjoin(Meeting, table.meeting_id == Meeting.id)
        .outerjoin(Body, table.body_id == Body.id)
        .where(table.id.in_(gathered), table.deleted.is_(None))
    )
    return [
        DecisionLine(
            row.id, kind, row.number or "", row.title or (row.text or "").partition("\n")[0],
            row.held_on, row.body or "", row.hue or 0, row.state or "",
            tuple(why for why in REASONS if why in gathered[row.id]),
        )
        for row in session.execute(asked)
    ]
