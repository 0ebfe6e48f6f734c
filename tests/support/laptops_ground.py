"""Laptops of one dossier, a folder that plays the stick, a desk that remembers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.kernel.clock import Clock, frozen
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.news import News

T = TypeVar("T")
TODAY = date(2026, 11, 30)
_OPEN: list[Store] = []


def laptop(path: Path, author: str, device: str, clock: Clock | None = None) -> Store:
    """Open a dossier as this person on this computer; create it when there is none."""
    when = clock or frozen(TODAY)
    if path.exists():
        made = Store.open(path, author=author, device=device, clock=when)
    else:
        made = Store.create(
            path, title="DSI Charlevoix", author=author, device=device, clock=when
        )
    _OPEN.append(made)
    return made


def close_all() -> None:
    """Close every laptop of the test."""
    while _OPEN:
        _OPEN.pop().close()


def marie(folder: Path) -> Store:
    return laptop(folder / "marie.dsi", "Marie-Ève Tremblay", "Portable de Marie-Ève")


def luc(folder: Path, of: Store, day: date = date(2026, 11, 28)) -> Store:
    """Copy a dossier to Luc's laptop, whose clock says another day."""
    path = folder / "luc.dsi"
    copy_dossier(of.path, path)
    return laptop(path, "Luc Harvey", "Portable de Luc", frozen(day))


def josee(folder: Path, of: Store) -> Store:
    path = folder / "josee.dsi"
    copy_dossier(of.path, path)
    return laptop(path, "Josée Desbiens", "Poste de la MRC", frozen(date(2026, 11, 17)))


def add_person(store: Store, given: str, family: str) -> str:
    return directory.add_person(store, given_name=given, family_name=family)


class Sticks(QObject):
    """Plays `Volumes`: a stick is plugged in by hand."""

    arrived = Signal(object)
    left = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sticks: tuple[Path, ...] = ()

    def plug(self, root: Path) -> None:
        self.sticks = (*self.sticks, root)
        self.arrived.emit(root)

    def pull(self, root: Path) -> None:
        self.sticks = tuple(one for one in self.sticks if one != root)
        self.left.emit(root)


class ExchangeDesk:
    """Does at once what the window does beside the screen, and keeps what it was told."""

    def __init__(self, data_folder: Path) -> None:
        self.data_folder = data_folder
        self.volumes = Sticks()
        self.news = News()
        self.preferences = Preferences()
        self.told: list[str] = []
        self.refused: list[DsiError] = []
        self.opened: list[tuple[str, str]] = []
        self.shown: list[str] = []
        self.asked: list[str] = []
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.agrees = True
        self.shares: list[float] = []

    def open_record(self, kind: str, record_id: str) -> None:
        self.opened.append((kind, record_id))

    def show_page(self, name: str) -> None:
        self.shown.append(name)

    def start(self, name: str, intent: str) -> None:
        self.shown.append(f"{name} {intent}")

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error)

    def run(
        self, label: str, work: Callable[[Callable[[float], None]], T], done: Callable[[T], None]
    ) -> None:
        done(work(self.shares.append))

    def glance(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        done(work())

    def today(self) -> date:
        return TODAY

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return None

    def ask_open_path(self, kinds: str) -> Path | None:
        return self.files[0] if self.files else None

    def ask_open_paths(self, kinds: str) -> list[Path]:
        return self.files

    def ask_folder(self, question: str) -> Path | None:
        return self.folder

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.agrees

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
