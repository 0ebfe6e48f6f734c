"""A large operation travels; one that nobody could receive is refused before it is written."""

from pathlib import Path

import pytest

from dsi_desktop.db.gesture import LONGEST
from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.places import open_parcel, share
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Operation
from dsi_desktop.kernel.errors import WriteRefused
from support.db_ground import ask, dossier, opened

LETTERS = 100_000


def test_that_an_operation_of_several_megabytes_reaches_the_other_laptop(tmp_path: Path) -> None:
    here = dossier(tmp_path)
    there = tmp_path / "luc.dsi"
    there.write_bytes(here.read_bytes())
    place = tmp_path / "place"
    place.mkdir()
    with opened(here) as store:
        with store.operation("Importer") as op:
            for number in range(60):
                op.add(Body(name=f"Comité {number}", purpose="x" * LETTERS))
        sent = share(store, place)
    with opened(there, "Luc") as store:
        parcel = open_parcel(sent.path, keys_of(there), store.dossier_id)
        assert receive(store, [parcel]).code == sent.code
    assert ask(there, "SELECT count(*), min(length(purpose)) FROM body") == [(60, LETTERS)]


@pytest.mark.parametrize("kind", ["lines", "values beside"])
def test_that_what_nobody_could_receive_is_not_written(kind: str, tmp_path: Path) -> None:
    path = dossier(tmp_path)
    many = LONGEST // LETTERS + 1

    def write(op: Operation) -> None:
        for number in range(many):
            if kind == "lines":
                op.add(Body(name=f"Comité {number}", purpose="x" * LETTERS))
            else:
                op.add(Person(given_name=f"P{number}", notes="x" * LETTERS))

    with (
        opened(path) as store,
        pytest.raises(WriteRefused, match="en plusieurs fois"),
        store.operation("Importer") as op,
    ):
        write(op)
    assert ask(path, "SELECT count(*) FROM dsi_tx") == [(0,)]
    assert ask(path, "SELECT count(*) FROM body") == [(0,)]
    assert ask(path, "SELECT count(*) FROM person") == [(0,)]
