"""Representations and mandates brought before a meeting: points of its agenda, told once held."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Mandate, Representation
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.commands.numbering import keep_numbers
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules.proposals import HEADS, LAST_POINTS, NOT_HEARD
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def put_on_agenda(store: Store, meeting_id: str, records: Sequence[tuple[str, str]]) -> None:
    """Make a sub-point of each (table, id), under « Représentations » or « Suivi des mandats ».

    The two heads stand before the last standard points; a record already there is left alone.
    """
    with store.operation(N_("Mettre à l’ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        for table, record_id in records:
            if table not in HEADS:
                raise RuleBroken(_("Cette fiche ne se met pas à l’ordre du jour."))
            if _already(op, meeting.id, record_id):
                continue
            head = _head(op, meeting, table)
            title, description = _words(op, table, record_id)
            op.add(AgendaItem(
                meeting_id=meeting.id, parent_id=head.id, title=title, description=description,
                kind=head.kind, minutes=5, origin_table=table, origin_id=record_id,
                added_at_meeting=meeting.state == "in_progress",
                rank=between(_last(op, meeting.id, head.id), None),
            ))
            op.flush()
        keep_numbers(op, meeting)


def tell_acts(op: Operation, meeting: Meeting) -> None:
    """Inside the closing of a meeting: the representations on its agenda are now told.

    One that was put off to a later day was not: it waits for the next assembly.
    """
    asked = select(AgendaItem.origin_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.origin_table == "representation",
        AgendaItem.deleted.is_(None), AgendaItem.state.not_in(NOT_HEARD),
    )
    for record_id in op.scalars(asked).all():
        told = op.find(Representation, record_id or "")
        if told is None or told.deleted or told.reported_in_id:
            continue
        if not meeting.held_on or (told.held_on or "") <= meeting.held_on:
            told.reported_in_id = meeting.id


def _words(op: Operation, table: str, record_id: str) -> tuple[str, str]:
    if table == "mandate":
        mandate = op.get(Mandate, record_id)
        return mandate.title or "", mandate.description or ""
    spoken = op.get(Representation, record_id)
    parts = (spoken.addressee, spoken.text, spoken.outcome)
    return spoken.subject or "", "\n".join(part for part in parts if part)


def _already(op: Operation, meeting_id: str, record_id: str) -> bool:
    asked = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.origin_id == record_id,
        AgendaItem.deleted.is_(None),
    )
    return op.scalars(asked).first() is not None


def _head(op: Operation, meeting: Meeting, table: str) -> AgendaItem:
    """Return the point that gathers the records of a table, made when it is not there."""
    key, title, kind = HEADS[table]
    asked = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.standard == key,
        AgendaItem.deleted.is_(None),
    )
    found = op.scalars(asked).first()
    if found is not None:
        return found
    low, high = _room(op, meeting.id)
    made = op.add(AgendaItem(
        meeting_id=meeting.id, title=_(title), kind=kind, standard=key, rank=between(low, high),
        added_at_meeting=meeting.state == "in_progress",
    ))
    op.flush()
    return made


def _room(op: Operation, meeting_id: str) -> tuple[str | None, str | None]:
    """Return the ranks around the place before the last standard points."""
    asked = (
        select(AgendaItem.rank, AgendaItem.standard)
        .where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id.is_(None),
            AgendaItem.deleted.is_(None),
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )
    low: str | None = None
    for rank, standard in op.rows(asked):
        if standard in LAST_POINTS:
            return low, rank
        low = rank
    return low, None


def _last(op: Operation, meeting_id: str, parent_id: str) -> str | None:
    asked = select(AgendaItem.rank).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent_id,
        AgendaItem.deleted.is_(None),
    )
    return op.scalars(asked.order_by(AgendaItem.rank.desc())).first()
