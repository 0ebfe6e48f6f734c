"""Files damaged at random, a bit, a sector, an end or two pages: nothing crashes, nothing lies."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import repeat
from pathlib import Path

import pytest

from dsi_desktop.db.pragmas import connect
from support.budget import examples, seed
from support.db_ground import dossier
from support.drill_damage import KINDS, judged
from support.laptops import twin

FILES = examples("damaged")


@pytest.mark.slow
def test_that_damage_to_a_dossier_is_said_or_does_no_harm(tmp_path: Path) -> None:
    path = twin(dossier(tmp_path), tmp_path / "plein.dsi", "Luc", 150)
    with closing(connect(path, "rw")) as db:
        db.execute("VACUUM")
    numbers = range(seed() * 1_000_000, seed() * 1_000_000 + FILES)
    nursery = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=nursery) as pool:
        outcomes = list(pool.map(judged, repeat(str(path)), numbers, chunksize=10))
    missed = [number for number, (_, said) in zip(numbers, outcomes, strict=True)
              if said == "MISSED"]
    assert missed == []
    seen = Counter(said for _, said in outcomes)
    assert {kind for kind, _ in outcomes} == set(KINDS)
    assert seen["refused"] + seen["found"] > FILES / 3
