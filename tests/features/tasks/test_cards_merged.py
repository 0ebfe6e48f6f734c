"""Two laptops work on the same card: one follow-up, one label, every comment."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_sheet
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules.repeating import next_id
from dsi_desktop.kernel.rhythm import rhythm_of
from support import work_ground as ground
from support.apart import copied_to, give


@pytest.fixture
def other(store: Store, tmp_path: Path) -> Iterator[Store]:
    opened = copied_to(store, tmp_path / "other.dsi", "Luc", "Portable de Luc")
    yield opened
    opened.close()


def sheet(store: Store, task_id: str = "") -> CardSheet:
    found = card_sheet(store, task_id or ground.task(store))
    assert found is not None
    return found


def meet(store: Store, other: Store) -> None:
    give(other, store)
    give(store, other)


def test_that_a_card_finished_on_two_laptops_comes_back_once(store: Store, tmp_path: Path) -> None:
    card = ground.task(store)
    tasks.edit_task(store, card, repeats=rhythm_of("date", 1, date(2026, 11, 30)).written())
    other = copied_to(store, tmp_path / "other.dsi", "Luc", "Portable de Luc")
    for one in (store, other):
        tasks.complete_task(one, card)
    meet(store, other)
    for one in (store, other):
        following = sheet(one, next_id(card))
        assert (following.due_on, len(following.checks)) == ("2026-12-30", 2)
    assert sheet(store, next_id(card)) == sheet(other, next_id(card))
    other.close()


def test_that_the_same_words_made_on_two_laptops_are_one_label_and_comments_are_both_kept(
    store: Store, other: Store
) -> None:
    card, second, check = ground.task(store), ground.task(store, 1), ground.check(store)
    for one, name in ((store, "Aînés"), (other, "ainés")):
        tasks.label_task_with(one, card, name)
        tasks.add_comment(one, card, f"De {one.author}")
        tasks.link_tasks(one, card, second, "blocks")
        tasks.add_task_partner(one, card, ground.ANCRAGE)
        tasks.check_becomes_card(one, check)
    meet(store, other)
    for one in (store, other):
        said = sheet(one)
        assert (len(said.labels), len(said.links), len(said.partners)) == (1, 1, 1)
        assert {line.author for line in said.comments} == {"Marie-Ève Tremblay", "Luc"}
        assert said.checks[0].became_state == "todo"
    assert sheet(store) == sheet(other)


def test_that_a_ring_of_waiting_that_only_the_merge_closes_is_shown_and_can_be_undone(
    store: Store, other: Store
) -> None:
    one, two = ground.task(store), ground.task(store, 1)
    tasks.link_tasks(store, one, two, "blocks")
    tasks.link_tasks(other, two, one, "blocks")
    meet(store, other)
    said = sheet(store)
    assert [line.words for line in said.links] == ["bloque", "est bloquée par"]
    tasks.unlink_tasks(store, said.links[1].id)
    assert sheet(store).waits == ()
