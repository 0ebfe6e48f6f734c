"""The points of a meeting in their order, against the clock, with the papers joined to each."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Attachment, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.hours import Agenda, Planned, agenda
from dsi_desktop.features.meetings.rules.numbering import Node, placed

_LEFT_OUT = ("withdrawn", "postponed")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A point of the agenda in its place; `standard` is its key in a template, "" for another.

    `documents` counts the papers joined; `origin_id` names the record it comes from.
    """

    id: str
    number: str
    level: int
    title: str
    kind: str
    minutes: int
    bearer: str
    bearer_name: str
    state: str
    outcome: str
    chantier: str
    hue: int
    added: bool
    written: int
    begins: str
    late: bool
    parent_id: str = ""
    standard: str = ""
    documents: int = 0
    origin_id: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper joined to a point."""

    id: str
    name: str
    size: int


def agenda_of(session: Session, meeting: Meeting) -> tuple[Agenda, tuple[ItemLine, ...]]:
    """Return the clock of an agenda and its points."""
    asked = (
        select(AgendaItem, Body.name, Body.hue, Person.given_name, Person.family_name)
        .outerjoin(Body, Body.id == AgendaItem.body_id)
        .outerjoin(Person, Person.id == AgendaItem.bearer_id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.deleted.is_(None))
    )
    rows = {row[0].id: row for row in session.execute(asked).all()}
    order = placed(
        Node(row[0].id, row[0].parent_id, row[0].rank, row[0].number or "")
        for row in rows.values()
    )
    kept = [one for one in order if rows[one.id][0].state not in _LEFT_OUT]
    clock = agenda(
        meeting.start_time, meeting.end_time,
        [Planned(one.id, rows[one.id][0].minutes or 0, one.level) for one in kept],
    )
    slots = {slot.id: slot for slot in clock.slots}
    written, papers = _written(session, meeting.id), _papers(session, list(rows))
    lines = []
    for one in order:
        item, chantier, hue, given, family = rows[one.id]
        slot = slots.get(one.id)
        lines.append(ItemLine(
            id=item.id, number=one.number, level=one.level, title=item.title, kind=item.kind,
            minutes=item.minutes or 0,
            bearer=full_name(given or "", family or "") or item.bearer_name,
            bearer_name=item.bearer_name, state=item.state, outcome=item.outcome,
            chantier=chantier or "", hue=hue or 0, added=item.added_at_meeting,
            written=written[item.id], begins=(slot.begins or "") if slot else "",
            late=slot.late if slot else False, parent_id=item.parent_id or "",
            standard=item.standard or "", documents=papers[item.id],
            origin_id=item.origin_id or "",
        ))
    return clock, tuple(lines)


def papers_of_item(store: Store, item_id: str) -> tuple[PaperLine, ...]:
    """Return the papers joined to a point, in their order."""
    asked = (
        select(Attachment.id, Attachment.name, Attachment.size)
        .where(
            Attachment.record_table == "agenda_item", Attachment.record_id == item_id,
            Attachment.deleted.is_(None),
        )
        .order_by(Attachment.rank, Attachment.id)
    )
    with store.read() as session:
        return tuple(
            PaperLine(row.id, row.name or "", row.size or 0) for row in session.execute(asked)
        )


def _written(session: Session, meeting_id: str) -> Counter[str]:
    asked = select(Entry.agenda_item_id).where(
        Entry.meeting_id == meeting_id, Entry.deleted.is_(None)
    )
    return Counter(one or "" for one in session.scalars(asked))


def _papers(session: Session, ids: list[str]) -> Counter[str]:
    asked = (
        select(Attachment.record_id, func.count())
        .where(
            Attachment.record_table == "agenda_item", Attachment.record_id.in_(ids),
            Attachment.deleted.is_(None),
        )
        .group_by(Attachment.record_id)
    )
    return Counter({row[0]: row[1] for row in session.execute(asked)})
