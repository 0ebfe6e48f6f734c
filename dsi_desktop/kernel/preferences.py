"""What belongs to the person and this computer, not to a dossier: one small JSON file."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

_FILE = "preferences.json"
_RECENT = 50
SCALES = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`author` and `device` sign every operation; `theme` is light, dark or system.

    `folders` holds the shared folder of each dossier: (dossier id, path); `lists` the columns
    chosen for a list and its order: (name of the list, words separated by spaces).
    """

    author: str = ""
    device: str = ""
    language: str = "fr"
    theme: str = "system"
    scale: int = 100
    recent: tuple[str, ...] = ()
    folders: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, str], ...] = ()

    def opened(self, path: Path) -> "Preferences":
        """Return these with `path` first among the recent dossiers."""
        name = str(path.absolute())
        others = [one for one in self.recent if one != name]
        return replace(self, recent=(name, *others)[:_RECENT])

    def folder_of(self, dossier_id: str) -> str:
        """Return the shared folder of a dossier on this computer, "" when none was chosen."""
        return dict(self.folders).get(dossier_id, "")

    def sharing(self, dossier_id: str, folder: str) -> "Preferences":
        """Return these with another shared folder for a dossier; "" forgets it."""
        others = [one for one in self.folders if one[0] != dossier_id]
        kept = [(dossier_id, folder), *others] if folder else others
        return replace(self, folders=tuple(kept[:_RECENT]))

    def look_of(self, name: str) -> str:
        """Return how the person likes a list, "" when they never said."""
        return dict(self.lists).get(name, "")

    def liking(self, name: str, look: str) -> "Preferences":
        """Return these with another look for a list."""
        others = [one for one in self.lists if one[0] != name]
        return replace(self, lists=tuple([(name, look), *others][:_RECENT]))

    def forgotten(self, path: str) -> "Preferences":
        """Return these without a recent dossier that is gone."""
        return replace(self, recent=tuple(one for one in self.recent if one != path))


def read(folder: Path) -> Preferences:
    """Read the preferences of the person; a missing or damaged file gives the defaults."""
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return Preferences()
    return _checked(kept) if isinstance(kept, dict) else Preferences()


def write(folder: Path, preferences: Preferences) -> None:
    """Replace the file whole: a power cut leaves the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{_FILE}.part"
    with part.open("w", encoding="utf8") as file:
        json.dump(asdict(preferences), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / _FILE)


def _checked(kept: dict[str, Any]) -> Preferences:
    plain = Preferences()
    recent = kept.get("recent")
    return Preferences(
        author=_text(kept, "author", plain.author),
        device=_text(kept, "device", plain.device),
        language=_one_of(kept, "language", ("fr", "en"), plain.language),
        theme=_one_of(kept, "theme", ("light", "dark", "system"), plain.theme),
        scale=scale if (scale := kept.get("scale")) in SCALES else plain.scale,
        recent=tuple(str(one) for one in recent)[:_RECENT] if isinstance(recent, list) else (),
        folders=_pairs(kept.get("folders")),
        lists=_pairs(kept.get("lists")),
    )


def _pairs(kept: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(kept, list):
        return ()
    found = [one for one in kept if isinstance(one, list) and len(one) == 2]
    return tuple((one, other) for one, other in found if isinstance(one, str)
                 and isinstance(other, str))[:_RECENT]  # fmt: skip


def _text(kept: dict[str, Any], key: str, default: str) -> str:
    return value if isinstance(value := kept.get(key), str) else default


def _one_of(kept: dict[str, Any], key: str, values: tuple[str, ...], default: str) -> str:
    return value if (value := _text(kept, key, default)) in values else default
