"""The elections held, and the meetings at which one may be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Body, College
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class ElectionLine:
    """An election in the list; `elected` are the names of the people it seated."""

    id: str
    body_id: str
    body: str
    college: str
    title: str
    meeting_id: str
    held_on: str
    state: str
    seats: int
    candidates: int
    elected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VotingMeeting:
    """A meeting at which an election may be opened."""

    id: str
    held_on: str
    body: str


def elections_held(store: Store, *, body_id: str = "") -> list[ElectionLine]:
    """Return every election, of one body or of all, the latest assembly first."""
    asked = (
        select(
            Election, func.coalesce(Body.name, "").label("body"),
            func.coalesce(College.name, "").label("college"), Meeting.held_on,
        )
        .outerjoin(Body, Election.body_id == Body.id)
        .outerjoin(College, Election.college_id == College.id)
        .outerjoin(Meeting, Election.meeting_id == Meeting.id)
        .where(Election.deleted.is_(None))
        .order_by(Meeting.held_on.desc(), Election.id)
    )
    if body_id:
        asked = asked.where(Election.body_id == body_id)
    with store.read() as session:
        rows = session.execute(asked).all()
        people = _names(session, [row.Election.id for row in rows])
    return [
        ElectionLine(
            row.Election.id, row.Election.body_id or "", row.body, row.college,
            row.Election.title, row.Election.meeting_id, row.held_on or "", row.Election.state,
            row.Election.seats or 1, len(people.get(row.Election.id, ())),
            tuple(name for name, won in people.get(row.Election.id, ())
                  if won and row.Election.state == "closed"),
        )
        for row in rows
    ]


def election_fields(store: Store, election_id: str) -> dict[str, str | int | None]:
    """Return what the form of an election edits."""
    names = ("title", "seats", "method", "names_allowed", "voters", "scrutineers", "note")
    with store.read() as session:
        found = session.get(Election, election_id)
        if found is None or found.deleted:
            raise NotFound(_("Cette élection n’est plus dans le dossier."))
        return {name: getattr(found, name) for name in names}


def voting_meetings(store: Store) -> list[VotingMeeting]:
    """Return the meetings at which an election may be opened, the latest first."""
    adopted = select(AdoptedMinutes.meeting_id).where(AdoptedMinutes.deleted.is_(None))
    asked = (
        select(Meeting.id, Meeting.held_on, func.coalesce(Body.name, Meeting.title))
        .outerjoin(Body, Meeting.body_id == Body.id)
        .where(
            Meeting.deleted.is_(None), Meeting.state.not_in(("cancelled", "adopted")),
            Meeting.id.not_in(adopted), Meeting.held_on.is_not(None),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [VotingMeeting(row[0], row[1] or "", row[2] or "") for row in rows]


def _names(session: Session, ids: Sequence[str]) -> dict[str, list[tuple[str, bool]]]:
    asked = (
        select(
            Candidacy.election_id, Person.given_name, Person.family_name, Candidacy.elected,
        )
        .outerjoin(Person, Candidacy.person_id == Person.id)
        .where(Candidacy.election_id.in_(ids), Candidacy.deleted.is_(None))
        .order_by(Candidacy.rank, Candidacy.id)
    )
    found: dict[str, list[tuple[str, bool]]] = {}
    for election, given, family, won in session.execute(asked):
        found.setdefault(election or "", []).append((full_name(given or "", family or ""), won))
    return found
