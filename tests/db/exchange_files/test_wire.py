"""The exchange file: what goes in comes out, for whoever has the key or the words."""

import os
import re
import struct
import sys
from contextlib import closing
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.db.identity import identities, new_identity
from dsi_desktop.db.merge import refused, wire
from dsi_desktop.db.merge.keys import Key, Keys, Passphrase
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.pragmas import connect
from support.exchange_ground import HEAD, Honest, founded, summed

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Parcel, str]:
    store = founded(tmp_path_factory.mktemp("wire") / "marie.dsi")
    with closing(connect(store.path)) as db:
        packed, key = tuple(pack(db)), identities(db)[0]
    header = Honest.of(store).header()
    found = Origin(store.dossier_id, "DSI Charlevoix", "Luc", "Portable de Luc", 1,
                   _code(header), len(packed), wire.FORMAT, 1001)  # fmt: skip
    store.close()
    return Parcel(found, packed, ""), key


@pytest.fixture(scope="module")
def spoken(honest: tuple[Parcel, str]) -> bytes:
    """The same parcel, closed by words."""
    return wire.write_parcel(honest[0], Passphrase(PHRASE))


def _code(header: bytes) -> str:
    return header.partition(b'"code":"')[2][:9].decode()


def test_that_a_parcel_comes_back_as_it_left(honest: tuple[Parcel, str]) -> None:
    parcel, key = honest
    data = wire.write_parcel(parcel, Key(key))
    assert wire.read_parcel(data, Keys((key,))) == parcel
    assert any(one.secrets for one in parcel.packed)


def test_that_six_words_open_what_they_closed(
    honest: tuple[Parcel, str], spoken: bytes, tmp_path: Path
) -> None:
    parcel, _key = honest
    path = tmp_path / "luc.dsix"
    path.write_bytes(spoken)
    said = "  ABAI Abandon abdi abeille\tabol aborder "
    found = wire.read_parcel(path, Keys(passphrase=said))
    assert found.packed == parcel.packed
    assert found.place == "luc.dsix"


def test_that_words_are_closed_by_scrypt_and_keys_by_x25519(
    honest: tuple[Parcel, str], spoken: bytes
) -> None:
    parcel, key = honest
    assert b"-> scrypt " in spoken
    assert b"-> X25519 " in wire.write_parcel(parcel, Key(key))


def test_that_nothing_can_be_read_from_outside_but_format_mode_and_size(
    honest: tuple[Parcel, str],
) -> None:
    parcel, key = honest
    data = wire.write_parcel(parcel, Key(key))
    assert struct.unpack_from("<4sBcQ", data)[:3] == (b"DSIX", 1, b"K")
    # three letters may stand by chance in what is encrypted: seen once
    for told in (b"Charlevoix", parcel.origin.dossier_id.encode(), b"family_name", b"given_name"):
        assert told not in data
    for one in parcel.packed:
        assert one.line[:20] not in data


def test_that_the_header_is_read_alone(honest: tuple[Parcel, str]) -> None:
    parcel, key = honest
    data = wire.write_parcel(parcel, Key(key))
    assert wire.read_origin(data, Keys((key,))) == parcel.origin


def test_that_any_of_several_keys_opens(honest: tuple[Parcel, str]) -> None:
    parcel, key = honest
    data = wire.write_parcel(parcel, Key(key))
    assert wire.read_parcel(data, Keys((new_identity(), key))) == parcel


@pytest.mark.parametrize("held", [(), ("stranger",)])
def test_that_no_other_key_opens(honest: tuple[Parcel, str], held: tuple[str, ...]) -> None:
    parcel, key = honest
    keys = Keys(tuple(new_identity() for _one in held))
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(wire.write_parcel(parcel, Key(key)), keys)
    assert refusal.value.kind == refused.FOREIGN


def test_that_wrong_words_are_told_from_no_words(
    honest: tuple[Parcel, str], spoken: bytes
) -> None:
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(spoken, Keys(passphrase=PHRASE.replace("abaisser", "abandon")))
    assert refusal.value.kind == refused.WRONG_WORDS
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(spoken, Keys((honest[1],)))
    assert refusal.value.kind == refused.LOCKED


def test_that_words_that_would_be_tried_for_a_year_are_not_tried(spoken: bytes) -> None:
    body = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 60", spoken[HEAD.size : -32], count=1)
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(summed(body, mode=b"P"), Keys(passphrase=PHRASE))
    assert refusal.value.kind == refused.HOSTILE
    assert "trop de calcul" in refusal.value.sentence


def test_that_a_key_is_what_age_itself_draws_and_reads() -> None:
    ours = new_identity()
    assert str(pyrage.x25519.Identity.from_str(ours)) == ours


def test_that_a_truncated_file_is_told_from_a_damaged_one(honest: tuple[Parcel, str]) -> None:
    parcel, key = honest
    data = wire.write_parcel(parcel, Key(key))
    for end in (3, 10, 14, 100, len(data) - 1):
        with pytest.raises(ParcelRefused) as refusal:
            wire.read_parcel(data[:end], Keys((key,)))
        assert refusal.value.kind == refused.PARTIAL
        assert "incomplet" in refusal.value.sentence
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(data[:200] + b"\0" + data[201:], Keys((key,)))
    assert refusal.value.kind == refused.DAMAGED


@given(st.integers(0, 100_000), st.integers(1, 255))
def test_that_every_changed_byte_is_noticed(
    honest: tuple[Parcel, str], place: int, change: int
) -> None:
    parcel, key = honest
    whole = bytearray(wire.write_parcel(parcel, Key(key)))
    whole[place % len(whole)] ^= change
    with pytest.raises(ParcelRefused):
        wire.read_parcel(bytes(whole), Keys((key,)))


def test_that_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "gros.dsix"
    with path.open("wb") as file:
        file.write(b"DSIX")
        file.truncate(wire.LARGEST_FILE + 1)
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(path, Keys())
    assert refusal.value.kind == refused.TOO_LARGE
    with path.open("r+b") as file:
        file.write(b"film")
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(path, Keys())
    assert refusal.value.kind == refused.NOT_OURS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_that_a_folder_a_pipe_and_nothing_at_all_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tuyau.dsix")
    (tmp_path / "dossier.dsix").mkdir()
    kinds = {"tuyau": refused.NOT_OURS, "dossier": refused.NOT_OURS, "rien": refused.GONE}
    for name, kind in kinds.items():
        with pytest.raises(ParcelRefused) as refusal:
            wire.read_parcel(tmp_path / f"{name}.dsix", Keys())
        assert refusal.value.kind == kind


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(5, "Input/output error"), "la clé a été retirée"),
        (PermissionError(13, "Permission denied"), "droits d’accès"),
        (FileNotFoundError(2, "No such file"), "n’existe pas"),
    ],
)
def test_that_a_file_that_cannot_be_read_says_why(error: OSError, said: str) -> None:
    refusal = refused.gone(error)
    assert said in refusal.sentence
    assert refusal.kind == refused.GONE


def test_that_content_above_the_limit_stops_there(
    honest: tuple[Parcel, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel, key = honest
    monkeypatch.setattr(wire, "LARGEST_CONTENT", 1_000)
    with pytest.raises(ParcelRefused) as refusal:
        wire.read_parcel(wire.write_parcel(parcel, Key(key)), Keys((key,)))
    assert refusal.value.kind == refused.TOO_LARGE


def test_that_no_key_is_told_by_an_object_in_a_log() -> None:
    key = new_identity()
    told = repr((Key(key), Keys((key,), PHRASE), Passphrase(PHRASE)))
    assert key not in told
    assert "abandon" not in told
