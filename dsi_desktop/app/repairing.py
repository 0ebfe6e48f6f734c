"""« Vérifier le dossier » and what follows when something is wrong with the file."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import snapshots_of

if TYPE_CHECKING:
    from dsi_desktop.db.salvage import Source
    from dsi_desktop.db.store import Store
    from dsi_desktop.db.verify import Verified


def verified(path: Path, store: "Store | None") -> "Verified":
    """Verify a file; what features find to settle in it stands in `remarks`."""
    from dsi_desktop.db.entity import tables
    from dsi_desktop.db.verify import verify

    def told(_path: Path) -> Sequence[str]:
        if store is None:
            return ()
        from dsi_desktop.features.exchange.queries.violations import violations

        return [
            _("{where} : {said}").format(where=one.title, said=one.detail)
            for one in violations(store)
        ]

    return verify(path, tables(), (told,))


def put_right(path: Path, data: Path, *, only_altered: bool) -> tuple[str, ...]:
    """Repair a dossier that nobody has open; return what to say. Raises `FileProblem`.

    What another program did to a sound file is undone or noted in place; a damaged file gives
    what it still proves, completed from the snapshots of this computer.
    """
    from dsi_desktop.db.entity import tables
    from dsi_desktop.db.lock import acquire
    from dsi_desktop.db.repair import repair
    from dsi_desktop.db.salvage import salvage
    from dsi_desktop.db.snapshots import pieces_file

    if only_altered:
        repair(path, tables())
        return (_("Le dossier est réparé : ce qu’un autre programme y a écrit est dans "
                  "l’historique."),)  # fmt: skip
    folder = snapshots_of(data, dossier_of(path, data))
    lock = acquire(path, "")
    try:
        found = salvage(path, tables(), sources(folder), pieces=pieces_file(folder))
    finally:
        lock.release()
    return found.sentences()


def dossier_of(path: Path, data: Path) -> str:
    """Return the id of a dossier, from the file or from what this computer remembers of it."""
    from dsi_desktop.db.container import peek
    from dsi_desktop.db.registry import Registry
    from dsi_desktop.kernel.errors import FileProblem

    try:
        return peek(path).dossier_id
    except FileProblem:
        return Registry(data).dossier_at(path)


def sources(folder: Path) -> list["Source"]:
    """Return the snapshots of a folder as people name them, newest first."""
    from dsi_desktop.db.salvage import Source
    from dsi_desktop.db.snapshots import snapshots

    return [Source(one.path, _named(one.taken)) for one in snapshots(folder)]


def _named(taken: datetime) -> str:
    moment = taken.astimezone()
    today = datetime.now(UTC).astimezone().date()
    return _("la sauvegarde du {day}, {hour}").format(
        day=fmt.date_short(moment.date(), today), hour=fmt.time(f"{moment:%H:%M}")
    )
