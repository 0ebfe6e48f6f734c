"""Every command on mandates, representations and assets, as one gesture on the small table."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import (
    Body,
    Mandate,
    MandateReport,
    Membership,
    MembershipAsset,
    Representation,
)
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.work import Board, BoardColumn
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from support.commands_directory import Gesture, first


def body_named(store: Store, name: str) -> str:
    """Return a body of the seed by its name."""
    with store.read() as session:
        return session.scalars(select(Body.id).where(Body.name == name)).one()


def council(store: Store) -> str:
    """Return the comité conseil of the seed."""
    return body_named(store, "Comité conseil")


def food(store: Store) -> str:
    """Return a chantier of the seed."""
    return body_named(store, "Sécurité alimentaire")


def assembly(store: Store) -> str:
    """Return the assembly of the seed."""
    return body_named(store, "Assemblée des partenaires")


def meeting(store: Store, body_id: str, held_on: str, state: str = "held") -> str:
    """Write a meeting, as the feature above would."""
    with store.operation("Préparer") as op:
        return op.add(Meeting(body_id=body_id, held_on=held_on, state=state, title="")).id


def motion(store: Store, held_on: str = "2026-06-01", number: str = "CC-2026-07") -> str:
    """Write a resolution of the council."""
    there = meeting(store, council(store), held_on)
    with store.operation("Préparer") as op:
        return op.add(Motion(
            meeting_id=there, body_id=council(store), number=number, title="Rencontrer les élus",
        )).id


def board(store: Store, body_id: str) -> str:
    """Open a board with one column of things to do."""
    with store.operation("Préparer") as op:
        made = op.add(Board(body_id=body_id, title="Tableau"))
        op.add(BoardColumn(board_id=made.id, title="À faire", state="todo"))
        return made.id


def report(store: Store, *, final: bool = False) -> str:
    """Report on the mandate of the seed."""
    return commands.report_on_mandate(
        store, first(store, Mandate), "Première version\ndéposée", on="2026-10-01", final=final,
    )


def asset(store: Store) -> str:
    """Say what the chair of the council brings."""
    return commands.add_asset(store, first(store, Membership), kind="interest", text="Mobilité")


def spoken(store: Store) -> str:
    """Keep a letter to a municipal council."""
    return commands.record_representation(
        store, body_id=council(store), person_id=first(store, Person), kind="letter",
        held_on="2026-09-10", addressee="Conseil municipal de Clermont",
        subject="Navette des aînés", text="Nous demandons\nun arrêt de plus.",
    )


COMMANDS: list[tuple[str, Gesture]] = [
    ("edit_mandate", lambda s: commands.edit_mandate(
        s, first(s, Mandate), title="Écrire le portrait des besoins", due_on="2027-01-15")),
    ("report_on_mandate", report),
    ("edit_mandate_report", lambda s: commands.edit_mandate_report(
        s, first(s, MandateReport), "Version finale", on="2026-10-08")),
    ("remove_mandate_report", lambda s: commands.remove_mandate_report(
        s, first(s, MandateReport))),
    ("reopen_mandate", lambda s: commands.reopen_mandate(s, first(s, Mandate))),
    ("remove_mandate", lambda s: commands.remove_mandate(s, first(s, Mandate))),
    ("add_mandate_task", lambda s: commands.add_mandate_task(
        s, first(s, Mandate), "Réunir les données", due_on="2026-12-01")),
    ("record_representation", spoken),
    ("edit_representation", lambda s: commands.edit_representation(
        s, first(s, Representation), outcome="Le conseil\nen débattra", kind="meeting")),
    ("report_representations", lambda s: commands.report_representations(
        s, [first(s, Representation)], first(s, Meeting))),
    ("unreport_representation", lambda s: commands.unreport_representation(
        s, first(s, Representation))),
    ("remove_representation", lambda s: commands.remove_representation(
        s, first(s, Representation))),
    ("add_representation_task", lambda s: commands.add_representation_task(
        s, first(s, Representation), "Relancer le conseil", organization_id=None)),
    ("add_asset", lambda s: commands.add_asset(
        s, first(s, Membership), kind="skill", text="Animation de groupe")),
    ("edit_asset", lambda s: commands.edit_asset(
        s, first(s, MembershipAsset), kind="knowledge", text="Réseau de transport")),
    ("remove_asset", lambda s: commands.remove_asset(s, first(s, MembershipAsset))),
]


def _told(store: Store) -> None:
    made = spoken(store)
    commands.report_representations(
        store, [made], meeting(store, assembly(store), "2026-10-20"),
    )


def _spoken_then_assembly(store: Store) -> None:
    spoken(store)
    meeting(store, assembly(store), "2026-10-20")


PREPARED: dict[str, Gesture] = {
    "edit_mandate_report": report,
    "remove_mandate_report": report,
    "reopen_mandate": lambda s: commands.close_mandate(s, first(s, Mandate), on="2026-11-01"),
    "remove_mandate": report,
    "add_mandate_task": lambda s: board(s, food(s)),
    "edit_representation": spoken,
    "report_representations": _spoken_then_assembly,
    "unreport_representation": _told,
    "remove_representation": spoken,
    "add_representation_task": spoken,
    "edit_asset": asset,
    "remove_asset": asset,
}
