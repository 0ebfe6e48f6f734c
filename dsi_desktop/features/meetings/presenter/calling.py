"""The preparation of a convocation decided without a screen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules import notice
from dsi_desktop.features.meetings.rules.calls import CallSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, language, ngettext
from dsi_desktop.reporting.registry import slug


@dataclass(frozen=True, slots=True)
class CallShown:
    """What the screen shows of a call sent on a day."""

    delay: str
    late: bool
    papers: str
    message: str


class CallPresenter:
    """Knows one meeting about to be called."""

    def __init__(self, store: Store, meeting_id: str) -> None:
        self._store = store
        self.meeting_id = meeting_id
        self.call: CallSheet = queries.call_sheet(store, meeting_id)

    def first_values(self, today: date) -> dict[str, str]:
        """Return what the form begins with."""
        return {
            "sent_on": today.isoformat(), "convened_by": notice.who_calls(self.call),
            "late_reason": self.call.late_reason,
        }

    def shown(self, sent_on: str, convened_by: str, late_reason: str) -> CallShown:
        """Return the delay and the message for what is typed."""
        found = notice.delay(self.call.held_on, sent_on, self.call.notice_days)
        late = found is not None and found.late
        call = replace(
            self.call, convened_by=convened_by.strip(),
            late_reason=late_reason.strip() if late else "",
        )
        return CallShown(
            found.sentence if found else "", late, papers_words(call), notice.message(call)
        )

    def note(self, values: Mapping[str, object], message: str) -> None:
        """Note the sending with its text, whom it went to and the papers; raises the refusal."""
        people = queries.recipients(self._store, self.meeting_id)
        commands.convene_meeting(
            self._store, self.meeting_id, sent_on=str(values.get("sent_on") or ""), text=message,
            convened_by=str(values.get("convened_by") or ""),
            sent_to="\n".join(one.name for one in people),
            documents="\n".join(papers_of(self.call)),
            late_reason=str(values.get("late_reason") or ""),
        )

    def addresses(self) -> str:
        """Return the addresses known, ready for the line « À » of a message."""
        people = queries.recipients(self._store, self.meeting_id)
        return ", ".join(one.address for one in people if one.address)

    def addresses_words(self) -> str:
        """Return how many addresses were copied, and for whom none is known."""
        people = queries.recipients(self._store, self.meeting_id)
        known = sum(1 for one in people if one.address)
        said = ngettext("{n} adresse copiée.", "{n} adresses copiées.", known).format(n=known)
        lacking = [one.name for one in people if not one.address]
        if not lacking:
            return said
        return said + " " + _("Sans courriel connu : {names}.").format(names=", ".join(lacking))

    def calendar_name(self) -> str:
        """Return `2026-12-10_comite-conseil.ics`."""
        parts = (self.call.held_on, slug(self.call.body or self.call.title))
        return "_".join(part for part in parts if part) + ".ics"

    def calendar(self) -> bytes:
        """Return the entry of the meeting for calendars."""
        from dsi_desktop.formats.ics import Appointment, calendar_of

        call = self.call
        stamp = datetime.fromtimestamp(self._store.clock.now_ms() / 1000, UTC)
        return calendar_of([Appointment(
            uid=f"{call.id}@{self._store.dossier_id}.dsi",
            sequence=queries.times_moved(self._store, call.id), stamp=stamp,
            title=notice.name_of(call), held_on=call.held_on, start=call.start_time,
            end=call.end_time, zone=call.time_zone, place=notice.where_words(call),
            text=notice.object_words(call), address=call.video_url,
            cancelled=call.state == "cancelled",
        )], language())

    def save_calendar(self, path: Path) -> None:
        """Write the entry to a file; `DsiError` when it cannot be written."""
        content = self.calendar()
        try:
            path.write_bytes(content)
        except OSError as error:
            raise DsiError(
                _("Le fichier n’a pas pu être écrit à cet endroit. Choisissez un autre endroit.")
            ) from error


def papers_of(call: CallSheet) -> tuple[str, ...]:
    """Return the papers that go with a call, one a line."""
    return (
        _("Avis de convocation"), _("Projet d’ordre du jour"), *notice.former_words(call),
        *(notice.paper_words(call, at) for at in range(len(call.annexes))),
    )


def papers_words(call: CallSheet) -> str:
    """Return what the PDF will hold."""
    return _("Le PDF contient : {papers}.").format(papers=" · ".join(papers_of(call)))
