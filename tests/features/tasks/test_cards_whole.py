"""What stands in and around a card: list, labels, comments, links, partners, what comes back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest

from dsi_desktop.db.entity import Entity
from dsi_desktop.db.schema.directory import Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Card, Check, Label, Task, TaskLabel, TaskLink, TaskPartner
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.rhythm import rhythm_of
from support import work_ground as ground
from support.plain_words import plain

T = TypeVar("T", bound=Entity)


def living(store: Store, kind: type[T], **wanted: object) -> list[T]:
    """Return the rows that live and have these values."""
    return [
        row for row in ground.every(store, kind)
        if isinstance(row, kind) and row.deleted is None
        and all(getattr(row, name) == value for name, value in wanted.items())
    ]


def lines(store: Store) -> list[str]:
    found = living(store, Check, task_id=ground.task(store))
    return [line.text for line in sorted(found, key=lambda line: (line.rank, line.id))]


def row(store: Store, task_id: str) -> Task:
    return living(store, Task, id=task_id)[0]


# --- the list --------------------------------------------------------------------------------


def test_that_lines_pasted_come_in_order_and_blank_ones_are_left_out(store: Store) -> None:
    tasks.add_checks(store, ground.task(store), ["Troisième", " ", "Quatrième"])
    assert lines(store)[2:] == ["Troisième", "Quatrième"]
    assert store.undo_label == "Ajouter des éléments à la liste"
    store.undo()
    assert len(lines(store)) == 2


def test_that_a_line_is_renamed_carried_and_removed(store: Store) -> None:
    first = ground.check(store)
    tasks.rename_check(store, first, "  Une\nautre ")
    tasks.move_check(store, first, 1)
    assert lines(store) == ["Deuxième soumission", "Une autre"]
    before = store.undo_label
    tasks.move_check(store, first, 1)
    assert (lines(store)[1], store.undo_label) == ("Une autre", before)
    tasks.move_check(store, first, -1)
    assert lines(store)[0] == "Une autre"
    tasks.remove_check(store, first)
    assert lines(store) == ["Deuxième soumission"]
    with pytest.raises(RuleBroken):
        tasks.rename_check(store, first, " ")


def test_that_lines_two_laptops_put_at_the_same_place_still_move(store: Store) -> None:
    tasks.add_check(store, ground.task(store), "Troisième")
    with store.operation("Recevoir") as op:
        for line in living(store, Check, task_id=ground.task(store)):
            op.get(Check, line.id).rank = "V"
    said = lines(store)
    first = next(x.id for x in living(store, Check) if x.text == said[0])
    tasks.move_check(store, first, 1)
    assert lines(store) == [said[1], said[0], said[2]]


def test_that_a_line_becomes_a_card_once_and_is_ticked_with_it(store: Store) -> None:
    check = ground.check(store)
    made = tasks.check_becomes_card(store, check)
    card = row(store, made)
    assert (card.title, card.body_id, card.state) == (
        "Première soumission", ground.TRANSPORT, "todo")
    assert card.person_id == ground.NADIA
    assert living(store, Card, task_id=made)[0].column_id == ground.column(store, "todo")
    with pytest.raises(RuleBroken, match="déjà une carte"):
        tasks.check_becomes_card(store, check)
    tasks.set_task_state(store, made, "done")
    assert living(store, Check, id=check)[0].done
    tasks.set_task_state(store, made, "doing")
    assert not living(store, Check, id=check)[0].done


def test_that_a_ticked_line_becomes_a_card_already_done_and_again_after_its_removal(
    store: Store,
) -> None:
    check = ground.check(store)
    tasks.tick_check(store, check, done=True)
    made = tasks.check_becomes_card(store, check)
    assert (row(store, made).state, row(store, made).done_on) == ("done", "2026-12-04")
    with store.operation("Supprimer") as op:
        op.remove(op.get(Task, made))
    assert tasks.check_becomes_card(store, check) == made


# --- labels ----------------------------------------------------------------------------------


def worn(store: Store) -> set[str]:
    keys = {one.label_id for one in living(store, TaskLabel, task_id=ground.task(store))}
    return {one.name for one in living(store, Label) if one.id in keys}


def test_that_a_label_named_on_a_card_is_made_for_its_chantier_once(store: Store) -> None:
    task_id = ground.task(store)
    first = tasks.label_task_with(store, task_id, "Aîné·es", hue=2)
    assert tasks.label_task_with(store, task_id, " AINE·ES ") == first
    (label,) = living(store, Label)
    assert (label.name, label.hue, label.body_id) == ("Aîné·es", 2, ground.TRANSPORT)
    assert worn(store) == {"Aîné·es"}
    tasks.unlabel_task(store, task_id, first)
    assert worn(store) == set()
    tasks.label_task(store, task_id, first)
    assert worn(store) == {"Aîné·es"}


def test_that_a_label_of_all_comes_before_one_of_the_chantier(store: Store) -> None:
    of_all = tasks.add_label(store, name="Urgent", hue=5)
    assert tasks.label_task_with(store, ground.task(store), "urgent") == of_all


def test_that_a_label_is_renamed_without_losing_its_cards_and_its_name_is_free(
    store: Store,
) -> None:
    first = tasks.label_task_with(store, ground.task(store), "Transport")
    tasks.edit_label(store, first, name="Mobilité", hue=4, body_id=ground.TRANSPORT)
    assert worn(store) == {"Mobilité"}
    second = tasks.add_label(store, name="Transport", body_id=ground.TRANSPORT)
    assert second != first
    with pytest.raises(RuleBroken) as refused:
        tasks.edit_label(store, second, name="mobilite", hue=0, body_id=ground.TRANSPORT)
    assert refused.value.field == "name"
    tasks.edit_label(store, second, name="Transports", hue=0, body_id=ground.TRANSPORT)


def test_that_a_removed_label_leaves_every_card_and_comes_back_by_its_name(store: Store) -> None:
    first = tasks.label_task_with(store, ground.task(store), "Transport", hue=1)
    tasks.remove_label(store, first)
    assert (worn(store), living(store, TaskLabel)) == (set(), [])
    assert tasks.add_label(store, name="Transport", body_id=ground.TRANSPORT, hue=3) == first
    assert living(store, Label)[0].hue == 3


@pytest.mark.parametrize(("name", "hue", "field"), [
    (" ", 0, "name"), ("x" * 41, 0, "name"), ("Bon", 7, "hue"), ("Bon", -1, "hue"),
])
def test_that_a_label_nobody_could_read_is_refused(
    store: Store, name: str, hue: int, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        tasks.add_label(store, name=name, hue=hue)
    assert (refused.value.field, living(store, Label)) == (field, [])


# --- comments --------------------------------------------------------------------------------


def test_that_a_comment_has_its_author_and_its_hour(store: Store) -> None:
    made = tasks.add_comment(store, ground.task(store), "Bonjour\r\ntout le monde ")
    (said,) = living(store, Remark)
    assert (said.id, said.author, said.text) == (
        made, "Marie-Ève Tremblay", "Bonjour\ntout le monde")
    assert said.written_at
    tasks.edit_comment(store, made, "Bonsoir")
    assert living(store, Remark)[0].text == "Bonsoir"
    tasks.remove_comment(store, made)
    assert living(store, Remark) == []


def test_that_only_who_wrote_a_comment_changes_it(store: Store) -> None:
    made = tasks.add_comment(store, ground.task(store), "À moi")
    with store.operation("Recevoir") as op:
        op.get(Remark, made).author = "Luc"
    gestures: tuple[Callable[[], None], ...] = (
        lambda: tasks.edit_comment(store, made, "À vous"),
        lambda: tasks.remove_comment(store, made),
    )
    for gesture in gestures:
        with pytest.raises(RuleBroken, match="Luc"):
            gesture()
    assert living(store, Remark)[0].text == "À moi"


def test_that_an_empty_comment_and_one_on_nothing_are_refused(store: Store) -> None:
    with pytest.raises(RuleBroken):
        tasks.add_comment(store, ground.task(store), " \n")
    with pytest.raises(NotFound):
        tasks.add_comment(store, "rien", "Bonjour")


# --- links and partners ----------------------------------------------------------------------


def test_that_cards_that_would_wait_for_one_another_are_refused_in_words(store: Store) -> None:
    one, two, three = (ground.task(store, place) for place in range(3))
    tasks.link_tasks(store, one, two, "blocks")
    tasks.link_tasks(store, three, two, "follows")
    with pytest.raises(RuleBroken) as refused:
        tasks.link_tasks(store, three, one, "blocks")
    said = plain(refused.value.sentence)
    assert said.index("Obtenir") < said.index("Relancer") < said.index(row(store, three).title)
    assert len(living(store, TaskLink)) == 2
    tasks.link_tasks(store, three, one, "duplicates")


def test_that_a_link_is_made_once_taken_away_and_made_again(store: Store) -> None:
    one, two = ground.task(store), ground.task(store, 1)
    made = tasks.link_tasks(store, one, two, "blocks")
    assert tasks.link_tasks(store, one, two, "blocks") == made
    tasks.unlink_tasks(store, made)
    assert living(store, TaskLink) == []
    tasks.link_tasks(store, two, one, "blocks")
    assert tasks.link_tasks(store, one, ground.task(store, 2), "blocks") != made


@pytest.mark.parametrize(("kind", "other", "field"), [("blocks", 0, "to"), ("loves", 1, "kind")])
def test_that_a_link_that_says_nothing_is_refused(
    store: Store, kind: str, other: int, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        tasks.link_tasks(store, ground.task(store), ground.task(store, other), kind)
    assert refused.value.field == field


def test_that_a_partner_helps_once_and_is_not_who_answers_for_it(store: Store) -> None:
    popote = ground.first(store, "task", "title = 'Visiter la popote'")
    made = tasks.add_task_partner(store, popote, ground.MRC)
    assert tasks.add_task_partner(store, popote, ground.MRC) == made
    with pytest.raises(RuleBroken, match="déjà responsable"):
        tasks.add_task_partner(store, popote, ground.ANCRAGE)
    tasks.remove_task_partner(store, made)
    assert living(store, TaskPartner) == []


# --- what comes back -------------------------------------------------------------------------


def coming_back(store: Store) -> str:
    """Make the first card of the ground come back every month, with things around it."""
    task_id = ground.task(store)
    monthly = rhythm_of("date", 1, date(2026, 11, 30)).written()
    tasks.edit_task(store, task_id, repeats=monthly, start_on="2026-11-20", hours_planned=25)
    tasks.label_task_with(store, task_id, "Relance")
    tasks.add_task_partner(store, task_id, ground.MRC)
    return task_id


def test_that_the_next_card_is_made_in_the_operation_that_finishes_the_last(
    store: Store,
) -> None:
    task_id = coming_back(store)
    tasks.complete_task(store, task_id, result="Reçues")
    (following,) = living(store, Task, repeat_of_id=task_id)
    assert (following.title, following.state, following.due_on, following.start_on) == (
        "Obtenir trois soumissions", "todo", "2026-12-30", "2026-12-20")
    assert (following.hours_planned, following.result, following.motion_id) == (25, "", None)
    assert sorted((x.text, x.done) for x in living(store, Check, task_id=following.id)) == [
        ("Deuxième soumission", False), ("Première soumission", False)]
    assert len(living(store, TaskLabel, task_id=following.id)) == 1
    assert len(living(store, TaskPartner, task_id=following.id)) == 1
    assert living(store, Card, task_id=following.id)[0].column_id == ground.column(store, "todo")
    store.undo()
    assert living(store, Task, repeat_of_id=task_id) == []
    store.redo()
    assert len(living(store, Task, repeat_of_id=task_id)) == 1


def test_that_a_card_done_twice_makes_no_second_and_undone_first_makes_it_again(
    store: Store,
) -> None:
    task_id = coming_back(store)
    tasks.complete_task(store, task_id)
    store.undo()
    for state in ("done", "doing", "done"):
        tasks.set_task_state(store, task_id, state)
    (following,) = living(store, Task, repeat_of_id=task_id)
    tasks.set_task_state(store, following.id, "done")
    assert living(store, Task, repeat_of_id=following.id)[0].due_on == "2027-01-30"


@pytest.mark.parametrize("landing", ["column", "state"])
def test_that_a_card_carried_to_done_by_hand_comes_back_too(store: Store, landing: str) -> None:
    task_id = coming_back(store)
    if landing == "column":
        boards.move_card(store, ground.card(store), ground.column(store, "done"))
    else:
        boards.move_task(store, task_id, "done")
    (following,) = living(store, Task, repeat_of_id=task_id)
    assert (following.due_on, following.state) == ("2026-12-30", "todo")
    assert row(store, task_id).done_on == "2026-12-04"
    store.undo()
    assert living(store, Task, repeat_of_id=task_id) == []
    boards.move_card(store, ground.card(store), ground.column(store, "todo"))
    assert living(store, Task, repeat_of_id=task_id) == []


def test_that_a_line_grown_into_a_card_is_ticked_by_its_move(store: Store) -> None:
    check = ground.check(store)
    made = tasks.check_becomes_card(store, check)
    (card,) = living(store, Card, task_id=made)
    boards.move_card(store, card.id, ground.column(store, "done"))
    assert living(store, Check, id=check)[0].done


def test_that_a_rhythm_from_elsewhere_that_nobody_reads_makes_nothing(store: Store) -> None:
    task_id = ground.task(store)
    with store.operation("Recevoir") as op:
        op.get(Task, task_id).repeats = "FREQ=SECONDLY"
    tasks.complete_task(store, task_id)
    assert living(store, Task, repeat_of_id=task_id) == []
    with pytest.raises(RuleBroken) as refused:
        tasks.edit_task(store, task_id, repeats="chaque lune")
    assert refused.value.field == "repeats"


# --- dates and standing ----------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "cells"), [
    ("automne 2027", (None, "automne 2027", "2027-09-22", "2027-12-20")),
    ("15 déc", ("2026-12-15", "", None, None)),
    ("quand on pourra", (None, "quand on pourra", None, None)),
    (" ", (None, "", None, None)),
])
def test_that_a_due_date_is_kept_as_it_was_said(
    store: Store, typed: str, cells: tuple[object, ...]
) -> None:
    task_id = ground.first(store, "task", "title = 'Visiter la popote'")
    tasks.edit_due(store, task_id, typed)
    kept = row(store, task_id)
    assert (kept.due_on, kept.due_text, kept.due_from, kept.due_to) == cells


def test_that_work_is_not_given_to_a_chantier_that_ended(store: Store) -> None:
    with store.operation("Clore") as op:
        op.get(Body, ground.FOOD).state = "closed"
    for gesture in (
        lambda: tasks.edit_task(store, ground.task(store), body_id=ground.FOOD),
        lambda: tasks.add_task(store, title="Trop tard", body_id=ground.FOOD),
    ):
        with pytest.raises(RuleBroken, match="a pris fin"):
            gesture()
    assert row(store, ground.task(store)).body_id == ground.TRANSPORT
