"""Fetch what the minutes of a meeting are composed from: its records, and the names they cite."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.rules import elections

# A record of any table, read by the names of its columns.
Record = Any
UNDER, AMENDS = "entries:", "amends:"
# The tables of which every record of the meeting is fetched.
OF_MEETING = ("motion", "decision", "tabling", "task", "election", "consensus_round",
              "sealed_section", "task_review")
# The kinds of entry whose record may belong to another meeting, or to none.
CITED = {"intake": "intake_step", "forum": "agenda_item"}


class Shelf(Protocol):
    """Where records are fetched: living ones of `table` by rank, names even of removed ones."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Record]: ...

    def named(self, table: str, values: Collection[str | None]) -> list[Record]: ...


class Names:
    """The words for people, organisations, bodies and colleges; a name not met yet is fetched."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, dict[str, str]] = {}

    def learn(self, table: str, wanted: Collection[str | None]) -> None:
        """Fetch many names of one table at once."""
        known = self._known.setdefault(table, {})
        missing = {one for one in wanted if one} - known.keys()
        known.update(dict.fromkeys(missing, ""))
        for record in self._shelf.named(table, missing) if missing else ():
            known[record.id] = _name_of(record)

    def person(self, person_id: str | None) -> str:
        return self._name("person", person_id)

    def organization(self, organization_id: str | None) -> str:
        return self._name("organization", organization_id)

    def body(self, body_id: str | None) -> str:
        return self._name("body", body_id)

    def college(self, college_id: str | None) -> str:
        return self._name("college", college_id)

    def _name(self, table: str, key: str | None) -> str:
        self.learn(table, [key])
        return self._known[table].get(key or "", "")


def _name_of(record: Record) -> str:
    if record.__tablename__ == "person":
        return full_name(record.given_name or "", record.family_name or "")
    return str(record.name or "")


def gathered(shelf: Shelf, meeting_id: str) -> dict[str, Any]:
    """Return every record of the minutes by id, with the lines that show them by point."""
    found: dict[str, Any] = {}
    for table in OF_MEETING:
        found |= {one.id: one for one in shelf.of(table, "meeting_id", [meeting_id])}
    _add_reviewed(shelf, found)
    add_votes(shelf, found)
    _add_elections(shelf, found)
    entries = shelf.of("entry", "meeting_id", [meeting_id])
    for entry in entries:
        found.setdefault(UNDER + (entry.agenda_item_id or ""), []).append(entry)
    for kind, table in CITED.items():
        wanted = {one.record_id for one in entries if one.kind == kind} - found.keys()
        found |= {one.id: one for one in shelf.named(table, wanted)} if wanted else {}
    return found


def _add_reviewed(shelf: Shelf, found: dict[str, Any]) -> None:
    wanted = {one.task_id for one in found.values() if one.__tablename__ == "task_review"}
    missing = wanted - found.keys()
    found |= {one.id: one for one in shelf.named("task", missing)} if missing else {}


def add_votes(shelf: Shelf, found: dict[str, Any]) -> None:
    """Add to the motions their votes, the voices of each, and what amends them."""
    motions = [one for one in found.values() if one.__tablename__ == "motion"]
    for one in motions:
        if one.amends_id:
            found.setdefault(AMENDS + one.amends_id, []).append(one)
    events = shelf.of("vote_event", "motion_id", [one.id for one in motions])
    voices: dict[str, list[Record]] = {}
    for vote in shelf.of("vote", "vote_event_id", [event.id for event in events]):
        voices.setdefault(vote.vote_event_id, []).append(vote)
    for event in events:
        # Two laptops may each have made one: the first is the one that is corrected.
        if "vote:" + event.motion_id not in found:
            found["vote:" + event.motion_id] = event
            found["voices:" + event.motion_id] = voices.get(event.id, [])


def _add_elections(shelf: Shelf, found: dict[str, Any]) -> None:
    held = [one.id for one in found.values()
            if getattr(one, "__tablename__", "") == "election"]
    for table, key in elections.PARTS if held else ():
        for part in shelf.of(table, "election_id", held):
            found.setdefault(key + str(part.election_id), []).append(part)


def names_of(
    shelf: Shelf, meeting: Record, items: list[Record], lines: list[Record], records: dict[str, Any]
) -> Names:
    fields = ("person_id", "represented_by_id", "mover_id", "seconder_id", "bearer_id")
    holders: list[Record] = [*items, *lines]
    for one in records.values():
        holders += one if isinstance(one, list) else [one]
    wanted = {getattr(one, name, None) for one in holders for name in fields}
    names = Names(shelf)
    names.learn("person", {
        *wanted, meeting.chair_id, meeting.note_taker_id, meeting.facilitator_id,
    })
    for table in ("organization", "body", "college"):
        names.learn(table, {getattr(one, f"{table}_id", None) for one in holders})
    return names


@dataclass(frozen=True, slots=True)
class Known:
    """What a line of the minutes may ask: the records by id, the names, and the shelf itself.

    `below` says what is printed under a decision taken at an hour without the quorum.
    """

    shelf: Shelf
    records: dict[str, Any]
    names: Names
    below: Callable[[str], str] = lambda _at: ""
