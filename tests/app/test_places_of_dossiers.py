"""Where a dossier lies decides whether one works on it there or on a copy."""

from pathlib import Path

import platformdirs
import pytest

from dsi_desktop.app import folders, standing
from dsi_desktop.app.standing import NETWORK, READ_ONLY, REMOVABLE, SYNCED

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
nas:/dsi {root}/réseau nfs4 rw 0 0
partage {root}/un\\040partage cifs rw 0 0
mal
tmpfs {root}/réseau-local tmpfs rw 0 0
"""


@pytest.fixture(autouse=True)
def _mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "mounts"
    told.write_text(MOUNTS.format(root=tmp_path), encoding="utf-8")
    monkeypatch.setattr(standing, "_MOUNTS", told)
    monkeypatch.setattr(standing, "_PULLED", (f"{tmp_path}/media/",))


def lying(tmp_path: Path, *folders: str) -> Path:
    place = tmp_path.joinpath(*folders)
    place.mkdir(parents=True)
    return place / "essai.dsi"


@pytest.mark.parametrize(("folders", "said"), [
    (("documents",), ""),
    (("réseau", "dsi"), NETWORK),
    (("réseau-local",), ""),
    (("un partage",), NETWORK),
    (("media", "CLÉ"), REMOVABLE),
    (("OneDrive - Table",), SYNCED),
    (("Nextcloud", "dsi"), SYNCED),
    (("Nextcloud2",), ""),
    (("Google Drive",), SYNCED),
])  # fmt: skip
def test_that_a_place_is_known(tmp_path: Path, folders: tuple[str, ...], said: str) -> None:
    assert standing.standing(lying(tmp_path, *folders)) == said


def test_that_a_synchroniser_leaves_its_mark(tmp_path: Path) -> None:
    path = lying(tmp_path, "à nous", "dsi")
    assert standing.standing(path) == ""
    (tmp_path / "à nous" / ".stfolder").mkdir()
    assert standing.standing(path) == SYNCED


def test_that_a_place_that_takes_no_writing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lying(tmp_path, "documents")
    path.write_bytes(b"")
    monkeypatch.setattr(standing.os, "access", lambda _place, _mode: False)
    assert standing.standing(path) == READ_ONLY
    monkeypatch.setattr(standing.os, "access", lambda place, _mode: place != path)
    assert standing.standing(path) == READ_ONLY


def test_that_without_a_list_of_mounts_nothing_is_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "_MOUNTS", tmp_path / "absent")
    assert standing.standing(lying(tmp_path, "réseau", "dsi")) == ""


def test_that_a_new_dossier_is_proposed_where_one_may_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DSI_DOCUMENTS_DIR", raising=False)
    monkeypatch.setenv("DSI_DATA_DIR", str(tmp_path / "data"))
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folders.documents_folder() == documents
    (documents / ".stfolder").mkdir()
    assert folders.documents_folder() == tmp_path / "DSI Desktop"
    (tmp_path / ".stfolder").mkdir()
    assert folders.documents_folder() == tmp_path / "data" / "dossiers"
    monkeypatch.setenv("DSI_DOCUMENTS_DIR", str(tmp_path))
    assert folders.documents_folder() == tmp_path


def test_that_a_free_name_is_found(tmp_path: Path) -> None:
    assert folders.free_name(tmp_path, "DSI.dsi") == tmp_path / "DSI.dsi"
    for name in ("DSI.dsi", "DSI (2).dsi"):
        (tmp_path / name).touch()
    assert folders.free_name(tmp_path, "DSI.dsi") == tmp_path / "DSI (3).dsi"
