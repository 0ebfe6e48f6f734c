"""Which records are marked while something about them is to be decided."""

from pathlib import Path

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.settling import Keep, settle
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.minutes import Entry, Motion
from dsi_desktop.db.schema.work import Board, Card
from support.choices_ground import apart, bring, luc, marie, sets, two_copies, written


def test_that_a_record_marks_what_it_is_a_part_of(tmp_path: Path) -> None:
    with marie(apart(tmp_path), 30) as store:
        assert undecided(store) == {"e", "i", "m", "t", "a"}


def test_that_a_decision_takes_the_mark_away(tmp_path: Path) -> None:
    with marie(apart(tmp_path), 30) as store:
        for choice in choices(store):
            settle(store, choice.id, Keep(1))
        assert undecided(store) == frozenset()


def test_that_a_phone_marks_its_person_and_a_card_its_board(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    with marie(here) as store, store.operation("Écrire") as op:
        op.add(Person(id="p", given_name="Luc"))
        op.add(ContactDetail(id="c", person_id="p", value="1"))
        op.add(Board(id="tableau", body_id="b", title="Tableau"))
        op.add(Card(id="k", board_id="tableau", task_id="t"))
    there.write_bytes(here.read_bytes())
    for laptop, value in ((marie(here, 25), "2"), (luc(there), "3")):
        with laptop as store:
            written(store, sets(ContactDetail, "c", value=value))
            written(store, sets(Card, "k", column_id=None, board_id="tableau"))
    with marie(here, 28) as store:
        bring(there, store)
        assert undecided(store) == {"c", "p"}


def test_that_a_number_given_twice_marks_both_and_their_lines(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    for laptop, row in ((marie(here), "r1"), (luc(there), "r2")):
        with laptop as store, store.operation("Écrire") as op:
            op.add(Motion(id=row, meeting_id="m", agenda_item_id="i", body_id="b", number="14"))
            op.add(Entry(id=f"e-{row}", meeting_id="m", kind="motion", record_id=row))
    with marie(here, 28) as store:
        bring(there, store)
        assert undecided(store) == {"r1", "r2", "e-r1", "e-r2", "i", "m"}
