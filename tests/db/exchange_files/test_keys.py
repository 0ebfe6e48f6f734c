"""The keys of a dossier: there from the beginning, the same on copies, several of them."""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyrage
import pytest

from dsi_desktop.db.identity import (
    IDENTITIES,
    ensure_identity,
    identities,
    is_identity,
    new_identity,
)
from dsi_desktop.db.merge.keys import Keys, keys_of, learn_identities, renew_identity
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from support.db_ground import dossier
from support.exchange_ground import founded, state

ROOT = Path(__file__).parents[3]
MERGE = ROOT / "dsi_desktop" / "db" / "merge"
PART_1 = Path(__file__).parents[2] / "files" / "dossiers" / "part1.dsi.gz"


def _held(path: Path) -> tuple[str, ...]:
    with closing(connect(path)) as db:
        return identities(db)


def _write(path: Path, text: str) -> None:
    with closing(connect(path, "rw")) as db:
        set_meta(db, IDENTITIES, text)


def test_that_a_new_dossier_has_a_key_of_its_own(tmp_path: Path) -> None:
    one, other = (founded(tmp_path / name, gestures=0) for name in ("a.dsi", "b.dsi"))
    assert len(_held(one.path)) == 1
    assert _held(one.path) != _held(other.path)
    assert pyrage.x25519.Identity.from_str(_held(one.path)[0])
    one.close()
    other.close()


def test_that_two_copies_of_a_dossier_of_the_first_version_get_the_same_key(
    tmp_path: Path,
) -> None:
    for name in ("a.dsi", "b.dsi"):
        (tmp_path / name).write_bytes(gzip.decompress(PART_1.read_bytes()))
        Store.open(tmp_path / name).close()
    assert _held(tmp_path / "a.dsi") == _held(tmp_path / "b.dsi")
    assert pyrage.x25519.Identity.from_str(_held(tmp_path / "a.dsi")[0])


def test_that_a_dossier_without_a_secret_gets_a_key_all_the_same(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with closing(connect(path, "rw")) as db:
        set_meta(db, "secret", "")
        set_meta(db, IDENTITIES, "")
        assert ensure_identity(db)
        first = identities(db)
        assert not ensure_identity(db)
        assert identities(db) == first
    assert len(first) == 1


def test_that_a_damaged_key_is_left_out(tmp_path: Path) -> None:
    path, good = dossier(tmp_path), new_identity()
    _write(path, f"{good[:-1]}{'Q' if good[-1] != 'Q' else 'P'}\n{good}\nnothing")
    assert _held(path) == (good,)


@pytest.mark.parametrize(
    "change",
    [
        str.lower, lambda key: key[:-1], lambda key: key + "Q", lambda key: "X" + key[1:],
        lambda key: key.replace("1", "B", 1), lambda _key: "",
        lambda key: key[:20] + "!" + key[21:],
    ],
)  # fmt: skip
def test_that_nothing_but_a_whole_key_is_one(change: Callable[[str], str]) -> None:
    key = new_identity()
    assert is_identity(key)
    assert not is_identity(change(key))


def test_that_a_stolen_key_is_replaced_and_still_opens_what_it_closed(tmp_path: Path) -> None:
    store = founded(tmp_path / "a.dsi")
    first = _held(store.path)
    assert renew_identity(store.path) == 1
    assert len(_held(store.path)) == 2
    assert _held(store.path)[1:] == first
    store.close()


def test_that_an_invitation_brings_the_new_key_and_an_old_one_takes_nothing_back(
    tmp_path: Path,
) -> None:
    path, old, new = dossier(tmp_path), new_identity(), new_identity()
    _write(path, old)
    assert learn_identities(path, (new, old, "nothing")) == 1
    assert _held(path) == (new, old)
    assert learn_identities(path, (old,)) == 0
    assert _held(path) == (new, old)


def test_that_keys_are_read_from_an_open_dossier(tmp_path: Path) -> None:
    store = founded(tmp_path / "a.dsi")
    before = state(store.path)
    assert keys_of(store.path, "mots") == Keys(_held(store.path), "mots")
    assert state(store.path) == before
    store.close()


def test_that_a_file_that_is_no_dossier_has_no_keys(tmp_path: Path) -> None:
    path = tmp_path / "a.dsi"
    path.write_bytes(b"x" * 5_000)
    with pytest.raises(FileProblem):
        keys_of(path)
    with pytest.raises(FileProblem):
        renew_identity(path)


def test_that_no_encryption_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    modules = [f"dsi_desktop.db.merge.{path.stem}" for path in MERGE.glob("[a-z]*.py")]
    told = f"import sys, {', '.join(modules)}; print('pyrage' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert said.stdout.strip() == "False"


def test_that_keys_travel_with_a_copy_of_the_file(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    copy = Path(shutil.copyfile(path, tmp_path / "copie.dsi"))
    assert _held(copy) == _held(path)
