"""A rhythm said once makes the meetings of the year; holidays skipped, what was moved stays."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules import holidays, series
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.dossier import TODAY
from support.meeting_ground import Ground, grounded
from support.plain_words import plain

FIRST = date(2026, 12, 10)
MONTHLY = series.rhythm_of("month", 1, FIRST).written()


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def key(ground: Ground) -> str:
    return commands.create_series(
        ground.store, body_id=ground.body, rhythm=MONTHLY, start_time="13 h 30",
        end_time="15 h 30", place="Clermont",
    )


def days(ground: Ground, today: date = TODAY) -> list[series.Occurrence]:
    (line,) = queries.series_of(ground.store, ground.body, today)
    return list(line.days)


@pytest.mark.parametrize(("unit", "every", "day", "words"), [
    ("week", 1, FIRST, "tous les jeudis"),
    ("week", 2, FIRST, "un jeudi sur deux"),
    ("week", 6, FIRST, "un jeudi sur 6"),
    ("month", 1, FIRST, "le deuxième jeudi du mois"),
    ("month", 3, date(2026, 12, 1), "le premier mardi, tous les 3 mois"),
    ("month", 2, date(2026, 12, 31), "le dernier jeudi, tous les 2 mois"),
])
def test_that_a_rhythm_is_said_in_words_and_read_again(
    unit: str, every: int, day: date, words: str
) -> None:
    rhythm = series.rhythm_of(unit, every, day)
    assert plain(series.rhythm_words(rhythm)) == words
    assert series.read_rhythm(rhythm.written()) == rhythm


@pytest.mark.parametrize(("unit", "every", "field"), [
    ("year", 1, "unit"), ("week", 0, "every"), ("month", 25, "every"), ("week", None, "every"),
])
def test_that_a_rhythm_no_calendar_holds_is_refused(
    unit: str, every: int | None, field: str
) -> None:
    with pytest.raises(RuleBroken) as caught:
        series.rhythm_of(unit, every, FIRST)
    assert caught.value.field == field


@pytest.mark.parametrize("text", [
    "", "FREQ=YEARLY;BYDAY=TH;START=2026-12-10", "FREQ=WEEKLY;BYDAY=XX;START=2026-12-10",
    "FREQ=WEEKLY;INTERVAL=two;BYDAY=TH;START=2026-12-10", "FREQ=WEEKLY;BYDAY=TH;START=soon",
    "FREQ=MONTHLY;BYDAY=TH;START=2026-12-10", "FREQ=MONTHLY;BYDAY=7TH;START=2026-12-10",
    "FREQ=WEEKLY;INTERVAL=0;BYDAY=TH;START=2026-12-10",
])
def test_that_the_rhythm_of_another_program_is_read_as_none(text: str) -> None:
    assert series.read_rhythm(text) is None


def test_that_days_follow_the_rhythm() -> None:
    def found(unit: str, every: int, start: date, until: date) -> list[str]:
        rhythm = series.rhythm_of(unit, every, start)
        return [str(day) for day in series.days_of(rhythm, date(2026, 12, 15), until)]

    assert found("week", 2, FIRST, date(2027, 1, 21)) == ["2026-12-24", "2027-01-07", "2027-01-21"]
    assert found("month", 1, FIRST, date(2027, 2, 28)) == ["2027-01-14", "2027-02-11"]
    assert found("month", 1, date(2026, 12, 31), date(2027, 2, 28)) == [
        "2026-12-31", "2027-01-28", "2027-02-25",
    ]


@given(st.sampled_from(["week", "month"]), st.integers(1, 24),
       st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_that_the_first_day_of_a_rhythm_is_the_one_it_was_said_with(
    unit: str, every: int, day: date
) -> None:
    rhythm = series.rhythm_of(unit, every, day)
    found = series.days_of(rhythm, day, date(day.year + 5, 12, 31))
    assert found[0] == day
    assert {one.weekday() for one in found} == {day.weekday()}


def test_that_a_rhythm_ends_with_the_calendar() -> None:
    for unit in ("week", "month"):
        rhythm = series.rhythm_of(unit, 1, date(9998, 11, 1))
        assert series.days_of(rhythm, date(9998, 11, 1), date.max)[-1].year == 9998


@pytest.mark.parametrize(("day", "name"), [
    (date(2026, 1, 1), "jour de l’An"), (date(2026, 4, 3), "Vendredi saint"),
    (date(2026, 4, 6), "lundi de Pâques"), (date(2026, 5, 18), "Journée nationale des patriotes"),
    (date(2026, 6, 24), "fête nationale du Québec"), (date(2026, 9, 7), "fête du Travail"),
    (date(2026, 10, 12), "Action de grâces"), (date(2026, 12, 25), "Noël"),
    (date(2026, 12, 10), ""), (date(2038, 4, 26), "lundi de Pâques"),
    (date(2008, 3, 24), "lundi de Pâques"), (date(2025, 5, 19), "Journée nationale des patriotes"),
])
def test_that_the_holidays_of_quebec_are_known(day: date, name: str) -> None:
    assert holidays.holiday(day) == name


def test_that_the_patriots_day_is_before_the_25th_even_when_it_is_a_monday() -> None:
    assert holidays.holiday(date(2026, 5, 25)) == ""
    assert holidays.holiday(date(2020, 5, 18)) == "Journée nationale des patriotes"


def test_that_a_series_shows_its_days_with_what_stands_in_the_way(
    ground: Ground, key: str
) -> None:
    commands.create_meeting(ground.store, body_id=ground.chantier, held_on="2027-01-14")
    found = days(ground)
    assert found[0] == series.Occurrence("2026-12-10")
    assert found[1].clashes == ("Chantier Transport",)
    assert len(found) == 12
    weekly = series.rhythm_of("week", 1, date(2026, 12, 4)).written()
    commands.edit_series(ground.store, key, rhythm=weekly)
    christmas = next(one for one in days(ground) if one.day == "2026-12-25")
    assert (christmas.holiday, christmas.is_free) == ("Noël", False)


def test_that_its_meetings_are_made_with_members_and_standard_points(
    ground: Ground, key: str
) -> None:
    made = commands.plan_meetings(ground.store, key, ["2026-12-10", "2027-01-14"])
    sheet = queries.meeting_sheet(ground.store, made[1])
    assert (sheet.line.held_on, sheet.line.start_time, sheet.line.place) == (
        "2027-01-14", "13:30", "Clermont")
    assert len(sheet.people) == 5
    assert sheet.items[0].title == "Ouverture et vérification du quorum"
    assert [one.meeting_id for one in days(ground)[:3]] == [made[0], made[1], ""]
    ground.store.undo()
    assert days(ground)[0].is_free


def test_that_a_meeting_moved_is_not_made_again_and_one_removed_may_be(
    ground: Ground, key: str
) -> None:
    first, second = commands.plan_meetings(ground.store, key, ["2026-12-10", "2027-01-14"])
    commands.edit_meeting(ground.store, first, held_on="2026-12-11")
    commands.cancel_meeting(ground.store, first, "Tempête")
    commands.remove_meeting(ground.store, second)
    moved, gone = days(ground)[:2]
    assert (moved.meeting_id, moved.moved_to) == (first, "2026-12-11")
    assert gone.is_free
    assert commands.plan_meetings(ground.store, key, ["2026-12-10", "2027-01-14"]) == [second]
    sheet = queries.meeting_sheet(ground.store, second)
    assert (len(sheet.people), len(sheet.items)) == (5, 9)


def test_that_a_meeting_made_by_hand_stands_for_its_day(ground: Ground, key: str) -> None:
    there = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    assert days(ground)[0].meeting_id == there
    assert commands.plan_meetings(ground.store, key, ["2026-12-10"]) == []
    commands.cancel_meeting(ground.store, there, "Tempête")
    assert days(ground)[0].is_free
    assert len(commands.plan_meetings(ground.store, key, ["2026-12-10"])) == 1


def test_that_two_laptops_make_the_same_meeting(ground: Ground, key: str) -> None:
    (made,) = commands.plan_meetings(ground.store, key, ["2026-12-10"])
    assert made == series.slot_id(key, "2026-12-10")


def test_that_meetings_to_come_follow_their_series_but_for_what_was_changed(
    ground: Ground, key: str
) -> None:
    first, second, past = commands.plan_meetings(
        ground.store, key, ["2026-12-10", "2027-01-14", "2026-10-08"])
    commands.edit_meeting(ground.store, first, place="La Malbaie")
    commands.edit_series(ground.store, key, place="Baie-Saint-Paul", start_time="9 h")
    lines = {one.id: one for one in queries.meetings(ground.store)}
    assert [(lines[one].place, lines[one].start_time) for one in (first, second, past)] == [
        ("La Malbaie", "09:00"), ("Baie-Saint-Paul", "09:00"), ("Clermont", "13:30"),
    ]


def test_that_a_series_ends_and_is_forgotten_without_its_meetings(
    ground: Ground, key: str
) -> None:
    (made,) = commands.plan_meetings(ground.store, key, ["2026-12-10"])
    commands.edit_series(ground.store, key, end_on="2027-02-01")
    assert [one.day for one in days(ground)] == ["2026-12-10", "2027-01-14"]
    called_off = commands.plan_meetings(ground.store, key, ["2027-01-14"])[0]
    commands.cancel_meeting(ground.store, called_off, "Tempête")
    commands.remove_series(ground.store, key)
    assert queries.series_of(ground.store, ground.body, TODAY) == ()
    assert queries.meeting_sheet(ground.store, made).line.held_on == "2026-12-10"
    for gesture in (
        lambda: commands.edit_series(ground.store, key, place="x"),
        lambda: commands.plan_meetings(ground.store, key, []),
    ):
        with pytest.raises(NotFound):
            gesture()


@pytest.mark.parametrize(("fields", "field"), [
    ({"rhythm": "souvent"}, "every"), ({"end_on": "2026-01-01"}, "end_on"),
    ({"start_time": "16 h", "end_time": "15 h"}, "end_time"), ({"kind": "autre"}, "kind"),
    ({"end_on": "bientôt"}, "end_on"),
])
def test_that_a_series_that_cannot_be_is_refused(
    ground: Ground, fields: dict[str, str], field: str
) -> None:
    with pytest.raises(RuleBroken) as caught:
        commands.create_series(ground.store, body_id=ground.body, **({"rhythm": MONTHLY} | fields))
    assert caught.value.field == field
    with pytest.raises(RuleBroken):
        commands.create_series(ground.store, body_id="", rhythm=MONTHLY)


def test_that_bodies_say_their_rhythm_and_how_many_points_wait(ground: Ground, key: str) -> None:
    commands.propose_item(ground.store, body_id=ground.body, title="Fonds mobilité")
    found = {one.body: (one.words, one.waiting) for one in queries.rhythms_of_bodies(ground.store)}
    assert found == {
        "Comité conseil": ("le deuxième jeudi du mois", 1), "Chantier Transport": ("", 0),
    }


def test_that_the_form_of_a_series_is_filled_from_what_is_kept(ground: Ground, key: str) -> None:
    fields = queries.series_fields(ground.store, key)
    assert (fields["unit"], fields["every"], fields["first_on"]) == ("month", 1, "2026-12-10")
    with pytest.raises(NotFound):
        queries.series_fields(ground.store, "nothing")
    with ground.store.operation("D’un autre programme") as op:
        from dsi_desktop.db.schema.meetings import MeetingSeries

        op.get(MeetingSeries, key).rhythm = "au besoin"
    assert queries.series_fields(ground.store, key)["first_on"] is None
    (line,) = queries.series_of(ground.store, ground.body, TODAY)
    assert (line.words, line.days) == ("", ())
    assert queries.rhythms_of_bodies(ground.store)[0].words == ""


def test_that_the_day_after_a_meeting_comes_from_its_series(ground: Ground, key: str) -> None:
    (made,) = commands.plan_meetings(ground.store, key, ["2026-12-10"])
    assert queries.next_day_of(ground.store, made, TODAY) == "2027-01-14"
    assert queries.next_day_of(ground.store, made, date(2027, 3, 1)) == "2027-03-11"
    assert queries.next_day_of(ground.store, ground.meeting, TODAY) == ""
    commands.edit_series(ground.store, key, end_on="2026-12-31")
    assert queries.next_day_of(ground.store, made, TODAY) == ""
