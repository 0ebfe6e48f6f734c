"""« Inviter un ordinateur »: six words, one file, the same dossier on a new laptop."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.identity import identities
from dsi_desktop.db.merge import invitation as joining
from dsi_desktop.db.merge import places, refused
from dsi_desktop.db.merge.invitation import invite, join
from dsi_desktop.db.merge.keys import Keys, learn_identities, renew_identity
from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.db.merge.places import share
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.merge.wire import read_package
from dsi_desktop.db.merge.words import draw_words
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import FileProblem
from support.exchange_ground import founded, has_the_same, keys, rows, take_from, write

WORDS = ("abaisser", "abandon", "abdiquer", "abeille", "abolir", "aborder")


@pytest.fixture(scope="module")
def marie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = founded(tmp_path_factory.mktemp("invite") / "marie.dsi")
    with store.operation("Joindre") as op:
        op.keep_piece(b"photo")
        op.plain().execute("UPDATE person SET archived = 1")
    yield store
    store.close()


@pytest.fixture(scope="module")
def invitation(marie: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cle") / "invitation.dsix"
    before = rows(marie.path)
    assert invite(marie, path, WORDS).gestures == 4
    assert rows(marie.path) == before
    return path


def test_that_an_invited_laptop_has_the_same_dossier_and_exchanges_from_then_on(
    marie: Store, invitation: Path, tmp_path: Path
) -> None:
    said = "abai ABAN abdi abei aboL abor"
    path = join(invitation, said, tmp_path / "luc.dsi", "Luc", "Portable de Luc")
    luc = Store.open(path, author="Luc", device="Portable de Luc")
    assert (luc.dossier_id, luc.title) == (marie.dossier_id, marie.title)
    assert has_the_same(marie, luc)
    assert keys(luc) == keys(marie)
    assert [one.kind for one in exchanges(luc)] == ["received"]
    with closing(connect(path)) as db:
        assert db.execute("SELECT bytes FROM dsi_blob").fetchall() == [(b"photo",)]
    assert verify(path, tables()).is_sound
    write(luc, 1)
    assert take_from(marie, share(luc, tmp_path).path) == 1
    luc.close()


def test_that_the_invitation_holds_the_keys_and_a_shared_file_does_not(
    marie: Store, invitation: Path, tmp_path: Path
) -> None:
    opened = read_package(invitation, Keys(passphrase=" ".join(WORDS)))
    assert opened.identities == keys(marie).identities
    assert read_package(share(marie, tmp_path).path, keys(marie)).identities == ()


def test_that_wrong_words_join_nothing(invitation: Path, tmp_path: Path) -> None:
    with pytest.raises(ParcelRefused) as refusal:
        join(invitation, draw_words(), tmp_path / "luc.dsi", "Luc", "L")
    assert refusal.value.kind == refused.WRONG_WORDS
    with pytest.raises(ParcelRefused) as refusal:
        join(invitation, "", tmp_path / "luc.dsi", "Luc", "L")
    assert refusal.value.kind == refused.LOCKED
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_without_the_key_is_no_invitation(marie: Store, tmp_path: Path) -> None:
    path = places.share_as(marie, tmp_path / "x.dsix", passphrase=" ".join(WORDS)).path
    with pytest.raises(ParcelRefused, match="n’est pas une invitation"):
        join(path, WORDS, tmp_path / "luc.dsi", "Luc", "L")
    assert not (tmp_path / "luc.dsi").exists()


def test_that_a_dossier_that_is_there_is_never_replaced(invitation: Path, tmp_path: Path) -> None:
    (tmp_path / "luc.dsi").write_bytes(b"mine")
    with pytest.raises(FileProblem, match="existe déjà"):
        join(invitation, WORDS, tmp_path / "luc.dsi", "Luc", "L")
    assert (tmp_path / "luc.dsi").read_bytes() == b"mine"


def test_that_a_place_that_cannot_be_written_is_said(invitation: Path, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="ne peut pas être créé"):
        join(invitation, WORDS, tmp_path / "nowhere" / "luc.dsi", "Luc", "L")


def test_that_nothing_is_left_when_joining_fails_half_way(
    invitation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Path, target: Path) -> Path:
        if target.name == "luc.dsi":
            raise OSError(5, "gone")
        return rename(self, target)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(FileProblem):
        join(invitation, WORDS, tmp_path / "luc.dsi", "Luc", "L")
    assert list(tmp_path.iterdir()) == []


def test_that_a_disk_that_fills_up_while_joining_is_said(
    invitation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: sqlite3.Connection, _key: str, _value: str) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(joining, "set_meta", full)
    with pytest.raises(FileProblem, match="espace libre"):
        join(invitation, WORDS, tmp_path / "luc.dsi", "Luc", "L")
    assert list(tmp_path.iterdir()) == []


def test_that_a_new_key_after_a_theft_spreads_by_a_new_invitation(tmp_path: Path) -> None:
    marie = founded(tmp_path / "marie.dsi")
    path = invite(marie, tmp_path / "i.dsix", " ".join(WORDS)).path
    luc = Store.open(join(path, WORDS, tmp_path / "luc.dsi", "Luc", "L"), author="Luc", device="L")
    renew_identity(marie.path)
    write(marie, 1)
    sent = share(marie, tmp_path).path
    with pytest.raises(ParcelRefused) as refusal:
        take_from(luc, sent)
    assert refusal.value.kind == refused.FOREIGN
    again = invite(marie, tmp_path / "i2.dsix", " ".join(WORDS)).path
    found = read_package(again, keys(luc, " ".join(WORDS)))
    assert learn_identities(luc.path, found.identities) == 1
    assert take_from(luc, sent) == 1
    with closing(connect(luc.path)) as db:
        assert identities(db) == keys(marie).identities
    write(luc, 1)
    assert take_from(marie, share(luc, tmp_path).path) == 1
    marie.close()
    luc.close()
