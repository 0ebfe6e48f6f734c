"""Two laptops that changed the same records apart, then brought together: things to decide."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.reception import Received, receive
from dsi_desktop.db.meta import meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.kernel.clock import frozen
from support.db_ground import dossier

TODAY = date(2026, 11, 30)
BEFORE = (
    "Stéphane présente les trois scénarios. La MRC finance 60 % du coût, jusqu’à 12 500 $, "
    "si deux municipalités s’engagent avant janvier."
)
MINE = BEFORE.replace("12 500 $", "13 800 $").replace("janvier", "le 15 décembre")
LUCS = (
    BEFORE.replace("scénarios", "scénarios et leur coût").replace("60 %", "50 %")
    .replace("deux", "trois")
)  # fmt: skip
Edit = Callable[[Operation], object]


@contextmanager
def laptop(path: Path, who: str, device: str, day: int, hour: int) -> Iterator[Store]:
    clock = frozen(date(2026, 11, day), hour)
    store = Store.open(path, author=who, device=device, clock=clock)
    try:
        yield store
    finally:
        store.close()


def marie(path: Path, day: int = 24, hour: int = 14) -> AbstractContextManager[Store]:
    return laptop(path, "Marie-Ève Tremblay", "Portable de Marie-Ève", day, hour)


def luc(path: Path, day: int = 26, hour: int = 9) -> AbstractContextManager[Store]:
    return laptop(path, "Luc Harvey", "Portable de Luc", day, hour)


def sana(path: Path, day: int = 27, hour: int = 11) -> AbstractContextManager[Store]:
    return laptop(path, "Sana Diallo", "Bureau de Sana", day, hour)


def bring(source: Path, into: Store) -> Received:
    """Receive every gesture of another copy, as a file would bring them."""
    with closing(connect(source)) as db:
        at = into.clock.now_ms()
        origin = Origin(meta(db, "dossier"), "Essai", "Luc Harvey", "Portable de Luc", at,
                        digest(db), gesture_count(db), 1, 1)  # fmt: skip
        parcel = Parcel(origin, tuple(pack(db)), source.name)
    return receive(into, [parcel])


def written(store: Store, *edits: Edit) -> None:
    """Make one operation of each edit."""
    for edit in edits:
        with store.operation("Modifier une fiche") as op:
            edit(op)


def sets(kind: type, row: str, **values: object) -> Edit:
    """Return the edit that sets these fields of a record."""
    def edit(op: Operation) -> None:
        record = op.get(kind, row)
        for name, value in values.items():
            setattr(record, name, value)
    return edit


def removes(kind: type, row: str) -> Edit:
    return lambda op: op.remove(op.get(kind, row))


def beginning(path: Path) -> None:
    """Fill a dossier with the records that both laptops know."""
    with marie(path, 8, 15) as store, store.operation("Écrire") as op:
        op.add(Body(id="b", name="Comité conseil"))
        op.add(Meeting(id="m", body_id="b", held_on="2026-10-08"))
        op.add(AgendaItem(id="i", meeting_id="m", title="Navette des aîné·es"))
        op.add(Entry(id="e", meeting_id="m", agenda_item_id="i", text=BEFORE))
        op.add(Task(id="t", title="Relancer les municipalités", due_on="2026-12-01"))
        op.add(Action(id="a", title="Inventaire des besoins en transport", code="2.1.3"))


@cache
def _begun() -> Path:
    here = dossier(Path(mkdtemp(prefix="dsi-choices-")), "debut.dsi")
    beginning(here)
    return here


def two_copies(folder: Path) -> tuple[Path, Path]:
    """Return two copies of one dossier, equal so far."""
    return (
        Path(shutil.copyfile(_begun(), folder / "ici.dsi")),
        Path(shutil.copyfile(_begun(), folder / "luc.dsi")),
    )


@cache
def _parted() -> Path:
    here, there = two_copies(Path(mkdtemp(prefix="dsi-choices-")))
    with marie(here) as store:
        written(
            store, sets(Entry, "e", text=MINE), sets(Task, "t", due_on="2026-12-10"),
            sets(Action, "a", title="Inventaire des besoins de transport", progress=20),
        )  # fmt: skip
    with luc(there) as store:
        written(
            store, sets(Entry, "e", text=LUCS), sets(Task, "t", due_on="2026-12-15"),
            removes(Action, "a"),
        )  # fmt: skip
    with marie(here, 28) as store:
        bring(there, store)
    return here


def apart(folder: Path) -> Path:
    """Return a dossier with the three choices of the guide: a text, a date, a removal."""
    return Path(shutil.copyfile(_parted(), folder / "ici.dsi"))
