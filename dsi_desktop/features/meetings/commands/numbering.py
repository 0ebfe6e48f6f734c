"""Print the numbers of an agenda on its points, so that moving them later changes none."""

from sqlalchemy import select

from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def renumber_agenda(store: Store, meeting_id: str) -> None:
    """Number the points again in their order of now; refused once the meeting was opened."""
    with store.operation(N_("Renuméroter l’ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        if meeting.opened_at:
            raise RuleBroken(
                _("La rencontre est ouverte : les numéros de l’ordre du jour remis ne changent "
                  "plus.")
            )
        for item in points_of(op, meeting.id):
            item.number = ""
        stamp_numbers(op, meeting)


def stamp_numbers(op: Operation, meeting: Meeting) -> None:
    """Inside an operation: print the number of every point that has none."""
    op.flush()
    items = {item.id: item for item in points_of(op, meeting.id)}
    order = placed(
        Node(one.id, one.parent_id, one.rank, one.number or "") for one in items.values()
    )
    for one in order:
        if not items[one.id].number:
            items[one.id].number = one.number


def keep_numbers(op: Operation, meeting: Meeting) -> None:
    """Inside an operation that added points: number them when the agenda is already printed."""
    op.flush()
    if any(item.number for item in points_of(op, meeting.id)):
        stamp_numbers(op, meeting)


def points_of(op: Operation, meeting_id: str) -> list[AgendaItem]:
    """Return the living points of a meeting, in the order of their ranks."""
    asked = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(AgendaItem.rank, AgendaItem.id)).all())
