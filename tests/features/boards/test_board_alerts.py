"""What boards ask on the home page."""

from datetime import date, timedelta

from dsi_desktop.db.schema.work import Board
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.queries.alerts import ALERTS, cards_left_behind, dates_passed
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground
from support.plain_words import plain


def _said(found: list[object]) -> list[str]:
    return [plain(one.text) for one in found]


def test_that_both_readers_are_offered_to_the_home_page() -> None:
    assert list(ALERTS) == [dates_passed, cards_left_behind]


def test_that_one_date_that_passed_opens_its_card(store: Store) -> None:
    (alert,) = dates_passed(store, ground.TODAY)
    assert plain(alert.text) == (
        "Transport : l’échéance de « Obtenir trois soumissions » est passée"
    )
    assert (alert.record_kind, alert.record_id, alert.count) == ("task", ground.task(store), 1)


def test_that_several_dates_open_the_board(store: Store) -> None:
    tasks.add_task(store, title="Autre", body_id=ground.TRANSPORT, due_to="2026-12-01",
                   due_text="fin novembre")  # fmt: skip
    (alert,) = dates_passed(store, ground.TODAY)
    assert plain(alert.text) == "Transport : 2 échéances sont passées"
    assert (alert.record_kind, alert.record_id, alert.count) == ("board", ground.board(store), 2)


def test_that_what_is_done_or_long_late_is_not_told_here(store: Store) -> None:
    assert dates_passed(store, date(2026, 11, 30)) == []
    assert len(dates_passed(store, date(2026, 12, 1))) == 1
    assert dates_passed(store, date(2026, 12, 1) + timedelta(days=60)) == []
    tasks.complete_task(store, ground.task(store))
    assert dates_passed(store, ground.TODAY) == []


def test_that_a_board_may_keep_its_dates_to_itself(store: Store) -> None:
    board = ground.board(store)
    boards.set_rule(store, board, "tell_home", active=False)
    assert dates_passed(store, ground.TODAY) == []
    boards.set_rule(store, board, "tell_home", active=True)
    assert len(dates_passed(store, ground.TODAY)) == 1
    boards.archive_board(store, board)
    assert dates_passed(store, ground.TODAY) == []


def test_that_cards_left_in_a_closed_chantier_are_counted(store: Store) -> None:
    assert cards_left_behind(store, ground.TODAY) == []
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    governance.end_body(store, ground.HOUSING, "2026-12-04")
    found = cards_left_behind(store, ground.TODAY)
    assert _said(found) == [
        "2 cartes ouvertes dans Transport, qui a pris fin",
        "1 carte ouverte dans Habitation, qui a pris fin",
    ]
    assert [(one.record_kind, one.record_id) for one in found] == [
        ("board", ground.board(store)), ("task", ground.task(store, 2)),
    ]


def test_that_two_boards_of_a_body_count_its_cards_once(store: Store) -> None:
    with store.operation("Deux tableaux") as op:
        op.add(Board(body_id=ground.TRANSPORT, title="Autre", rank="z"))
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    assert [one.count for one in cards_left_behind(store, ground.TODAY)] == [2]


def test_that_cards_handed_over_are_told_no_more(store: Store) -> None:
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert cards_left_behind(store, ground.TODAY) == []
