"""Every command on rules, colleges, seats, terms and letters, as one gesture on the small table."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, College, MandateLetter, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from support.commands_directory import Gesture, every, first


def council(store: Store) -> str:
    """Return the comité conseil of the seed."""
    with store.read() as session:
        return session.scalars(select(Body.id).where(Body.name == "Comité conseil")).one()


def vacant(store: Store) -> str:
    """Return the seat of the seed that nobody holds."""
    return every(store, Post)[1]


def letter(store: Store) -> str:
    """Write the letter of the chair, and return it."""
    return commands.issue_mandate_letter(
        store, membership_id=first(store, Membership), scope="commit", ceiling=200_000,
        substitute_id=every(store, Person)[1], start_on="2024-06-01", end_on="2027-01-16",
        signatory="Luc Roy", signatory_title="présidence du conseil", signed_on="2024-05-15",
    )


COMMANDS: list[tuple[str, Gesture]] = [
    ("apply_preset", lambda s: commands.apply_preset(s, council(s), "coordination_committee")),
    ("edit_college", lambda s: commands.edit_college(
        s, first(s, College), name="Communautaire", seats=5, parity=False)),
    ("add_seats", lambda s: commands.add_seats(
        s, body_id=council(s), college_id=first(s, College), count=3, start_on="2026-11-12")),
    ("edit_seat", lambda s: commands.edit_seat(
        s, vacant(s), label="Siège de la MRC", college_id=first(s, College))),
    ("remove_seat", lambda s: commands.remove_seat(s, vacant(s))),
    ("reopen_seat", lambda s: commands.reopen_seat(s, vacant(s))),
    ("renew_membership", lambda s: commands.renew_membership(
        s, first(s, Membership), start_on="2026-12-01")),
    ("replace_member", lambda s: commands.replace_member(
        s, first(s, Membership), person_id=every(s, Person)[1], start_on="2026-12-01",
        organization_id=first(s, Organization), reason="nouvel emploi")),
    ("remove_membership", lambda s: commands.remove_membership(s, every(s, Membership)[-1])),
    ("edit_mandate_letter", lambda s: commands.edit_mandate_letter(
        s, first(s, MandateLetter), scope="inform", ceiling=None, end_on="2026-12-31")),
    ("withdraw_mandate_letter", lambda s: commands.withdraw_mandate_letter(
        s, first(s, MandateLetter))),
]
PREPARED: dict[str, Gesture] = {
    "reopen_seat": lambda s: commands.abolish_seat(s, vacant(s), "2026-06-30"),
    "remove_membership": lambda s: commands.appoint_member(
        s, body_id=council(s), person_id=every(s, Person)[1], start_on="2027-01-01"),
    "edit_mandate_letter": letter,
    "withdraw_mandate_letter": letter,
}
