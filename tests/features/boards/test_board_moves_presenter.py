"""Moves by hand and by keys: what is shown ahead, said, refused, given up."""

from dataclasses import replace

import pytest

from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.commands import Landing
from dsi_desktop.features.boards.presenter import Answers, BoardsPresenter, Move, Narrowing, ahead
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


class Screen:
    """Keeps what the presenter shows; `answers` is what the person says before a move."""

    def __init__(self) -> None:
        self.ahead: list[tuple[str, ...]] = []
        self.chosen: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.refused: list[str] = []
        self.shown: list[tuple[str, int, int]] = []
        self.before: list[Move] = []
        self.after: list[Move] = []
        self.answers: Answers | None = {}

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        assert not chosen or any(line.body_id == chosen for line in lines)

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        shown = sum(len(column.cards) for column in sheet.columns)
        self.shown.append((words, shown, total))

    def show_ahead(self, sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        assert set(task_ids) <= {card.task_id for one in sheet.columns for card in one.cards}
        self.ahead.append(task_ids)

    def choose(self, task_ids: tuple[str, ...]) -> None:
        self.chosen.append(task_ids)

    def before_move(self, move: Move) -> Answers | None:
        self.before.append(move)
        return self.answers

    def after_move(self, move: Move) -> None:
        self.after.append(move)

    def show_unopened(self, line: queries.ChantierLine) -> None:
        raise AssertionError(line)

    def show_nothing(self) -> None:
        raise AssertionError

    def reveal(self, task_id: str) -> None:
        self.chosen.append((task_id,))

    def say(self, sentence: str) -> None:
        self.said.append(plain(sentence))

    def refuse(self, error: DsiError) -> None:
        self.refused.append(plain(error.sentence))

    def confirm(self, question: str, yes: str) -> bool:
        return bool(question and yes)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(store: Store, screen: Screen) -> BoardsPresenter:
    """Show Transport with three ideas before its two cards."""
    boards.add_cards(store, ground.column(store, "idea"), ("Un", "Deux", "Trois"))
    made = BoardsPresenter(store, screen, lambda: ground.TODAY)
    made.choose(ground.TRANSPORT)
    return made


def titles(presenter: BoardsPresenter, column: int) -> list[str]:
    return [card.title for card in presenter.columns()[column].cards]


def ids(presenter: BoardsPresenter, column: int) -> tuple[str, ...]:
    return tuple(card.task_id for card in presenter.columns()[column].cards)


def test_that_cards_chosen_anywhere_go_together_in_the_order_of_the_board(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    first, second, third = ids(presenter, 0)
    (other,) = ids(presenter, 2)
    presenter.moves.carry((other, third, first, "gone"), 1)
    assert titles(presenter, 3) == ["Un", "Trois", "Obtenir trois soumissions"]
    assert titles(presenter, 0) == ["Deux"]
    assert screen.ahead == screen.chosen == [(first, third, other)]
    assert screen.said == ["3 cartes déplacées dans En attente, position 1 sur 3"]
    assert screen.after == screen.before
    assert screen.after[0].entering == (first, third, other)
    store.undo()
    presenter.refresh()
    assert (titles(presenter, 0), ids(presenter, 0)[1]) == (["Un", "Deux", "Trois"], second)


def test_that_a_group_is_shifted_as_one_and_stops_at_the_ends(
    presenter: BoardsPresenter, screen: Screen
) -> None:
    first, second, third = ids(presenter, 0)
    presenter.moves.shift((first, second), -1)
    assert screen.ahead == []
    presenter.moves.shift((first, second), 1)
    assert titles(presenter, 0) == ["Trois", "Un", "Deux"]
    presenter.moves.shift((second, first), 1)
    presenter.moves.shift((third,), -1)
    assert len(screen.ahead) == 1
    presenter.moves.shift((first, ids(presenter, 2)[0]), -1)
    assert titles(presenter, 0) == ["Un", "Trois", "Deux"]


def test_that_gestures_on_nothing_do_nothing(presenter: BoardsPresenter, screen: Screen) -> None:
    moves, (first, *_rest) = presenter.moves, ids(presenter, 0)
    for nothing in (
        lambda: moves.drop(("gone",), 0, 0), lambda: moves.carry(("gone",), 1),
        lambda: moves.shift(("gone",), 1), lambda: moves.cross(("gone",), 1),
        lambda: moves.cross((first,), 1), lambda: moves.carry((first,), -1),
        lambda: moves.drop((first,), 0, 1),
        lambda: moves.send(("gone",), presenter.columns()[0], "", Landing("")),
        lambda: presenter.archive("gone"),
    ):  # fmt: skip
        nothing()
    presenter.sheet = None
    for nothing in (
        lambda: moves.drop((first,), 0, 0), lambda: moves.carry((first,), 1),
        lambda: moves.shift((first,), 1), lambda: moves.cross((first,), 1),
    ):  # fmt: skip
        nothing()
    assert (screen.ahead, screen.said, screen.refused) == ([], [], [])


def test_that_a_move_given_up_goes_back_where_it_was(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    before, held = store.undo_label, ids(presenter, 2)
    screen.answers = None
    presenter.moves.carry(held, 1)
    assert (store.undo_label, ids(presenter, 2)) == (before, held)
    assert (screen.ahead, screen.chosen, screen.after) == ([held], [held], [])
    presenter.moves.send(held, presenter.columns()[0], "", Landing(presenter.columns()[0].id))
    assert store.undo_label == before


def test_that_what_is_answered_is_written_with_the_move(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    (held,) = ids(presenter, 2)
    screen.answers = {held: {"result": "Trois reçues."}}
    presenter.moves.carry((held,), 2)
    with store.read() as session:
        task = session.get(Task, held)
        assert task is not None
        assert (task.state, task.result) == ("done", "Trois reçues.")


def test_that_a_full_column_refuses_and_the_card_comes_back(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    boards.edit_column(store, ground.column(store, "doing"), wip_limit=1, wip_mode="block")
    presenter.refresh()
    held = ids(presenter, 1)
    presenter.moves.carry(held, 1)
    assert ids(presenter, 1) == held
    assert screen.refused[0].startswith("« En cours » prend 1 carte au plus")
    assert (screen.chosen, screen.after, screen.said) == ([held], [], [])
    with pytest.raises(RuleBroken):
        presenter.moves.send(
            held, presenter.columns()[2], "", Landing(presenter.columns()[2].id)
        )


def test_that_lanes_are_crossed_by_keys_and_an_action_let_go_of_is_said(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    presenter.refresh()
    (held,) = ids(presenter, 2)
    presenter.moves.cross((held,), -1)
    assert screen.ahead == []
    presenter.moves.cross((held, *ids(presenter, 0)), 1)
    where, let_go = screen.said[-1].split(". ")
    assert where == (
        "Obtenir trois soumissions, déplacée dans En cours, "
        "couloir 1.2 Se déplacer sans voiture, loin, position 1 sur 1"
    )
    assert let_go.startswith("L’action « Essayer proche » est d’un autre objectif")
    presenter.moves.cross((held,), 1)
    presenter.moves.cross((held,), 1)
    card = presenter.card(held)
    assert card is not None
    assert (card.lane, card.objective_id) == ("", None)
    first = ids(presenter, 0)
    presenter.moves.shift(first[:1], 1)
    assert titles(presenter, 0) == ["Deux", "Un", "Trois"]
    presenter.moves.drop(first[:1], 2, 0, presenter.sheet.lanes[0].id if presenter.sheet else "")
    assert "couloir 1.1 Se déplacer sans voiture, proche, position 1" in screen.said[-1]


def test_that_a_card_is_sent_to_another_board_and_leaves_this_one(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    food = queries.board(store, ground.FOOD, ground.TODAY)
    assert food is not None
    target = food.columns[3]
    presenter.moves.send(ids(presenter, 2), target, str(food.board_id), Landing(target.id))
    assert titles(presenter, 2) == []
    assert screen.said == ["Obtenir trois soumissions, déplacée dans En attente"]
    assert screen.chosen == [()]


def test_that_a_filter_keeps_its_cards_and_lets_go_of_those_that_no_longer_pass(
    presenter: BoardsPresenter, screen: Screen
) -> None:
    first, second, _third = ids(presenter, 0)
    kept = {first, second}
    narrowing = Narrowing("un ou deux", lambda _body: frozenset(kept))
    presenter.narrow(narrowing)
    presenter.narrow(narrowing)
    assert (titles(presenter, 0), screen.shown[-1]) == (["Un", "Deux"], ("un ou deux", 2, 5))
    kept.discard(first)
    presenter.moves.carry((first,), 1)
    assert screen.said == ["Un, déplacée dans À faire"]
    presenter.narrow(None)
    assert titles(presenter, 1)[0] == "Un"
    presenter.narrow(narrowing)
    assert presenter.look_for(first)
    assert presenter.narrowing is None


def test_that_only_the_cards_carried_are_read_again(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    stop = store.bus.subscribe(lambda _changes: presenter.refresh())
    before = len(screen.shown)
    untouched = presenter.columns()[4]
    presenter.moves.carry(ids(presenter, 2), 1)
    assert len(screen.shown) == before + 1
    assert presenter.columns()[4] is untouched
    presenter.add_lines(0, ("Quatre",))
    assert len(screen.shown) == before + 2
    stop()
    presenter.add_lines(0, ("Cinq",))
    assert titles(presenter, 0) == ["Cinq", "Quatre", "Un", "Deux", "Trois"]


def test_that_a_card_that_went_elsewhere_meanwhile_makes_all_be_read(
    presenter: BoardsPresenter, store: Store
) -> None:
    held = ids(presenter, 2)
    presenter.carried = held
    tasks.set_task_state(store, held[0], "done")
    presenter.refresh()
    assert ids(presenter, 4) == held
    presenter.sheet = None
    presenter.refresh()
    assert ids(presenter, 4) == held


def test_that_a_column_is_folded_in_the_dossier_or_for_the_day(
    presenter: BoardsPresenter, store: Store
) -> None:
    presenter.fold(1)
    assert presenter.columns()[1].collapsed
    assert store.undo_label == "Replier ou déplier une colonne"
    presenter.fold(1)
    before = store.undo_label
    presenter.choose("")
    presenter.fold(0)
    assert [column.collapsed for column in presenter.columns()] == [True, *[False] * 4]
    presenter.fold(0)
    assert not presenter.columns()[0].collapsed
    assert store.undo_label == before


def test_that_several_cards_are_archived_in_one_gesture(
    presenter: BoardsPresenter, screen: Screen, store: Store
) -> None:
    presenter.archive(*ids(presenter, 0))
    assert titles(presenter, 0) == []
    assert screen.said == ["3 cartes archivées. Ctrl+Z les ramène."]
    store.undo()
    presenter.refresh()
    assert len(ids(presenter, 0)) == 3


def test_that_the_board_ahead_says_what_the_move_changes(presenter: BoardsPresenter) -> None:
    sheet = presenter.sheet
    assert sheet is not None
    late = replace(sheet.columns[2].cards[0], late=True, age=12)
    sheet = replace(sheet, columns=(
        *sheet.columns[:2], replace(sheet.columns[2], cards=(late,)), *sheet.columns[3:],
    ))  # fmt: skip
    seen = ahead.moved(sheet, (late.task_id,), 4, None, None)
    (card,) = seen.columns[4].cards
    assert (card.state, card.late, card.age, card.lane) == ("done", False, 0, "")
    assert seen.columns[0] is sheet.columns[0]
    stays = ahead.moved(sheet, (late.task_id,), 2, "ici", None)
    (card,) = stays.columns[2].cards
    assert (card.late, card.age, card.lane) == (True, 12, "ici")
    assert ahead.renewed(sheet, [replace(late, column_id="x", state="done")]) is None
    assert ahead.renewed(sheet, [replace(late, task_id="new")]) is None
