"""A line of the minutes with every field that can be corrected, by the names of the commands."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.minutes import Decision, Entry, Motion, Tabling, Vote, VoteEvent
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

Value = str | int | bool | None
Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class LineSheet:
    """What a line says, field by field; `record_id` is what it shows, empty for a note."""

    id: str
    kind: str
    record_id: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decided:
    """A resolution or a decision of a meeting that a follow-up may carry out."""

    id: str
    words: str
    motion: bool


def line_sheet(store: Store, entry_id: str) -> LineSheet:
    """Return a line with its fields; `NotFound` for one removed."""
    with store.read() as session:
        entry = session.get(Entry, entry_id)
        if entry is None or entry.deleted:
            raise NotFound(_("Cette ligne n’est plus dans le procès-verbal."))
        values: Fields = {"text": entry.text, "private": entry.private}
        if entry.kind == "motion":
            values = _of_motion(session, entry.record_id)
        elif entry.kind == "decision":
            values = _of_decision(session, entry.record_id)
        elif entry.kind == "task":
            values = _of_task(session, entry.record_id)
        elif entry.kind == "tabling":
            tabled = session.get(Tabling, entry.record_id)
            values = {"text": tabled.title if tabled else ""}
        return LineSheet(entry.id, entry.kind, entry.record_id, values)


def decided_at(store: Store, meeting_id: str) -> list[Decided]:
    """Return what a follow-up of this meeting may carry out, in the order it was decided."""
    with store.read() as session:
        motions = session.scalars(select(Motion).where(
            Motion.meeting_id == meeting_id, Motion.deleted.is_(None), Motion.amends_id.is_(None),
        ).order_by(Motion.provisional, Motion.id)).all()
        found = [Decided(one.id, f"{_number(one)} – {one.title or one.text or ''}", motion=True)
                 for one in motions]  # fmt: skip
        decisions = session.scalars(select(Decision).where(
            Decision.meeting_id == meeting_id, Decision.deleted.is_(None)
        ).order_by(Decision.id)).all()
        return [*found, *(Decided(one.id, one.text or "", motion=False) for one in decisions)]


def _number(motion: Motion) -> str:
    return wording.number_of(Said(
        "", "motion", number=motion.number, provisional=motion.provisional or 0, state=motion.state,
    ))


def _of_motion(session: Session, motion_id: str) -> Fields:
    motion = session.get(Motion, motion_id)
    if motion is None:
        return {"text": ""}
    event = session.scalars(select(VoteEvent).where(
        VoteEvent.motion_id == motion_id, VoteEvent.deleted.is_(None)
    ).order_by(VoteEvent.id)).first()
    values: Fields = {
        "text": motion.text, "title": motion.title, "recitals": motion.recitals,
        "mover_id": motion.mover_id, "seconder_id": motion.seconder_id, "state": motion.state,
        "taken_at": motion.taken_at, "procedure": motion.procedure,
    }
    if event is not None:
        values |= {
            "method": event.method, "in_favour": event.in_favour, "against": event.against,
            "abstaining": event.abstaining, "casting_vote": bool(event.casting_vote),
            "dissent": _dissent(session, event),
        }
    return values


def _dissent(session: Session, event: VoteEvent) -> str:
    """Return « Luc Côté : trop cher », one line for each; a plain voice of a roll call is none."""
    rows = session.execute(
        select(Vote.reason, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == Vote.person_id)
        .outerjoin(Organization, Organization.id == Vote.organization_id)
        .where(Vote.vote_event_id == event.id, Vote.deleted.is_(None), Vote.option == "no")
        .order_by(Vote.id)
    ).all()
    lines = []
    for reason, given, family, organization in rows:
        if reason or event.method != "organization":
            name = organization or full_name(given or "", family or "")
            lines.append(f"{name} : {reason}" if reason else name)
    return "\n".join(sorted(lines, key=fold))


def _of_decision(session: Session, decision_id: str) -> Fields:
    decision = session.get(Decision, decision_id)
    return {"text": decision.text if decision else "", "mode": decision.mode if decision else ""}


def _of_task(session: Session, task_id: str) -> Fields:
    task = session.get(Task, task_id)
    if task is None:
        return {"title": ""}
    return {
        "title": task.title, "person_id": task.person_id, "organization_id": task.organization_id,
        "responsible_name": task.responsible_name, "due": task.due_text or task.due_on or "",
        "description": task.description, "carries_out": task.motion_id or task.decision_id,
    }
