"""The last gestures on a record are told alike on every sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Body, Post
from dsi_desktop.db.store import Store
from dsi_desktop.db.told import PastLine, last_gestures, local_moment
from dsi_desktop.kernel.clock import Clock
from support.db_ground import dossier, opened
from support.plain_words import plain

NOON = 1_700_000_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(dossier(tmp_path), clock=Clock(lambda: NOON)) as found:
        with found.operation("Créer") as op:
            op.add(Body(id="b", name="Table"))
            op.add(Post(id="p", body_id="b", label="Présidence"))
        yield found


def past(store: Store, *, most: int = 12, unsaid: tuple[str, ...] = ()) -> list[PastLine]:
    rows = (("body", "b"), ("post", "p"))
    return last_gestures(store, "body", rows, most=most, silent=("*", "purpose"), unsaid=unsaid)


def changes(line: PastLine) -> list[str]:
    return [plain(one) for one in line.changes]


def renamed(store: Store, name: str, **fields: str) -> None:
    with store.operation("Renommer") as op:
        row = op.get(Body, "b")
        row.name = name
        for field, value in fields.items():
            setattr(row, field, value)


def test_that_the_newest_gesture_says_what_it_changed_and_who_did_it(store: Store) -> None:
    renamed(store, "Assemblée")
    (newest, first) = past(store)
    assert changes(newest) == ["nom : Table → Assemblée"]
    assert (newest.who, newest.day, newest.hour) == ("Marie", *local_moment(NOON))
    assert first.words == "Créer"
    assert "Présidence" in changes(first)


def test_that_only_so_many_gestures_are_told(store: Store) -> None:
    for name in ("A", "B", "C"):
        renamed(store, name)
    assert [changes(one)[0] for one in past(store, most=2)] == ["nom : B → C", "nom : A → B"]


def test_that_long_words_are_only_said_to_have_changed_and_none_as_nothing(store: Store) -> None:
    renamed(store, "x" * 100)
    renamed(store, "")
    assert [changes(one) for one in past(store)[:2]] == [
        ["nom : texte modifié"], ["nom : texte modifié"]]
    renamed(store, "Table")
    assert changes(past(store)[0]) == ["nom : rien → Table"]


def test_that_what_is_silent_is_not_said_though_its_gesture_is(store: Store) -> None:
    renamed(store, "Table", purpose="Se parler", start_on="")
    assert changes(past(store)[0]) == []
    with store.operation("Nommer") as op:
        op.get(Post, "p").label = "Vice-présidence"
    assert changes(past(store)[0]) == ["Vice-présidence"]
    assert changes(past(store, unsaid=("post",))[0]) == []


@pytest.mark.parametrize("moment", [None, 0, 10**18, -(10**18)])
def test_that_a_clock_far_off_claims_no_moment(moment: int | None) -> None:
    assert local_moment(moment) == ("", "")
