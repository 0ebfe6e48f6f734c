"""A committee of five, its chantier, and a meeting under way: what meeting tests stand on."""

from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.room import attendance_id
from dsi_desktop.features.minutes import commands as minutes
from support.dossier import TODAY, new_dossier

DAY = TODAY.isoformat()
NAMES = (
    ("Josée", "Desbiens"), ("Stéphane", "Leblanc"), ("Nathalie", "Bouchard"),
    ("Marie-Ève", "Tremblay"), ("Éric", "Gauthier"),
)
ROLES = ("chair", "member", "member", "secretary", "member")


@dataclass
class Ground:
    """The ids a test needs; `people` in the order of `NAMES`."""

    store: Store
    body: str
    chantier: str
    people: list[str]
    organizations: list[str]
    meeting: str
    items: list[str]

    def line(self, place: int) -> str:
        return attendance_id(self.meeting, self.people[place])

    def all_here(self) -> None:
        for person in self.people:
            meetings.set_attendance(self.store, self.meeting, person, "present")

    def under_way(self) -> None:
        self.all_here()
        meetings.open_meeting(self.store, self.meeting, "13:34")
        meetings.start_item(self.store, self.items[0], "13:34")

    def close(self) -> None:
        meetings.close_meeting(self.store, self.meeting, "16:05")


def grounded(folder: Path) -> Ground:
    """Create the dossier through the commands a person uses."""
    store = new_dossier(folder)
    with store.hurried():
        return _told(store)


def _told(store: Store) -> Ground:
    body = governance.create_body(
        store, name="Comité conseil", kind="advisory_committee", acronym="CC"
    )
    chantier = governance.create_body(
        store, name="Chantier Transport", kind="workstream", parent_id=body, acronym="CH-TRA"
    )
    organizations = [
        directory.add_organization(store, name=name)
        for name in ("MRC de Charlevoix-Est", "L’Ancrage", "Centr’Hommes")
    ]
    people = [
        directory.add_person(store, given_name=given, family_name=family)
        for given, family in NAMES
    ]
    for place, person in enumerate(people):
        governance.appoint_member(
            store, body_id=body, person_id=person, role=ROLES[place],
            organization_id=organizations[place % 3], start_on="2026-01-15",
        )
    meeting = meetings.create_meeting(
        store, body_id=body, held_on=DAY, start_time="13 h 30", end_time="15 h 30",
        place="Salle du conseil, Clermont",
    )
    items = [
        meetings.add_item(store, meeting, title, kind=kind, minutes=length, body_id=concerned)
        for title, kind, length, concerned in (
            ("Ouverture et quorum", "information", 5, None),
            ("Adoption de l’ordre du jour", "decision", 5, None),
            ("Navette des aîné·es", "decision", 20, chantier),
        )
    ]
    return Ground(store, body, chantier, people, organizations, meeting, items)


def carried(ground: Ground, text: str = "Demander 18 000 $ au Fonds régions et ruralité") -> str:
    """Record a resolution that everybody wants."""
    return minutes.record_resolution(
        ground.store, ground.meeting, ground.items[2], text, mover_id=ground.people[0],
        seconder_id=ground.people[2], taken_at="13:50",
    )
