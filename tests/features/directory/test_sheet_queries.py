"""What a sheet gathers: seats, work, decisions and why, meetings, letters, load."""

from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.areas import Area, Journey
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    ExternalBody,
    ExternalSeat,
    Mandate,
    MandateLetter,
    Membership,
)
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion, Vote, VoteEvent
from dsi_desktop.db.schema.plan import Action, ActionPartner
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.queries.changes import CHANGES_SHOWN
from dsi_desktop.features.directory.queries.sheets import MEETINGS_SHOWN
from dsi_desktop.features.directory.rules.limits import last_months, limit_of
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import NotFound
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY


def sacc_of(store: Store) -> str:
    return first(store, Organization)


def helene_of(store: Store) -> str:
    return first(store, Person)


def dealings(store: Store, today: date = TODAY) -> queries.Dealings:
    return queries.organization_sheet(store, sacc_of(store), today).dealings


def meet(store: Store, day: str | None, *who: str, place: int = 1, **fields: str) -> str:
    """Hold a meeting of a body; each of `who` comes for the first organisation, present."""
    given = {"start_time": "13:00", "end_time": "15:00", "state": "held", **fields}
    with store.operation("essai") as op:
        meeting = op.add(Meeting(body_id=body(store, place), held_on=day, **given))
        for person in who:
            op.add(Attendance(
                meeting_id=meeting.id, person_id=person, organization_id=sacc_of(store),
                status="present",
            ))
        return meeting.id


def test_that_a_sheet_gathers_seats_actions_and_people(seated: Store) -> None:
    sacc, mrc = every(seated, Organization)
    with seated.operation("essai") as op:
        led = op.add(Action(title="Collations", lead_id=sacc, progress=80, end_on="2026-12-12"))
        shared = op.add(Action(title="Popote", lead_id=mrc, body_id=body(seated, 2)))
        op.add(ActionPartner(action_id=shared.id, organization_id=sacc))
    sheet = queries.organization_sheet(seated, sacc, TODAY)
    found = sheet.dealings
    assert [(one.title, one.part) for one in found.actions] == [
        ("Collations", "lead"), ("Popote", "partner")]
    assert found.actions[0].id == led.id
    assert [(seat.body, seat.college, seat.person, seat.current) for seat in found.seats] == [
        ("Comité conseil", "Collège communautaire", "Hélène Savard", True)]
    assert [one.person for one in sheet.people] == ["Hélène Savard"]
    assert sheet.served == ("MRC de Charlevoix-Est",)


def test_that_a_person_sheet_says_functions_seats_and_actions(seated: Store) -> None:
    helene = helene_of(seated)
    with seated.operation("essai") as op:
        op.add(Action(title="Navette", contact_id=helene))
    sheet = queries.person_sheet(seated, helene, TODAY)
    assert sheet.name == "Hélène Savard"
    assert [one.organization for one in sheet.functions] == ["Service d’aide communautaire"]
    assert [one.part for one in sheet.dealings.actions] == ["lead"]
    assert [one.role for one in sheet.dealings.seats] == ["chair"]
    assert [tag.name for tag in sheet.tags] == ["porteuse"]


def test_that_seats_of_the_past_come_after_those_of_today(seated: Store) -> None:
    sheet = queries.person_sheet(seated, helene_of(seated), date(2023, 1, 1))
    assert [seat.current for seat in sheet.dealings.seats] == [False]


def test_that_a_stranger_has_no_sheet(seated: Store) -> None:
    with pytest.raises(NotFound):
        queries.organization_sheet(seated, "inconnue", TODAY)
    with pytest.raises(NotFound):
        queries.person_sheet(seated, "inconnue", TODAY)


def test_that_follow_ups_done_dropped_or_archived_are_left_out(seated: Store) -> None:
    sacc = sacc_of(seated)
    with seated.operation("essai") as op:
        for title, state, archived, due in (
            ("Appeler", "todo", False, None), ("Écrire", "doing", False, "2026-11-01"),
            ("Fini", "done", False, None), ("Rangé", "todo", True, None),
            ("Laissé", "dropped", False, None),
        ):
            op.add(Task(
                title=title, state=state, archived=archived, due_on=due, organization_id=sacc))
    assert [(one.title, one.due_on) for one in dealings(seated).tasks] == [
        ("Écrire", "2026-11-01"), ("Appeler", None)]


def test_that_no_meeting_one_and_many_are_shown(seated: Store) -> None:
    helene = helene_of(seated)
    assert (dealings(seated).meetings, dealings(seated).meetings_count) == ((), 0)
    meet(seated, "2026-10-08", helene)
    assert [one.held_on for one in dealings(seated).meetings] == ["2026-10-08"]
    with seated.operation("essai") as op:
        for number in range(500):
            day = date.fromordinal(date(2016, 1, 1).toordinal() + number).isoformat()
            meeting = op.add(Meeting(held_on=day, body_id=body(seated, number % 4)))
            op.add(Attendance(
                meeting_id=meeting.id, organization_id=sacc_of(seated), status="present"))
    found = dealings(seated)
    assert (len(found.meetings), found.meetings_count) == (MEETINGS_SHOWN, 501)
    assert found.meetings[0].held_on == "2026-10-08"
    whole = queries.organization_meetings(seated, sacc_of(seated))
    assert len(whole) == 501
    assert [one.held_on for one in queries.person_meetings(seated, helene)] == ["2026-10-08"]


def test_that_the_best_presence_speaks_for_an_organisation(seated: Store) -> None:
    meeting = meet(seated, "2026-10-08", helene_of(seated))
    with seated.operation("essai") as op:
        op.add(Attendance(meeting_id=meeting, organization_id=sacc_of(seated), status="absent"))
        alone = op.add(Meeting(held_on="2026-10-01"))
        op.add(Attendance(
            meeting_id=alone.id, organization_id=sacc_of(seated), status="remote",
            role="substitute"))
        odd = op.add(Meeting(held_on="2026-09-01"))
        op.add(Attendance(
            meeting_id=odd.id, organization_id=sacc_of(seated), status="inconnu"))
    assert [(one.status, one.substitute, one.body) for one in dealings(seated).meetings] == [
        ("present", False, "Comité conseil"), ("remote", True, ""), ("", False, "")]


def decide(store: Store, **fields: str | None) -> str:
    """Take a resolution at a meeting where Hélène sits for the first organisation."""
    meeting = meet(store, "2026-10-08", helene_of(store))
    with store.operation("essai") as op:
        return op.add(Motion(meeting_id=meeting, body_id=body(store, 1), **fields)).id


def reasons(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.title, one.why) for one in dealings(store).decisions]


@pytest.mark.parametrize(("text", "found"), [
    ("Accorder 5 000 $ au Service d'aide communautaire", True),
    ("au SERVICE D’AIDE COMMUNAUTAIRE.", True),
    ("au Sacc, pour les collations", True),
    ("aux SACCS de la région", False),
    ("au service à la clientèle", False),
    ("", False),
])
def test_that_a_decision_is_found_by_the_whole_name_or_acronym(
    seated: Store, text: str, found: bool,
) -> None:
    decide(seated, title="Fonds", text=text, number="CC-2026-011")
    assert reasons(seated) == ([("Fonds", ("named",))] if found else [])
    with seated.operation("essai") as op:
        op.add(Decision(text=f"{text}\nSuite", body_id=body(seated, 2)))
    lines = dealings(seated).decisions
    assert {one.kind for one in lines} == ({"motion", "decision"} if found else set())
    assert text in {"", *(one.title for one in lines)} or not found


def test_that_a_name_of_two_letters_names_nobody(seated: Store) -> None:
    commands.edit_organization(seated, sacc_of(seated), acronym="DE", name="Entraide")
    decide(seated, title="Adoption de l’ordre du jour", text="de adopter DE")
    assert reasons(seated) == []


def test_that_who_moves_speaks_for_the_organisation_of_that_day(seated: Store) -> None:
    helene, eric = every(seated, Person)
    decide(seated, title="Ordre du jour", mover_id=helene, seconder_id=eric)
    decide(seated, title="Levée", mover_id=eric, seconder_id=helene)
    assert sorted(reasons(seated)) == [("Levée", ("seconded",)), ("Ordre du jour", ("moved",))]
    assert [one.why for one in queries.organization_decisions(
        seated, every(seated, Organization)[1])] == []
    assert {one.title: one.why for one in queries.person_decisions(seated, eric)} == {
        "Levée": ("moved",), "Ordre du jour": ("seconded",)}


def test_that_work_votes_and_mandates_are_reasons(seated: Store) -> None:
    sacc, helene = sacc_of(seated), helene_of(seated)
    motion = decide(seated, title="Navette")
    with seated.operation("essai") as op:
        decision = op.add(Decision(text="Écrire aux municipalités", mode="consensus"))
        op.add(Task(title="Écrire", organization_id=sacc, person_id=helene,
                    decision_id=decision.id))
        action = op.add(Action(title="Navette", motion_id=motion, contact_id=helene))
        op.add(ActionPartner(action_id=action.id, organization_id=sacc))
        vote = op.add(VoteEvent(motion_id=motion))
        op.add(Vote(vote_event_id=vote.id, organization_id=sacc, person_id=helene, option="no"))
        op.add(Mandate(title="Parler", person_id=helene, decision_id=decision.id))
        op.add(Mandate(title="Sans décision", person_id=helene))
    assert dict(reasons(seated)) == {
        "Navette": ("voted", "action"), "Écrire aux municipalités": ("task",)}
    mine = {one.title: one.why for one in queries.person_decisions(seated, helene)}
    assert mine == {"Navette": ("voted", "action"),
                    "Écrire aux municipalités": ("task", "mandate")}


def test_that_a_person_is_named_by_both_names(seated: Store) -> None:
    decide(seated, title="Merci", text="Remercier Hélène")
    helene = helene_of(seated)
    assert [one.title for one in queries.person_decisions(seated, helene)] == []
    decide(seated, title="Élection", text="Élire Helene Savard au comité conseil")
    decide(seated, title="Porte-parole", text="Nommer Hélène Savard porte-parole")
    assert {one.title for one in queries.person_decisions(seated, helene)} == {
        "Élection", "Porte-parole"}
    commands.edit_person(seated, helene, family_name="")
    assert queries.person_decisions(seated, helene) == []


def test_that_a_removed_decision_is_forgotten(seated: Store) -> None:
    motion = decide(seated, title="Fonds", text="Le SACC")
    with seated.operation("essai") as op:
        op.remove(op.get(Motion, motion))
    assert reasons(seated) == []


def test_that_letters_say_what_is_left_of_them(seated: Store) -> None:
    eric = every(seated, Person)[1]
    with seated.operation("essai") as op:
        seat = first(seated, Membership)
        op.add(MandateLetter(
            membership_id=seat, organization_id=sacc_of(seated), scope="commit", ceiling=200_000,
            substitute_id=eric, end_on="2026-12-29"))
        op.add(MandateLetter(membership_id=seat, scope="inform"))
        op.add(MandateLetter(membership_id=seat, end_on="2026-01-01"))
    found = dealings(seated).letters
    assert [(one.scope, one.ceiling, one.days_left, one.substitute) for one in found] == [
        ("inform", None, None, ""), ("commit", 200_000, 47, "Éric Gauthier"),
        ("recommend", None, -315, "")]
    assert found[1].organization == "Service d’aide communautaire"
    his = queries.person_sheet(seated, eric, TODAY).dealings.letters
    assert [one.days_left for one in his] == [47]


def test_that_twelve_months_count_meetings_hours_and_roads(seated: Store) -> None:
    mrc, town = every(seated, Area)
    helene = helene_of(seated)
    with seated.operation("essai") as op:
        op.get(Person, helene).area_id = town
        op.add(Journey(from_area_id=town, to_area_id=mrc, kilometres=40, minutes=30))
    for day in ("2026-10-01", "2026-10-15", "2026-11-05", "2025-11-30"):
        meet(seated, day, helene, area_id=mrc)
    year = dealings(seated).charge
    assert (year.load.convened, year.load.minutes, year.load.kilometres) == (3, 540, 240)
    told = {one.month: (one.meetings, one.minutes) for one in year.months if one.meetings}
    assert told == {"2026-10": (2, 360), "2026-11": (1, 180)}
    assert len(year.months) == 12
    assert (year.meetings_cap, year.hours_cap, year.over) == (3, 16, ())


def test_that_seats_at_tables_of_others_are_told_and_not_counted(seated: Store) -> None:
    with seated.operation("essai") as op:
        table = op.add(ExternalBody(name="Table régionale", meetings_per_year=6))
        for end in (None, "2020-12-31"):
            op.add(ExternalSeat(
                external_body_id=table.id, organization_id=sacc_of(seated), end_on=end
            ))
    assert dealings(seated).charge.outside == 1


@pytest.mark.parametrize(("meetings", "hours", "over"), [
    (1, None, ("2026-10",)), (None, 3, ("2026-10",)), (2, 16, ()),
])
def test_that_a_month_past_a_limit_is_told(
    seated: Store, meetings: int | None, hours: int | None, over: tuple[str, ...],
) -> None:
    with seated.operation("essai") as op:
        organization = op.get(Organization, sacc_of(seated))
        organization.meetings_cap, organization.hours_cap = meetings, hours
        op.add(Setting(key="solicitation.meetings", value="2"))
        op.add(Setting(key="solicitation.hours", value="beaucoup"))
    for day in ("2026-10-01", "2026-10-15", "2026-11-05"):
        meet(seated, day, helene_of(seated))
    year = dealings(seated).charge
    assert year.over == over
    assert year.meetings_cap == (meetings or 2)
    assert year.hours_cap == (hours or 16)


def test_that_two_bodies_met_in_the_same_months_are_proposed_together(seated: Store) -> None:
    helene = helene_of(seated)
    for month in ("08", "09", "10"):
        assert dealings(seated).charge.pairing is None
        meet(seated, f"2026-{month}-03", helene, place=1)
        meet(seated, f"2026-{month}-20", helene, place=3)
    pairing = dealings(seated).charge.pairing
    assert pairing == queries.Pairing("Hélène Savard", "Comité conseil", "Transport", 3)
    governance.end_body(seated, body(seated, 3), "2026-10-31")
    assert dealings(seated).charge.pairing is None


def test_that_the_year_ends_with_the_month_of_today() -> None:
    assert last_months(date(2026, 11, 12), 12) == (date(2025, 12, 1), date(2026, 11, 30))
    assert last_months(date(2028, 2, 29), 1) == (date(2028, 2, 1), date(2028, 2, 29))
    assert last_months(date(2026, 12, 31), 12) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [limit_of(own, kept, 3) for own, kept in (
        (0, "5"), (None, "5"), (None, "x"), (None, None), (None, "٣"))] == [0, 5, 3, 3, 3]


def test_that_served_areas_and_the_issuer_are_told(seated: Store) -> None:
    assert queries.served_areas(seated, sacc_of(seated)) == {every(seated, Area)[0]}
    assert queries.initiative_name(seated) == "DSI Charlevoix"
    assert queries.unsettled(seated, sacc_of(seated)) == ()


def test_that_the_last_gestures_on_a_record_are_told_newest_first(seated: Store) -> None:
    sacc = sacc_of(seated)
    for number in range(6):
        commands.edit_organization(seated, sacc, mission=f"Mission {number}")
    commands.edit_organization(seated, sacc, name="SACC", notes="", acronym="S")
    seated.undo()
    found = queries.last_changes(seated, "organization", sacc)
    assert [one.label for one in found][:2] == [
        "Annuler\u00a0: Modifier une organisation", "Modifier une organisation"]
    assert len(found) == CHANGES_SHOWN
    assert {(one.who, one.day) for one in found} == {
        ("Marie-Ève Tremblay", TODAY.isoformat())}
    assert queries.last_changes(seated, "organization", "inconnue") == ()
    created = queries.last_changes(seated, "person", helene_of(seated))
    assert [one.label for one in created] == ["Ajouter une personne"]


def test_that_a_clock_far_off_claims_no_day(tmp_path: Path) -> None:
    store = Store.create(
        tmp_path / "loin.dsi", title="Loin", author="Luc", device="Portable",
        clock=Clock(lambda: 10**17),
    )
    organization = commands.add_organization(store, name="Coop")
    assert [one.day for one in queries.last_changes(store, "organization", organization)] == [
        None]
    store.close()
