"""The meetings page decided without a screen: the calendar, one meeting, its agenda by keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.queries import ItemLine, MeetingLine, MeetingSheet
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label

STEP_MINUTES = 5
COMING = ("planned", "convened", "in_progress")
CALLABLE = ("planned", "convened")


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_calendar(self, rows: list["CalendarRow"]) -> None: ...

    def show_sheet(self, sheet: MeetingSheet) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...


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


class MeetingsPresenter:
    """Remembers which meeting is shown and turns keys into commands."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.body_id = ""
        self.meeting_id = ""
        self.sheet: MeetingSheet | None = None
        self.agenda = AgendaPresenter(self, store)

    def refresh(self) -> None:
        """Read again what is shown; a meeting removed elsewhere gives the calendar back."""
        if self.meeting_id:
            try:
                self.sheet = queries.meeting_sheet(self._store, self.meeting_id)
            except NotFound:
                self.back()
                return
            self._view.show_sheet(self.sheet)
        else:
            self._view.show_calendar(self.calendar())

    def open(self, meeting_id: str) -> None:
        self.meeting_id = meeting_id
        self.refresh()

    def back(self) -> None:
        self.meeting_id, self.sheet = "", None
        self.refresh()

    def filter(self, body_id: str) -> None:
        self.body_id = body_id
        self.refresh()

    def calendar(self) -> list[CalendarRow]:
        """Return the coming meetings, the nearest first, then the past ones, the latest first."""
        lines = queries.meetings(self._store, body_id=self.body_id or None)
        today = self._today().isoformat()
        coming = [one for one in lines if one.state in COMING and one.held_on >= today]
        past = [one for one in lines if one not in coming]
        rows: list[CalendarRow] = []
        for title, some in ((_("À venir"), coming[::-1]), (_("Passées"), past)):
            if some:
                rows.append(CalendarRow(title, f"{title} ({len(some)})"))
                rows += [_row(one, today) for one in some]
        return rows

    def warnings(self) -> tuple[str, ...]:
        """Return what to know before calling the meeting shown; nothing once it is held."""
        if not self.is_to_come():
            return ()
        return queries.warnings_of(
            self._store, queries.call_of(self._store, self.meeting_id)
        )

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what waits for the meeting shown."""
        return queries.proposals(self._store, self.meeting_id, self._today())

    def take_proposals(self) -> None:
        """Put everything that waits on the agenda, in one gesture."""
        records = [(one.source, one.id) for one in self.proposals()]
        self.do(lambda: commands.put_on_agenda(self._store, self.meeting_id, records))

    def is_to_come(self) -> bool:
        """Tell whether the meeting shown may still be called."""
        return self.sheet is not None and self.sheet.line.state in CALLABLE

    def create(self, values: Mapping[str, Any]) -> str:
        """Create a meeting and show it; raises the refusal of the command."""
        kept = {name: value for name, value in values.items() if value is not None}
        body_id, held_on = kept.pop("body_id", ""), kept.pop("held_on", "")
        made = commands.create_meeting(
            self._store, body_id=body_id, held_on=held_on, agenda=bool(kept.pop("agenda", True)),
            **kept,
        )
        self._view.tell(_("Rencontre créée; les membres de ce jour sont sur la liste."))
        self.open(made)
        return made

    def edit(self, values: Mapping[str, Any]) -> None:
        """Change the meeting shown; raises the refusal of the command."""
        commands.edit_meeting(self._store, self.meeting_id, **values)

    def set_status(self, line_id: str, status: str) -> None:
        self.do(lambda: commands.change_attendance(self._store, line_id, status))

    def convene(self, values: Mapping[str, Any]) -> None:
        commands.convene_meeting(
            self._store, self.meeting_id, sent_on=values.get("sent_on"),
            convened_by=str(values.get("convened_by") or ""),
        )
        self._view.tell(_("La convocation est notée."))

    def cancel(self, reason: str) -> None:
        commands.cancel_meeting(self._store, self.meeting_id, reason)

    def restore(self) -> None:
        self.do(lambda: commands.restore_meeting(self._store, self.meeting_id))

    def invite(self) -> None:
        """Invite who became a member since the list was made."""
        count = 0

        def gesture() -> None:
            nonlocal count
            count = commands.invite_members(self._store, self.meeting_id)

        if self.do(gesture):
            self._view.tell(ngettext(
                "{n} personne ajoutée à la liste.", "{n} personnes ajoutées à la liste.", count
            ).format(n=count))

    def remove(self) -> None:
        """Remove the meeting shown and go back to the calendar."""
        if self.do(lambda: commands.remove_meeting(self._store, self.meeting_id)):
            self.back()

    def do(self, gesture: Callable[[], object]) -> bool:
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self.refresh()
        return True


class AgendaPresenter:
    """The agenda of the meeting shown, edited by keys: one gesture a key."""

    def __init__(self, meeting: "MeetingsPresenter", store: Store) -> None:
        self._meeting = meeting
        self._store = store

    def add(self, after_id: str | None, values: Mapping[str, Any]) -> str:
        kept = dict(values)
        return commands.add_item(
            self._store, self._meeting.meeting_id, str(kept.pop("title")), after_id=after_id, **kept
        )

    def edit(self, item_id: str, values: Mapping[str, Any]) -> None:
        commands.edit_item(self._store, item_id, **values)

    def shift(self, item_id: str, by: int) -> None:
        """Carry a point up or down among its brothers, with its sub-points."""
        brothers = self._brothers(item_id)
        at = brothers.index(item_id)
        if not 0 <= at + by < len(brothers):
            return
        after = brothers[at + 1] if by > 0 else (brothers[at - 2] if at > 1 else None)
        parent = self._parent(item_id)
        self._meeting.do(lambda: commands.move_item(
            self._store, item_id, after_id=after, parent_id=parent
        ))

    def place(self, item_id: str, row: int) -> None:
        """Drop a point before the line `row` of the agenda, at the level of the one above."""
        items = [one for one in self._items() if one.id != item_id]
        above = items[row - 1] if 0 < row <= len(items) else None
        self._meeting.do(lambda: commands.move_item(
            self._store, item_id, after_id=above.id if above else None
        ))

    def nest(self, item_id: str, by: int) -> None:
        gesture = commands.indent_item if by > 0 else commands.outdent_item
        self._meeting.do(lambda: gesture(self._store, item_id))

    def retype(self, item_id: str, kind: str) -> None:
        self._meeting.do(lambda: commands.edit_item(self._store, item_id, kind=kind))

    def retime(self, item_id: str, by: int) -> None:
        """Add or take five minutes."""
        item = next(one for one in self._items() if one.id == item_id)
        minutes = max(0, item.minutes + by * STEP_MINUTES)
        self._meeting.do(lambda: commands.edit_item(self._store, item_id, minutes=minutes))

    def remove(self, item_id: str) -> None:
        self._meeting.do(lambda: commands.remove_item(self._store, item_id))

    def withdraw(self, item_id: str) -> None:
        """Withdraw a point, or take a withdrawn one up again."""
        item = next(one for one in self._items() if one.id == item_id)
        gesture = commands.take_up_item if item.state == "withdrawn" else commands.withdraw_item
        self._meeting.do(lambda: gesture(self._store, item_id))

    def _items(self) -> tuple[ItemLine, ...]:
        return self._meeting.sheet.items if self._meeting.sheet else ()

    def _brothers(self, item_id: str) -> list[str]:
        parent = self._parent(item_id)
        return [one.id for one in self._items() if self._parent(one.id) == parent]

    def _parent(self, item_id: str) -> str | None:
        numbers = {one.number: one.id for one in self._items()}
        number = next(one.number for one in self._items() if one.id == item_id)
        return numbers.get(number.rpartition(".")[0])


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


def meeting_name(line: MeetingLine) -> str:
    """Return « Comité conseil – 4e rencontre », or the title the meeting has of its own."""
    if line.title:
        return f"{line.body} – {line.title}"
    if line.ordinal:
        return _("{body} – {nth} rencontre").format(
            body=line.body, nth=fmt.ordinal(line.ordinal, feminine=True)
        )
    return line.body


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


def quorum_sentence(sheet: MeetingSheet) -> str:
    """Return the quorum: who is needed before the meeting, who was there afterwards."""
    quorum = sheet.quorum
    if sheet.line.state in ("planned", "convened") and not quorum.present:
        return ngettext(
            "{n} droit de vote, {needed} pour le quorum",
            "{n} droits de vote, {needed} pour le quorum", quorum.members,
        ).format(n=quorum.members, needed=quorum.required)
    return quorum.sentence


def clock_sentences(clock: Agenda) -> tuple[str, str]:
    """Return « 132 min prévues sur 120 » and « fin à 15 h 42, dépasse de 12 min »."""
    planned = _("{n} min prévues").format(n=clock.planned)
    if clock.available:
        planned = _("{n} min prévues sur {all}").format(n=clock.planned, all=clock.available)
    if clock.ends is None:
        return planned, ""
    end = _("fin à {hour}").format(hour=fmt.time(clock.ends))
    if clock.over:
        end = _("fin à {hour}, dépasse de {n} min").format(hour=fmt.time(clock.ends), n=clock.over)
    return planned, end


def spoken_item(item: ItemLine) -> str:
    """Return a point as it is read aloud: « 8, Divers, information, 10 min, 15 h 25 »."""
    parts = [
        item.number, item.title, label("agenda_kind", item.kind), item.bearer,
        fmt.minutes(item.minutes) if item.minutes else "",
        fmt.time(item.begins) if item.begins else "",
        _("dépasse l’heure de fin") if item.late else "",
        label("item_state", item.state) if item.state in ("withdrawn", "postponed") else "",
    ]
    return ", ".join(part for part in parts if part)
