"""What the list, the calendar and the timeline make of the cards of a board."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.presenter.listing import (
    DatedCard,
    DatedPresenter,
    cell_words,
    count_words,
)
from dsi_desktop.features.boards.presenter.month import (
    month_sheet,
    months_after,
    spoken_aside,
    spoken_cell,
)
from dsi_desktop.features.boards.presenter.timeline import (
    SCALES,
    TimelineRow,
    moved_window,
    step_days,
    timeline_sheet,
    window_around,
)
from dsi_desktop.features.boards.queries.lines import CardLine, LabelLine
from dsi_desktop.features.boards.rules.dating import Dates
from dsi_desktop.features.boards.rules.list_columns import COLUMNS
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain

TODAY = ground.TODAY


class Seen:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.cards: list[DatedCard] = []
        self.kept: list[str] = []
        self.told: list[str] = []
        self.refused: list[DsiError] = []

    def show_cards(self, cards: list[DatedCard]) -> None:
        self.cards = cards

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        self.kept = list(task_ids)

    def say(self, sentence: str) -> None:
        self.told.append(plain(sentence))

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error)

    @property
    def titles(self) -> list[str]:
        return [one.card.title for one in self.cards]


@pytest.fixture
def view() -> Seen:
    return Seen()


@pytest.fixture
def presenter(store: Store, view: Seen) -> DatedPresenter:
    made = DatedPresenter(store, view, lambda: TODAY)
    made.sort("due")
    made.sort("")
    assert view.titles == []
    made.show_board(queries.all_boards(store, TODAY))
    return made


def _card(title: str = "Navette", *, state: str = "todo", late: bool = False, due: str = "",
          **more: object) -> CardLine:
    return CardLine(title, "", "", title, state, "b", "Transport", 0, "", "", due, late, 0, 0,
                    **more)  # type: ignore[arg-type]


def _one(dates: Dates, title: str = "Navette", **more: object) -> DatedCard:
    return DatedCard(_card(title, **more), dates, "À faire")  # type: ignore[arg-type]


def test_that_cards_stand_as_on_the_board_until_they_are_sorted(
    presenter: DatedPresenter, view: Seen
) -> None:
    assert view.titles[0] == "Visiter la popote"
    presenter.sort("due")
    assert view.titles[0] == "Obtenir trois soumissions"
    presenter.sort("due")
    assert view.titles[0] == "Visiter la popote"
    assert presenter.descending
    presenter.sort("title")
    assert view.titles[0] == "Écrire au ministère"
    presenter.sort("")
    assert (presenter.order, presenter.descending) == ("", False)


def test_that_dates_move_and_are_said(
    presenter: DatedPresenter, view: Seen, store: Store
) -> None:
    card = next(one for one in view.cards if one.card.title == "Relancer deux municipalités")
    presenter.shift([card], 1)
    assert view.told == ["Relancer deux municipalités, échéance le mercredi 16 décembre 2026"]
    assert view.kept == [card.task_id]
    other = next(one for one in view.cards if one.card.title == "Écrire au ministère")
    presenter.put_on([card.task_id, other.task_id], date(2027, 1, 4))
    assert view.told[-1] == "2 échéances déplacées"
    presenter.shift([], 1)
    presenter.put_on([], TODAY)
    assert len(view.told) == 2
    store.undo()
    store.undo()


def test_that_a_date_in_words_is_refused_and_nothing_moves(
    presenter: DatedPresenter, view: Seen
) -> None:
    presenter.shift([one for one in view.cards if one.card.title == "Visiter la popote"], 1)
    assert [type(one) for one in view.refused] == [RuleBroken]
    assert view.told == []


def test_that_several_cards_are_edited_and_counted(
    presenter: DatedPresenter, view: Seen, store: Store
) -> None:
    keys = [one.task_id for one in view.cards[:2]]
    presenter.edit(keys, due="demain", priority="high")
    assert view.told == ["2 cartes modifiées."]
    assert view.kept == keys
    presenter.choose_columns(("cost",))
    assert presenter.columns() == ("title", "cost")


def test_that_each_column_says_its_words() -> None:
    card = _card(
        due="30 nov.", late=True, priority="high", labels=(LabelLine("l", "Relance", 0),),
        age=12, hours_planned=125, cost=15_000_00,
    )  # fmt: skip
    one = DatedCard(card, Dates("2026-11-02", "2026-11-30"), "À faire")
    said = {name: plain(cell_words(one, name)) for name in COLUMNS}
    assert said == {
        "title": "Navette", "state": "À faire", "who": "", "due": "30 nov., en retard",
        "body": "Transport", "priority": "haute", "labels": "Relance", "checks": "",
        "age": "12 jours", "start": "2 nov. 26", "hours": "12,5", "cost": "15 000 $",
    }  # fmt: skip
    bare = _one(Dates())
    assert {cell_words(bare, name) for name in COLUMNS if name not in ("title", "state", "body")
            } == {""}  # fmt: skip
    checked = DatedCard(CardLine("t", "", "", "t", "todo", None, "", 0, "", "", "demain", False,
                                 1, 3), Dates(), "")  # fmt: skip
    assert cell_words(checked, "checks") == "1/3"
    assert cell_words(checked, "due") == "demain"
    assert (count_words(1), count_words(2)) == ("1 carte", "2 cartes")


def test_that_a_month_has_six_weeks_from_sunday_and_each_card_its_day() -> None:
    cards = [
        _one(Dates(None, "2026-12-04"), "Aujourd’hui même", state="done"),
        _one(Dates(None, "2026-12-31"), late=True),
        _one(Dates(None, "2027-02-20"), "Loin"),
        _one(Dates(due_text="hiver", due_from="2026-12-21", due_to="2027-03-20"), "Hiver"),
        _one(Dates(due_text="vers l’été", due_to="2027-06-21"), "Été"),
        _one(Dates(due_text="un jour"), "Un jour"),
        _one(Dates(due_text="passé", due_from="2026-01-01", due_to="2026-02-01"), "Passé"),
        _one(Dates(due_text="plus tard", due_from="2027-01-01"), "Plus tard"),
        _one(Dates(), "Sans date"),
        _one(Dates(), "Faite sans date", state="done"),
    ]
    sheet = month_sheet(cards, date(2026, 12, 4), TODAY)
    assert len(sheet.cells) == 42
    assert (sheet.cells[0].day, sheet.cells[0].inside) == (date(2026, 11, 29), False)
    assert sheet.title == "décembre 2026"
    today = next(cell for cell in sheet.cells if cell.today)
    assert plain(spoken_cell(today)) == (
        "vendredi 4 décembre 2026, aujourd’hui, 1 carte, Aujourd’hui même, Transport, fait"
    )
    last = next(cell for cell in sheet.cells if cell.day == date(2026, 12, 31))
    assert plain(spoken_cell(last)).endswith("1 carte, Navette, Transport, en retard")
    assert plain(spoken_cell(sheet.cells[1])) == "lundi 30 novembre 2026, aucune carte"
    assert [one.card.title for one in sheet.aside] == ["Hiver", "Été", "Un jour", "Sans date"]
    assert spoken_aside(sheet.aside[-1]) == "Sans date, Transport, sans échéance"


def test_that_months_go_over_years() -> None:
    assert months_after(date(2026, 12, 4), 1) == date(2027, 1, 1)
    assert months_after(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert months_after(date(9000, 12, 1), 1) == date(9000, 1, 1)


@pytest.mark.parametrize("scale", SCALES)
def test_that_a_window_shows_today_and_walks_by_its_half(scale: str) -> None:
    first = window_around(TODAY, scale)
    sheet = timeline_sheet([], first, scale, TODAY)
    assert sheet.today is not None
    assert 0 < sheet.today < 0.35
    assert sheet.ticks[0].share == 0
    assert all(0 <= tick.share < 1 for tick in sheet.ticks)
    assert first < moved_window(first, scale, 1) < sheet.end
    assert moved_window(moved_window(first, scale, 1), scale, -1) == first
    gone = moved_window(first, scale, 12)
    assert timeline_sheet([], gone, scale, TODAY).today is None
    assert step_days(scale) > 0


def _rows(*cards: DatedCard) -> list[TimelineRow]:
    return list(timeline_sheet(cards, date(2026, 12, 1), "month", TODAY).rows)


def test_that_bars_say_what_is_known_and_no_more() -> None:
    span, day, vague, start, none = _rows(
        _one(Dates("2026-11-01", "2026-12-31"), "a"),
        _one(Dates(None, "2027-01-15"), "b", late=True),
        _one(Dates(due_text="printemps", due_from="2027-03-21", due_to="2027-06-20"), "c"),
        _one(Dates("2027-12-01"), "d"),
        _one(Dates(), "e", state="done"),
    )
    assert span.bar is not None
    assert (span.bar.kind, span.bar.first, span.bar.before) == ("span", 0.0, True)
    assert day.bar is not None
    assert (day.bar.kind, day.bar.before, day.bar.after) == ("day", False, False)
    assert vague.bar is not None
    assert (vague.bar.kind, vague.bar.last, vague.bar.after) == ("vague", 1.0, True)
    assert start.bar is None
    assert none.bar is None
    assert plain(span.spoken) == "commence le 1er novembre 2026, échéance le 31 décembre 2026"
    assert plain(day.spoken) == "échéance le 15 janvier 2027, en retard"
    assert vague.spoken == "printemps"
    assert none.spoken == "sans échéance, fait"


def test_that_words_without_days_have_no_bar_and_a_start_alone_has_one() -> None:
    started, said, until = (
        _rows(_one(dates))[0] for dates in (
            Dates("2026-12-10"), Dates(due_text="un jour"),
            Dates(due_text="d’ici janvier", due_from="2027-01-31"),
        )
    )  # fmt: skip
    assert started.bar is not None
    assert started.bar.kind == "day"
    assert said.bar is None
    assert until.bar is not None
    assert until.bar.kind == "vague"
    assert _rows(_one(Dates(None, "2026-11-30")))[0].bar is None


def test_that_the_next_due_comes_first_and_what_has_no_date_last() -> None:
    rows = _rows(_one(Dates(), "z"), _one(Dates(), "a"), _one(Dates(None, "2027-01-01"), "b"),
                 _one(Dates(due_text="x", due_to="2026-12-20"), "c"))  # fmt: skip
    assert [row.task_id for row in rows] == ["c", "b", "a", "z"]


def test_that_years_are_written_where_they_begin() -> None:
    sheet = timeline_sheet([], date(2026, 12, 1), "month", TODAY)
    assert [tick.words for tick in sheet.ticks][:3] == ["déc.", "janv. 2027", "févr."]
    weeks = timeline_sheet([], date(2026, 11, 30), "week", TODAY)
    assert plain(weeks.ticks[1].words) == "7 déc."
    assert weeks.end == weeks.first + timedelta(days=42)
    assert plain(weeks.title) == "du 30 novembre 2026 au 10 janvier 2027"


def test_that_five_hundred_cards_are_laid_on_one_month(store: Store, view: Seen) -> None:
    with store.hurried(), store.operation("Beaucoup") as op:
        for n in range(500):
            tasks.write_task(op, title=f"Carte {n}", due_on=f"2026-12-{1 + n % 31:02}")
    made = DatedPresenter(store, view, lambda: TODAY)
    made.show_board(queries.all_boards(store, TODAY))
    sheet = month_sheet(view.cards, TODAY, TODAY)
    assert sum(len(cell.cards) for cell in sheet.cells) == 502 + 1
    assert len(timeline_sheet(view.cards, TODAY, "month", TODAY).rows) == 505
