"""A folder as the place of exchange: what is written, read, tidied, left alone and said."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.merge import places, refused, wire
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.places import KNOWN, NEW, Place, known_gestures, open_parcel, share
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.merge.sending import Receipt
from dsi_desktop.db.merge.stick import StickProblem
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from support.exchange_ground import founded, has_the_same, keys, laptops, rows, take_from, write

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with laptops(tmp_path) as found:
        yield found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


def _offers(store: Store, folder: Path) -> dict[str, str]:
    found = places.offers(folder, store.dossier_id, keys(store), known_gestures(store.path))
    return {one.path.name: one.kind for one in found}


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_that_two_laptops_become_equal_through_a_folder(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    for sender, taker, new in ((marie, luc, 1), (luc, marie, 2), (marie, luc, 0)):
        receipt = share(sender, place)
        assert take_from(taker, receipt.path) == new
    assert has_the_same(marie, luc)


def test_that_the_file_is_named_by_dossier_computer_and_content(
    pair: tuple[Store, Store], place: Path
) -> None:
    receipt = share(pair[0], place)
    code = receipt.code.replace("-", "").lower()
    assert receipt.path.name == f"dsi-charlevoix-portable-de-marie-{code}.dsix"
    assert receipt.bytes == receipt.path.stat().st_size
    assert receipt.gestures == len(known_gestures(pair[0].path))


def test_that_names_that_say_nothing_still_make_a_file(tmp_path: Path, place: Path) -> None:
    store = Store.create(tmp_path / "x.dsi", title="  « ᓄᓇᕕᒃ » ", author="", device="COM1: ../..")
    name = share(store, place).path.name
    store.close()
    assert name.startswith("dossier-com1-")
    assert name.isascii()


def test_that_very_long_names_travel_cut(tmp_path: Path, place: Path) -> None:
    store = Store.create(
        tmp_path / "long.dsi", title="é" * 3_000, author="M" * 3_000, device="P" * 3_000
    )
    sent = share(store, place)
    origin = open_parcel(sent.path, keys(store), store.dossier_id).origin
    assert (origin.title, origin.author, origin.device) == ("é" * 1_000, "M" * 1_000, "P" * 1_000)
    store.close()


def test_that_sharing_changes_nothing_in_the_dossier(
    pair: tuple[Store, Store], place: Path
) -> None:
    before = rows(pair[0].path)
    share(pair[0], place)
    assert rows(pair[0].path) == before


def test_that_the_same_content_is_not_written_twice(
    pair: tuple[Store, Store], place: Path
) -> None:
    first = share(pair[0], place)
    written = first.path.stat().st_mtime_ns
    again = share(pair[0], place)
    assert again.already
    assert again.path == first.path
    assert first.path.stat().st_mtime_ns == written


def test_that_a_damaged_file_of_this_name_is_left_and_another_one_written(
    pair: tuple[Store, Store], place: Path
) -> None:
    first = share(pair[0], place)
    first.path.write_bytes(first.path.read_bytes()[:-5])
    again = share(pair[0], place)
    assert again.path.name == f"{first.path.stem}-2.dsix"
    assert not again.already
    third = share(pair[0], place)
    assert third.path == again.path


def _shared_often(store: Store, folder: Path, times: int) -> list[Receipt]:
    found = []
    for number in range(times):
        write(store, 1, f"Cote {number}")
        found.append(share(store, folder))
    return found


def test_that_two_older_files_of_this_laptop_stay(pair: tuple[Store, Store], place: Path) -> None:
    receipts = _shared_often(pair[0], place, 5)
    assert _names(place) == sorted(one.path.name for one in receipts[-3:])
    assert [one.removed for one in receipts[:3]] == [()] * 3
    assert receipts[3].removed == (receipts[0].path.name,)


def test_that_nothing_but_this_laptops_own_contained_files_is_tidied(
    pair: tuple[Store, Store], place: Path, tmp_path: Path
) -> None:
    marie, luc = pair
    theirs = [one.path for one in _shared_often(luc, place, 2)]
    stranger = founded(tmp_path / "autre.dsi")
    foreign = share(stranger, place).path
    stranger.close()
    (place / "notes.txt").write_text("x")
    (place / "film.dsix").write_bytes(b"film")
    (place / "x.dsix.partiel").write_bytes(b"DSIX")
    for path in theirs:
        take_from(marie, path)
    kept = {*theirs, foreign, place / "notes.txt", place / "film.dsix", place / "x.dsix.partiel"}
    _shared_often(marie, place, 4)
    assert all(path.exists() for path in kept)


def test_that_a_file_that_tells_of_attachments_not_received_is_not_tidied(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    luc.device = marie.device
    with luc.operation("Joindre") as op:
        op.keep_piece(b"un plan")
        op.add(Person(given_name="Zoé"))
    theirs = []
    for number in range(3):
        write(luc, number)
        theirs.append(share(luc, place).path)
    parcels = [open_parcel(path, keys(marie), marie.dossier_id) for path in theirs]
    assert receive(marie, parcels).new
    write(marie, 9)
    assert share(marie, place).removed == ()
    assert all(path.exists() for path in theirs)
    places.take_pieces(marie.path, theirs[-1], keys(marie))
    write(marie, 10)
    assert len(share(marie, place).removed) == 2


def test_that_a_file_whose_gestures_were_put_aside_here_is_not_tidied(
    pair: tuple[Store, Store], place: Path, tmp_path: Path
) -> None:
    marie, _luc = pair
    twin = Path(shutil.copyfile(marie.path, tmp_path / "jumelle.dsi"))
    other = Store.open(twin, author="Marie", device="Portable de Marie")
    write(other, 1, "Ailleurs")
    ahead = share(other, place).path
    other.close()
    _shared_often(marie, place, 4)
    assert ahead.exists()
    assert _offers(marie, place)[ahead.name] == NEW


def test_that_a_conflict_copy_of_a_synchroniser_is_read_like_any_other(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    path = share(luc, place).path
    copy = path.rename(path.with_name(f"{path.stem} (conflit de Luc 2026-11-12).dsix"))
    shutil.copyfile(copy, place / "Copie de envoi.DSIX")
    assert _offers(marie, place) == {copy.name: NEW, "Copie de envoi.DSIX": NEW}
    assert take_from(marie, copy) == 2
    assert _offers(marie, place) == {copy.name: KNOWN, "Copie de envoi.DSIX": KNOWN}
    assert take_from(marie, copy) == 0


def test_that_files_in_any_order_and_twice_end_alike(
    pair: tuple[Store, Store], tmp_path: Path, place: Path
) -> None:
    marie, luc = pair
    sent = [one.path for one in _shared_often(luc, place, 3)]
    copies = [Path(shutil.copyfile(path, tmp_path / path.name)) for path in sent]
    for path in (copies[2], copies[0], copies[1], copies[2]):
        take_from(marie, path)
    take_from(luc, share(marie, place).path)
    assert has_the_same(marie, luc)


def test_that_what_is_not_finished_is_left_alone_and_said(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    path = share(luc, place).path
    whole = path.read_bytes()
    (place / "luc.dsix.partiel").write_bytes(whole)
    path.write_bytes(whole[:300])
    offers = places.offers(place, marie.dossier_id, keys(marie), known_gestures(marie.path))
    assert [one.kind for one in offers] == [refused.PARTIAL] * 2
    assert all(one.sentence for one in offers)
    assert all(one.origin is None for one in offers)
    assert (place / "luc.dsix.partiel").read_bytes() == whole
    path.write_bytes(whole)
    assert _offers(marie, place)[path.name] == NEW


def test_that_foreign_newer_locked_and_strange_files_are_said(
    pair: tuple[Store, Store], place: Path, tmp_path: Path
) -> None:
    marie, luc = pair
    stranger = founded(tmp_path / "autre.dsi")
    foreign = share(stranger, place).path.name
    shutil.copyfile(stranger.path, place / "autre.dsi")
    stranger.close()
    locked = share(luc, place, passphrase=PHRASE).path
    newer = bytearray(locked.read_bytes())
    newer[4] = 2
    (place / "demain.dsix").write_bytes(newer)
    (place / "film.dsix").write_bytes(b"film")
    (place / "film.dsi").write_bytes(b"film")
    (place / ".cache.dsix").write_bytes(b"film")
    assert _offers(marie, place) == {
        foreign: refused.FOREIGN, "autre.dsi": refused.FOREIGN, locked.name: refused.LOCKED,
        "demain.dsix": refused.NEWER, "film.dsix": refused.NOT_OURS, "film.dsi": refused.NOT_OURS,
    }  # fmt: skip


def test_that_words_open_a_file_that_only_words_open(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    path = share(luc, place, passphrase=PHRASE).path
    assert take_from(marie, path, PHRASE) == 2
    again = share(luc, place)
    assert again.path.name == f"{path.stem}-2.dsix"
    assert not again.already


def test_that_a_place_is_read_once_while_nothing_changes(
    pair: tuple[Store, Store], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marie, luc = pair
    share(luc, place)
    watched, held = Place(place, marie.dossier_id), keys(marie)
    first = watched.offers(held, known_gestures(marie.path))
    read: list[Path] = []
    package = wire.read_package
    monkeypatch.setattr(
        wire, "read_package", lambda path, keys: read.append(path) or package(path, keys)
    )
    assert watched.offers(held, known_gestures(marie.path)) == first
    assert read == []
    write(luc, 1)
    path = share(luc, place).path
    read.clear()
    assert {one.kind for one in watched.offers(held, known_gestures(marie.path))} == {NEW}
    assert read == [path]
    read.clear()
    watched.offers(Keys(held.identities, PHRASE), set())
    assert len(read) == 2


def test_that_a_file_that_goes_while_it_is_looked_at_is_nothing(
    pair: tuple[Store, Store], place: Path
) -> None:
    (place / "ailleurs.dsix").symlink_to(place / "nowhere")
    (place / "sous-dossier.dsix").mkdir()
    assert _offers(pair[0], place) == {}


def test_that_the_dossier_at_work_is_no_copy_of_itself(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    marie, luc = pair
    assert _offers(marie, tmp_path) == {}
    luc.close()
    assert _offers(marie, tmp_path) == {"luc.dsi": NEW}


def test_that_a_place_that_is_gone_is_said(pair: tuple[Store, Store], tmp_path: Path) -> None:
    gone = tmp_path / "partie"
    with pytest.raises(ParcelRefused) as refusal:
        _offers(pair[0], gone)
    assert refusal.value.kind == refused.GONE
    with pytest.raises(StickProblem):
        share(pair[0], gone)


def test_that_a_parcel_of_another_dossier_is_refused_and_any_is_read_when_asked(
    pair: tuple[Store, Store], place: Path
) -> None:
    path = share(pair[1], place).path
    with pytest.raises(ParcelRefused) as refusal:
        open_parcel(path, keys(pair[0]), "another")
    assert refusal.value.kind == refused.FOREIGN
    assert open_parcel(path, keys(pair[0])).origin.dossier_id == pair[0].dossier_id
    with pytest.raises(ParcelRefused) as refusal:
        open_parcel(path.with_name("x.dsix.partiel"), keys(pair[0]))
    assert refusal.value.kind == refused.PARTIAL


def test_that_a_file_of_a_chosen_name_is_replaced(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    target = tmp_path / "envoi.dsix"
    target.write_bytes(b"old")
    receipt = places.share_as(pair[1], target)
    assert receipt.path == target
    assert take_from(pair[0], target) == 2
    assert take_from(pair[0], places.share_as(pair[1], target, passphrase=PHRASE).path, PHRASE) == 0


def test_that_a_dossier_without_a_key_says_what_to_do(
    pair: tuple[Store, Store], place: Path
) -> None:
    with connect(pair[0].path, "rw") as db:
        set_meta(db, "identities", "")
    db.close()
    with pytest.raises(FileProblem, match="pas encore de clé"):
        share(pair[0], place)
    assert _names(place) == []


def test_that_a_damaged_dossier_does_not_travel(pair: tuple[Store, Store], place: Path) -> None:
    with connect(pair[0].path, "rw") as db:
        db.execute("UPDATE dsi_tx SET author = 'Someone' WHERE n = 1")
    db.close()
    with pytest.raises(FileProblem, match="n’a pas été partagé"):
        share(pair[0], place)
    with connect(pair[0].path, "rw") as db:
        db.execute("DELETE FROM dsi_change WHERE tx = 1")
    db.close()
    with pytest.raises(FileProblem, match="n’a pas été partagé"):
        share(pair[0], place)
    assert _names(place) == []


def test_that_what_is_no_dossier_has_no_gestures(tmp_path: Path) -> None:
    (tmp_path / "x.dsi").write_bytes(b"x" * 4_000)
    with pytest.raises(FileProblem):
        known_gestures(tmp_path / "x.dsi")
