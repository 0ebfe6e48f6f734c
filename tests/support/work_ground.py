"""A small démarche with chantiers, people, follow-ups and a plan, on which commands are tried."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Population
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.ids import linked_id

TODAY = date(2026, 12, 4)
TRANSPORT, FOOD, HOUSING, COUNCIL = "b-transport", "b-food", "b-housing", "b-council"
MEETING, MOTION, DECISION = "m-1", "mo-1", "d-1"
MRC, ANCRAGE = "o-mrc", "o-ancrage"
STEPHANE, NADIA = "p-stephane", "p-nadia"
AREA, POPULATION = "a-malbaie", "pop-aines"


def open_ground(path: Path) -> Store:
    """Create the dossier and fill it through the commands a person uses."""
    store = Store.create(
        path, title="Essai", author="Marie-Ève Tremblay", device="Portable", clock=frozen(TODAY)
    )
    _frame(store)
    _work(store)
    _plan(store)
    return store


def reopen(path: Path) -> Store:
    return Store.open(
        path, author="Marie-Ève Tremblay", device="Portable", clock=frozen(TODAY)
    )


def _frame(store: Store) -> None:
    with store.operation("Poser le décor") as op:
        op.add(Area(id=AREA, code="15013", name="La Malbaie"))
        op.add(Population(id=POPULATION, name="Personnes aînées"))
        for place, (key, name, kind) in enumerate(
            (
                (TRANSPORT, "Transport", "workstream"),
                (FOOD, "Alimentation", "workstream"),
                (HOUSING, "Habitation", "workstream"),
                (COUNCIL, "Comité conseil", "advisory_committee"),
            )
        ):
            op.add(Body(id=key, name=name, kind=kind, hue=place, rank=f"V{place + 1}"))
        op.add(Organization(id=MRC, name="MRC de Charlevoix-Est", acronym="MRC"))
        op.add(Organization(id=ANCRAGE, name="L’Ancrage"))
        op.add(Person(id=STEPHANE, given_name="Stéphane", family_name="Leblanc"))
        op.add(Person(id=NADIA, given_name="Nadia", family_name="Bouchard"))
        op.add(
            Meeting(id=MEETING, body_id=COUNCIL, title="Comité conseil", held_on="2026-12-03")
        )
        op.add(
            Motion(
                id=MOTION, meeting_id=MEETING, number="CC-2026-014", title="Demander 18 000 $",
                text="Il est résolu de demander 18 000 $ au FRR.",
            )
        )
        op.add(Decision(id=DECISION, meeting_id=MEETING, text="Recommander un essai"))


def _work(store: Store) -> None:
    boards.create_board(store, TRANSPORT)
    boards.create_board(store, FOOD)
    first = tasks.add_task(
        store, title="Obtenir trois soumissions", body_id=TRANSPORT, person_id=NADIA,
        due_on="2026-11-30", state="doing", meeting_id=MEETING, motion_id=MOTION,
    )
    tasks.add_check(store, first, "Première soumission")
    tasks.tick_check(store, tasks.add_check(store, first, "Deuxième soumission"), done=True)
    tasks.add_task(
        store, title="Relancer deux municipalités", body_id=TRANSPORT, person_id=STEPHANE,
        due_on="2026-12-15",
    )
    tasks.add_task(
        store, title="Visiter la popote", body_id=FOOD, organization_id=ANCRAGE,
        due_text="vers l’été", due_to="2027-06-21", state="idea",
    )
    tasks.add_task(store, title="Lire le portrait", body_id=HOUSING, responsible_name="Toutes")
    tasks.add_task(store, title="Écrire au ministère", body_id=COUNCIL, due_on="2026-12-05")
    tasks.archive_task(store, tasks.add_task(store, title="Vieille idée", body_id=TRANSPORT))


def _plan(store: Store) -> None:
    plan_id = plan.create_plan(
        store, title="Plan de communauté", start_on="2025-04-01", end_on="2028-03-31"
    )
    plan.add_guideline(store, title="Rejoindre tout le territoire")
    for number, (title, body) in enumerate(
        (("Se déplacer sans voiture", TRANSPORT), ("Manger à sa faim", FOOD))
    ):
        issue = plan.add_issue(store, plan_id=plan_id, title=title, body_id=body, hue=number)
        for part in ("proche", "loin"):
            objective = plan.add_objective(store, issue_id=issue, title=f"{title}, {part}")
            change = plan.add_desired_change(
                store, objective_id=objective, title=f"On y arrive, {part}"
            )
            plan.add_action(
                store, objective_id=objective, title=f"Essayer {part}", state="in_progress",
                desired_change_id=change, end_on="2026-11-27", progress=60, lead_id=MRC,
                contact_id=STEPHANE, motion_id=MOTION, decision_id=DECISION,
            )
            plan.add_action(
                store, objective_id=objective, title=f"Réussir {part}", state="done", progress=100
            )
    _means(store, plan_id)


def _means(store: Store, plan_id: str) -> None:
    action_id = action(store)
    plan.add_partner(store, action_id=action_id, organization_id=ANCRAGE, role="colead")
    frr = plan.add_funder(store, name="FRR")
    agreement = plan.add_agreement(store, funder_id=frr, title="FRR 2026", amount=2_000_000)
    plan.add_funding_line(
        store, action_id=action_id, funder_id=frr, agreement_id=agreement, state="asked",
        asked=1_800_000, fiscal_year="2026-2027",
    )
    plan.add_human_resource(
        store, action_id=action_id, organization_id=MRC, hours_planned=1800, hours_done=1260
    )
    plan.add_milestone(store, action_id=action_id, title="Horaire adopté", due_on="2027-01-15")
    plan.add_note(store, action_id=action_id, text="Trois chauffeurs trouvés.")
    indicator = plan.add_indicator(
        store, plan_id=plan_id, title="Trajets", action_id=action_id, unit="trajets",
        baseline=0, target=400, target_on="2027-03-31",
    )
    plan.add_measurement(store, indicator_id=indicator, value=120, measured_on="2026-06-30")
    plan.add_measurement(store, indicator_id=indicator, value=312, measured_on="2026-11-30")
    need = plan.add_need(store, plan_id=plan_id, title="Rejoindre les services")
    plan.add_evidence(store, need_id=need, text="Un ménage sur cinq sans voiture", value="20 %")
    with store.operation("Relier la tâche à l’action") as op:
        op.get(tasks.Task, task(store)).action_id = action_id


_ORDER = {
    "task": "meeting_id IS NULL, body_id <> 'b-transport', title",
    "desired_change": "(SELECT code FROM objective WHERE objective.id = objective_id)",
    "issue": "code",
    "check_item": "rank",
    "objective": "code",
    "action": "code",
    "dimension": "rank",
}


def first(store: Store, table: str, where: str = "1", place: int = 0) -> str:
    """Return the id of a living row, in the order in which the ground was laid."""
    with store.read() as session:
        order = _ORDER.get(table, "id")
        found = session.connection().exec_driver_sql(
            f"SELECT id FROM {table} WHERE deleted IS NULL AND {where} ORDER BY {order}"
        )
        return str(found.scalars().all()[place])


def task(store: Store, place: int = 0) -> str:
    return first(store, "task", "coalesce(archived, 0) = 0", place)


def archived_task(store: Store) -> str:
    return first(store, "task", "archived = 1")


def check(store: Store) -> str:
    return first(store, "check_item")


def board(store: Store) -> str:
    return linked_id("board", TRANSPORT)


def column(store: Store, state: str, body_id: str = TRANSPORT) -> str:
    return linked_id("column", linked_id("board", body_id), state)


def card(store: Store, place: int = 0) -> str:
    return linked_id("card", board(store), task(store, place))


def action(store: Store, place: int = 0) -> str:
    return first(store, "action", place=place)


def every(store: Store, entity: type) -> list[object]:
    """Return every row of a table, removed ones too."""
    with store.read() as session:
        return list(session.scalars(select(entity)).all())
