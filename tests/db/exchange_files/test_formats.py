"""Every exchange format that ever left a laptop is kept as files, and read by each version."""

import json
from pathlib import Path

import pytest

from dsi_desktop.db.merge import places
from dsi_desktop.db.merge.invitation import join
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.pieces import Brought
from dsi_desktop.db.merge.wire import FORMAT, read_package
from dsi_desktop.db.store import Store
from support.exchange_ground import code, keys

FILES = Path(__file__).parents[2] / "files" / "exchanges"
FORMATS = sorted(FILES.iterdir())


def test_that_every_format_is_kept() -> None:
    assert [one.name for one in FORMATS] == [f"format{number}" for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("kept", FORMATS, ids=lambda one: one.name)
def test_that_a_kept_file_is_read(kept: Path) -> None:
    told = json.loads((kept / "expected.json").read_text("utf-8"))
    invitation = read_package(kept / "invitation.dsix", Keys(passphrase=told["words"]))
    package = read_package(kept / "share.dsix", Keys(invitation.identities))
    assert package.parcel.packed == invitation.parcel.packed
    origin = package.parcel.origin
    assert (origin.code, origin.count) == (told["code"], told["gestures"])
    assert (origin.dossier_id, origin.title) == (told["dossier"], told["title"])
    assert any(one.secrets for one in package.parcel.packed)
    assert len(package.pieces) == 1


@pytest.mark.parametrize("kept", FORMATS, ids=lambda one: one.name)
def test_that_a_kept_invitation_makes_the_dossier_again(kept: Path, tmp_path: Path) -> None:
    told = json.loads((kept / "expected.json").read_text("utf-8"))
    path = join(kept / "invitation.dsix", told["words"], tmp_path / "luc.dsi", "Luc", "L")
    luc = Store.open(path, author="Luc", device="L")
    assert (code(luc), luc.dossier_id) == (told["code"], told["dossier"])
    assert places.take_pieces(path, kept / "share.dsix", keys(luc)) == Brought()
    luc.close()
