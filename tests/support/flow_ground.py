"""A chantier whose cards moved over three months, day by day, as a person would move them."""

from datetime import date, timedelta
from pathlib import Path

from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.clock import frozen
from support import work_ground as ground

FIRST, TODAY = date(2026, 9, 4), ground.TODAY
BOARD = ground.linked_id("board", ground.TRANSPORT)
# title → (weeks after the first day, state) in the order they were made
WALKS = {
    "Sonder les aînés": ((0, "idea"), (1, "todo"), (2, "doing"), (4, "done")),
    "Dessiner l’horaire": ((0, "todo"), (3, "doing"), (6, "waiting"), (9, "done")),
    "Trouver des chauffeurs": ((2, "todo"), (4, "doing"), (8, "waiting")),
    "Réserver le minibus": ((5, "todo"), (9, "doing"), (12, "done")),
    "Imprimer les billets": ((11, "todo"),),
}
COUNCIL_MEETING, OWN_MEETING, NEXT_MEETING = "m-council", "m-own", "m-next"
POINT, SECRET = "i-tabling", "i-secret"


def open_flow(path: Path) -> Store:
    """Create the dossier; its clock stands on `TODAY` when it is given."""
    store = Store.create(
        path, title="DSI Charlevoix", author="Marie-Ève Tremblay", device="Portable",
        clock=frozen(FIRST),
    )  # fmt: skip
    ground._frame(store)
    boards.create_board(store, ground.TRANSPORT)
    made: dict[str, str] = {}
    steps = sorted(
        (week, at, title, state)
        for title, walk in WALKS.items() for at, (week, state) in enumerate(walk)
    )  # fmt: skip
    for week, _at, title, state in steps:
        store.clock = frozen(FIRST + timedelta(weeks=week))
        if title not in made:
            made[title] = tasks.add_task(
                store, title=title, body_id=ground.TRANSPORT, state=state
            )
        else:
            tasks.set_task_state(store, made[title], state)
    store.clock = frozen(TODAY)
    _told(store, made)
    _meetings(store)
    return store


def task(store: Store, title: str) -> str:
    return ground.first(store, "task", f"title = '{title.replace(chr(39), chr(39) * 2)}'")


def _told(store: Store, made: dict[str, str]) -> None:
    late, waits = made["Imprimer les billets"], made["Trouver des chauffeurs"]
    tasks.edit_task(store, late, due_on="2026-11-30", cost=125_00)
    tasks.edit_task(store, waits, waiting_for="la réponse de la MRC", person_id=ground.STEPHANE,
                    hours_planned=125, hours_done=40)  # fmt: skip
    tasks.edit_task(store, made["Réserver le minibus"], result="Minibus réservé pour l’hiver",
                    organization_id=ground.MRC)  # fmt: skip


def _meetings(store: Store) -> None:
    with store.operation("Poser les rencontres") as op:
        op.get(ground.Body, ground.TRANSPORT).parent_id = ground.COUNCIL
        for key, body, day, state in (
            (COUNCIL_MEETING, ground.COUNCIL, "2026-10-15", "adopted"),
            (OWN_MEETING, ground.TRANSPORT, "2026-11-19", "held"),
            (NEXT_MEETING, ground.COUNCIL, "2026-12-10", "convened"),
        ):
            op.add(Meeting(id=key, body_id=body, held_on=day, state=state, title="Rencontre"))
        op.flush()
        op.add(AgendaItem(id=POINT, meeting_id=NEXT_MEETING, title="Dépôts", kind="tabling"))
        op.add(AgendaItem(id=SECRET, meeting_id=OWN_MEETING, title="Huis clos", in_camera=True))
        op.flush()
        op.add(Decision(id="d-open", meeting_id=OWN_MEETING, text="Essayer deux arrêts"))
        op.add(Decision(id="d-secret", meeting_id=OWN_MEETING, agenda_item_id=SECRET,
                        text="Ce qui ne se dit pas"))  # fmt: skip
        op.add(Motion(id="mo-own", meeting_id=OWN_MEETING, number="TR-2026-003",
                      title="Horaire d’hiver", text="Il est résolu…"))  # fmt: skip
        op.add(Motion(id="mo-amend", meeting_id=OWN_MEETING, title="Amendement",
                      procedure="amendment"))  # fmt: skip
