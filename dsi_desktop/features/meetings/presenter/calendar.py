"""The lines of the calendar: coming meetings, the nearest first, then the past ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.meetings.presenter.words import meeting_name
from dsi_desktop.features.meetings.queries import MeetingLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label

COMING = ("planned", "convened", "in_progress")


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A line of the calendar: a heading (without `line`) or a meeting.

    `year` is said when it is not that of today.
    """

    key: str
    title: str
    note: str = ""
    outcome: str = ""
    state: str = ""
    line: MeetingLine | None = None
    year: str = ""


def calendar_rows(lines: Sequence[MeetingLine], today: str) -> list[CalendarRow]:
    """Return the coming meetings, the nearest first, then the past ones, the latest first."""
    coming = [one for one in lines if one.state in COMING and one.held_on >= today]
    past = [one for one in lines if one not in coming]
    rows: list[CalendarRow] = []
    for title, some in ((_("À venir"), coming[::-1]), (_("Passées"), past)):
        if some:
            rows.append(CalendarRow(title, f"{title} ({len(some)})"))
            rows += [_row(one, today) for one in some]
    return rows


def _row(line: MeetingLine, today: str) -> CalendarRow:
    parts = [
        fmt.time_range(line.start_time or None, line.end_time or None), line.place,
        label("meeting_kind", line.kind) if line.kind != "ordinary" else "",
    ]
    state = label("meeting_state", line.state)
    if line.state in ("planned", "convened") and line.held_on < today:
        state = _("date passée")
    return CalendarRow(
        line.id, meeting_name(line), " · ".join(part for part in parts if part), _outcome(line),
        state, line, "" if line.held_on[:4] == today[:4] else line.held_on[2:4],
    )


def _outcome(line: MeetingLine) -> str:
    parts = [
        ngettext("{n} résolution", "{n} résolutions", line.resolutions).format(n=line.resolutions)
        if line.resolutions else "",
        ngettext("{n} décision", "{n} décisions", line.decisions).format(n=line.decisions)
        if line.decisions else "",
        ngettext("{n} suivi", "{n} suivis", line.follow_ups).format(n=line.follow_ups)
        if line.follow_ups else "",
    ]
    said = " · ".join(part for part in parts if part)
    if said or line.state not in COMING:
        return said
    if not line.points:
        return _("ordre du jour à préparer")
    return ngettext("{n} point", "{n} points", line.points).format(n=line.points)
