"""Notes of a chantier laid before the body it reports to, seen from both meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.tabling import title_of_notes
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.meeting_ground import Ground, grounded
from support.plain_words import plain


@dataclass
class Upward:
    """A comité conseil under way and the meeting its chantier held three weeks before."""

    ground: Ground
    held: str

    def table(self, point: int = 2) -> str:
        return commands.table_notes(
            self.ground.store, self.ground.meeting, self.ground.items[point], self.held,
            said_at="14:00",
        )


@pytest.fixture
def upward(tmp_path: Path) -> Iterator[Upward]:
    ground = grounded(tmp_path)
    ground.under_way()
    store = ground.store
    governance.set_rules(store, ground.chantier, minutes_kind="cr")
    held = meetings.create_meeting(store, body_id=ground.chantier, held_on="2026-10-22")
    meetings.open_meeting(store, held, "9:00")
    meetings.close_meeting(store, held, "10:00")
    yield Upward(ground, held)
    store.close()


def test_the_notes_wait_until_they_are_laid(upward: Upward) -> None:
    store, meeting = upward.ground.store, upward.ground.meeting
    (line,) = queries.notes_to_table(store, meeting)
    assert (line.of_meeting_id, line.tabled, line.meeting_id) == (upward.held, False, "")
    assert plain(line.title) == "Compte rendu du chantier Transport, 22 octobre 2026"
    upward.table()
    (line,) = queries.notes_to_table(store, meeting)
    assert (line.tabled, line.meeting_id) == (True, meeting)


def test_both_meetings_lead_to_each_other(upward: Upward) -> None:
    upward.table()
    store = upward.ground.store
    (line,) = queries.tabled_at(store, upward.held)
    assert (line.meeting_id, line.body, line.held_on, line.tabled) == (
        upward.ground.meeting, "Comité conseil", "2026-11-12", True)
    assert line.item_id == upward.ground.items[2]
    (said,) = queries.minutes_of(store, upward.ground.meeting).every("tabling")
    assert plain(said.text) == "Compte rendu du chantier Transport, 22 octobre 2026"
    assert said.said_at == "14:00"


def test_a_point_of_the_agenda_says_where_the_notes_are_going(upward: Upward) -> None:
    store = upward.ground.store
    coming = meetings.create_meeting(store, body_id=upward.ground.body, held_on="2026-12-10")
    (parent,) = [one for one in queries.parent_meetings(store, upward.held) if one.id == coming]
    assert (parent.body, parent.held_on) == ("Comité conseil", "2026-12-10")
    title = queries.notes_title(store, upward.held)
    item = meetings.add_item(
        store, coming, title, origin_table="meeting", origin_id=upward.held)
    (line,) = queries.tabled_at(store, upward.held)
    assert (line.meeting_id, line.item_id) == (coming, item)
    assert plain(line.title) == plain(title)
    assert line.tabled is False
    assert [one.item_id for one in queries.notes_to_table(store, coming)] == [item]
    meetings.withdraw_item(store, item)
    assert queries.tabled_at(store, upward.held) == ()


def test_what_is_laid_is_told_once_though_its_point_says_it_too(upward: Upward) -> None:
    store = upward.ground.store
    item = meetings.add_item(
        store, upward.ground.meeting, "Dépôt", origin_table="meeting", origin_id=upward.held)
    commands.table_notes(store, upward.ground.meeting, item, upward.held)
    assert [one.tabled for one in queries.tabled_at(store, upward.held)] == [True]
    assert [one.tabled for one in queries.notes_to_table(store, upward.ground.meeting)] == [True]


def test_notes_are_laid_once_and_again_after_they_were_removed(upward: Upward) -> None:
    upward.table()
    with pytest.raises(RuleBroken, match="déjà déposé"):
        upward.table()
    store = upward.ground.store
    (said,) = queries.minutes_of(store, upward.ground.meeting).every("tabling")
    commands.remove_entry(store, said.id)
    assert queries.tabled_at(store, upward.held) == ()
    upward.table(1)
    (line,) = queries.tabled_at(store, upward.held)
    assert line.item_id == upward.ground.items[1]


def test_notes_laid_outside_any_point_have_no_origin_to_say(upward: Upward) -> None:
    store = upward.ground.store
    commands.table_notes(store, upward.ground.meeting, None, upward.held)
    (line,) = queries.tabled_at(store, upward.held)
    assert line.item_id == ""


def test_a_meeting_does_not_receive_its_own_notes(upward: Upward) -> None:
    with pytest.raises(RuleBroken, match="son propre compte rendu"):
        commands.table_notes(
            upward.ground.store, upward.ground.meeting, None, upward.ground.meeting)


def test_notes_exist_once_the_meeting_is_over(upward: Upward) -> None:
    store = upward.ground.store
    open_one = meetings.create_meeting(
        store, body_id=upward.ground.chantier, held_on="2026-11-05")
    with pytest.raises(RuleBroken, match="n’est pas levée"):
        commands.table_notes(store, upward.ground.meeting, None, open_one)


def test_notes_of_a_later_meeting_are_refused(upward: Upward) -> None:
    store = upward.ground.store
    later = meetings.create_meeting(store, body_id=upward.ground.chantier, held_on="2026-11-30")
    meetings.open_meeting(store, later, "9:00")
    meetings.close_meeting(store, later, "10:00")
    with pytest.raises(RuleBroken, match="plus tardive"):
        commands.table_notes(store, upward.ground.meeting, None, later)
    assert [one.of_meeting_id for one in queries.notes_to_table(store, upward.ground.meeting)] == [
        upward.held]


def test_adopted_minutes_receive_no_notes(upward: Upward) -> None:
    ground = upward.ground
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    with pytest.raises(RuleBroken, match="erratum"):
        upward.table()


def test_the_coming_meetings_of_the_body_above_are_offered_nearest_first(upward: Upward) -> None:
    store = upward.ground.store
    days = ("2027-01-14", "2026-12-10")
    for day in days:
        meetings.create_meeting(store, body_id=upward.ground.body, held_on=day)
    past = meetings.create_meeting(store, body_id=upward.ground.body, held_on="2026-09-10")
    found = queries.parent_meetings(store, upward.held)
    assert [one.held_on for one in found] == ["2026-11-12", "2026-12-10", "2027-01-14"]
    assert past not in [one.id for one in found]
    assert queries.parent_meetings(store, upward.ground.meeting) == ()


@pytest.mark.parametrize(("kind", "body", "day", "title"), [
    ("cr", "Chantier Transport", "2026-10-22",
     "Compte rendu du chantier Transport, 22 octobre 2026"),
    ("pv", "Comité conseil", "", "Procès-verbal du comité conseil"),
    ("cr", "", "2026-10-22", "Compte rendu, 22 octobre 2026"),
])  # fmt: skip
def test_notes_are_called_by_their_body_and_day(
    kind: str, body: str, day: str, title: str
) -> None:
    assert plain(title_of_notes(kind, body, day)) == title


def test_the_title_of_the_notes_of_a_meeting_without_a_body(upward: Upward) -> None:
    store = upward.ground.store
    with pytest.raises(NotFound):
        queries.notes_title(store, "nothing")
    with store.operation("D’un autre programme") as op:
        alone = op.add(Meeting(held_on="2026-10-01")).id
    assert plain(queries.notes_title(store, alone)) == "Procès-verbal, 1er octobre 2026"
