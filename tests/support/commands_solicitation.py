"""Every command of the solicitation, as one gesture on a winter of meetings."""

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.governance import ExternalBody, ExternalSeat
from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands
from support import solicitation_ground as ground
from support.commands_directory import Gesture
from support.solicitation_ground import COUNCIL, ERIC, HELENE, MRC, SACC, TRANSPORT

NEAR = {HELENE: SACC, ERIC: MRC}


def seed(store: Store) -> None:
    """Write the winter, two meetings to come, and a table of others."""
    ground.seed(store)
    with store.operation("Convoquer") as op:
        ground.ask(op, "n-1", COUNCIL, "2026-12-01", ground.CLERMONT, NEAR)
        ground.ask(op, "n-2", TRANSPORT, "2026-12-03", ground.MALBAIE, NEAR)
    table = commands.add_external_body(store, name="Table régionale")
    commands.seat_outside(store, external_body_id=table, organization_id=SACC)


def table(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(ExternalBody.id)).one()


def seat(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(ExternalSeat.id)).one()


def journey(store: Store) -> str:
    asked = select(Journey.id).where(Journey.kilometres == 48)
    with store.read() as session:
        return session.scalars(asked).one()


COMMANDS: list[tuple[str, Gesture]] = [
    ("set_journey", lambda s: commands.set_journey(s, ground.ISLE, ground.PAUL, 17, 40)),
    ("remove_journey", lambda s: commands.remove_journey(s, journey(s))),
    ("place_meeting", lambda s: commands.place_meeting(s, ground.SIXTH, ground.CLERMONT)),
    ("place_person", lambda s: commands.place_person(s, HELENE, ground.PAUL)),
    ("set_thresholds", lambda s: commands.set_thresholds(s, hours=20, meetings=4)),
    ("set_caps", lambda s: commands.set_caps(s, SACC, hours=10, meetings=2)),
    ("set_milestone", lambda s: commands.set_milestone(s, "2026-06-01", "calendrier commun")),
    ("add_external_body", lambda s: commands.add_external_body(
        s, name="TIR-SHV", holder="Région", meetings_per_year=6, minutes=120)),
    ("edit_external_body", lambda s: commands.edit_external_body(
        s, table(s), name="Table des élus", area_id=ground.PAUL)),
    ("remove_external_body", lambda s: commands.remove_external_body(s, table(s))),
    ("seat_outside", lambda s: commands.seat_outside(
        s, external_body_id=table(s), organization_id=MRC, person_id=ERIC)),
    ("edit_outside_seat", lambda s: commands.edit_outside_seat(
        s, seat(s), start_on="2026-01-01", end_on="2026-12-31")),
    ("remove_outside_seat", lambda s: commands.remove_outside_seat(s, seat(s))),
    ("hold_together", lambda s: commands.hold_together(s, "n-2", "n-1")),
    ("set_suggestion_aside", lambda s: commands.set_suggestion_aside(s, "n-1.n-2")),
    ("take_suggestion_back", lambda s: commands.take_suggestion_back(s, "n-1.n-2")),
]
PREPARED: dict[str, Gesture] = {
    "take_suggestion_back": lambda s: commands.set_suggestion_aside(s, "n-1.n-2"),
}
