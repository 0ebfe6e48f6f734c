"""A damaged dossier gives back what its hashes prove, and other copies complete it."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.carving import Carved, carve, proven
from dsi_desktop.db.container import peek
from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.invitation import invite, join
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Packed, Parcel
from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.pages import records
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.salvage import Source, salvage
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body, Post
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from support.budget import seed
from support.db_ground import as_another_program, ask, dossier, opened

PAGE = 4096
LONG = "Le comité discute longuement. " * 600
NOWHERE = Origin("", "", "", "", 0, "", 0, 1, 1000)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of a few weeks, with long texts, personal values and an attachment."""
    path = dossier(tmp_path_factory.mktemp("entier"))
    with opened(path) as store, store.hurried():
        for number in range(60):
            with store.operation("Inscrire") as op:
                person = op.add(Person(given_name=f"P{number}", notes=f"note {number}"))
                op.flush()
                op.add(ContactDetail(person_id=person.id, value=f"{number}@exemple.ca"))
                body = op.add(Body(name=f"Comité {number}", purpose=LONG[: 90 * number])).id
            with store.operation("Renommer") as op:
                op.get(Body, body).name = f"Bureau {number}"
            with store.operation("Supprimer") as op:
                op.get(Person, person.id).notes = "autre"
                op.remove(op.get(Body, body))
        with store.operation("Joindre") as op:
            op.keep_piece(b"un plan" * 5000)
            op.add(Body(name="Fin"))
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "essai.dsi"
    copy.write_bytes(whole.read_bytes())
    return copy


def code(path: Path) -> str:
    with closing(connect(path)) as db:
        return digest(db)


def pages_of(path: Path, *names: str) -> list[int]:
    """Return the pages of some tables and indexes."""
    marks = ",".join("?" * len(names))
    query = f"SELECT pageno FROM dbstat WHERE name IN ({marks})"
    try:
        return [page for (page,) in ask(path, query, *names)]
    except sqlite3.OperationalError:
        pytest.skip("this SQLite was built without dbstat")


def spoil(path: Path, pages: list[int]) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def forget(_name: str, _content: bytes) -> None:
    """Attachments are not looked at."""


def test_that_every_record_is_read_without_the_trees(whole: Path) -> None:
    found = list(records(whole.read_bytes()))
    with closing(sqlite3.connect(whole)) as db:
        for table in ("dsi_tx", "dsi_field"):
            lines = {line[0]: line[1:] for line in db.execute(f"SELECT * FROM {table}")}
            read = {
                one.number: one.values[1:]
                for one in found
                if one.number in lines and one.values[1:] == lines[one.number]
            }
            assert read == lines
        changes = set(db.execute("SELECT row, field, tx, val, salt, prev, live FROM dsi_change"))
        assert changes <= {one.values for one in found if one.number is None}


def test_that_a_sound_file_is_carved_whole(whole: Path) -> None:
    pieces: list[bytes] = []
    carved = carve(whole.read_bytes(), lambda _name, content: pieces.append(content))
    with closing(connect(whole)) as db:
        packed = list(pack(db))
    assert [one.packed for one in proven(carved, {}, {})] == packed
    assert carved.meta["dossier"] == peek(whole).dossier_id
    assert pieces == [b"un plan" * 5000]


@pytest.mark.parametrize("content", [b"", b"rien", b"SQLite format 3\0" + bytes(9000)])
def test_that_anything_may_be_carved(content: bytes) -> None:
    assert carve(content, forget) == Carved()


def test_that_noise_is_carved_without_an_error(whole: Path) -> None:
    dice = random.Random(seed())
    sound = whole.read_bytes()
    names = {one.id for one in proven(carve(sound, forget), {}, {})}
    for _time in range(12):
        content = bytearray(sound)
        for _flip in range(3000):
            content[dice.randrange(len(content))] = dice.randrange(256)
        found = proven(carve(bytes(content), forget), {}, {})
        assert {one.id for one in found} <= names


def test_that_a_damaged_dossier_is_completed_by_yesterday(path: Path, tmp_path: Path) -> None:
    sound = code(path)
    copy_without_pieces(path, tmp_path / "hier.dsi")
    spoiled = pages_of(path, "dsi_change", "dsi_change_tx", "dsi_tx", "person")[2::7]
    spoil(path, spoiled)
    damaged = path.read_bytes()
    found = salvage(path, tables(), [Source(tmp_path / "hier.dsi", "la sauvegarde d’hier")])
    assert found.lost == 0
    assert 0 < found.here < found.total == 181
    assert found.elsewhere == (("la sauvegarde d’hier", 181 - found.here),)
    assert code(path) == sound
    told = verify(path, tables())
    assert told.is_sound, told.faults
    assert found.aside.read_bytes() == damaged
    assert "abîmé" in found.aside.name
    said = " ".join(found.sentences())
    assert f"{found.here} gestes sur 181 récupérés ici" in said
    assert "la sauvegarde d’hier" in said
    assert "Rien n’est perdu" in said
    assert ask(path, "SELECT count(*) FROM dsi_blob") == [(1,)]
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name="de nouveau"))


def test_that_a_damaged_dossier_alone_gives_what_it_has(path: Path) -> None:
    spoil(path, pages_of(path, "dsi_change")[3:5])
    found = salvage(path, tables())
    assert 0 < found.lost < found.total
    assert found.elsewhere == ()
    assert any("manque" in sentence for sentence in found.sentences())
    assert verify(path, tables()).is_sound
    assert ask(path, "SELECT count(*) FROM dsi_tx") == [(found.here,)]


def test_that_a_lost_header_and_dictionary_are_in_the_snapshot(path: Path, tmp_path: Path) -> None:
    copy_without_pieces(path, tmp_path / "hier.dsi")
    with opened(path) as store, store.operation("Aujourd’hui") as op:
        op.add(Body(name="du jour"))
    sound = code(path)
    spoil(path, [1, *pages_of(path, "dsi_field", "dsi_meta")])
    found = salvage(path, tables(), [Source(tmp_path / "hier.dsi", "hier")])
    assert (found.lost, code(path)) == (0, sound)
    assert peek(path).title == "Essai"


def test_that_a_torn_snapshot_still_helps(path: Path, tmp_path: Path) -> None:
    sound = code(path)
    copy_without_pieces(path, tmp_path / "hier.dsi")
    copy_without_pieces(path, tmp_path / "avant-hier.dsi")
    spoil(path, pages_of(path, "dsi_change")[1:3])
    spoil(tmp_path / "hier.dsi", [1])
    spoil(tmp_path / "avant-hier.dsi", pages_of(tmp_path / "avant-hier.dsi", "dsi_change")[-4:-2])
    sources = [Source(tmp_path / "hier.dsi", "hier"), Source(tmp_path / "avant-hier.dsi", "avant")]
    found = salvage(path, tables(), sources)
    assert (found.lost, code(path)) == (0, sound)
    assert [name for name, _count in found.elsewhere] == ["hier"]


def test_that_an_exchange_file_completes_it(path: Path) -> None:
    sound = code(path)
    with closing(connect(path)) as db:
        packed = tuple(pack(db))
    spoil(path, pages_of(path, "dsi_change")[2:6])
    parcel = Parcel(NOWHERE, (Packed(b"rien"), *packed), "la clé de Luc")
    found = salvage(path, tables(), parcels=[parcel])
    assert (found.lost, code(path)) == (0, sound)
    assert found.elsewhere[0][0] == "la clé de Luc"


def test_that_attachments_come_from_the_store_of_pieces(path: Path, tmp_path: Path) -> None:
    pieces = tmp_path / "pieces.sqlite"
    with closing(sqlite3.connect(pieces)) as db, db:
        db.execute("CREATE TABLE dsi_blob(sha256 TEXT PRIMARY KEY, bytes BLOB)")
        db.executemany("INSERT INTO dsi_blob VALUES (?, ?)", ask(path, "SELECT * FROM dsi_blob"))
        db.execute("INSERT INTO dsi_blob VALUES ('faux', x'00')")
    spoil(path, pages_of(path, "dsi_blob"))
    salvage(path, tables(), pieces=pieces)
    assert ask(path, "SELECT bytes FROM dsi_blob") == [(b"un plan" * 5000,)]


def test_that_a_record_whose_link_is_lost_waits(path: Path) -> None:
    with opened(path) as store:
        with store.operation("Instance") as op:
            body = op.add(Body(name="X")).id
        with store.operation("Poste") as op:
            post = op.add(Post(body_id=body)).id
        with store.operation("Nommer") as op:
            op.get(Post, post).rank = "k"
    as_another_program(
        path, "UPDATE dsi_change SET val = '{}' WHERE tx = (SELECT n FROM dsi_tx WHERE "
        "label = 'Instance')",
    )  # fmt: skip
    found = salvage(path, tables())
    assert found.lost == 2  # the rank waits in the journal for its record
    assert verify(path, tables()).is_sound


def test_that_a_lost_destruction_costs_nothing_else(path: Path, tmp_path: Path) -> None:
    with opened(path) as store:
        row = ask(path, "SELECT id FROM person WHERE given_name = 'P3'")[0][0]
        assert purge(store, [("person", row, "notes")]).destroyed == 2
    spoilt = "UPDATE dsi_tx SET nonce = zeroblob(8) WHERE n = (SELECT max(n) FROM dsi_tx)"
    as_another_program(path, spoilt)
    found = salvage(path, tables())
    assert (found.total, found.lost) == (182, 1)
    assert verify(path, tables()).is_sound
    assert ask(path, "SELECT notes FROM person WHERE id = ?", row) == [(None,)]
    place = tmp_path / "place"
    place.mkdir()
    with opened(path) as store:
        invite(store, place / "invitation.dsix", "un deux trois")
    join(place / "invitation.dsix", "un deux trois", tmp_path / "luc.dsi", "Luc", "Portable")
    assert verify(tmp_path / "luc.dsi", tables()).digest == verify(path, tables()).digest


def test_that_what_was_put_aside_stays_aside(path: Path, tmp_path: Path) -> None:
    copy_without_pieces(path, tmp_path / "hier.dsi")
    name = ask(path, "SELECT id FROM dsi_tx WHERE label = 'Joindre'")[0][0]
    with closing(connect(path, "rw")) as db:
        db.execute("INSERT INTO dsi_aside VALUES (?, x'00', '', 5)", (name,))
        db.execute("DELETE FROM dsi_change WHERE tx = (SELECT max(n) FROM dsi_tx)")
        db.execute("DELETE FROM dsi_tx WHERE id = ?", (name,))
    found = salvage(path, tables(), [Source(tmp_path / "hier.dsi", "hier")])
    assert (found.total, found.lost) == (180, 0)
    assert ask(path, "SELECT id, line, secrets, at FROM dsi_aside") == [(name, b"\0", "", 5)]


def test_that_a_damaged_identity_is_taken_from_the_snapshot(path: Path, tmp_path: Path) -> None:
    who = peek(path).dossier_id
    copy_without_pieces(path, tmp_path / "hier.dsi")
    ask(path, "UPDATE dsi_meta SET v = 'x' || substr(v, 2) WHERE k = 'dossier'")
    assert not verify(path, tables()).is_sound
    salvage(path, tables(), [Source(tmp_path / "hier.dsi", "hier")])
    assert peek(path).dossier_id == who
    assert verify(path, tables()).is_sound


@pytest.mark.parametrize("content", [b"", b"bonjour" * 9000])
def test_that_nothing_comes_from_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rien.dsi"
    path.write_bytes(content)
    with pytest.raises(FileProblem):
        salvage(path, tables())
    assert [one.name for one in tmp_path.iterdir()] == ["rien.dsi"]
    assert path.read_bytes() == content


def test_that_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        salvage(tmp_path / "absent.dsi", tables())


def test_that_a_refused_place_leaves_the_damaged_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".sauvetage"):
            raise PermissionError
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileProblem):
        salvage(path, tables(), clock=Clock(lambda: 0))
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path) -> Iterator[None]:
    yield
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def page(*cells: bytes) -> bytes:
    """Return a file of two pages: a header, and a leaf of an index that holds these cells."""
    leaf = bytearray(PAGE)
    leaf[0] = 0x0A
    leaf[3:5] = len(cells).to_bytes(2, "big")
    place = PAGE
    for at, cell in enumerate(cells):
        place -= len(cell)
        leaf[place : place + len(cell)] = cell
        leaf[8 + 2 * at : 10 + 2 * at] = place.to_bytes(2, "big")
    return bytes(PAGE) + bytes(leaf)


@pytest.mark.parametrize("cell", [
    b"\xff\xff\xff\xff\x7f\x01\x01",  # four gigabytes
    b"\x7f\x02\x01",  # longer than the page
    b"\x03\x02\x0a\x01",  # a kind that is reserved
    b"\x0a\x02\x07" + bytes(8),  # a real number
    b"\x03\x02\x0f\xff",  # a text that is none
    b"\x04\x02\x01\x01\x01",  # something after the last value
])  # fmt: skip
def test_that_a_cell_that_makes_no_sense_is_passed_over(cell: bytes) -> None:
    sound = b"\x03\x02\x01\x05"
    assert [one.values for one in records(page(cell, sound))] == [(5,)]
