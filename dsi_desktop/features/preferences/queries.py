"""What the settings show of the démarche, and of the snapshots of this computer."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.snapshots import snapshots
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.places import snapshots_of


@dataclass(frozen=True, slots=True)
class InitiativeSheet:
    """What is said of the démarche as a whole."""

    name: str = ""
    data_holder: str = "npo"
    privacy_officer: str = ""
    privacy_contact: str = ""
    coordinator: str = ""
    demonstration: bool = False


def initiative(store: Store) -> InitiativeSheet:
    """Return the sheet of the démarche; an empty one before anything was said of it."""
    with store.read() as session:
        row = session.scalars(select(Initiative).where(Initiative.deleted.is_(None))).first()
        if row is None:
            return InitiativeSheet()
        return InitiativeSheet(
            row.name or "", row.data_holder or "npo", row.privacy_officer or "",
            row.privacy_contact or "", row.coordinator or "", row.demonstration,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One snapshot: when it was taken, and the code of the dossier then."""

    path: Path
    taken: datetime
    code: str


def snapshot_lines(data_folder: Path, dossier_id: str) -> list[SnapshotLine]:
    """Return the snapshots that this computer keeps of a dossier, newest first."""
    folder = snapshots_of(data_folder, dossier_id)
    return [SnapshotLine(one.path, one.taken, one.code) for one in snapshots(folder)]


def sqlite_version() -> str:
    """Return the version of the SQLite that reads and writes dossiers."""
    return sqlite3.sqlite_version
