"""Note that a meeting was called: when, by whom, with which words and papers."""

from dsi_desktop.db.schema.meetings import Notice
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, line, prose
from dsi_desktop.features.meetings.commands.numbering import stamp_numbers
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def convene_meeting(
    store: Store, meeting_id: str, *, sent_on: str | None = None, text: str = "",
    convened_by: str = "", sent_to: str = "",
) -> str:
    """Note that the convocation was sent. Return the id of the notice."""
    with store.operation(N_("Convoquer une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        when = day(sent_on, "sent_on") or store.clock.today().isoformat()
        if meeting.held_on and when > meeting.held_on:
            raise RuleBroken(_("La convocation ne peut pas suivre la rencontre."), "sent_on")
        meeting.convened_on = when
        meeting.convened_by = line(convened_by) or meeting.convened_by
        if meeting.state == "planned":
            meeting.state = "convened"
        stamp_numbers(op, meeting)
        notice = Notice(
            meeting_id=meeting.id, sent_on=when, text=prose(text), sent_to=prose(sent_to)
        )
        return op.add(notice).id
