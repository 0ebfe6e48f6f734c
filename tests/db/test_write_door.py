"""The write door: every kind of write is journalled, all or nothing, and said to the bus."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy.exc
from sqlalchemy import delete, insert, select, text, update

from dsi_desktop.db.conflicts import conflicts
from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.entity import tables
from dsi_desktop.db.schema.directory import ContactDetail, OrganizationArea, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem, NotFound, RuleBroken, WriteRefused
from support.db_ground import as_another_program, ask, dossier, heard_by, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(dossier(tmp_path), clock=Clock(lambda: 1_700_000_000_000)) as found:
        yield found


@pytest.fixture
def heard(store: Store) -> list[ChangeSet]:
    return heard_by(store)


@pytest.fixture
def body(store: Store) -> str:
    with store.operation("Créer") as op:
        return op.add(Body(name="Comité conseil")).id


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Body.name).order_by(Body.name)))


def sound(store: Store) -> bool:
    return verify(store.path, tables()).is_sound


WRITES: dict[str, Callable[[Operation, str], object]] = {
    "add": lambda op, _: op.add(Body(name="neuf")),
    "attribute": lambda op, row: setattr(op.get(Body, row), "name", "neuf"),
    "update": lambda op, _: op.execute(update(Body).values(name="neuf")),
    "insert": lambda op, _: op.execute(insert(Body).values(id="i", name="neuf")),
    "many": lambda op, _: op.execute(
        insert(Body), [{"id": f"i{n}", "name": "neuf"} for n in range(3)]
    ),
    "text": lambda op, _: op.execute(text("UPDATE body SET name = 'neuf'")),
    "upsert": lambda op, row: op.execute(
        text("INSERT INTO body(id) VALUES (:id) ON CONFLICT(id) DO UPDATE SET name = 'neuf'"),
        {"id": row},
    ),
    "replace": lambda op, row: op.execute(
        text("INSERT OR REPLACE INTO body(id, name) VALUES (:id, 'neuf')"), {"id": row}
    ),
    "plain": lambda op, _: op.plain().execute("UPDATE body SET name = 'neuf'"),
}


@pytest.mark.parametrize("kind", WRITES)
def test_every_kind_of_write_is_journalled_and_undone(
    store: Store, heard: list[ChangeSet], body: str, kind: str
) -> None:
    before = names(store)
    with store.operation("Écrire") as op:
        WRITES[kind](op, body)
    assert FieldChange("body", heard[-1].changes[0].row, "name", *_change(heard[-1])) in (
        heard[-1].changes
    )
    assert heard[-1].label == "Écrire"
    assert "neuf" in names(store)
    assert sound(store)
    assert store.undo() == "Écrire"
    with store.read() as session:
        living = list(session.scalars(select(Body.name).where(Body.deleted.is_(None))))
    assert living == before
    assert sound(store)


def _change(said: ChangeSet) -> tuple[object, object]:
    change = next(one for one in said.changes if one.field == "name")
    assert change.new == "neuf"
    return change.old, change.new


def test_that_another_program_is_journalled_too(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("Créer") as op:
        row = op.add(Body(name="ancien")).id
    as_another_program(path, "UPDATE body SET name = 'dehors'")
    with opened(path) as store:
        assert names(store) == ["dehors"]
        assert sound(store)
    said = ask(path, "SELECT label, author FROM dsi_tx ORDER BY n DESC LIMIT 1")
    assert said == [("Hors application", "")]
    assert ask(path, "SELECT count(*) FROM dsi_pending") == [(0,)]
    assert row


@pytest.mark.parametrize("statement", [delete(Body), text("DELETE FROM body")])
def test_that_nothing_is_physically_deleted(store: Store, body: str, statement: object) -> None:
    with pytest.raises(WriteRefused, match="jamais effacée"), store.operation("Effacer") as op:
        op.execute(statement)
    assert names(store) == ["Comité conseil"]


def test_that_an_id_never_changes(store: Store, body: str) -> None:
    with pytest.raises(WriteRefused, match="identifiant"), store.operation("x") as op:
        op.execute(update(Body).values(id="autre"))


def test_that_a_removed_record_takes_no_edit_until_restored(store: Store, body: str) -> None:
    with store.operation("Retirer") as op:
        op.remove(op.get(Body, body))
    with pytest.raises(WriteRefused, match="Rétablissez"), store.operation("x") as op:
        op.get(Body, body).name = "y"
    with store.operation("Rétablir") as op:
        kept = op.get(Body, body)
        op.restore(kept)
        kept.name = "y"
    assert names(store) == ["y"]
    assert sound(store)


def test_that_a_reader_cannot_write(store: Store, body: str) -> None:
    for statement in (text("UPDATE body SET name = 'x'"), update(Body).values(name="x")):
        with pytest.raises(WriteRefused), store.read() as session:
            session.execute(statement)
    with store.read() as session:
        session.get_one(Body, body).name = "x"
        with pytest.raises(sqlalchemy.exc.OperationalError, match="readonly"):
            session.commit()
    assert names(store) == ["Comité conseil"]


def test_that_a_failed_operation_leaves_nothing(
    store: Store, heard: list[ChangeSet], body: str
) -> None:
    count = len(heard)

    def break_a_rule(op: Operation) -> None:
        op.get(Body, body).name = "changé"
        op.flush()
        raise RuleBroken("non", "name")

    with pytest.raises(RuleBroken), store.operation("x") as op:
        break_a_rule(op)
    assert names(store) == ["Comité conseil"]
    assert len(heard) == count
    assert ask(store.path, "SELECT count(*) FROM dsi_pending") == [(0,)]
    with store.operation("y") as op:
        op.get(Body, body).name = "après"
    assert names(store) == ["après"]


def test_that_a_value_set_back_leaves_no_trace(
    store: Store, heard: list[ChangeSet], body: str
) -> None:
    count = len(heard)
    with store.operation("x") as op:
        op.get(Body, body).name = "b"
        op.flush()
        op.get(Body, body).name = "Comité conseil"
    assert len(heard) == count
    assert store.undo_label == "Créer"


def test_that_a_change_tells_old_and_new(
    store: Store, heard: list[ChangeSet], body: str
) -> None:
    assert {one.old for one in heard[0].changes} == {None}
    assert {one.field for one in heard[0].changes} >= {"name", "hue", "deleted"}
    for old, new in (("Comité conseil", "A"), ("A", "B")):
        with store.operation("Renommer") as op:
            op.get(Body, body).name = new
        assert heard[-1].changes == (FieldChange("body", body, "name", old, new),)
        assert heard[-1].rows("body") == {body}
        assert len(bytes.fromhex(heard[-1].gesture)) == 16


def test_that_a_link_made_again_is_the_same_row(store: Store) -> None:
    for _ in range(3):
        with store.operation("Lier") as op:
            op.put(OrganizationArea(id="lien"))
        with store.operation("Délier") as op:
            op.remove(op.get(OrganizationArea, "lien"))
    with store.operation("Lier") as op:
        assert op.put(OrganizationArea(id="lien")).deleted is None
    assert sound(store)


def test_that_reads_inside_an_operation_see_what_was_written(store: Store) -> None:
    with store.operation("x") as op:
        op.add(Body(name="un"))
        assert [body.name for body in op.scalars(select(Body))] == ["un"]
        assert op.rows(select(Body.name, Body.hue)) == [("un", 0)]
        assert op.find(Body, "rien") is None
        with pytest.raises(NotFound):
            op.get(Body, "rien")


def test_that_bytes_of_an_attachment_are_kept_once(store: Store) -> None:
    for _ in range(2):
        with store.operation("Joindre") as op:
            op.add(Body(name="avec pièce"))
            name = op.keep_piece(b"contenu")
    assert ask(store.path, "SELECT sha256, bytes FROM dsi_blob") == [(name, b"contenu")]
    assert sound(store)


@pytest.mark.parametrize("dirty", ["a\0b", "a\ud800b", "\udfffa\0b"])
def test_that_text_no_program_could_read_is_cleaned(store: Store, dirty: str) -> None:
    with store.operation("x") as op:
        op.add(Body(name=dirty))
        op.flush()
        op.execute(update(Body).values(purpose=dirty))
        op.execute(text("UPDATE body SET acronym = :x"), {"x": dirty})
        op.execute(insert(Body), [{"id": "1", "name": dirty}, {"id": "2", "name": dirty}])
    assert names(store) == ["ab", "ab", "ab"]
    assert sound(store)


@pytest.mark.parametrize(
    "wild", ["<b>&lt;", "😀" * 10, "שלום عربى", "x" * 100_000, "'; DROP TABLE body; --", "\u2028\t"]
)
def test_that_any_text_is_kept_as_it_is(store: Store, wild: str) -> None:
    with store.operation("x") as op:
        op.add(Body(name=wild))
    assert names(store) == [wild]
    assert sound(store)


@pytest.mark.parametrize("value", [1.5, b"octets"])
def test_that_a_value_without_a_place_in_the_format_is_refused(
    store: Store, body: str, value: object
) -> None:
    with pytest.raises(WriteRefused, match="nombres entiers"), store.operation("x") as op:
        op.execute(text("UPDATE body SET hue = :v"), {"v": value})
    assert sound(store)


def test_that_a_reference_to_nothing_is_refused_whole(store: Store) -> None:
    with pytest.raises(WriteRefused, match="n’existe pas"), store.operation("x") as op:
        op.session.add_all([Person(given_name="Ana"), ContactDetail(person_id="personne")])
    with store.read() as session:
        assert session.scalars(select(Person)).all() == []


def test_that_references_are_checked_at_the_end(store: Store) -> None:
    with store.operation("x") as op:
        op.execute(insert(ContactDetail).values(id="c", person_id="p"))
        op.execute(insert(Person).values(id="p"))
    assert sound(store)


def test_that_the_same_record_twice_is_refused(store: Store, body: str) -> None:
    with pytest.raises(WriteRefused, match="existe déjà"), store.operation("x") as op:
        op.execute(insert(Body).values(id=body))


def test_that_a_fault_of_the_program_stays_one(store: Store) -> None:
    with pytest.raises(sqlalchemy.exc.OperationalError), store.operation("x") as op:
        op.execute(text("SELECT nothing FROM nowhere"))
    with pytest.raises(ZeroDivisionError), store.read():
        raise ZeroDivisionError


def test_that_nobody_waits_for_himself(store: Store) -> None:
    with store.operation("x"), pytest.raises(WriteRefused), store.operation("y"):
        pass
    with store.read(), pytest.raises(WriteRefused), store.operation("y"):
        pass
    with store.operation("z") as op:
        op.add(Body(name="passe"))
    assert names(store) == ["passe"]


def test_that_an_operation_may_follow_from_the_bus(store: Store) -> None:
    def follow(said: ChangeSet) -> None:
        if said.label == "un":
            with store.operation("deux") as op:
                op.add(Body(name="suite"))

    store.bus.subscribe(follow)
    with store.operation("un") as op:
        op.add(Body(name="début"))
    assert names(store) == ["début", "suite"]


def test_that_a_read_only_window_only_looks(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name="là"))
    before = path.read_bytes()
    with opened(path, read_only=True) as store:
        assert store.read_only
        assert names(store) == ["là"]
        with pytest.raises(WriteRefused, match="lecture seule"), store.operation("x"):
            pass
        assert store.undo() is None
    assert path.read_bytes() == before


def test_that_two_threads_take_turns(store: Store) -> None:
    def many() -> None:
        for number in range(30):
            with store.operation("x") as op:
                op.add(Body(name=f"{threading.get_ident()} {number}"))

    threads = [threading.Thread(target=many) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(store)) == 90
    assert sound(store)


def test_that_no_read_is_ever_locked_while_another_thread_writes(store: Store, body: str) -> None:
    stop = threading.Event()
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(1_000):
                with store.operation("x") as op:
                    op.get(Body, body).name = f"nom {number}"
        except FileProblem as error:
            failed.append(error)
        finally:
            stop.set()

    writer = threading.Thread(target=write)
    writer.start()
    count = 0
    while not stop.is_set():
        with store.read() as session:
            first = session.scalars(select(Body.name)).all()
            assert session.scalars(select(Body.name)).all() == first
        count += 1
    writer.join()
    assert not failed
    assert count > 20
    assert names(store) == ["nom 999"]


def test_that_a_large_operation_never_locks_readers_out(store: Store) -> None:
    with store.operation("x") as op:
        for number in range(3_000):
            op.add(Body(name="x" * 2_000, hue=number))
        op.flush()
        seen: list[list[str]] = []
        reader = threading.Thread(target=lambda: seen.append(names(store)))
        reader.start()
        reader.join()
        assert seen == [[]]
    assert len(names(store)) == 3_000


def test_that_who_and_when_are_written_beside_the_gesture(store: Store, body: str) -> None:
    said = ask(store.path, "SELECT author, device, label, at, lam FROM dsi_tx")
    assert said == [("Marie", "Portable", "Créer", 1_700_000_000_000, 1)]
    assert store.title == "Essai"
    assert len(store.dossier_id) == 20


def test_that_refusals_of_the_plain_connection_are_said_too(store: Store, body: str) -> None:
    with pytest.raises(WriteRefused, match="jamais effacée"), store.operation("x") as op:
        op.plain().execute("DELETE FROM body")
    with pytest.raises(sqlite3.OperationalError), store.operation("x") as op:
        op.plain().execute("SELECT nothing FROM nowhere")
    with pytest.raises(sqlalchemy.exc.IntegrityError), store.operation("x") as op:
        op.execute(text("INSERT INTO dsi_tx(n) VALUES (NULL)"))
    assert names(store) == ["Comité conseil"]


def test_that_one_id_in_two_tables_is_two_records(store: Store) -> None:
    with store.operation("Créer") as op:
        op.session.add_all([Body(id="même", name="A"), Person(id="même", given_name="Ana")])
    with store.operation("Retirer") as op:
        op.remove(op.get(Body, "même"))
        op.get(Person, "même").given_name = "Eva"
    with store.operation("Regarder") as op:
        assert conflicts(op.plain(), store.book) == set()
    assert sound(store)


def test_that_lists_are_sorted_as_a_dictionary_does(store: Store) -> None:
    with store.operation("Créer") as op:
        for name in ("zèbre", "École", "ecole", "Œuvre", "odeur", "été", "Zone"):
            op.add(Body(name=name))
    with store.read() as session:
        found = list(session.scalars(select(Body.name).order_by(Body.name.collate(FRENCH))))
    assert found == ["ecole", "École", "été", "odeur", "Œuvre", "zèbre", "Zone"]


def test_that_a_hurried_file_is_written_with_full_care_again_afterwards(store: Store) -> None:
    def care() -> int:
        with store.operation("x") as op:
            return int(op.plain().execute("PRAGMA synchronous").fetchone()[0])

    before = care()
    with store.hurried():
        assert care() == 0
    assert care() == before == 2


def test_that_a_closed_dossier_takes_no_more_writing(tmp_path: Path) -> None:
    with opened(dossier(tmp_path)) as store:
        pass
    with pytest.raises(WriteRefused), store.operation("Créer") as op:
        op.add(Body(name="trop tard"))
    with pytest.raises(WriteRefused):
        store.undo_gesture("00" * 16)
    assert ask(store.path, "SELECT count(*) FROM body") == [(0,)]


def test_that_a_window_that_only_looks_cannot_hurry(store: Store) -> None:
    looking = Store.open(store.path, read_only=True)
    with looking.hurried():
        assert looking.read_only
    looking.close()


def test_that_a_refused_commit_leaves_the_door_usable(store: Store, body: str) -> None:
    with pytest.raises(WriteRefused, match="citée"), store.operation("Nommer") as op:
        op.add(OrganizationArea(organization_id="nobody"))
    with store.operation("Renommer") as op:
        op.get(Body, body).name = "Comité"
    assert names(store) == ["Comité"]
    assert sound(store)


def test_that_a_file_busy_at_the_commit_is_free_afterwards(store: Store, body: str) -> None:
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM body").fetchone()
    with pytest.raises(WriteRefused, match="autre programme"), store.operation("x") as op:
        op.get(Body, body).name = "Refusé"
    other.execute("COMMIT")
    other.close()
    with store.operation("Renommer") as op:
        op.get(Body, body).name = "Comité"
    assert names(store) == ["Comité"]
    assert sound(store)
