"""Where a dossier lies: on a disk of this computer, or where one only looks at a copy of it."""

import os
import sys
from pathlib import Path

from dsi_desktop.kernel.i18n import N_

LOCAL = ""
REMOVABLE = N_("Ce dossier est sur une clé ou un disque que l’on retire.")
NETWORK = N_("Ce dossier est sur le réseau.")
SYNCED = N_("Ce dossier est dans un dossier synchronisé, où d’autres le remplaceraient.")
OLDER = N_("Ce dossier est d’un format plus ancien : il est laissé tel quel.")
READ_ONLY = N_("Ce dossier est à un endroit où l’on ne peut pas écrire.")

_MOUNTS = Path("/proc/self/mounts")
_NETWORKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.rclone",
             "afpfs", "webdav")  # fmt: skip
_PULLED = ("/media/", "/run/media/", "/Volumes/")
_SYNCED_NAMES = ("onedrive", "nextcloud", "owncloud", "dropbox", "google drive", "googledrive",
                 "mobile documents", "icloud", "kdrive", "megasync", "seafile")  # fmt: skip
_SYNCED_MARKS = (".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".dropbox.cache")
_DRIVES = {2: REMOVABLE, 4: NETWORK, 5: READ_ONLY}


def standing(path: Path) -> str:
    """Return why one should not work where a file lies, a French source; "" on a local disk."""
    place = path.absolute().parent
    return (
        _by_system(place)
        or (SYNCED if _is_synced(place) else LOCAL)
        or (LOCAL if os.access(place, os.W_OK) and _is_writable(path) else READ_ONLY)
    )


def _is_writable(path: Path) -> bool:
    return not path.exists() or os.access(path, os.W_OK)


def _by_system(place: Path) -> str:
    if sys.platform == "win32":  # pragma: no cover  covered on Windows
        import ctypes

        return _DRIVES.get(ctypes.windll.kernel32.GetDriveTypeW(place.anchor), LOCAL)
    if f"{place.resolve()}/".startswith(_PULLED):
        return REMOVABLE
    return NETWORK if _file_system(place.resolve()) in _NETWORKS else LOCAL


def _file_system(place: Path) -> str:
    """Return the kind of the file system of a place on Linux, "" elsewhere."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        root = parts[1].replace("\\040", " ") if len(parts) > 2 else "-"
        inside = root == "/" or f"{place}/".startswith(f"{root}/")
        if inside and len(root) >= len(best):
            best, kind = root, parts[2]
    return kind


def _is_synced(place: Path) -> bool:
    for folder in (place, *place.parents):
        name = folder.name.casefold()
        if any(name == known or name.startswith((f"{known} ", f"{known}-")) for known in
               _SYNCED_NAMES):  # fmt: skip
            return True
        if any((folder / mark).exists() for mark in _SYNCED_MARKS):
            return True
    return False
