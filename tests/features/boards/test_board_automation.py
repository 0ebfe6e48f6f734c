"""The rules of a board: as every board starts, as it wrote them, and at work around a move."""

from collections.abc import Mapping, Sequence

import pytest

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import BoardColumn, BoardRule, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.presenter import Move
from dsi_desktop.features.boards.presenter.automation import Automation
from dsi_desktop.features.boards.queries.automation import (
    AskedCard,
    asked_results,
    finished_actions,
)
from dsi_desktop.features.boards.queries.settings import board_settings, totals_shown
from dsi_desktop.features.boards.rules import automation as rules
from dsi_desktop.features.boards.rules.automation import Rule
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support import work_ground as ground
from support.plain_words import plain

COLUMNS = [("a", "todo"), ("b", "done"), ("c", "done")]


class Ledger:
    """A view that answers as it was told, and writes down what it was asked."""

    def __init__(self, results: Mapping[str, str] | None, *, yes: bool = True) -> None:
        self.results, self.yes = results, yes
        self.asked: list[str] = []
        self.said: list[str] = []
        self.refused: list[str] = []

    def ask_results(self, cards: Sequence[AskedCard]) -> Mapping[str, str] | None:
        self.asked += [card.title for card in cards]
        return self.results

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(f"{question} [{yes}]")
        return self.yes

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)


def _move(store: Store, state: str, *task_ids: str, everywhere: bool = False) -> Move:
    sheet = (
        queries.all_boards(store, ground.TODAY) if everywhere
        else queries.board(store, ground.TRANSPORT, ground.TODAY)
    )  # fmt: skip
    assert sheet is not None
    column = next(one for one in sheet.columns if one.state == state)
    return Move(sheet.board_id, column, task_ids, task_ids)


def _action_state(store: Store, action_id: str) -> str:
    return str(next(row for row in ground.every(store, Action) if row.id == action_id).state)


def test_that_every_board_starts_with_three_rules_in_force() -> None:
    assert rules.in_force([], COLUMNS) == (
        Rule("ask_result", True, "b"), Rule("tell_home"), Rule("propose_close"),
    )
    assert rules.in_force([], [("a", "todo")])[0] == Rule("ask_result", True, None)


def test_that_a_rule_written_replaces_the_first_one() -> None:
    written = [Rule("ask_result", True, "c"), Rule("tell_home", False, "a"), Rule("later")]
    assert rules.in_force(written, COLUMNS) == (
        Rule("ask_result", True, "c"), Rule("tell_home", False), Rule("propose_close"),
    )


def test_that_a_rule_whose_column_is_gone_speaks_of_what_is_done() -> None:
    assert rules.in_force([Rule("ask_result", True, "gone")], COLUMNS)[0].column_id == "b"


def test_that_rules_are_sentences_of_known_words() -> None:
    said = [rules.sentence(effect, "Fait") for effect in rules.TRIGGERS]
    assert plain(said[0]) == "Quand une carte arrive dans « Fait », demander le résultat."
    assert len(set(said)) == 3
    assert set(rules.TRIGGERS) == set(VOCABULARY["rule_effect"])
    assert set(rules.TRIGGERS.values()) == set(VOCABULARY["rule_trigger"])
    with pytest.raises(RuleBroken):
        rules.effect_of("sing")


def test_that_a_board_tells_how_it_is_set(store: Store) -> None:
    board = ground.board(store)
    found = board_settings(store, board)
    assert found is not None
    assert (found.title, found.body_id, found.body_state, found.swimlanes, found.lane_mode) == (
        "Transport", ground.TRANSPORT, "active", "none", "warn",
    )
    assert [(one.title, one.cards) for one in found.columns] == [
        ("Idées", 0), ("À faire", 1), ("En cours", 1), ("En attente", 0), ("Fait", 0),
    ]
    assert found.column_title(ground.column(store, "done")) == "Fait"
    assert found.column_title(None) == ""
    assert [rule.active for rule in found.rules] == [True, True, True]
    assert found.rules[0].column_id == ground.column(store, "done")
    assert found.totals == ("count", "late") == totals_shown(store, "")
    assert board_settings(store, "nowhere") is None


def test_that_choices_of_a_board_are_read_again(store: Store) -> None:
    board = ground.board(store)
    boards.choose_totals(store, board, ("cost", "hours"))
    boards.set_rule(store, board, "ask_result", active=True, column_id=ground.column(store, "idea"))
    boards.set_rule(store, board, "propose_close", active=False)
    boards.set_rule(store, board, "propose_close", active=False)
    found = board_settings(store, board)
    assert found is not None
    assert found.totals == ("hours", "cost")
    assert found.rules == (
        Rule("ask_result", True, ground.column(store, "idea")), Rule("tell_home"),
        Rule("propose_close", False),
    )
    assert len(ground.every(store, BoardRule)) == 2
    boards.choose_totals(store, board, ())
    assert totals_shown(store, board) == ()
    with pytest.raises(RuleBroken):
        boards.set_rule(store, board, "sing", active=True)


def test_that_an_arrival_in_what_is_done_asks_for_the_result(store: Store) -> None:
    task, done = ground.task(store), ground.column(store, "done")
    assert asked_results(store, [task], column_id=done) == [
        AskedCard(task, "Obtenir trois soumissions")
    ]
    assert asked_results(store, [task], state="done") != []
    assert asked_results(store, [task], column_id=ground.column(store, "todo")) == []
    assert asked_results(store, [task], state="waiting") == []
    assert asked_results(store, []) == []


def test_that_no_result_is_asked_twice_nor_without_rule_nor_board(store: Store) -> None:
    first, second, housing = ground.task(store), ground.task(store, 1), ground.task(store, 2)
    assert asked_results(store, [housing], state="done") == []
    tasks.edit_task(store, first, result="Deux seulement")
    assert [one.task_id for one in asked_results(store, [first, second], state="done")] == [second]
    boards.set_rule(store, ground.board(store), "ask_result", active=False)
    assert asked_results(store, [second], state="done") == []


def test_that_a_board_without_column_for_what_is_done_asks_nothing(store: Store) -> None:
    boards.remove_column(store, ground.column(store, "done"))
    assert asked_results(store, [ground.task(store)], state="done") == []
    with store.operation("Perdre le tableau") as op:
        op.remove(op.get(BoardColumn, ground.column(store, "todo")))
    assert asked_results(store, [ground.task(store)], column_id="nowhere", state="done") == []


def test_that_what_is_answered_goes_with_the_move(store: Store) -> None:
    task, other = ground.task(store), ground.task(store, 1)
    view = Ledger({task: "Trois reçues", other: ""})
    answers = Automation(store, view).before(_move(store, "done", task, other))
    assert answers == {task: {"result": "Trois reçues"}}
    assert view.asked == ["Obtenir trois soumissions", "Relancer deux municipalités"]


def test_that_giving_up_the_question_gives_up_the_move(store: Store) -> None:
    task = ground.task(store)
    assert Automation(store, Ledger(None)).before(_move(store, "done", task)) is None


def test_that_a_card_moved_within_its_column_is_asked_nothing(store: Store) -> None:
    task = ground.task(store)
    boards.set_rule(
        store, ground.board(store), "ask_result", active=True,
        column_id=ground.column(store, "doing"),
    )
    view = Ledger({})
    assert Automation(store, view).before(_move(store, "doing", task)) == {}
    assert view.asked == []


def test_that_on_the_board_of_all_the_rules_of_each_board_count(store: Store) -> None:
    transport, food = ground.task(store), ground.task(store, 3)
    boards.set_rule(store, ground.board(store), "ask_result", active=False)
    view = Ledger({food: "Visitée"})
    answers = Automation(store, view).before(
        _move(store, "done", transport, food, everywhere=True)
    )
    assert view.asked == ["Visiter la popote"]
    assert answers == {food: {"result": "Visitée"}}


def test_that_an_action_is_closed_when_its_last_card_is_done(store: Store) -> None:
    task, action = ground.task(store), ground.action(store)
    tasks.add_task(store, title="Abandonnée", action_id=action, state="dropped")
    assert finished_actions(store, [task]) == []
    tasks.complete_task(store, task)
    (found,) = finished_actions(store, [task])
    assert (found.id, found.title, found.cards) == (action, "1.1.1 Essayer proche", 1)
    view = Ledger({})
    Automation(store, view).after([task])
    (question,) = view.asked
    assert plain(question) == (
        "Toutes les cartes de l’action « 1.1.1 Essayer proche » sont faites (1). "
        "Noter l’action comme réalisée? [Noter comme réalisée]"
    )
    assert _action_state(store, action) == "done"
    assert view.said == ["1.1.1 Essayer proche, réalisée. Ctrl+Z la rouvre."]
    assert finished_actions(store, [task]) == []
    store.undo()
    assert _action_state(store, action) == "in_progress"


def test_that_an_action_with_a_card_left_is_not_proposed(store: Store) -> None:
    task, action = ground.task(store), ground.action(store)
    left = tasks.add_task(store, title="Une autre", action_id=action)
    tasks.complete_task(store, task)
    assert finished_actions(store, [task]) == []
    tasks.archive_task(store, left)
    assert len(finished_actions(store, [task])) == 1


def test_that_an_action_left_open_is_not_proposed_again(store: Store) -> None:
    task, action = ground.task(store), ground.action(store)
    tasks.complete_task(store, task)
    Automation(store, Ledger({}, yes=False)).after([task])
    assert _action_state(store, action) == "in_progress"
    view = Ledger({})
    Automation(store, view).after([task])
    assert view.asked == []


def test_that_a_board_may_propose_nothing(store: Store) -> None:
    task = ground.task(store)
    tasks.complete_task(store, task)
    boards.set_rule(store, ground.board(store), "propose_close", active=False)
    assert finished_actions(store, [task]) == []


def test_that_a_card_of_no_chantier_may_finish_an_action(store: Store) -> None:
    action = ground.action(store, 2)
    alone = tasks.add_task(store, title="Seule", action_id=action, state="done")
    assert [one.id for one in finished_actions(store, [alone])] == [action]
    plan.set_action_state(store, action, "recurring")
    assert finished_actions(store, [alone]) == []


def test_that_a_refusal_of_the_file_is_said(store: Store) -> None:
    task = ground.task(store)
    tasks.complete_task(store, task)
    view = Ledger({})
    with store.read():
        Automation(store, view).after([task])
    assert len(view.refused) == 1
    assert view.said == []
    assert next(r for r in ground.every(store, Task) if r.id == task).state == "done"
