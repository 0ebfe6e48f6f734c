"""Found a dossier, change what is said of the démarche, come back to a snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from dsi_desktop.db.founding import discard
from dsi_desktop.db.going_back import go_back
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.snapshots import take_snapshot
from dsi_desktop.db.store import Store
from dsi_desktop.db.uniting import unite
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.preferences import rules
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.places import snapshots_of
from dsi_desktop.kernel.text import clean


@dataclass(frozen=True, slots=True)
class Founding:
    """The answers of the new dossier. `codes` are geographic codes of municipalities."""

    name: str
    codes: tuple[str, ...] = ()
    assembly: str = ""
    committee: str = ""
    committee_kind: str = "advisory_committee"
    chantiers: tuple[str, ...] = ()
    data_holder: str = "npo"
    coordinator: str = ""
    demonstration: bool = False


def create_dossier(
    path: Path, founding: Founding, *, author: str, device: str, clock: Clock | None = None
) -> None:
    """Create the file with its territory and bodies, then close it.

    Nothing of it is on the undo stack of the window that opens it. Raises `RuleBroken` for an
    empty name and `FileProblem` when the file cannot be made; no half of it is left behind.
    """
    name = clean(founding.name).strip()
    if not name:
        raise RuleBroken(_("Écrivez le nom de la démarche."), "name")
    store = Store.create(path, title=name, author=author, device=device, clock=clock)
    try:
        with store.operation(N_("Créer le dossier")) as op:
            op.add(Initiative(
                name=name, data_holder=founding.data_holder, coordinator=founding.coordinator,
                demonstration=founding.demonstration,
            ))
            write_areas(op, founding.codes)
        _create_bodies(store, founding)
    except BaseException:
        store.close()
        for left in (path, path.with_name(f"{path.name}-journal")):
            discard(left)
        raise
    store.close()


def write_areas(op: Operation, codes: Sequence[str]) -> None:
    """Add municipalities and the MRC they belong to; one that is there already is kept."""
    wanted = [one for one in rules.municipalities() if one.code in set(codes)]
    known = set(op.scalars(select(Area.id)).all())
    for one in wanted:
        mrc = linked_id("area", one.mrc_code)
        if mrc not in known:
            known.add(mrc)
            islands = one.time_zone != "America/Toronto"
            op.add(Area(
                id=mrc, code=one.mrc_code, name=one.mrc, time_zone=one.time_zone, source="MAMH",
                kind="maritime_community" if islands else "mrc",
            ))
        area = linked_id("area", one.code)
        if area not in known:
            op.add(Area(
                id=area, code=one.code, name=one.name, designation=one.designation,
                parent_id=mrc, population=one.population, surface=one.surface, source="MAMH",
                population_year=rules.population_year(), time_zone=one.time_zone,
            ))


def edit_initiative(store: Store, **fields: str) -> None:
    """Change the name of the démarche, who holds the data, the person in charge of privacy."""
    if "name" in fields and not clean(fields["name"]).strip():
        raise RuleBroken(_("Écrivez le nom de la démarche."), "name")
    with store.operation(N_("Modifier les réglages du dossier")) as op:
        kept = op.scalars(select(Initiative).where(Initiative.deleted.is_(None))).first()
        initiative = kept or op.add(Initiative())
        for name, value in fields.items():
            setattr(initiative, name, clean(value).strip())


def bring_in(store: Store, data_folder: Path, snapshot: Path, place: str) -> int:
    """Receive what a snapshot holds and this dossier lacks; return how many gestures.

    A snapshot of now is kept first. Raises `FileProblem` with nothing taken.
    """
    take_snapshot(store.path, snapshots_of(data_folder, store.dossier_id), store.clock)
    return unite(store, snapshot, place).new


def go_back_to(store: Store, snapshot: Path) -> int:
    """Put every record as a snapshot has it, in one operation; return how many changed.

    Raises `RuleBroken` when adopted minutes would be written, `FileProblem` for a bad snapshot.
    """
    with store.operation(N_("Revenir à une sauvegarde")) as op:
        return go_back(op, store, snapshot)


def _create_bodies(store: Store, founding: Founding) -> None:
    above = None
    if founding.assembly:
        above = governance.create_body(
            store, name=founding.assembly, kind="assembly", acronym="AT"
        )
    if founding.committee:
        above = governance.create_body(
            store, name=founding.committee, kind=founding.committee_kind, parent_id=above,
            acronym="CC",
        )  # fmt: skip
    taken: set[str] = set()
    for name in founding.chantiers:
        initials = rules.initials_of(name, taken)
        taken.add(initials)
        governance.create_body(
            store, name=name, kind="workstream", parent_id=above,
            acronym=f"CH-{initials}",
        )  # fmt: skip
