"""A committee with one adopted meeting, one still a draft, and a chantier that decides."""

from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.meeting_ground import Ground, grounded

LATER = "2027-01-21"


@dataclass
class Registered:
    """The ids a test of the register needs."""

    ground: Ground
    carried: str
    defeated: str
    adopting: str
    later: str
    decision: str

    @property
    def store(self) -> Store:
        return self.ground.store


def registered(folder: Path) -> Registered:
    """Record, close and adopt through the commands a person uses."""
    ground = grounded(folder)
    store = ground.store
    with store.hurried():
        with store.operation("Nommer") as op:
            op.add(Initiative(name="DSI Charlevoix", demonstration=True))
        meetings.edit_meeting(
            store, ground.meeting, chair_id=ground.people[0], note_taker_id=ground.people[3],
        )
        ground.under_way()
        minutes.record_note(store, ground.meeting, ground.items[2], "Stéphane présente.")
        carried = minutes.record_resolution(
            store, ground.meeting, ground.items[2],
            "Demander 18 000 $ au Fonds régions et ruralité",
            title="Navette d’été", recitals="le temps presse\nune aide est confirmée",
            mover_id=ground.people[0], seconder_id=ground.people[2], taken_at="13:50",
        )
        defeated = minutes.record_resolution(
            store, ground.meeting, ground.items[2], "Reporter l’essai", taken_at="13:55",
            state="defeated", in_favour=1, against=3, mover_id=ground.people[1],
        )
        ground.close()
        later = meetings.create_meeting(store, body_id=ground.body, held_on=LATER)
        for person in ground.people:
            meetings.set_attendance(store, later, person, "present")
        adopting = minutes.record_resolution(store, later, None, "Adopter le procès-verbal")
        minutes.adopt_minutes(store, ground.meeting, in_meeting_id=later, motion_id=adopting)
        decision = _chantier(ground)
    return Registered(ground, carried, defeated, adopting, later, decision)


def _chantier(ground: Ground) -> str:
    store = ground.store
    governance.set_rules(
        store, ground.chantier, minutes_kind="cr", requires_adoption=False, quorum_kind="none",
    )
    meeting = meetings.create_meeting(store, body_id=ground.chantier, held_on="2026-10-06")
    return minutes.record_decision(store, meeting, None, "Le trajet par Clermont est retenu")
