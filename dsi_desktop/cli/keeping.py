"""`snapshots` and `restore`: the copies kept on this computer, and what they give back."""

import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from dsi_desktop.cli.opening import opened, say, silent
from dsi_desktop.cli.showing import write
from dsi_desktop.db.container import examine_header, peek
from dsi_desktop.db.entity import tables
from dsi_desktop.db.lock import acquire
from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.pieces import copy_pieces
from dsi_desktop.db.merge.places import open_parcel
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.salvage import Source, salvage
from dsi_desktop.db.snapshots import Snapshot, pieces_file, restore_lost
from dsi_desktop.db.snapshots import snapshots as kept
from dsi_desktop.db.verify import verify
from dsi_desktop.features.exchange.commands.receiving import receive_parcels
from dsi_desktop.kernel.errors import FileProblem, NotFound
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import snapshots_of


def snapshots(asked: Namespace) -> int:
    """Write the snapshots of a dossier, newest first."""
    rows = [
        {"name": one.path.stem, "taken": one.taken.isoformat(), "code": one.code,
         "path": str(one.path)}
        for one in _kept(asked)
    ]  # fmt: skip
    write(rows if asked.json else [list(row.values()) for row in rows], as_json=asked.json)
    return 0


def restore(asked: Namespace) -> int:
    """Give a snapshot's content back to a dossier that is whole, damaged or lost."""
    source = _named(asked)
    if not asked.file.exists():
        restore_lost(source, asked.file)
        say(_("Le dossier est recréé à partir de la sauvegarde : {path}").format(path=asked.file))
    elif _is_damaged(asked.file):
        _salvage(asked, source)
    else:
        _merge(asked, source)
    sys.stdout.write(f"{asked.file}\n")
    return 0


def _kept(asked: Namespace) -> list[Snapshot]:
    folder: Path = snapshots_of(asked.windows.data_folder(), peek(asked.file).dossier_id)
    return kept(folder)


def _named(asked: Namespace) -> Path:
    path = Path(asked.snapshot)
    if path.is_file():
        return path
    found = _kept(asked) if asked.file.exists() else []
    for one in found:
        if asked.snapshot in (one.path.stem, one.path.name, one.code):
            return one.path
    raise NotFound(
        _("Aucune sauvegarde ne s’appelle « {name} »; voyez « snapshots ».").format(
            name=asked.snapshot
        )
    )


def _is_damaged(path: Path) -> bool:
    """Tell whether a dossier needs more than a merge; another kind of file is refused."""
    examine_header(path)
    try:
        return not verify(path, tables()).is_sound
    except FileProblem:
        return True


def _salvage(asked: Namespace, source: Path) -> None:
    with closing(_Held(asked.file, asked.author)):
        found = salvage(
            asked.file, tables(), (Source(source, source.stem),),
            pieces=pieces_file(source.parent),
        )
    say(*found.sentences())


def _bring_pieces(path: Path, source: Path) -> None:
    """Give the attachments back: snapshots keep them once, beside themselves."""
    store = pieces_file(source.parent)
    if store is not None:
        with closing(connect(store)) as db:
            copy_pieces(path, db)


class _Held:
    """The right to replace a file that no window may have open meanwhile."""

    def __init__(self, path: Path, author: str) -> None:
        self._lock = acquire(path, author)

    def close(self) -> None:
        self._lock.release()


def _merge(asked: Namespace, source: Path) -> None:
    with opened(asked) as store:
        parcel = open_parcel(source, keys_of(store.path), store.dossier_id)
        received = receive_parcels(store, [parcel], [source], asked.windows.data_folder(), silent)
    _bring_pieces(asked.file, source)
    if not received.new:
        say(_("Le dossier contient déjà tout ce que contient cette sauvegarde."))
        return
    say(
        ngettext("{count} modification remise.", "{count} modifications remises.",
                 received.new).format(count=received.new),
        _("Code du dossier {code}.").format(code=received.code),
    )  # fmt: skip
