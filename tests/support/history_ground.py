"""A dossier with a past: two people, a month of gestures, a removal, a destruction."""

import shutil
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.plan import Action, ElementArea
from dsi_desktop.db.schema.work import Check, Task
from support.choices_ground import bring, luc, marie, removes, sets, written
from support.db_ground import dossier

TODAY = date(2026, 11, 30)
TASK = "Relancer les municipalités"


def _began(path: Path) -> None:
    with marie(path, 3, 15) as store, store.operation("Ajouter une tâche") as op:
        op.add(Person(id="p", given_name="Stéphane", family_name="Leblanc"))
        op.add(Area(id="ar", name="Clermont"))
        op.add(Area(id="ar2", name="Saint-Irénée"))
        op.add(Action(id="a", title="Navette des aîné·es", code="2.1.4"))
        op.add(Body(id="b", name="Comité conseil"))
        op.add(Task(id="t", title=TASK, due_on="2026-06-01", action_id="a"))


def _went_on(path: Path) -> None:
    with luc(path, 5) as store:
        written(store, sets(Task, "t", state="doing"))
    with marie(path, 8) as store:
        written(store, sets(Task, "t", due_on="2026-06-15"))
    with luc(path, 12) as store:
        written(store, sets(Task, "t", due_on="2026-12-15"))
    with marie(path, 14) as store:
        written(
            store,
            lambda op: op.add(
                ElementArea(id="ea", record_table="action", record_id="a", area_id="ar")
            ),
            lambda op: op.add(
                ElementArea(id="ea2", record_table="action", record_id="a", area_id="ar2")
            ),
            removes(ElementArea, "ea2"),
            lambda op: op.add(Check(id="c", task_id="t", text="Réserver la salle", rank="m")),
            sets(Check, "c", done=True, rank="n"),
        )  # fmt: skip
    with marie(path, 16) as store:
        written(
            store,
            lambda op: op.add(ContactDetail(id="cd", person_id="p", value="418 555-0101")),
            sets(ContactDetail, "cd", value="418 555-0102"),
            lambda op: op.add(
                Membership(id="m", body_id="b", person_id="p", start_on="2026-11-16",
                           end_on="2026-11-25")
            ),
        )  # fmt: skip
        purge(store, [("contact_detail", "cd", "value")])
    with marie(path, 20) as store, store.operation("Supprimer une action") as op:
        op.remove(op.get(Action, "a"))
        op.remove(op.get(ElementArea, "ea"))


@cache
def _told() -> Path:
    path = dossier(Path(mkdtemp(prefix="dsi-history-")), "passe.dsi")
    _began(path)
    _went_on(path)
    return path


def told(folder: Path) -> Path:
    """Return a copy of the dossier with a past."""
    return Path(shutil.copyfile(_told(), folder / "passe.dsi"))


def with_received(folder: Path) -> Path:
    """Return the dossier after a file of Luc was received."""
    here = told(folder)
    there = Path(shutil.copyfile(here, folder / "luc.dsi"))
    with luc(there, 26) as store:
        written(store, sets(Task, "t", priority="high"))
    with marie(here, 28) as store:
        bring(there, store)
        with closing(connect(here)) as db:
            assert db.execute("SELECT count(*) FROM dsi_exchange").fetchone() == (1,)
    return here
