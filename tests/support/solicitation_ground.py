"""A winter of six meetings between four municipalities, whose loads are computed by hand.

Roads there and back: La Malbaie–Clermont 16 km, 20 min; La Malbaie–Baie-Saint-Paul 96 km, 80 min;
Clermont–Baie-Saint-Paul 82 km, 70 min. Nobody typed the road of the island.

| meeting | SACC (Hélène, from Clermont) | MRC (Éric, from Baie-Saint-Paul) | Ancrage (Luce) |
| 14 Jan, conseil, La Malbaie, 120 min | 120 + 20 | 90 (from 14:00) + 80 | 120, road unknown |
| 21 Jan, transport, Clermont, 150 | 150, same municipality | 150 from afar | absent |
| 11 Feb, conseil, Baie-Saint-Paul, 120 | Nadia, La Malbaie: 120 + 80 | 60 (until 14:30) | |
| 18 Feb, transport, La Malbaie, no hours | | 80 of road | |
| 25 Feb, transport, cancelled | everybody | | |
| 4 March, conseil, nowhere, 60 | 60, road unknown | | |

SACC: 290, 200, 60 min = 550, 112 km. MRC: 320, 140, 0 = 460, 192 km. Ancrage: 120, 0, 0.
"""

from datetime import date

from dsi_desktop.db.schema.areas import Area, Journey
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.store import Operation, Store

START, END = date(2026, 1, 1), date(2026, 3, 31)
MALBAIE, CLERMONT, PAUL, ISLE = "a-malbaie", "a-clermont", "a-paul", "a-isle"
SACC, MRC, ANCRAGE = "o-sacc", "o-mrc", "o-ancrage"
HELENE, ERIC, LUCE, NADIA, GUY = "p-helene", "p-eric", "p-luce", "p-nadia", "p-guy"
COUNCIL, TRANSPORT = "b-council", "b-transport"
FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (f"m-{place}" for place in range(1, 7))


def seed(store: Store) -> None:
    """Write the winter."""
    with store.operation("Poser le décor") as op:
        _people(op)
        _meetings(op)
        _attend(op)


def _people(op: Operation) -> None:
    for key, name in (
        (MALBAIE, "La Malbaie"), (CLERMONT, "Clermont"), (PAUL, "Baie-Saint-Paul"),
        (ISLE, "L’Isle-aux-Coudres"),
    ):
        op.add(Area(id=key, name=name))
    for one, other, kilometres, minutes in (
        (MALBAIE, CLERMONT, 8, 10), (PAUL, MALBAIE, 48, 40), (CLERMONT, PAUL, 41, 35),
    ):
        op.add(Journey(from_area_id=one, to_area_id=other, kilometres=kilometres, minutes=minutes))
    op.add(Organization(id=SACC, name="SACC", area_id=CLERMONT))
    op.add(Organization(id=MRC, name="MRC", sector="municipal", area_id=MALBAIE))
    op.add(Organization(id=ANCRAGE, name="L’Ancrage", area_id=ISLE))
    for key, given, home, area in (
        (HELENE, "Hélène", SACC, None), (ERIC, "Éric", MRC, PAUL), (LUCE, "Luce", ANCRAGE, None),
        (NADIA, "Nadia", SACC, MALBAIE), (GUY, "Guy", None, CLERMONT),
    ):
        op.add(Person(id=key, given_name=given, family_name="Roy", area_id=area))
        if home:
            op.add(Affiliation(person_id=key, organization_id=home, start_on="2020-01-01"))
    op.add(Body(id=COUNCIL, name="Comité conseil", kind="advisory_committee", rank="V1"))
    op.add(Body(id=TRANSPORT, name="Transport", hue=2, rank="V2"))
    for body, person, home in (
        (COUNCIL, HELENE, SACC), (COUNCIL, ERIC, MRC), (COUNCIL, LUCE, ANCRAGE),
        (TRANSPORT, HELENE, SACC), (TRANSPORT, ERIC, MRC),
    ):
        op.add(Membership(
            body_id=body, person_id=person, organization_id=home, start_on="2025-01-01"
        ))
    op.add(Membership(
        body_id=COUNCIL, person_id=NADIA, organization_id=SACC, role="substitute",
        start_on="2025-01-01",
    ))


def _meetings(op: Operation) -> None:
    for key, body, day, hours, area, state in (
        (FIRST, COUNCIL, "2026-01-14", ("13:30", "15:30"), MALBAIE, "held"),
        (SECOND, TRANSPORT, "2026-01-21", ("09:00", "12:00"), CLERMONT, "adopted"),
        (THIRD, COUNCIL, "2026-02-11", ("13:30", "15:30"), PAUL, "held"),
        (FOURTH, TRANSPORT, "2026-02-18", (None, None), MALBAIE, "held"),
        (FIFTH, TRANSPORT, "2026-02-25", ("09:00", "12:00"), CLERMONT, "cancelled"),
        (SIXTH, COUNCIL, "2026-03-04", ("13:30", "14:30"), None, "held"),
    ):
        op.add(Meeting(
            id=key, body_id=body, held_on=day, start_time=hours[0], end_time=hours[1],
            area_id=area, state=state,
        ))
    op.get(Meeting, SECOND).opened_at = "09:10"
    op.get(Meeting, SECOND).closed_at = "11:40"


def _attend(op: Operation) -> None:
    for meeting, person, home, status in (
        (FIRST, HELENE, SACC, "present"), (FIRST, ERIC, MRC, "present"),
        (FIRST, LUCE, ANCRAGE, "present"), (FIRST, GUY, None, "excused"),
        (SECOND, HELENE, SACC, "present"), (SECOND, ERIC, MRC, "remote"),
        (SECOND, LUCE, ANCRAGE, "absent"), (THIRD, HELENE, SACC, "represented"),
        (THIRD, ERIC, MRC, "present"), (THIRD, LUCE, ANCRAGE, "expected"),
        (FOURTH, ERIC, MRC, "present"), (FIFTH, HELENE, SACC, "present"),
        (FIFTH, ERIC, MRC, "present"), (SIXTH, HELENE, SACC, "present"),
    ):
        op.add(Attendance(
            id=f"{meeting}.{person}", meeting_id=meeting, person_id=person, organization_id=home,
            status=status,
        ))
    op.get(Attendance, f"{FIRST}.{ERIC}").arrived_at = "14:00"
    op.get(Attendance, f"{THIRD}.{ERIC}").left_at = "14:30"
    op.get(Attendance, f"{THIRD}.{HELENE}").represented_by_id = NADIA


def ask(
    op: Operation, key: str, body: str, day: str, area: str | None, people: dict[str, str],
    hours: tuple[str, str] = ("09:00", "12:00"),
) -> str:
    """Add a meeting to come; `people` are expected, each for an organisation."""
    op.add(Meeting(
        id=key, body_id=body, held_on=day, start_time=hours[0], end_time=hours[1], area_id=area,
        state="planned", title=key,
    ))
    for person, home in people.items():
        op.add(Attendance(
            id=f"{key}.{person}", meeting_id=key, person_id=person, organization_id=home or None,
        ))
    return key
