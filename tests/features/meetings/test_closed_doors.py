"""When the doors are closed: who has no voice leaves, and comes back when they open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.features.meetings import commands
from dsi_desktop.features.meetings.commands.doors import let_in, send_out
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    yield made
    made.store.close()


@pytest.fixture
def guests(ground: Ground) -> dict[str, str]:
    """Return the lines of those who came without a voice, by how they came."""
    return {
        role: commands.add_guest(ground.store, ground.meeting, name=f"Une {role}", role=role)
        for role in ("guest", "observer", "staff")
    }


def close(ground: Ground, at: str = "14:10", staying: tuple[str, ...] = ()) -> set[str]:
    with ground.store.operation("Passer à huis clos") as op:
        return set(send_out(op, op.get(Meeting, ground.meeting), at, staying))


def reopen(ground: Ground, left_at: str, at: str) -> set[str]:
    with ground.store.operation("Mettre fin au huis clos") as op:
        return set(let_in(op, op.get(Meeting, ground.meeting), left_at, at))


def stays(ground: Ground, line: str) -> list[tuple[str | None, str | None]]:
    """Return the comings and goings of a line."""
    with ground.store.operation("Lire") as op:
        found = op.get(Attendance, line)
        first = (found.arrived_at, found.left_at)
        later = [
            (one.arrived_at, one.left_at)
            for one in op.session.query(Presence).filter_by(attendance_id=line).all()
        ]
        return [first, *later]


def test_that_those_without_a_voice_leave_and_members_stay(
    ground: Ground, guests: dict[str, str]
) -> None:
    assert close(ground) == set(guests.values())
    assert stays(ground, guests["guest"]) == [(None, "14:10")]
    assert stays(ground, ground.line(0)) == [(None, None)]


def test_that_whom_the_presidency_keeps_stays(ground: Ground, guests: dict[str, str]) -> None:
    assert close(ground, staying=(guests["staff"],)) == {guests["guest"], guests["observer"]}
    assert stays(ground, guests["staff"]) == [(None, None)]


def test_that_they_come_back_at_the_hour_the_doors_open(
    ground: Ground, guests: dict[str, str]
) -> None:
    close(ground)
    assert reopen(ground, "14:10", "14:40") == set(guests.values())
    assert stays(ground, guests["observer"]) == [(None, "14:10"), ("14:40", None)]


def test_that_who_had_left_before_neither_leaves_again_nor_comes_back(
    ground: Ground, guests: dict[str, str]
) -> None:
    commands.record_departure(ground.store, guests["guest"], "13:50")
    assert guests["guest"] not in close(ground)
    assert guests["guest"] not in reopen(ground, "14:10", "14:40")
    assert stays(ground, guests["guest"]) == [(None, "13:50")]


def test_that_who_never_came_is_left_alone(ground: Ground, guests: dict[str, str]) -> None:
    commands.change_attendance(ground.store, guests["observer"], "absent")
    assert guests["observer"] not in close(ground)
    assert guests["observer"] not in reopen(ground, "14:10", "14:40")


def test_that_an_arrival_later_than_the_doors_leaves_as_it_came(
    ground: Ground, guests: dict[str, str]
) -> None:
    commands.record_arrival(ground.store, guests["guest"], "14:20")
    close(ground)
    assert stays(ground, guests["guest"]) == [("14:20", "14:20")]


def test_that_all_of_it_is_one_gesture(ground: Ground, guests: dict[str, str]) -> None:
    close(ground)
    ground.store.undo()
    assert stays(ground, guests["guest"]) == [(None, None)]
