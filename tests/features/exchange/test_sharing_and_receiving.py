"""Two laptops and a folder that plays the stick: what is read, written, taken and put aside."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.merge.keys import keys_of, renew_identity
from dsi_desktop.db.merge.log import exchanges, unshared
from dsi_desktop.db.merge.places import Place as Remembered
from dsi_desktop.db.merge.places import known_gestures
from dsi_desktop.db.snapshots import snapshots
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.receiving import cancel_reception, receive_parcels
from dsi_desktop.features.exchange.commands.remembering import remembered_peers
from dsi_desktop.features.exchange.commands.sharing import invite_laptop, share_dossier
from dsi_desktop.features.exchange.presenter import reception
from dsi_desktop.features.exchange.presenter.reception import ReceptionSheet, reception_sheet
from dsi_desktop.features.exchange.queries.detail import detail, new_gestures
from dsi_desktop.features.exchange.queries.files import Reading, arrival, look_at, read_files
from dsi_desktop.features.exchange.queries.overview import choices_left, overview
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.places import FOLDER, STICK, Place
from dsi_desktop.kernel.text import NBSP
from support.laptops_ground import TODAY, add_person, close_all, josee, luc, marie


def quiet(_share: float) -> None:
    return


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def stick(tmp_path: Path) -> Place:
    folder = tmp_path / "DSI-PARTAGE"
    folder.mkdir()
    return Place(folder, "DSI-PARTAGE", STICK)


@pytest.fixture
def here(tmp_path: Path) -> Store:
    store = marie(tmp_path)
    add_person(store, "Nathalie", "Bouchard")
    return store


def edited_apart(here: Store, folder: Path, stick: Place) -> Store:
    """Luc adds two people and renames Nathalie, whom Marie-Ève renames too; Luc's stick comes."""
    person = add_person(here, "Jean", "Roy")
    there = luc(folder, here)
    directory.edit_person(there, person, family_name="Tremblay")
    directory.edit_person(here, person, family_name="Gagnon")
    add_person(there, "Anne", "Simard")
    add_person(there, "Denis", "Lavoie")
    share_dossier(there, stick, quiet)
    return there


def read(here: Store, stick: Place) -> Reading:
    return read_files(here, sorted(stick.path.glob("*.dsix")), quiet)


def shown(reading: Reading, place: str = "Clé « DSI-PARTAGE »") -> ReceptionSheet:
    assert reading.plan is not None
    assert reading.detail is not None
    return reception_sheet(reading.plan, place, TODAY, reading.detail.names, reading.refused)


def test_that_sharing_leaves_nothing_to_share_and_says_so(here: Store, stick: Place) -> None:
    assert unshared(here) == 1
    shares: list[float] = []
    receipt = share_dossier(here, stick, shares.append)
    assert shares[-1] == 1.0
    assert unshared(here) == 0
    assert [(one.kind, one.place, one.code) for one in exchanges(here)] == [
        ("sent", "DSI-PARTAGE", receipt.code)
    ]
    assert overview(here).code == receipt.code
    place = look_at(stick.path, stick.name, STICK)
    assert [file.name for file in place.files] == [receipt.path.name]
    assert place.free is not None


def test_that_a_stick_pulled_out_leaves_the_record_alone(here: Store, tmp_path: Path) -> None:
    gone = Place(tmp_path / "gone", "DSI-PARTAGE", STICK)
    with pytest.raises(FileProblem):
        share_dossier(here, gone, quiet)
    assert exchanges(here) == []
    assert look_at(gone.path, gone.name, STICK) == gone


def test_that_a_read_only_window_may_share_but_notes_nothing(here: Store, stick: Place) -> None:
    path = here.path
    here.close()
    looking = Store.open(path, author="Marie-Ève Tremblay", device="Portable", read_only=True)
    assert share_dossier(looking, stick, quiet).gestures == 1
    assert exchanges(looking) == []


def test_that_a_dry_run_says_what_would_come_and_changes_nothing(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    before = overview(here)
    sheet = shown(read(here, stick))
    assert plain(sheet.title) == "Ce fichier vient de « Portable de Luc »"
    assert "Luc Harvey" in sheet.note
    assert "28 novembre 2026" in plain(sheet.note)
    assert (sheet.new, sheet.plain, sheet.conflicts) == (3, 2, 1)
    assert sheet.action == "Recevoir les 3 modifications"
    assert [(line.name, line.count) for line in sheet.people] == [("Luc Harvey", 3)]
    (group,) = sheet.groups
    assert (group.title, group.added, group.changed, group.conflicts) == (
        "Organismes et personnes", 2, 1, 1
    )
    assert group.note
    assert "3 modifications nouvelles" in plain(sheet.summary)
    assert all(line.sound for line in sheet.checks)
    assert "diffèrent" in sheet.codes_words
    assert overview(here) == before


def test_that_the_detail_names_what_only_arrives(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    reading = read(here, stick)
    lines = detail(here, reading.parcels).lines
    assert [line.what for line in lines] == ["Jean Gagnon", "Anne Simard", "Denis Lavoie"]
    assert {line.author for line in lines} == {"Luc Harvey"}
    assert lines[1].label == "Ajouter une personne"
    assert new_gestures(here, reading.parcels) == 3


def test_that_a_reception_keeps_a_snapshot_first_and_remembers_the_laptop(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    reading, data = read(here, stick), tmp_path / "data"
    code = overview(here).code
    received = receive_parcels(
        here, reading.parcels, reading.paths, data, quiet, peers=reading.peers
    )
    assert (received.new, received.conflicts) == (3, 1)
    assert [one.code for one in snapshots(data / "snapshots" / here.dossier_id)] == [code]
    (peer,) = remembered_peers(data, here.dossier_id)
    assert (peer.device, peer.to_receive(overview(here).gestures)) == ("Portable de Luc", 1)
    assert choices_left(here) == 1
    assert overview(here).choices == 1
    assert exchanges(here)[0].kind == "received"


def test_that_receiving_twice_finds_nothing_new(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    reading = read(here, stick)
    receive_parcels(here, reading.parcels, reading.paths, tmp_path / "data", quiet)
    again = shown(read(here, stick))
    assert again.already_all
    assert again.summary == "Vous avez déjà tout."
    assert arrival(here, stick) is None


def test_that_codes_are_equal_once_both_ways_were_walked(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    there = luc(tmp_path, here)
    add_person(there, "Anne", "Simard")
    share_dossier(there, stick, quiet)
    reading = read(here, stick)
    sheet = shown(reading)
    assert "seront pareils" in sheet.codes_words
    received = receive_parcels(here, reading.parcels, reading.paths, tmp_path / "data", quiet)
    after = reception.after(sheet, received.code)
    assert "exactement le même contenu" in after.codes_words
    same = shown(read(here, stick))
    assert "exactement le même contenu" in same.codes_words
    assert reception.received_title(received) == "1 modification reçue"
    origin = [one.origin.code for one in reading.parcels]
    assert "exactement" in reception.received_words(0, received.code, origin)
    assert "Rien à décider" in reception.received_words(0, received.code, ["AAAA-BBBB"])
    assert "3 choses à décider" in plain(reception.received_words(3, received.code, origin))


def test_that_several_files_are_read_as_one(here: Store, stick: Place, tmp_path: Path) -> None:
    there = edited_apart(here, tmp_path, stick)
    third = josee(tmp_path, here)
    add_person(third, "Paul", "Dufour")
    share_dossier(third, stick, quiet)
    del there
    sheet = shown(read(here, stick))
    assert plain(sheet.title).startswith("Ces 2 fichiers viennent de « ")
    assert sheet.new == 4
    assert len(sheet.codes) == 3
    assert "Les fichiers sont complets et non abîmés" in [line.sentence for line in sheet.checks]
    found = arrival(here, stick)
    assert found is not None
    assert (found.new, len(found.paths)) == (4, 2)


def test_that_work_received_by_luc_is_told_apart_from_his_own(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    there, third = luc(tmp_path, here), josee(tmp_path, here)
    add_person(third, "Paul", "Dufour")
    share_dossier(third, stick, quiet)
    reading = read_files(there, list(stick.path.glob("*.dsix")), quiet)
    receive_parcels(there, reading.parcels, reading.paths, tmp_path / "data", quiet)
    add_person(there, "Anne", "Simard")
    for file in stick.path.glob("*.dsix"):
        file.unlink()
    share_dossier(there, stick, quiet)
    notes = {line.name: plain(line.note) for line in shown(read(here, stick)).people}
    assert notes["Josée Desbiens"] == "17 novembre, par Portable de Luc"
    assert notes["Luc Harvey"] == "28 novembre"


def test_that_a_copy_made_by_hand_is_received_too(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    there = luc(tmp_path, here)
    add_person(there, "Anne", "Simard")
    path = there.path
    there.close()
    (stick.path / "copie de luc.dsi").write_bytes(path.read_bytes())
    found = arrival(here, stick)
    assert found is not None
    reading = read_files(here, found.paths, quiet)
    received = receive_parcels(here, reading.parcels, reading.paths, tmp_path / "data", quiet)
    assert received.new == 1


def test_that_one_bad_file_does_not_hide_the_good_one(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    good = next(stick.path.glob("*.dsix"))
    (stick.path / "abime.dsix").write_bytes(good.read_bytes()[:-40])
    sheet = shown(read(here, stick))
    assert sheet.new == 3
    assert [line.sound for line in sheet.checks][-1] is False
    found = arrival(here, stick)
    assert found is not None
    assert found.problems[0].startswith("abime.dsix : ")


def test_that_files_which_cannot_be_read_say_why_and_nothing_is_planned(
    here: Store, stick: Place
) -> None:
    (stick.path / "abime.dsix").write_bytes(b"nothing of ours")
    reading = read(here, stick)
    assert reading.plan is None
    assert reading.detail is None
    assert reading.locked is None
    assert len(reading.refused) == 1


def test_that_an_invitation_waits_for_its_six_words(here: Store, stick: Place) -> None:
    words = "lapin vinaigre article rouille gestuel declarer"
    receipt = invite_laptop(here, stick.path, words, quiet)
    assert receipt.path.name.startswith("invitation-")
    closed = read(here, stick)
    assert closed.locked == receipt.path
    opened = read_files(here, [receipt.path], quiet, words)
    assert opened.plan is not None
    assert opened.plan.already_all


def test_that_an_invitation_with_news_is_received_with_its_words(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    words = "lapin vinaigre article rouille gestuel declarer"
    there = luc(tmp_path, here)
    add_person(there, "Anne", "Simard")
    renew_identity(there.path)
    receipt = invite_laptop(there, stick.path, words, quiet)
    opened = read_files(here, [receipt.path], quiet, words)
    held = keys_of(here.path).identities
    data = tmp_path / "data"
    received = receive_parcels(here, opened.parcels, opened.paths, data, quiet, words=words)
    assert received.new == 1
    assert len(keys_of(here.path).identities) == len(held) + 1


def test_that_a_file_gone_after_it_was_read_is_received_all_the_same(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    reading = read(here, stick)
    for file in reading.paths:
        file.unlink()
    received = receive_parcels(here, reading.parcels, reading.paths, tmp_path / "data", quiet)
    assert received.new == 3


def test_that_a_place_that_is_gone_holds_nothing(here: Store, tmp_path: Path) -> None:
    assert arrival(here, Place(tmp_path / "gone", "X", STICK)) is None


def test_that_a_file_that_goes_while_it_is_counted_leaves_the_largest_count(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    third = josee(tmp_path, here)
    add_person(third, "Paul", "Dufour")
    share_dossier(third, stick, quiet)
    memory = Remembered(stick.path, here.dossier_id)
    assert memory.offers(keys_of(here.path), known_gestures(here.path))
    names = sorted(stick.path.glob("*.dsix"))
    sizes = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in names}
    for file, (moment, content) in sizes.items():
        file.write_bytes(bytes(len(content)))
        os.utime(file, ns=(moment, moment))
    found = arrival(here, stick, memory)
    assert found is not None
    assert found.new == 3


def test_that_a_reception_is_put_aside_and_comes_back(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    before, data = overview(here).code, tmp_path / "data"
    reading = read(here, stick)
    received = receive_parcels(here, reading.parcels, reading.paths, data, quiet)
    done = cancel_reception(here, received.number, data)
    assert (done.aside, done.standing) == (3, ())
    assert overview(here).code == before
    assert "3 modifications mises de côté" in plain(reception.cancelled_words(done.aside))
    again = read(here, stick)
    assert receive_parcels(here, again.parcels, again.paths, data, quiet).new == 3


def test_that_what_stands_on_a_reception_keeps_it(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    there = luc(tmp_path, here)
    person = add_person(there, "Anne", "Simard")
    share_dossier(there, stick, quiet)
    reading = read(here, stick)
    data = tmp_path / "data"
    received = receive_parcels(here, reading.parcels, reading.paths, data, quiet)
    directory.edit_person(here, person, family_name="Roy")
    done = cancel_reception(here, received.number, data)
    assert done.aside == 0
    assert [one.label for one in done.standing] == ["Modifier une personne"]


def test_that_a_disk_without_room_for_the_snapshot_stops_the_reception(
    here: Store, stick: Place, tmp_path: Path
) -> None:
    edited_apart(here, tmp_path, stick)
    data = tmp_path / "data"
    data.write_text("not a folder", encoding="utf8")
    reading = read(here, stick)
    with pytest.raises(FileProblem):
        receive_parcels(here, reading.parcels, reading.paths, data, quiet)
    assert overview(here).gestures == 3


def test_that_a_shared_folder_is_spoken_of_as_a_folder(here: Store, tmp_path: Path) -> None:
    place = Place(tmp_path / "nulle part", "Partage", FOLDER)
    with pytest.raises(FileProblem) as refused:
        share_dossier(here, place, quiet)
    assert "clé" not in refused.value.sentence


def test_that_a_year_of_work_is_told_by_weeks_and_months() -> None:
    one = reception.day_bars([("2026-11-16", 3), ("2026-11-18", 4)], TODAY)
    assert [bar.count for bar in one] == [3, 0, 4]
    weeks = reception.day_bars([("2026-09-01", 3), ("2026-11-18", 4)], TODAY)
    assert sum(bar.count for bar in weeks) == 7
    assert 2 < len(weeks) <= 16
    years = reception.day_bars([("1990-01-01", 1), ("2026-11-18", 1)], TODAY)
    assert sum(bar.count for bar in years) == 2
    assert len(years) <= 16
    ages = reception.day_bars([("0001-01-02", 1), ("9999-12-30", 1)], TODAY)
    assert sum(bar.count for bar in ages) == 2
    assert reception.day_bars([], date.min) == ()
