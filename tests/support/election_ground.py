"""A council of two colleges, an assembly that elects, and people who run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import College, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import contents, template

DAY = date(2026, 6, 3)
COMMUNITY = ("SACC", "Centr’Hommes Charlevoix", "L’Ancrage", "Pôle d’économie sociale",
             "Centraide", "Le Marché des Montagnes", "GUEPE")
INSTITUTIONS = ("MRC de Charlevoix-Est", "CIUSSS", "SADC", "Centre de services scolaire")
RUNNING = (("Hélène", "Savard"), ("Denis", "Lavoie"), ("Manon", "Girard"), ("Luc", "Poirier"))
SEATED = (("Geneviève", "Harvey"), ("Mathieu", "Girard"), ("Annie", "Simard"))
BESIDE = (("Josée", "Desbiens"), ("Paul", "Roy"), ("Rita", "Côté"), ("Yves", "Dufour"))


@dataclass
class Ballot:
    """The ids a test needs; `people` and `organizations` by family name and by name."""

    council: str = ""
    assembly: str = ""
    meeting: str = ""
    item: str = ""
    community: str = ""
    institution: str = ""
    people: dict[str, str] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)


def kept(folder: Path) -> tuple[Path, Ballot]:
    """Write the dossier once, to be copied by each test."""
    made: list[Ballot] = []
    return template(folder, lambda store: made.append(seed(store))), made[0]


def seed(store: Store) -> Ballot:
    """Write the table: five community seats, two of them vacant, and four of five institutions."""
    with store.hurried():
        ground = Ballot()
        ground.assembly = commands.create_body(store, name="Assemblée", kind="assembly")
        ground.council = commands.create_body(
            store, name="Comité conseil", kind="advisory_committee", parent_id=ground.assembly,
        )
        ground.community, ground.institution = (
            commands.add_college(store, body_id=ground.council, name=name, sectors=sectors, seats=5)
            for name, sectors in (
                ("Communautaire", "community citizen"), ("Institutionnel", "institution municipal"),
            )
        )
        for college in _spare(store, ground):
            commands.remove_college(store, college)
        _people(store, ground)
        _seats(store, ground)
        ground.meeting = meetings.create_meeting(
            store, body_id=ground.assembly, held_on=DAY.isoformat(), place="Saint-Hilarion",
        )
        ground.item = meetings.add_item(store, ground.meeting, "Élection au comité conseil")
        return ground


def _spare(store: Store, ground: Ballot) -> list[str]:
    with store.read() as session:
        found = session.scalars(select(College.id).where(College.body_id == ground.council)).all()
    return [one for one in found if one not in (ground.community, ground.institution)]


def _people(store: Store, ground: Ballot) -> None:
    for names, sector in ((COMMUNITY, "community"), (INSTITUTIONS, "institution")):
        for name in names:
            ground.organizations[name] = directory.add_organization(
                store, name=name, sector=sector
            )
    for given, family in (*RUNNING, *SEATED, *BESIDE):
        ground.people[given] = directory.add_person(
            store, given_name=given, family_name=family
        )


def _seats(store: Store, ground: Ballot) -> None:
    for college, people, organizations in (
        (ground.community, SEATED, COMMUNITY[4:]), (ground.institution, BESIDE, INSTITUTIONS),
    ):
        posts = [
            commands.add_seat(
                store, body_id=ground.council, college_id=college, label=f"Siège {n}"
            )
            for n in range(1, 6)
        ]
        for post, (given, _family), name in zip(posts, people, organizations, strict=False):
            commands.appoint_member(
                store, body_id=ground.council, person_id=ground.people[given], post_id=post,
                organization_id=ground.organizations[name], start_on="2025-06-04",
            )


def opened(store: Store, ground: Ballot, **fields: object) -> str:
    """Open the election of the community college, with its four candidacies."""
    election = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
        agenda_item_id=ground.item, **fields,  # type: ignore[arg-type]
    )
    for (given, _family), name in zip(RUNNING, COMMUNITY, strict=False):
        commands.add_candidacy(
            store, election, person_id=ground.people[given], proposed_by="Annie Simard",
            organization_id=ground.organizations[name],
        )
    return election


def voting(store: Store, ground: Ballot, **fields: object) -> str:
    """Open it, then the vote."""
    election = opened(store, ground, **fields)
    commands.start_vote(store, election)
    return election


def candidate(store: Store, given: str, election: str | None = None) -> str:
    """Return the candidacy of somebody, by the given name."""
    asked = select(Candidacy.id).join(Person, Candidacy.person_id == Person.id).where(
        Person.given_name == given, Candidacy.deleted.is_(None)
    )
    if election is not None:
        asked = asked.where(Candidacy.election_id == election)
    with store.read() as session:
        return session.scalars(asked).first() or ""


def count_of(store: Store, **votes: int) -> dict[str, int]:
    """Return votes by candidacy from votes by given name (« Hélène » is helene)."""
    names = {"helene": "Hélène", "denis": "Denis", "manon": "Manon", "luc": "Luc"}
    return {candidate(store, names[key]): votes for key, votes in votes.items()}


def state_of(store: Store, election: str) -> str:
    with store.read() as session:
        return session.scalars(select(Election.state).where(Election.id == election)).one()


def seated(store: Store, election: str) -> list[Membership]:
    """Return the memberships an election made, in the order they were made."""
    with store.read() as session:
        return list(session.scalars(select(Membership).where(
            Membership.election_id == election, Membership.deleted.is_(None)
        ).order_by(Membership.rank)).all())


def refusal(store: Store, gesture: Callable[[], object]) -> RuleBroken:
    """Return what a gesture is refused with; nothing of the dossier may have changed."""
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture()
    assert contents(store) == before
    return caught.value
