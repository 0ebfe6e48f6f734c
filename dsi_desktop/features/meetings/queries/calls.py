"""A meeting as it is called, and what its calendar entry needs."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.history import history
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.calls import CallSheet, called
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_MOVES = frozenset({"held_on", "start_time", "end_time", "place", "address", "state", "video_url"})


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the convocation goes to; `address` is their working e-mail, "" when unknown."""

    name: str
    address: str


def call_sheet(store: Store, meeting_id: str) -> CallSheet:
    """Return a meeting as it would be called now; `NotFound` when the dossier lacks it."""
    with store.read() as session:
        return called(Shelf(session), _meeting(session, meeting_id))


def recipients(store: Store, meeting_id: str) -> tuple[Recipient, ...]:
    """Return who is on the list, by name; private addresses are left out."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
        mails = (
            select(ContactDetail.person_id, ContactDetail.value)
            .where(
                ContactDetail.person_id.in_([row[0] for row in rows]),
                ContactDetail.kind == "email", ContactDetail.private.is_not(True),
                ContactDetail.deleted.is_(None),
            )
            .order_by(ContactDetail.preferred.is_(True), ContactDetail.id)
        )
        addresses = {row[0]: row[1] for row in session.execute(mails).all()}
    return tuple(
        Recipient(full_name(row[1], row[2]), addresses.get(row[0], "")) for row in rows
    )


def times_moved(store: Store, meeting_id: str) -> int:
    """Return how many gestures changed the day, the hours, the place or the state of a meeting.

    It only grows, so that a calendar takes the newest entry (RFC 5545, SEQUENCE).
    """
    gestures = {
        entry.gesture for entry in history(store, "meeting", meeting_id) if entry.field in _MOVES
    }
    made = {entry.gesture for entry in history(store, "meeting", meeting_id) if entry.field == "*"}
    return len(gestures - made)


def _meeting(session: Session, meeting_id: str) -> Meeting:
    found = session.get(Meeting, meeting_id)
    if found is None or found.deleted:
        raise NotFound(_("Cette rencontre n’est pas dans le dossier."))
    return found
