"""Every command of an election, as one gesture on the small table of governance."""

from collections.abc import Callable

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Body, College
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.meetings import commands as meetings
from support.commands_directory import Gesture, every, first
from support.dossier import TODAY


def council(store: Store) -> str:
    """Return the comité conseil of the seed."""
    with store.read() as session:
        return session.scalars(select(Body.id).where(Body.name == "Comité conseil")).one()


def meeting(store: Store) -> None:
    """Convene the assembly that votes."""
    with store.read() as session:
        assembly = session.scalars(select(Body.id).where(Body.kind == "assembly")).one()
    meetings.create_meeting(store, body_id=assembly, held_on=TODAY.isoformat())


def opened(store: Store) -> None:
    """Open the election of the one institutional seat of the seed."""
    meeting(store)
    commands.open_election(
        store, body_id=council(store), meeting_id=first(store, Meeting),
        college_id=every(store, College)[1],
    )


def running(store: Store) -> None:
    """Two people run for it."""
    opened(store)
    for given in ("Rita", "Yves"):
        person = directory.add_person(store, given_name=given, family_name="Roy")
        commands.add_candidacy(
            store, first(store, Election), person_id=person,
            organization_id=every(store, Organization)[1],
        )


def withdrawn(store: Store) -> None:
    """One of the two withdraws."""
    running(store)
    commands.withdraw_candidacy(store, first(store, Candidacy))


def voting(store: Store) -> None:
    """The vote is open."""
    running(store)
    commands.start_vote(store, first(store, Election))


def tied(store: Store) -> None:
    """Four votes each."""
    voting(store)
    commands.record_count(
        store, first(store, Election), dict.fromkeys(every(store, Candidacy), 4),
        Ballots(8, 8, 0),
    )


def counted(store: Store) -> None:
    """Five votes to three."""
    voting(store)
    one, other = every(store, Candidacy)
    commands.record_count(store, first(store, Election), {one: 5, other: 3}, Ballots(8, 8, 0))


COMMANDS: list[tuple[str, Gesture]] = [
    ("open_election", lambda s: commands.open_election(
        s, body_id=council(s), meeting_id=first(s, Meeting), college_id=every(s, College)[1],
        method="show_of_hands", scrutineers="Nathalie Bouchard")),
    ("open_elections", lambda s: commands.open_elections(
        s, body_id=council(s), meeting_id=first(s, Meeting))),
    ("edit_election", lambda s: commands.edit_election(
        s, first(s, Election), voters=42, note="À main levée")),
    ("remove_election", lambda s: commands.remove_election(s, first(s, Election))),
    ("add_candidacy", lambda s: commands.add_candidacy(
        s, first(s, Election), person_id=every(s, Person)[1],
        organization_id=every(s, Organization)[1], proposed_by="Hélène Savard")),
    ("edit_candidacy", lambda s: commands.edit_candidacy(
        s, first(s, Candidacy), proposed_by="se propose", consented=False)),
    ("withdraw_candidacy", lambda s: commands.withdraw_candidacy(s, first(s, Candidacy))),
    ("restore_candidacy", lambda s: commands.restore_candidacy(s, first(s, Candidacy))),
    ("start_vote", lambda s: commands.start_vote(s, first(s, Election))),
    ("reopen_candidacies", lambda s: commands.reopen_candidacies(s, first(s, Election))),
    ("record_count", lambda s: commands.record_count(
        s, first(s, Election), {first(s, Candidacy): 5}, Ballots(8, 8, 1))),
    ("hold_next_round", lambda s: commands.hold_next_round(s, first(s, Election))),
    ("settle_tie", lambda s: commands.settle_tie(
        s, first(s, Election), [first(s, Candidacy)], how="lot", note="Tiré par Luc Roy")),
    ("proclaim", lambda s: commands.proclaim(s, first(s, Election))),
    ("cancel_election", lambda s: commands.cancel_election(s, first(s, Election), note="Reporté")),
]
PREPARED: dict[str, Callable[[Store], object]] = {
    "open_election": meeting, "open_elections": meeting, "edit_election": opened,
    "remove_election": running, "add_candidacy": opened, "edit_candidacy": running,
    "withdraw_candidacy": running, "restore_candidacy": withdrawn, "start_vote": running,
    "reopen_candidacies": voting, "record_count": voting, "hold_next_round": tied,
    "settle_tie": tied, "proclaim": counted, "cancel_election": voting,
}
