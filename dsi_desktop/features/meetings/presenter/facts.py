"""What the list of things to do before a convocation reads, taken from a sheet and its replies."""

from dsi_desktop.features.meetings.queries import ItemLine, MeetingSheet, RepliesSheet
from dsi_desktop.features.meetings.rules.checklist import Facts
from dsi_desktop.features.meetings.rules.proposals import NOT_HEARD


def facts_of(sheet: MeetingSheet, replies: RepliesSheet) -> Facts:
    """Return the facts; a decision of the standard agenda needs no paper."""
    sure = replies.expected.sure
    return Facts(
        held_on=sheet.line.held_on, place=sheet.line.place or sheet.video_url,
        hours=sheet.line.start_time, members=sum(one.voting for one in sheet.people),
        substitutes=sum(one.role == "substitute" for one in sheet.people),
        answered=replies.answered, expected=sure.present, required=sure.required,
        points=len(sheet.items),
        bare=tuple(one.number for one in sheet.items if needs_paper(one)),
        clock=sheet.clock, convened_on=sheet.convened_on, notice_days=sheet.notice_days,
    )


def needs_paper(item: ItemLine) -> bool:
    """Tell whether a point asks for a decision on something nobody joined a paper to."""
    return (
        item.kind == "decision" and not item.standard and not item.documents
        and item.state not in NOT_HEARD
    )
