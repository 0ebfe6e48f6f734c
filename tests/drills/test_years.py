"""Years of five laptops end in one dossier: the same everywhere, with everybody's work in it."""

from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.verify import verify
from support import budget
from support.db_union import state
from support.years import Years

# Three years in the drill; a push has a shorter while, with the same things happening in it.
WEEKS, BUSY = (156, 25) if budget.DRILL or budget.LONG else (26, 8)


@pytest.mark.slow
@pytest.mark.timeout(3_600 if budget.DRILL or budget.LONG else 600)
@pytest.mark.parametrize("number", range(budget.examples("years")))
def test_that_years_of_exchanges_end_in_one_dossier(tmp_path: Path, number: int) -> None:
    years = Years(tmp_path, budget.seed() * 1_000 + number, BUSY)
    years.live(WEEKS)
    years.gossip()
    years.close()
    found = []
    for laptop in range(len(years.laptops)):
        path = years.path(laptop)
        assert verify(path, tables()).faults == ()
        with closing(connect(path)) as db:
            found.append((digest(db), state(db, load_book(db, shape_of(tables())))))
    assert {code for code, _ in found} == {found[0][0]}
    assert all(content == found[0][1] for _, content in found)
    assert years.made <= set(found[0][1][0])
    assert years.copies or years.meetings
    assert years.decided
