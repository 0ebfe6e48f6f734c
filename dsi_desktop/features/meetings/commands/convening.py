"""Note that a meeting was called: when, by whom, with which words and papers."""

from dsi_desktop.db.schema.meetings import Meeting, Notice
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, line, prose
from dsi_desktop.features.meetings.commands.numbering import stamp_numbers
from dsi_desktop.features.meetings.commands.writing import open_for_writing, rules_of_body
from dsi_desktop.features.meetings.rules import notice as rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def convene_meeting(
    store: Store, meeting_id: str, *, sent_on: str | None = None, text: str = "",
    convened_by: str = "", sent_to: str = "", documents: str = "", late_reason: str | None = None,
) -> str:
    """Note that the convocation was sent. Return the id of the notice.

    `documents`: the papers sent, one a line. With `late_reason` given, one that leaves after the
    delay of the body must say why; the reason is kept in the notice. None asks nothing.
    """
    with store.operation(N_("Convoquer une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        when = day(sent_on, "sent_on") or store.clock.today().isoformat()
        if meeting.held_on and when > meeting.held_on:
            raise RuleBroken(_("La convocation ne peut pas suivre la rencontre."), "sent_on")
        reason = line(late_reason or "")
        found = _delay(op, meeting, when)
        if late_reason is not None:
            rules.check_reason(found, reason)
        meeting.convened_on = when
        meeting.convened_by = line(convened_by) or meeting.convened_by
        if meeting.state == "planned":
            meeting.state = "convened"
        stamp_numbers(op, meeting)
        late = found is not None and found.late
        notice = Notice(
            meeting_id=meeting.id, sent_on=when,
            text=rules.noted(prose(text), reason if late else ""), sent_to=prose(sent_to),
            documents=prose(documents),
        )
        return op.add(notice).id


def _delay(op: Operation, meeting: Meeting, when: str) -> rules.Delay | None:
    found = rules_of_body(op, meeting.body_id)
    return rules.delay(meeting.held_on or "", when, found.notice_days if found else 0)
