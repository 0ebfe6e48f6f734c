"""Files damaged at random, a bit, a sector, an end or two pages: nothing crashes, nothing lies."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import repeat
from pathlib import Path

import pytest

from dsi_desktop.db.merge.places import share_as
from dsi_desktop.db.pragmas import connect
from support.budget import examples, seed
from support.db_ground import dossier, opened
from support.drill_damage import KINDS, WHATS, judged
from support.laptops import twin

FILES = examples("damaged")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_that_damage_is_said_or_does_no_harm(tmp_path: Path) -> None:
    path = twin(dossier(tmp_path), tmp_path / "plein.dsi", "Luc", 150)
    with closing(connect(path, "rw")) as db:
        db.execute("VACUUM")
    parcel = tmp_path / "cle.dsix"
    with opened(path) as store:
        share_as(store, parcel)
    numbers = range(seed() * 1_000_000, seed() * 1_000_000 + FILES)
    nursery = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=nursery) as pool:
        outcomes = list(
            pool.map(judged, repeat(str(path)), repeat(str(parcel)), numbers, chunksize=10)
        )
    assert [one for one in outcomes if one.said == "MISSED"] == []
    assert {(one.what, one.kind) for one in outcomes} == {(w, k) for w in WHATS for k in KINDS}
    seen = Counter((one.what, one.said) for one in outcomes)
    assert seen["dossier", "refused"] + seen["dossier", "found"] > FILES / 4
    assert seen["exchange", "harmless"] <= 1, "only two swapped blocks that are one block"
