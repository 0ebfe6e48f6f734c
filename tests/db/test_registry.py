"""What this computer remembers: an older file, a twin, and how they are brought together again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.copies import copy_without_pieces
from dsi_desktop.db.entity import tables
from dsi_desktop.db.going_back import go_back
from dsi_desktop.db.merge.purge import purge
from dsi_desktop.db.registry import NAME, Registry
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.snapshots import pieces_file, take_snapshot
from dsi_desktop.db.store import Store
from dsi_desktop.db.uniting import unite
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem, RuleBroken
from support.db_ground import as_another_program, ask, dossier, opened

NOW = 1_800_000_000_000


def add(path: Path, name: str) -> None:
    with opened(path) as store, store.operation("Créer") as op:
        op.add(Body(name=name))
        op.keep_piece(name.encode())


def dossier_id(path: Path) -> str:
    return str(ask(path, "SELECT v FROM dsi_meta WHERE k = 'dossier'")[0][0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = dossier(tmp_path)
    add(found, "un")
    return found


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "données")


def test_that_the_last_copy_comes_first(path: Path, registry: Registry, tmp_path: Path) -> None:
    other = shutil.copyfile(path, tmp_path / "autre.dsi")
    who = dossier_id(path)
    registry.remember(who, path, 1)
    registry.remember(who, other, 2)
    registry.remember(who, tmp_path / "absent.dsi", 3)
    registry.remember("un autre", tmp_path / "rien.dsi", 3)
    again = Registry(tmp_path / "données")
    assert [Path(copy.path) for copy in again.copies(who)] == [other, path]
    assert again.copies(who)[0].count == 1
    assert again.copies("inconnu") == []
    assert again.dossier_at(path) == who
    assert again.dossier_at(tmp_path) == ""


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"copies": [{}], "left": {}}', '{"copies": [], "left": []}']
)
def test_that_a_broken_memory_is_an_empty_one(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    assert Registry(tmp_path).copies("x") == []


def test_that_a_memory_that_cannot_be_written_keeps_nobody_from_working(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    registry = Registry(tmp_path / "fichier")
    registry.remember(dossier_id(path), path, 1)
    assert len(registry.copies(dossier_id(path))) == 1


def test_that_an_older_file_gets_back_what_was_done_here(
    path: Path, registry: Registry, tmp_path: Path
) -> None:
    snapshots = tmp_path / "s"
    assert registry.older(path, snapshots) is None
    older = path.read_bytes()
    for name in ("deux", "trois"):
        add(path, name)
    take_snapshot(path, snapshots, Clock(lambda: NOW))
    assert registry.older(path, snapshots) is None
    path.write_bytes(older)
    missing = registry.older(path, snapshots)
    assert missing is not None
    assert missing.count == 2
    with opened(path) as store:
        received = unite(store, missing.source, "la sauvegarde du 12 mai")
    assert (received.new, received.conflicts) == (2, 0)
    assert registry.older(path, snapshots) is None
    assert [name for (name,) in ask(path, "SELECT name FROM body ORDER BY name")] == [
        "deux", "trois", "un",
    ]  # fmt: skip
    assert ask(path, "SELECT count(*) FROM dsi_blob") == [(3,)]
    assert verify(path, tables()).is_sound


def test_that_unreadable_attachments_do_not_take_back_what_was_received(
    path: Path, tmp_path: Path
) -> None:
    older = path.read_bytes()
    add(path, "deux")
    taken = take_snapshot(path, tmp_path / "s", Clock(lambda: NOW))
    assert taken is not None
    path.write_bytes(older)
    (tmp_path / "s" / "pieces.sqlite").write_bytes(b"illisible " * 500)
    with opened(path) as store:
        assert unite(store, taken.path, "la sauvegarde").new == 1


def test_that_one_is_asked_once_about_an_older_file(
    path: Path, registry: Registry, tmp_path: Path
) -> None:
    older = path.read_bytes()
    add(path, "deux")
    taken = take_snapshot(path, tmp_path / "s", Clock(lambda: NOW))
    assert taken is not None
    path.write_bytes(older)
    registry.leave(path, taken.code)
    assert Registry(tmp_path / "données").older(path, tmp_path / "s") is None


def test_that_what_was_put_aside_is_not_missed(
    path: Path, registry: Registry, tmp_path: Path
) -> None:
    add(path, "deux")
    take_snapshot(path, tmp_path / "s", Clock(lambda: NOW))
    (name,) = ask(path, "SELECT id FROM dsi_tx WHERE n = 2")[0]
    as_another_program(
        path, "DELETE FROM dsi_change WHERE tx = 2", "DELETE FROM dsi_tx WHERE n = 2"
    )
    assert registry.older(path, tmp_path / "s") is not None
    ask(path, "INSERT INTO dsi_aside VALUES (?, x'', '', 0)", name)
    assert registry.older(path, tmp_path / "s") is None


def test_that_two_copies_are_united(path: Path, registry: Registry, tmp_path: Path) -> None:
    who = dossier_id(path)
    other = Path(shutil.copyfile(path, tmp_path / "autre.dsi"))
    for one in (path, other):
        registry.remember(who, one, NOW)
    assert registry.twin(who, path) is None
    add(other, "là-bas")
    found = registry.twin(who, path)
    assert found is not None
    assert (found.path, found.there, found.here) == (other, 1, 0)
    add(path, "ici")
    found = registry.twin(who, path)
    assert found is not None
    assert (found.there, found.here) == (1, 1)
    with opened(path) as store:
        assert unite(store, other, "l’autre copie").new == 1
    assert registry.twin(who, path) is None
    assert registry.twin(who, other) is not None
    assert {name for (name,) in ask(path, "SELECT name FROM body")} == {"un", "ici", "là-bas"}
    assert ask(path, "SELECT count(*) FROM dsi_blob") == [(3,)]


def test_that_a_twin_left_alone_is_told_again_when_it_changes(
    path: Path, registry: Registry, tmp_path: Path
) -> None:
    who = dossier_id(path)
    other = Path(shutil.copyfile(path, tmp_path / "autre.dsi"))
    registry.remember(who, other, NOW)
    add(other, "là-bas")
    found = registry.twin(who, path)
    assert found is not None
    registry.leave(path, found.code)
    assert registry.twin(who, path) is None
    add(other, "encore")
    assert registry.twin(who, path) is not None
    other.write_bytes(b"rien")
    assert registry.twin(who, path) is None
    other.unlink()
    assert registry.twin(who, path) is None


def test_that_a_copy_that_cannot_be_read_holds_nothing(
    path: Path, registry: Registry, tmp_path: Path
) -> None:
    snapshots = tmp_path / "s"
    snapshots.mkdir()
    (snapshots / "2026-05-12T120000_AAAA-AAAA.dsi").write_bytes(b"rien")
    assert registry.older(path, snapshots) is None


def test_that_attachments_are_kept_once_beside_the_snapshots(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    assert pieces_file(folder) is None
    take_snapshot(path, folder, Clock(lambda: NOW))
    add(path, "deux")
    take_snapshot(path, folder, Clock(lambda: NOW + 1000))
    kept = pieces_file(folder)
    assert kept is not None
    assert ask(kept, "SELECT count(*) FROM dsi_blob") == [(2,)]


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with opened(path) as found:
        yield found


def test_that_one_comes_back_to_a_snapshot_in_one_operation(store: Store, tmp_path: Path) -> None:
    with store.operation("Créer") as op:
        kept, gone = (op.add(Body(name=name)).id for name in ("gardée", "retirée"))
        op.remove(op.get(Body, gone))
        person = op.add(Person(given_name="Ana", notes="à détruire")).id
    copy_without_pieces(store.path, tmp_path / "hier.dsi")
    with store.operation("Changer") as op:
        op.get(Body, kept).name = "autre"
        op.remove(op.get(Body, kept))
        op.restore(op.get(Body, gone))
        new = op.add(Body(name="nouvelle")).id
    purge(store, [("person", person, "notes")])
    with store.operation("Revenir") as op:
        assert go_back(op, store, tmp_path / "hier.dsi") == 3
    with store.read() as session:
        said = {one.id: (one.name, one.deleted) for one in session.query(Body)}
        assert said[kept] == ("gardée", None)
        assert said[gone] == ("retirée", 1)
        assert said[new] == ("nouvelle", 1)
        assert session.get_one(Person, person).notes is None
    with store.operation("Revenir") as op:
        assert go_back(op, store, tmp_path / "hier.dsi") == 0
    assert store.undo() == "Revenir"
    with store.read() as session:
        assert session.get_one(Body, new).deleted is None
    assert verify(store.path, tables()).is_sound


def test_that_coming_back_asks_the_guards_and_the_right_dossier(
    store: Store, tmp_path: Path
) -> None:
    copy_without_pieces(store.path, tmp_path / "hier.dsi")
    with store.operation("Créer") as op:
        op.add(Body(name="x"))

    def refuse(_op: object, _gesture: bytes) -> None:
        raise RuleBroken("adopté")

    store.before_undo.append(refuse)
    with pytest.raises(RuleBroken), store.operation("Revenir") as op:
        go_back(op, store, tmp_path / "hier.dsi")
    Store.create(tmp_path / "autre.dsi", title="Autre").close()
    with pytest.raises(FileProblem, match="autre dossier"), store.operation("Revenir") as op:
        go_back(op, store, tmp_path / "autre.dsi")
    content = bytearray((tmp_path / "hier.dsi").read_bytes())
    content[4096:400_000] = b"\xff" * (400_000 - 4096)
    (tmp_path / "hier.dsi").write_bytes(content)
    with pytest.raises(FileProblem, match="abîmé"), store.operation("Revenir") as op:
        go_back(op, store, tmp_path / "hier.dsi")
