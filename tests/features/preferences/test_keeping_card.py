"""Snapshots in the settings: what is missing is put back, or one comes back to a state."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.snapshots import take_snapshot
from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences import commands, queries
from dsi_desktop.features.preferences.page.keeping import KeepingCard, named
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.places import snapshots_of
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY, new_dossier
from support.meeting_desk import QuietDesk
from support.safety_ground import bodies


class Host(QuietDesk):
    """A desk with a data folder of the test."""

    def __init__(self, data_folder: Path) -> None:
        super().__init__(TODAY)
        self.data_folder = data_folder
        self.checked = 0

    def check_dossier(self) -> None:
        self.checked += 1


@pytest.fixture
def store(tmp_path: Path, qapp: QApplication) -> Iterator[Store]:
    wear(qapp)
    opened = new_dossier(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path / "données")


def add(store: Store, name: str) -> None:
    with store.operation("Créer") as op:
        op.add(Body(name=name))


def keep(store: Store, host: Host, day: date = TODAY) -> Path:
    folder = snapshots_of(host.data_folder, store.dossier_id)
    taken = take_snapshot(store.path, folder, frozen(day))
    assert taken is not None
    return taken.path


def test_that_nothing_can_be_done_without_a_snapshot(store: Store, host: Host) -> None:
    card = KeepingCard(store, host)
    card.refresh()
    assert not card.bring.isEnabled()
    assert not card.back.isEnabled()
    card._bring_in()
    card._go_back()
    assert host.asked == host.told == []
    card.check.click()
    assert host.checked == 1


def test_that_one_comes_back_to_a_snapshot(store: Store, host: Host) -> None:
    before = bodies(store)
    keep(store, host)
    add(store, "nouvelle")
    card = KeepingCard(store, host)
    card.refresh()
    host.yes = False
    card.back.click()
    assert "nouvelle" in bodies(store)
    host.yes = True
    card.back.click()
    assert bodies(store) == before
    assert "Ctrl+Z" in host.asked[-1]
    assert host.told[-1] == "1 fiche remise comme avant."
    card.back.click()
    assert host.told[-1] == "Rien n’a changé depuis cette sauvegarde."
    store.undo()
    assert "nouvelle" in bodies(store)


def test_that_what_is_missing_is_put_back(store: Store, host: Host, tmp_path: Path) -> None:
    older = store.path.read_bytes()
    add(store, "perdue")
    keep(store, host)
    put_back = tmp_path / "ancien.dsi"
    put_back.write_bytes(older)
    again = Store.open(put_back, author="Marie", device="Portable", clock=frozen(TODAY))
    card = KeepingCard(again, host)
    card.refresh()
    card.bring.click()
    assert host.told[-1] == "1 modification remise."
    assert "perdue" in bodies(again)
    card.bring.click()
    assert host.told[-1] == "Cette sauvegarde ne contient rien de plus."
    again.close()


def test_that_a_snapshot_is_named_by_its_moment_and_code(store: Store, host: Host) -> None:
    keep(store, host)
    (line,) = queries.snapshot_lines(host.data_folder, store.dossier_id)
    said = named(line, TODAY)
    assert line.code in said
    assert str(TODAY.day) in said
    assert commands.go_back_to(store, line.path) == 0
