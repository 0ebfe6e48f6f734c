"""Write the points of a template on an agenda, inside the gesture that begins it."""

from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.rules.presets import PRESETS
from dsi_desktop.kernel.i18n import _


def lay_standard(op: Operation, meeting: Meeting, preset: str) -> None:
    """Add the points of a template, first to last."""
    items = PRESETS[preset].items
    for rank, item in zip(spread(len(items)), items, strict=True):
        op.add(AgendaItem(
            meeting_id=meeting.id, title=_(item.title), kind=item.kind, minutes=item.minutes,
            bearer_name=_(item.bearer) if item.bearer else "", standard=item.key, rank=rank,
        ))
