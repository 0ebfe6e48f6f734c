"""Where a dossier travels, and what was noticed there: told to people before anything is taken."""

from dataclasses import dataclass
from pathlib import Path

from dsi_desktop.kernel.i18n import _

STICK, FOLDER = "stick", "folder"


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A file of an exchange place, as people look for it: name, claimed hour, size."""

    name: str
    at: int
    octets: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place with what it holds of this dossier. `free`: octets, None when nobody knows."""

    path: Path
    name: str
    kind: str
    free: int | None = None
    files: tuple[PlaceFile, ...] = ()
    problem: str = ""

    @property
    def title(self) -> str:
        """Say « Clé « DSI-PARTAGE » » or « Dossier « Partage DSI » »."""
        pattern = _("Clé « {name} »") if self.kind == STICK else _("Dossier « {name} »")
        return pattern.format(name=self.name)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a place holds that this dossier has not: told by a card, taken only when asked."""

    place: Place
    paths: tuple[Path, ...]
    new: int
    authors: tuple[str, ...]
    devices: tuple[str, ...]
    at: int
    problems: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Say « La clé de Luc est là »."""
        if len(self.authors) != 1:
            return self.place.title
        first = self.authors[0].partition(" ")[0]
        pattern = (
            _("La clé de {name} est là") if self.place.kind == STICK
            else _("Du nouveau de {name}")
        )  # fmt: skip
        return pattern.format(name=first)


def snapshots_of(data: Path, dossier_id: str) -> Path:
    """Return where the snapshots of a dossier are kept, in the data folder of this computer."""
    return data / "snapshots" / dossier_id
