"""Representations told to an assembly, once it is closed."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Representation
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.features.meetings.rules.proposals import NOT_HEARD


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
