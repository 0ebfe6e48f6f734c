"""Partners asked to meetings for two years: what the page « Sollicitation » stands on.

Written in one gesture: a dossier of 500 partners made command by command would take minutes.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from dsi_desktop.db.schema.areas import Area, Journey
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Body, ExternalBody, ExternalSeat, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.store import Operation, Store
from support.dossier import TODAY, copied, new_dossier

PLACES = ("La Malbaie", "Clermont", "Baie-Saint-Paul", "L’Isle-aux-Coudres")
KNOWN = ((0, 1, 8, 10), (0, 2, 47, 42), (1, 2, 40, 37))
BODIES = (("Comité conseil", 120), ("Chantier Transport", 150), ("Chantier Logement", 90))
NAMES = (
    "MRC de Charlevoix-Est", "SACC de Charlevoix-Est", "CIUSSS de la Capitale-Nationale",
    "MRC de Charlevoix", "L’Ancrage de l’Isle-aux-Coudres", "Centre de services scolaire",
    "Centr’Hommes Charlevoix", "Carrefour jeunesse-emploi", "Office d’habitation",
    "Ville de La Malbaie", "Coop Marché des Montagnes", "GUEPE",
)


@dataclass
class LoadGround:
    """The ids a test needs; the first partner is asked the most."""

    store: Store
    areas: list[str]
    organizations: list[str]
    people: list[str]
    bodies: list[str]
    coming: list[str]
    table: str = ""


def load_ground(folder: Path, partners: int = 12) -> LoadGround:
    """Create the dossier; two meetings to come can be joined, trips to the island are unknown."""
    store = new_dossier(folder)
    made = LoadGround(store, [], [], [], [], [])
    with store.hurried():
        with store.operation("Nommer les partenaires") as op:
            _places(op, made)
            _partners(op, made, partners)
            _outside(op, made)
        for place in range(len(BODIES)):
            _body(store, made, place, 2 if partners > 100 else 24)
    return made


def _places(op: Operation, made: LoadGround) -> None:
    for at, name in enumerate(PLACES):
        made.areas.append(op.add(Area(name=name, kind="municipality", code=f"1500{at}")).id)
    for one, other, kilometres, minutes in KNOWN:
        op.add(Journey(
            from_area_id=made.areas[one], to_area_id=made.areas[other], kilometres=kilometres,
            minutes=minutes,
        ))  # fmt: skip


def _partners(op: Operation, made: LoadGround, count: int) -> None:
    for at in range(count):
        name = NAMES[at] if at < len(NAMES) else f"Organisme {at:03}"
        organization = op.add(Organization(name=name))
        area = made.areas[3 if at == 4 else at % 3]
        person = op.add(Person(given_name="Camille", family_name=f"Tremblay {at}", area_id=area))
        op.add(Affiliation(
            person_id=person.id, organization_id=organization.id, start_on="2020-01-01"))
        made.organizations.append(organization.id)
        made.people.append(person.id)


def _body(store: Store, made: LoadGround, place: int, months: int) -> None:
    name, minutes = BODIES[place]
    asked = range(0, len(made.people), place + 1)
    with store.operation("Réunir une instance") as op:
        kind = "chantier" if place else "advisory_committee"
        body = op.add(Body(name=name, kind=kind, hue=place))
        made.bodies.append(body.id)
        for at in asked:
            op.add(Membership(
                body_id=body.id, person_id=made.people[at],
                organization_id=made.organizations[at], start_on="2024-01-01",
            ))  # fmt: skip
        made.coming.append(
            _meeting(op, made, place, f"2026-12-{8 + place:02}", minutes, asked, held=False))
    for back in range(months - 1, -1, -1):
        year, month = divmod(TODAY.year * 12 + TODAY.month - 1 - back, 12)
        often = 3 if back > 12 else 2
        with store.operation("Réunir une instance") as op:
            for day in range(1, often + 1):
                _meeting(
                    op, made, place, f"{year}-{month + 1:02}-{day * 3 + place:02}", minutes, asked)


def _meeting(
    op: Operation, made: LoadGround, place: int, day: str, minutes: int, asked: range, *,
    held: bool = True,
) -> str:  # fmt: skip
    meeting = op.add(Meeting(
        body_id=made.bodies[place], held_on=day, area_id=made.areas[place], start_time="09:00",
        end_time=f"{9 + minutes // 60:02}:{minutes % 60:02}", state="held" if held else "planned",
        kind="ordinary",
    ))  # fmt: skip
    for at in asked:
        rare = at > 3 and (at + int(day[5:7])) % 3
        status = "expected" if not held else "excused" if rare else "present"
        op.add(Attendance(
            meeting_id=meeting.id, person_id=made.people[at], status=status,
            organization_id=made.organizations[at],
        ))  # fmt: skip
    return meeting.id


def _outside(op: Operation, made: LoadGround) -> None:
    table = op.add(ExternalBody(
        name="Table régionale en santé", holder="CIUSSS", meetings_per_year=6,
        hours_per_meeting=180, area_id=made.areas[2],
    ))  # fmt: skip
    for at in (0, 1):
        if at < len(made.organizations):
            op.add(ExternalSeat(
                external_body_id=table.id, organization_id=made.organizations[at],
                start_on="2024-01-01",
            ))  # fmt: skip
    made.table = table.id


def copied_ground(made: LoadGround, folder: Path) -> LoadGround:
    """Open a copy of a ground whose store is closed: the same ids in another dossier."""
    return replace(made, store=copied(made.store.path, folder))
