"""« Vérifier » sees what SQLite's own check does not, and says it in words."""

import re
from pathlib import Path

import pytest

from dsi_desktop.db.digest import digest, digest_bytes, gesture_count
from dsi_desktop.db.entity import tables
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.verify import check, verify
from dsi_desktop.kernel.errors import FileProblem
from support.db_ground import ask, dossier, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = dossier(tmp_path)
    with opened(found) as store:
        with store.operation("Créer") as op:
            person = op.add(Person(id="p", given_name="Ana", notes="confidence"))
            op.add(ContactDetail(person_id=person.id, value="ana@exemple.ca"))
            op.add(Body(id="b", name="Comité"))
            op.keep_piece(b"contenu")
        with store.operation("Renommer") as op:
            op.get(Body, "b").name = "Comité conseil"
    return found


def test_that_a_sound_dossier_says_so(path: Path) -> None:
    found = verify(path, tables())
    assert found.is_sound
    assert found.gestures == 2
    assert found.sentences() == (
        f"2 gestes vérifiés, code du dossier {found.digest}.", "Le dossier est sain.",
    )  # fmt: skip
    check(path, tables())


FAULTS = {
    "a table": (["DROP TRIGGER dsi_u_body", "UPDATE body SET name = 'x'"], "ne correspond pas"),
    "a kind": (["DROP TRIGGER dsi_u_body", "UPDATE body SET hue = 'x'"], "ne correspond pas"),
    "a value": (["UPDATE dsi_change SET val = 'x' WHERE live = 0 OR val = 'Comité conseil'"],
                "empreinte"),
    "a personal value": (["UPDATE dsi_change SET val = 'x' WHERE salt IS NOT NULL"],
                         "2 gestes|1 geste"),
    "a heading": (["UPDATE dsi_tx SET author = 'Luc' WHERE n = 1"], "1 geste ne"),
    "a live flag": (["UPDATE dsi_change SET live = 1 - live WHERE val = 'Comité conseil'"],
                    "pas marquées"),
    "a conflict": (["INSERT INTO dsi_conflict VALUES ('b', 1, 'field')"], "à décider"),
    "a lost row": (["UPDATE dsi_change SET row = 'q' WHERE row = 'p'"], r"person.*2 fiches"),
    "a reference": (["PRAGMA foreign_keys=OFF", "DROP TRIGGER dsi_u_contact_detail",
                     "UPDATE contact_detail SET person_id = 'q'"], "en cite une autre"),
    "a gesture without writes": (["DELETE FROM dsi_change WHERE tx = 2"], "1 geste ne"),
    "an attachment": (["UPDATE dsi_blob SET bytes = x'00'"], "pièce jointe"),
    "a note left": (["UPDATE body SET name = 'dehors'"], "noté à l’ouverture"),
    "the id": (["UPDATE dsi_meta SET v = 'autre' WHERE k = 'dossier'"], "identité"),
    "a trigger": (["DROP TRIGGER dsi_d_body"], "automatismes"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_that_a_fault_is_found_and_said(path: Path, case: str) -> None:
    statements, said = FAULTS[case]
    with connect(path, "rw") as db:
        for statement in statements:
            db.execute(statement)
    db.close()
    before = path.read_bytes()
    found = verify(path, tables())
    assert not found.is_sound
    assert any(re.search(said, fault) for fault in found.faults), found.faults
    with pytest.raises(FileProblem):
        check(path, tables())
    assert path.read_bytes() == before


def test_that_damaged_pages_are_found_or_refused(path: Path) -> None:
    found = path.read_bytes()
    for place in range(4096, len(found), 4096 * 40):
        spoiled = bytearray(found)
        spoiled[place : place + 64] = b"\xff" * 64
        path.write_bytes(spoiled)
        assert _found_or_refused(path)


def _found_or_refused(path: Path) -> bool:
    try:
        return not verify(path, tables()).is_sound
    except FileProblem as problem:
        return "abîmé" in str(problem)


def test_that_a_missing_parent_is_damage(path: Path) -> None:
    with opened(path) as store, store.operation("Renommer encore") as op:
        op.get(Body, "b").name = "Assemblée"
    ask(path, "DELETE FROM dsi_change WHERE tx = 2")
    ask(path, "DELETE FROM dsi_tx WHERE n = 2")
    with pytest.raises(FileProblem, match="abîmé"):
        verify(path, tables())


def test_that_the_code_depends_on_the_set_of_gestures_only(path: Path) -> None:
    with connect(path, "rw") as db:
        before, whole = digest(db), digest_bytes(db)
        assert len(before) == 9
        assert before[4] == "-"
        assert gesture_count(db) == 2
        db.execute("UPDATE dsi_tx SET n = n + 10")
        assert digest(db) == before
        db.execute("DELETE FROM dsi_tx WHERE n = 12")
        assert digest(db) != before
        assert digest_bytes(db) != whole
    db.close()
