"""Every command of governance, as one gesture on a small table."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    Body,
    BodyRelation,
    College,
    Mandate,
    Membership,
    Post,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from support import commands_acts, commands_directory, commands_elections, commands_seats
from support.commands_directory import Gesture, every, first

NAMES = ("Assemblée des partenaires", "Comité conseil", "Sécurité alimentaire", "Transport")


def seed(store: Store) -> None:
    """Write a small table: assembly, comité conseil, two chantiers, seats and members."""
    commands_directory.seed(store)
    sacc, mrc = every(store, Organization)
    helene, eric = every(store, Person)
    assembly = commands.create_body(store, name=NAMES[0], kind="assembly")
    council = commands.create_body(
        store, name="Comité conseil", kind="advisory_committee", parent_id=assembly,
        acronym="CC", start_on="2015-01-01",
    )
    food = commands.create_body(
        store, name="Sécurité alimentaire", kind="workstream", parent_id=council,
    )
    commands.create_body(store, name="Transport", kind="workstream", parent_id=council)
    community, institution = every(store, College)
    seat = commands.add_seat(store, body_id=council, label="Siège 1", college_id=community)
    commands.add_seat(store, body_id=council, label="Siège 2", college_id=institution)
    commands.appoint_member(
        store, body_id=council, person_id=helene, organization_id=sacc, role="chair",
        start_on="2024-06-01", post_id=seat, appointed_by="elected",
    )
    commands.appoint_member(
        store, body_id=food, person_id=eric, organization_id=mrc, start_on="2025-01-01",
    )
    commands.add_relation(store, kind="informs", from_body_id=food, to_body_id=council)
    commands.give_mandate(store, title="Écrire le portrait", given_by_id=council, body_id=food)


def body(store: Store, place: int) -> str:
    """Return a body of the seed: 0 assembly, 1 council, 2 food, 3 transport."""
    asked = select(Body.id).where(Body.name == NAMES[place])
    with store.read() as session:
        return session.scalars(asked).one()


COMMANDS: list[tuple[str, Gesture]] = [
    ("create_body", lambda s: commands.create_body(
        s, name="Comité exécutif", kind="executive", parent_id=body(s, 1))),
    ("rename_body", lambda s: commands.rename_body(s, body(s, 3), "Mobilité durable")),
    ("edit_body", lambda s: commands.edit_body(
        s, body(s, 3), purpose="Se déplacer\nsans auto", start_on="2020-01-01", area_id=None)),
    ("move_body", lambda s: commands.move_body(s, body(s, 3), body(s, 2))),
    ("end_body", lambda s: commands.end_body(s, body(s, 2), "2026-12-31")),
    ("reopen_body", lambda s: commands.reopen_body(s, body(s, 2))),
    ("archive_body", lambda s: commands.archive_body(s, body(s, 2))),
    ("restore_body", lambda s: commands.restore_body(s, body(s, 2))),
    ("remove_body", lambda s: commands.remove_body(s, body(s, 3))),
    ("succeed_body", lambda s: commands.succeed_body(
        s, body(s, 1), name="Comité stratégique", on="2026-11-30")),
    ("set_rules", lambda s: commands.set_rules(
        s, body(s, 1), quorum_kind="number", quorum_value=4, phrase_opening="Bienvenue")),
    ("add_college", lambda s: commands.add_college(
        s, body_id=body(s, 1), name="Collège économique", sectors="economic", seats=2)),
    ("remove_college", lambda s: commands.remove_college(s, first(s, College))),
    ("add_seat", lambda s: commands.add_seat(s, body_id=body(s, 2), label="Siège citoyen")),
    ("abolish_seat", lambda s: commands.abolish_seat(s, every(s, Post)[1], "2026-12-31")),
    ("appoint_member", lambda s: commands.appoint_member(
        s, body_id=body(s, 2), person_id=first(s, Person))),
    ("edit_membership", lambda s: commands.edit_membership(
        s, first(s, Membership), role="spokesperson", end_on="2027-01-01")),
    ("end_membership", lambda s: commands.end_membership(
        s, first(s, Membership), "2026-11-30", reason="nouvel emploi")),
    ("add_relation", lambda s: commands.add_relation(
        s, kind="fiduciary", from_body_id=body(s, 1), organization_id=first(s, Organization))),
    ("edit_relation", lambda s: commands.edit_relation(
        s, first(s, BodyRelation), kind="reports", start_on="2025-01-01", note="par écrit")),
    ("end_relation", lambda s: commands.end_relation(s, first(s, BodyRelation), "2026-11-30")),
    ("remove_relation", lambda s: commands.remove_relation(s, first(s, BodyRelation))),
    ("issue_mandate_letter", lambda s: commands.issue_mandate_letter(
        s, membership_id=first(s, Membership), scope="commit", signatory="Luc Roy",
        signed_on="2024-05-15")),
    ("give_mandate", lambda s: commands.give_mandate(
        s, title="Rencontrer les élus", person_id=first(s, Person), due_on="2026-12-15")),
    ("close_mandate", lambda s: commands.close_mandate(s, first(s, Mandate), on="2026-11-30")),
    *commands_seats.COMMANDS,
    *commands_elections.COMMANDS,
    *commands_acts.COMMANDS,
]
PREPARED: dict[str, Gesture] = {
    **commands_seats.PREPARED,
    **commands_elections.PREPARED,
    **commands_acts.PREPARED,
    "reopen_body": lambda s: commands.end_body(s, body(s, 2), "2026-12-31"),
    "restore_body": lambda s: commands.archive_body(s, body(s, 2)),
}
