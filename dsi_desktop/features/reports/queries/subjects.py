"""List what a report can be about: the meetings held, the bodies, the people."""

from dataclasses import dataclass

from sqlalchemy import Select, Table, func, select

from dsi_desktop.db.entity import tables
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Body, College, MandateLetter, Membership
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Motion
from dsi_desktop.db.schema.work import Board
from dsi_desktop.db.store import Store

_NAMES = {
    "action": "title", "body": "name", "funder": "name", "issue": "title", "need": "title",
    "objective": "title", "organization": "name", "plan": "title", "plan_review": "title",
    "project_intake": "title", "questionnaire": "title", "task": "title",
}


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A record a report can be about; `day` is that of a meeting, else None."""

    id: str
    title: str
    day: str | None = None


def subjects(store: Store, scope: str) -> list[SubjectLine]:
    """Return the records of a scope: meetings held, the last first; those to come; others by name.

    A scope of a newer version, or "dossier", has none.
    """
    listed = {
        "meeting": _meetings_held, "coming_meeting": _meetings_to_come,
        "mandate_letter": _letters, "election": _elections, "motion": _numbered, "board": _boards,
    }.get(scope)
    if listed is not None:
        return listed(store)
    table = tables().get(scope)
    if table is None:
        return []
    with store.read() as session:
        rows = session.execute(_named(table)).all()
    return [SubjectLine(row.id, row.words) for row in rows]


def _meetings_held(store: Store) -> list[SubjectLine]:
    asked = (
        select(Meeting.id, Meeting.title, Body.name, Meeting.held_on)
        .join(Body, Body.id == Meeting.body_id, isouter=True)
        .where(Meeting.deleted.is_(None), Meeting.opened_at.is_not(None))
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    with store.read() as session:
        return [
            SubjectLine(row.id, row.title or row.name or "", row.held_on)
            for row in session.execute(asked)
        ]


def _meetings_to_come(store: Store) -> list[SubjectLine]:
    asked = (
        select(Meeting.id, Meeting.title, Body.name, Meeting.held_on)
        .join(Body, Body.id == Meeting.body_id, isouter=True)
        .where(
            Meeting.deleted.is_(None), Meeting.state.in_(("planned", "convened", "in_progress"))
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    with store.read() as session:
        return [
            SubjectLine(row.id, row.title or row.name or "", row.held_on)
            for row in session.execute(asked)
        ]


def _boards(store: Store) -> list[SubjectLine]:
    asked = (
        select(Board.id, Board.title)
        .join(Body, Body.id == Board.body_id)
        .where(Board.deleted.is_(None), Board.archived.is_not(True), Body.deleted.is_(None))
        .order_by(Body.rank, Board.rank, Board.id)
    )
    with store.read() as session:
        return [SubjectLine(row.id, row.title or "") for row in session.execute(asked)]


def _letters(store: Store) -> list[SubjectLine]:
    asked = (
        select(MandateLetter.id, Person.given_name, Person.family_name, Body.name)
        .join(Membership, Membership.id == MandateLetter.membership_id)
        .join(Person, Person.id == Membership.person_id)
        .join(Body, Body.id == Membership.body_id)
        .where(MandateLetter.deleted.is_(None))
        .order_by(Person.family_name, Person.given_name, MandateLetter.id)
    )
    with store.read() as session:
        return [
            SubjectLine(row.id, f"{row.given_name} {row.family_name}, {row.name}")
            for row in session.execute(asked)
        ]


def _numbered(store: Store) -> list[SubjectLine]:
    """Return the resolutions of adopted minutes, the last first: those an extract is made of."""
    asked = (
        select(Motion.id, Motion.number, Motion.title, Motion.text, Meeting.held_on)
        .join(Meeting, Meeting.id == Motion.meeting_id)
        .join(AdoptedMinutes, AdoptedMinutes.meeting_id == Meeting.id)
        .where(
            Motion.deleted.is_(None), Motion.number != "", AdoptedMinutes.deleted.is_(None)
        )
        .order_by(Meeting.held_on.desc(), Motion.number.desc())
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        SubjectLine(row.id, f"{row.number}, {row.title or row.text.split(chr(10))[0]}", row.held_on)
        for row in rows
    ]


def _elections(store: Store) -> list[SubjectLine]:
    """Return the elections for which somebody runs; an acclamation has no ballots."""
    runs = select(Candidacy.election_id).where(
        Candidacy.deleted.is_(None), Candidacy.consented, Candidacy.withdrawn.is_not(True)
    )
    asked = (
        select(Election.id, Election.title, Body.name, College.name, Meeting.held_on)
        .join(Body, Body.id == Election.body_id, isouter=True)
        .join(College, College.id == Election.college_id, isouter=True)
        .join(Meeting, Meeting.id == Election.meeting_id, isouter=True)
        .where(
            Election.deleted.is_(None), Election.id.in_(runs),
            Election.method.is_distinct_from("acclamation"),
        )
        .order_by(Meeting.held_on.desc(), Election.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        SubjectLine(key, title or " – ".join(one for one in (body, college) if one), held_on)
        for key, title, body, college, held_on in rows
    ]


def _named(table: Table) -> Select[str, str]:
    columns = table.c
    words = (
        func.trim(columns.given_name + " " + columns.family_name)
        if "family_name" in columns
        else columns[_NAMES.get(table.name, "id")]
    )
    return (
        select(columns.id, words.label("words"))
        .where(columns.deleted.is_(None))
        .order_by(words, columns.id)
    )
