"""Nobody is at one meeting twice over, nor there before it is held."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Visit, visits
from support import solicitation_ground as ground
from support.dossier import copied, template
from support.solicitation_ground import ERIC, FIRST, NADIA, SACC, THIRD

DAY = date(2026, 2, 11)


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("winter"), ground.seed)


@pytest.fixture
def store(winter: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(winter, tmp_path)
    yield opened
    opened.close()


def read(store: Store, day: date = DAY, **asked: str) -> tuple[Visit, ...]:
    with store.read() as session:
        return visits(session, day, day, **asked)


def test_who_represents_two_people_spends_their_time_once(store: Store) -> None:
    with store.operation("Représenter aussi") as op:
        line = op.get(Attendance, f"{THIRD}.{ERIC}")
        line.status, line.represented_by_id, line.organization_id = "represented", NADIA, SACC
    assert [one.person_id for one in read(store) if one.status == "present"].count(NADIA) == 1
    assert len(read(store, person_id=NADIA)) == 1


def test_who_will_be_represented_gave_no_time_yet(store: Store) -> None:
    with store.operation("Convoquer") as op:
        op.get(Meeting, THIRD).state = "convened"
    titular, stand_in = read(store, organization_id=SACC)
    assert (titular.status, stand_in.status, stand_in.person_id) == (
        "represented", "expected", NADIA)


def test_stays_that_overlap_are_one(store: Store) -> None:
    with store.operation("Revenir sur deux portables") as op:
        line = op.get(Attendance, f"{FIRST}.{ERIC}")
        line.arrived_at, line.left_at = None, "14:00"
        for _n in range(2):
            op.add(Presence(attendance_id=f"{FIRST}.{ERIC}", arrived_at="15:00"))
    (found,) = [one for one in read(store, date(2026, 1, 14)) if one.person_id == ERIC]
    assert found.minutes == 60
