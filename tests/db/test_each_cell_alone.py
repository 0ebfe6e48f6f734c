"""What is done to one record, or to one field, says nothing of its neighbours."""

from pathlib import Path

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from support.db_ground import ask, dossier, opened

_SALTS = (
    "SELECT f.col, length(c.salt) FROM dsi_change c JOIN dsi_field f ON f.n = c.field "
    "WHERE f.tbl = 'person' ORDER BY c.tx, f.col"
)


def test_that_an_edit_is_undone_beside_a_removed_record(tmp_path: Path) -> None:
    with opened(dossier(tmp_path)) as store:
        with store.operation("x") as op:
            gone, kept = op.add(Body(id="a", name="Ancien")), op.add(Body(id="b", name="Comité"))
        with store.operation("x") as op:
            op.remove(op.get(Body, gone.id))
        with store.operation("x") as op:
            op.get(Body, kept.id).name = "Comité conseil"
        store.undo()
        assert store.skipped == ()
    assert ask(tmp_path / "essai.dsi", "SELECT name FROM body WHERE id = 'b'") == [("Comité",)]


def test_that_personal_values_are_salted_and_others_are_not(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store:
        with store.operation("x") as op:
            person = op.add(Person(given_name="Ana", notes="Note")).id
        with store.operation("x") as op:
            op.get(Person, person).given_name = "Anna"
        with store.operation("x") as op:
            op.get(Person, person).notes = "Autre"
    assert ask(path, _SALTS) == [("*", None), ("notes", 8), ("given_name", None), ("notes", 8)]
