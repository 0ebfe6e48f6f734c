"""What the history reads: a record through the days, the dossier, removed records, two dates."""

from datetime import date

from dsi_desktop.db.history import Asked
from dsi_desktop.db.past import end_of
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries import differences, dossier
from dsi_desktop.features.history.queries.record import Story, record_story, record_table
from support.choices_ground import written
from support.commands_history import last_gesture
from support.history_ground import TASK

NBSP = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def said(story: Story) -> list[tuple[int, str, str, str]]:
    return [
        (one.day.day, change.what, plain(change.old), plain(change.new))
        for one in story.gestures for change in one.changes
    ]


def test_that_the_gestures_of_a_task_are_told_in_words(store: Store) -> None:
    assert said(record_story(store, "task", "t")) == [
        (3, "Fiche", "", TASK),
        (5, "état", "à faire", "en cours"),
        (8, "échéance", "1er juin 2026", "15 juin 2026"),
        (12, "échéance", "15 juin 2026", "15 décembre 2026"),
        (14, "Élément à cocher", "", "Réserver la salle"),
        (14, "fait · Réserver la salle", "non", "oui"),
        (14, "ordre · Réserver la salle", "", ""),
    ]


def test_that_what_belongs_to_a_record_comes_and_goes_with_its_name(store: Store) -> None:
    story = record_story(store, "action", "a")
    kinds = [(one.kind, one.what, one.new) for line in story.gestures for one in line.changes]
    assert ("created", "Territoire visé", "Clermont") in kinds
    assert ("removed", "Territoire visé", "Saint-Irénée") in kinds
    areas = next(one for one in story.cells if one.label == "Territoire visé")
    assert areas.at(end_of(date(2026, 11, 3))) == ""
    assert areas.at(end_of(date(2026, 11, 15))) == "Clermont"


def test_that_a_record_is_known_to_live_or_not_on_a_day(store: Store) -> None:
    story = record_story(store, "action", "a")
    lived = [story.lived(end_of(date(2026, 11, day))) for day in (2, 3, 19, 20)]
    assert lived == [False, True, True, False]


def test_that_each_field_tells_what_it_said_on_a_day(store: Store) -> None:
    due = next(one for one in record_story(store, "task", "t").cells if one.key == "due_on")
    on = [plain(due.at(end_of(date(2026, 11, day)))) for day in (2, 3, 8, 30)]
    assert on == ["", "1er juin 2026", "15 juin 2026", "15 décembre 2026"]


def test_that_what_was_destroyed_is_said_so(store: Store) -> None:
    told = [line for line in said(record_story(store, "person", "p")) if line[1] == "coordonnée"]
    assert told
    assert {old for _day, _what, old, _new in told} == {"renseignement détruit"}
    assert {new for *_rest, new in told} == {"renseignement détruit"}


def test_that_a_record_is_found_by_its_id(store: Store) -> None:
    assert record_table(store, "t") == "task"
    assert record_table(store, "cd") == "contact_detail"
    assert record_table(store, "unknown") == ""


def test_that_what_came_from_elsewhere_is_known(received: Store) -> None:
    last = record_story(received, "task", "t").gestures[-1]
    assert (last.received, last.who, last.device) == (True, "Luc Harvey", "Portable de Luc")
    assert [one.operation.received for one in dossier.dossier_page(
        received, Asked(received=True))] == [True]  # fmt: skip


def test_that_the_dossier_is_told_by_gesture_newest_first(store: Store) -> None:
    lines = dossier.dossier_page(store, Asked())
    assert lines[0].operation.label == "Supprimer une action"
    assert lines[0].about == ("Navette des aîné·es",)
    assert lines[-1].others > 0
    assert lines[1].about == ()
    assert lines[1].operation.label == "Détruire des renseignements personnels"
    assert dossier.signers(store) == ["Luc Harvey", "Marie-Ève Tremblay"]
    assert dossier.first_day(store) == date(2026, 11, 3)


def test_that_filters_leave_out_the_rest(store: Store) -> None:
    assert {one.operation.who for one in dossier.dossier_page(store, Asked(who="Luc Harvey"))} == {
        "Luc Harvey"
    }
    assert dossier.dossier_page(store, Asked(who="Personne")) == []
    few = dossier.dossier_page(store, Asked(first=date(2026, 11, 12), last=date(2026, 11, 12)))
    assert [one.day for one in few] == [date(2026, 11, 12)]


def test_that_the_list_goes_on_page_after_page(store: Store) -> None:
    for at in range(dossier.PAGE):
        written(store, lambda op, at=at: op.add(Task(title=f"Suivi {at}")))
    first = dossier.dossier_page(store, Asked())
    rest = dossier.dossier_page(store, Asked(), first[-1].operation.rank)
    assert len(first) == dossier.PAGE
    assert rest[0].operation.label == "Supprimer une action"


def test_that_one_gesture_is_told_record_by_record(store: Store) -> None:
    begun = dossier.dossier_page(store, Asked())[-1].operation.gesture
    found = {one.title: one for one in dossier.gesture_changes(store, begun)}
    fields = {plain(f"{one.what} {one.new}") for one in found[TASK].changes}
    assert {"échéance 1er juin 2026", "action du plan Navette des aîné·es"} <= fields
    assert found["Clermont"].kind == "Territoire"


def test_that_what_stands_in_the_way_of_undoing_is_told(store: Store) -> None:
    known = dossier.standing(store, last_gesture(store, "t", "state"))
    assert (known.left, known.whole) == ((), False)
    first = next(one for one in record_story(store, "task", "t").gestures if one.day.day == 8)
    blocked = dossier.standing(store, first.gesture)
    assert blocked.whole
    assert (blocked.left[0].field, blocked.left[0].who) == ("échéance", "Luc Harvey")
    assert not dossier.reason(store, last_gesture(store, "t", "state"))[0].found


def test_that_removed_records_are_listed_without_what_went_along(store: Store) -> None:
    found = [(one.kind, one.title, one.day.day) for one in dossier.removed_records(store)]
    assert ("Action 2.1.4", "Navette des aîné·es", 20) in found
    assert [one[0] for one in found].count("Territoire visé") <= 2


def test_that_two_dates_tell_what_was_added_changed_ended_and_deleted(store: Store) -> None:
    boards = differences.between(store, "boards", date(2026, 11, 4), date(2026, 11, 30))
    task = next(group for group in boards if group.table == "task").lines[0]
    assert task.kind == "changed"
    assert [(one.label, plain(one.old), plain(one.new)) for one in task.fields] == [
        ("état", "à faire", "en cours"), ("échéance", "1er juin 2026", "15 décembre 2026"),
    ]
    chart = differences.between(store, "organigramme", date(2026, 11, 17), date(2026, 11, 30))
    seat = next(group for group in chart if group.table == "membership").lines[0]
    assert (seat.kind, seat.title, seat.where) == ("ended", "Stéphane Leblanc", "Comité conseil")
    assert [plain(one.new) for one in seat.fields] == ["25 novembre 2026"]
    plan = differences.between(store, "plan", date(2026, 11, 15), date(2026, 11, 30))
    assert {line.kind for group in plan for line in group.lines} == {"deleted"}


def test_that_a_move_in_a_list_is_no_difference(store: Store) -> None:
    before = date(2026, 11, 29)
    written(store, lambda op: setattr(op.get(Task, "t"), "moved_at", 5))
    assert differences.between(store, "boards", before, date(2026, 11, 30)) == []


def test_that_the_report_has_a_name_without_an_initiative(store: Store) -> None:
    assert differences.dossier_title(store) == store.title
