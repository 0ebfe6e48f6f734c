"""The past of a board read from the journal: moves, wherever and however they were made."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.presenter.flow import PERIODS, FlowPresenter, FlowScene, scene_of
from dsi_desktop.features.boards.queries.flow import FlowSheet, flow, local_day
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.clock import frozen
from support import flow_ground
from support import work_ground as ground
from support.flow_ground import FIRST, TODAY, task
from support.plain_words import plain

SLOWEST = (
    "C’est dans « En cours » que les cartes restent le plus : la moitié y passe plus de 21 jours."
)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flow") / "flow.dsi"
    flow_ground.open_flow(path).close()
    return path


@pytest.fixture
def store(laid: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(laid.read_bytes())
    opened = ground.reopen(path)
    yield opened
    opened.close()


def walk(sheet: FlowSheet, task_id: str) -> list[tuple[str, int, int | None]]:
    """Return the titles of the places of a card, with its weeks of arrival and leaving."""
    titles = {place.id: place.title for place in sheet.places}

    def week(moment: int | None) -> int | None:
        return None if moment is None else (local_day(moment) - FIRST).days // 7

    return [
        (titles[one.place], week(one.start) or 0, week(one.end))
        for one in sheet.stays if one.task_id == task_id
    ]  # fmt: skip


def test_that_each_card_walks_through_the_columns_of_the_board(store: Store) -> None:
    found = flow(store, ground.TRANSPORT)
    assert [place.title for place in found.places] == [
        "Idées", "À faire", "En cours", "En attente", "Fait",
    ]  # fmt: skip
    assert walk(found, task(store, "Sonder les aînés")) == [
        ("Idées", 0, 1), ("À faire", 1, 2), ("En cours", 2, 4), ("Fait", 4, None),
    ]  # fmt: skip
    assert found.first == FIRST


def test_that_a_column_of_ones_own_is_a_place(store: Store) -> None:
    column = boards.add_column(store, flow_ground.BOARD, "À l’essai", state="doing")
    key = task(store, "Imprimer les billets")
    boards.move_card(store, ground.linked_id("card", flow_ground.BOARD, key), column)
    assert walk(flow(store, ground.TRANSPORT), key) == [
        ("À faire", 11, 13), ("À l’essai", 13, None),
    ]  # fmt: skip


def test_that_all_chantiers_are_seen_by_state(store: Store) -> None:
    other = tasks.add_task(store, title="Visiter", body_id=ground.FOOD, state="doing")
    found = flow(store, None)
    assert [place.id for place in found.places] == ["idea", "todo", "doing", "waiting", "done"]
    assert walk(found, other) == [("En cours", 13, None)]
    assert not walk(flow(store, ground.TRANSPORT), other)
    assert walk(flow(store, ground.FOOD), other) == [("En cours", 13, None)]


def test_that_a_card_given_away_counts_while_it_was_there(store: Store) -> None:
    key = task(store, "Imprimer les billets")
    tasks.edit_task(store, key, body_id=ground.FOOD)
    assert walk(flow(store, ground.TRANSPORT), key) == [("À faire", 11, 13)]
    assert walk(flow(store, ground.FOOD), key) == [("À faire", 13, None)]


def test_that_only_the_cards_of_the_filter_are_followed(store: Store) -> None:
    key = task(store, "Sonder les aînés")
    found = flow(store, ground.TRANSPORT, task_ids={key, "x"})
    assert {one.task_id for one in found.stays} == {key}


def test_that_a_card_removed_leaves_and_one_put_away_done_stays(store: Store) -> None:
    gone, done = task(store, "Imprimer les billets"), task(store, "Sonder les aînés")
    with store.operation("Retirer") as op:
        op.remove(op.get(Task, gone))
    tasks.archive_task(store, done)
    found = flow(store, ground.TRANSPORT)
    assert walk(found, gone) == [("À faire", 11, 13)]
    assert walk(found, done)[-1] == ("Fait", 4, None)


def test_that_a_move_by_another_program_counts(store: Store, tmp_path: Path) -> None:
    key = task(store, "Imprimer les billets")
    path = store.path
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE task SET state = 'done' WHERE id = ?", (key,))
    db.close()
    again = Store.open(path, clock=frozen(TODAY))
    assert [one[0] for one in walk(flow(again, None), key)] == ["À faire", "Fait"]
    again.close()


def test_that_a_body_without_cards_or_unknown_has_no_past(store: Store) -> None:
    for body in (ground.HOUSING, "nobody"):
        assert flow(store, body) == FlowSheet(flow(store, None).places, (), None)


def test_that_a_moment_out_of_the_calendar_is_its_first_or_last_day() -> None:
    assert local_day(-(10**18)) == date.min
    assert local_day(10**18) == date.max


def at_once(work: Callable[[], FlowSheet], done: Callable[[FlowSheet], None]) -> None:
    done(work())


class Screen:
    """Keeps what it is shown."""

    def __init__(self) -> None:
        self.scenes: list[FlowScene] = []

    def show_flow(self, scene: FlowScene) -> None:
        self.scenes.append(scene)


def test_that_the_view_is_told_three_findings_and_their_tables(store: Store) -> None:
    screen = Screen()
    presenter = FlowPresenter(store, screen, at_once)
    presenter.show(ground.TRANSPORT, None, TODAY)
    (scene,) = screen.scenes
    assert scene.period == PERIODS[1][0]
    assert [plain(words) for words in scene.words] == [
        "2 cartes ouvertes, à peu près comme le 4 sept. : il en sort autant qu’il en entre.",
        SLOWEST,
        "3 cartes faites, soit 0,8 par mois; le mois le plus fort est novembre 2026 (2).",
    ]  # fmt: skip
    days, passages, months = scene.lines
    assert days[0].cells[:3] == ("4\u00a0décembre 2026", "2", "3")
    assert plain(days[0].cells[3]) == (
        "Idées : 0, À faire : 1, En cours : 0, En attente : 1, Fait : 3"
    )
    assert passages[1].cells == ("À faire", "14 jours", "28 jours", "4", "1", "14 jours")
    assert passages[0].cells == ("Idées", "–", "–", "1", "0", "–")
    assert [line.cells for line in months] == [
        ("décembre 2026", "0", "0"), ("novembre 2026", "1", "2"), ("octobre 2026", "1", "1"),
        ("septembre 2026", "3", "0"),
    ]  # fmt: skip


def test_that_another_period_is_chosen_without_reading_again(store: Store) -> None:
    screen = Screen()
    presenter = FlowPresenter(store, screen, at_once)
    presenter.show(ground.TRANSPORT, None, TODAY)
    presenter.choose("", TODAY)
    assert screen.scenes[-1].period == presenter.period == ""
    assert screen.scenes[-1].depth.days[0] == FIRST
    presenter.choose("91", TODAY + timedelta(days=60))
    assert screen.scenes[-1].depth.days[0] == TODAY + timedelta(days=60 - 91)


def test_that_an_answer_to_a_former_question_is_dropped(store: Store) -> None:
    screen, waiting = Screen(), list[Callable[[], None]]()
    presenter = FlowPresenter(
        store, screen, lambda work, done: waiting.append(lambda: done(work()))
    )
    presenter.choose("365", TODAY)
    presenter.show(ground.TRANSPORT, None, TODAY)
    presenter.show(ground.HOUSING, None, TODAY)
    assert screen.scenes == []
    for answer in reversed(waiting):
        answer()
    (scene,) = screen.scenes
    assert scene.bare
    assert scene.period == "365"


def test_that_what_is_done_counts_from_the_beginning_of_the_period(store: Store) -> None:
    found = scene_of(flow(store, ground.TRANSPORT), "30", TODAY)
    assert found.depth.counts[-1][0] == 0
    assert found.depth.counts[-1][-1] == 2


def test_that_a_board_without_past_says_so(store: Store) -> None:
    scene = scene_of(flow(store, ground.HOUSING), "91", TODAY)
    assert scene.bare
    assert plain(scene.words[0]) == "Aucune carte ouverte pendant cette période."
    assert plain(scene.words[2]) == "Aucune carte n’a été faite pendant cette période."


def test_that_a_first_card_from_the_future_does_not_turn_the_period_over(store: Store) -> None:
    store.clock = frozen(TODAY + timedelta(days=400))
    tasks.add_task(store, title="D’une horloge folle", body_id=ground.HOUSING)
    scene = scene_of(flow(store, ground.HOUSING), "91", TODAY)
    assert scene.depth.days == (TODAY,)
    assert sum(row[0] for row in scene.depth.counts) == 0
