"""A chantier that meets today: its board, its action of the plan, the two people who carry it."""

from dataclasses import dataclass, field
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.plan import commands as plan
from support.room_window import DAY, SIGNED, Watch


@dataclass
class Chantier:
    """The ids of the chantier, of its people, of its meeting and of its action."""

    body: str = ""
    people: list[str] = field(default_factory=list)
    meeting: str = ""
    items: list[str] = field(default_factory=list)
    action: str = ""


def chantier(folder: Path) -> tuple[Path, Chantier]:
    """Write the dossier of a chantier about to work for an afternoon."""
    made = Chantier()
    path = folder / "chantier.dsi"
    store = Store.create(
        path, title="DSI Charlevoix", author=SIGNED.author, device=SIGNED.device,
        clock=Watch("09:00").clock(),
    )
    with store.hurried():
        _seed(store, made)
    store.close()
    return path, made


def _seed(store: Store, made: Chantier) -> None:
    made.body = governance.create_body(
        store, name="Chantier Transport", kind="workstream", acronym="CH-TRA"
    )
    boards.create_board(store, made.body, title="Transport")
    for given, family, role in (("Josée", "Desbiens", "facilitator"),
                                ("Stéphane", "Leblanc", "member")):
        organization = directory.add_organization(store, name=f"Organisme de {given}")
        person = directory.add_person(store, given_name=given, family_name=family)
        made.people.append(person)
        governance.appoint_member(
            store, body_id=made.body, person_id=person, role=role,
            organization_id=organization, start_on="2026-01-15",
        )
    plan_id = plan.create_plan(
        store, title="Plan de communauté", start_on="2025-04-01", end_on="2028-03-31"
    )
    issue = plan.add_issue(
        store, plan_id=plan_id, title="Se déplacer sans voiture", body_id=made.body
    )
    objective = plan.add_objective(store, issue_id=issue, title="Réduire l’isolement")
    made.action = plan.add_action(
        store, objective_id=objective, title="Essayer la navette", state="in_progress"
    )
    made.meeting = meetings.create_meeting(
        store, body_id=made.body, held_on=DAY.isoformat(), start_time="13:30",
        end_time="15:30", place="Clermont",
    )
    made.items = [
        meetings.add_item(store, made.meeting, title, kind=kind, minutes=20)
        for title, kind in (("Ouverture", "information"), ("Navette des aîné·es", "exchange"))
    ]
