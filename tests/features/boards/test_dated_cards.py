"""The dates of cards: moved by rules, sorted by SQL, written for several cards at once."""

from datetime import date

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.listing import ORDERS, card_dates, list_columns
from dsi_desktop.features.boards.rules.dating import Dates, at_day, shifted
from dsi_desktop.features.boards.rules.list_columns import COLUMNS, SHOWN, columns_of
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import work_ground as ground
from support.plain_words import plain

SPAN = Dates("2026-12-01", "2026-12-15")


def test_that_a_whole_bar_moves_and_its_end_alone_too() -> None:
    assert shifted("x", SPAN, 7) == Dates("2026-12-08", "2026-12-22")
    assert shifted("x", SPAN, -7, end_only=True) == Dates("2026-12-01", "2026-12-08")
    assert shifted("x", Dates(None, "2026-12-15"), 1) == Dates(None, "2026-12-16")
    assert shifted("x", Dates(None, "9999-12-31"), 1) == Dates(None, "9999-12-31")


def test_that_an_end_before_its_start_is_refused_in_words() -> None:
    with pytest.raises(RuleBroken) as refused:
        shifted("Navette", SPAN, -15, end_only=True)
    assert plain(refused.value.sentence) == "« Navette » finirait avant de commencer."


@pytest.mark.parametrize(("dates", "words"), [
    (Dates(), "« Navette » n’a pas d’échéance. Appuyez sur D pour en donner une."),
    (Dates(due_text="l’automne"),
     "L’échéance de « Navette » est en mots. Appuyez sur D pour donner un jour."),
])  # fmt: skip
def test_that_what_has_no_day_does_not_move(dates: Dates, words: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        shifted("Navette", dates, 1)
    assert plain(refused.value.sentence) == words


def test_that_a_day_takes_the_place_of_words_and_of_a_start_after_it() -> None:
    vague = Dates("2026-12-01", None, "vers l’été", "2027-06-21", "2027-09-21")
    assert vague.vague
    assert not vague.is_open
    assert at_day(vague, date(2026, 12, 4)) == Dates("2026-12-01", "2026-12-04")
    assert at_day(vague, date(2026, 11, 4)) == Dates(None, "2026-11-04")


def test_that_the_title_stays_first_whatever_columns_are_chosen() -> None:
    assert columns_of(()) == SHOWN
    assert columns_of(("unknown",)) == SHOWN
    assert columns_of(("due", "cost", "title")) == ("title", "due", "cost")
    assert columns_of(("age",)) == ("title", "age")
    assert set(SHOWN) <= set(COLUMNS)


def test_that_columns_chosen_are_kept_with_the_dossier(store: Store) -> None:
    assert list_columns(store) == SHOWN
    boards.choose_list_columns(store, ("cost", "due"))
    assert list_columns(store) == ("title", "due", "cost")
    store.undo()
    assert list_columns(store) == SHOWN


def _titles(store: Store, order: str, *, descending: bool = False) -> list[str]:
    sheet = queries.all_boards(store, ground.TODAY)
    named = {card.task_id: card.title for column in sheet.columns for card in column.cards}
    return [named[key] for key in card_dates(store, order=order, descending=descending)]


def test_that_sql_sorts_both_ways_and_leaves_what_says_nothing_last(store: Store) -> None:
    by_due = ["Obtenir trois soumissions", "Écrire au ministère", "Relancer deux municipalités",
              "Visiter la popote", "Lire le portrait"]
    assert _titles(store, "due") == by_due
    assert _titles(store, "due", descending=True) == [*by_due[3::-1], by_due[4]]
    by_title = sorted(by_due, key=lambda title: title.replace("É", "E"))
    assert _titles(store, "title") == by_title
    assert _titles(store, "who")[-1] == "Écrire au ministère"
    assert _titles(store, "state")[0] == "Visiter la popote"


@pytest.mark.parametrize("order", ORDERS)
def test_that_every_order_shows_every_card_once(store: Store, order: str) -> None:
    assert len(set(_titles(store, order))) == 5


def test_that_a_body_keeps_its_own_cards(store: Store) -> None:
    found = card_dates(store, ground.FOOD)
    assert list(found.values()) == [Dates(None, None, "vers l’été", None, "2027-06-21")]


def test_that_several_cards_get_the_same_in_one_operation(store: Store) -> None:
    both = [ground.task(store), ground.task(store, 1)]
    boards.edit_cards(store, both, due="15 janvier", label="Relance", person_id=ground.STEPHANE)
    sheet = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert sheet is not None
    cards = [card for column in sheet.columns for card in column.cards]
    assert {card.responsible for card in cards} == {"Stéphane Leblanc"}
    assert {card.due_on for card in cards} == {"2027-01-15"}
    assert {label.name for card in cards for label in card.labels} == {"Relance"}
    store.undo()
    assert card_dates(store)[both[0]].due_on == "2026-11-30"


def test_that_words_given_to_several_cards_keep_their_days(store: Store) -> None:
    boards.edit_cards(store, [ground.task(store)], due="automne 2027")
    dates = card_dates(store)[ground.task(store)]
    assert dates == Dates(None, None, "automne 2027", "2027-09-22", "2027-12-20")
    boards.edit_cards(store, [ground.task(store)], due="")
    assert card_dates(store)[ground.task(store)].is_open


def test_that_one_card_without_a_day_leaves_the_others_where_they_were(store: Store) -> None:
    popote = tasks.add_task(store, title="Sans jour", body_id=ground.FOOD)
    before = card_dates(store)
    with pytest.raises(RuleBroken):
        boards.shift_cards(store, [ground.task(store), popote], 7)
    assert card_dates(store) == before


def test_that_a_card_gone_elsewhere_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        boards.date_cards(store, ["nowhere"], ground.TODAY)
