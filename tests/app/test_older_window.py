"""In the real window: a dossier of an earlier format that somebody else holds is looked at."""

import gzip
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from dsi_desktop.db.lock import acquire
from dsi_desktop.db.viewing import is_older
from dsi_desktop.ui.dialogs import messages
from dsi_desktop.ui.shell.band import BandStrip
from support.qt_session import running, settle, wait_for_the_door

KEPT = Path(__file__).parents[1] / "files" / "dossiers"

pytestmark = [
    pytest.mark.usefixtures("qtbot"),
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "DOCUMENTS"):
        folder = tmp_path / name.casefold()
        folder.mkdir()
        monkeypatch.setenv(f"DSI_{name}_DIR", str(folder))


@pytest.mark.parametrize("kept", ["part1", "part5"])
def test_that_pages_of_an_older_dossier_held_elsewhere_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    path = tmp_path / "ancien.dsi"
    path.write_bytes(gzip.decompress((KEPT / f"{kept}.dsi.gz").read_bytes()))
    before, held = path.read_bytes(), acquire(path, "Marie-Ève")
    asked: list[str] = []

    def yes(_parent: object, question: str, _yes: str, _no: str = "") -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(messages, "confirm", yes)
    try:
        with running(path) as session:
            wait_for_the_door(session)
            assert "lecture seule" in asked[0].replace("\u00a0", " ")
            strip = session.window.findChild(BandStrip)
            assert strip is not None
            said = [one.text() for one in strip.findChildren(QLabel)]
            assert any("d’un format plus ancien" in one for one in said)
            workplace = session.window.workplace
            assert workplace is not None
            for page in ("governance", "plan", "meetings", "coverage"):
                workplace.go(page)
                settle()
    finally:
        held.release()
    assert is_older(path)
    assert path.read_bytes() == before
