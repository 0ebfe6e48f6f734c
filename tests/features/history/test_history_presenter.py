"""The history without a window: days, gestures, reasons, filters, differences."""

from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.history import Asked
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.presenter.differences import (
    DifferencesPresenter,
    shown_lines,
    summary,
)
from dsi_desktop.features.history.presenter.dossier import (
    DossierPresenter,
    change_text,
    kinds,
    origins,
    periods,
)
from dsi_desktop.features.history.presenter.lines import MANY
from dsi_desktop.features.history.presenter.record import RecordPresenter
from dsi_desktop.kernel.errors import RuleBroken
from support.choices_ground import apart, marie, sets, written
from support.history_ground import TASK, TODAY


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def gesture_of(presenter: RecordPresenter, day: int) -> str:
    for line in presenter.scene().lines:
        if line.day.startswith(f"{day}\u00a0"):
            return line.key
    raise AssertionError(day)


@pytest.fixture
def task(store: Store) -> RecordPresenter:
    presenter = RecordPresenter(store)
    presenter.open("task", "t", TODAY)
    return presenter


def test_that_nothing_is_shown_before_a_record_is_opened(store: Store) -> None:
    presenter = RecordPresenter(store)
    presenter.refresh()
    assert (presenter.record, presenter.title) == (("", ""), "")
    with pytest.raises(LookupError):
        presenter.scene()


def test_that_one_begins_today(task: RecordPresenter) -> None:
    scene = task.scene()
    assert (scene.title, scene.past, scene.can_put_back) == (TASK, False, False)
    assert scene.count == plain("6 gestes sur cette fiche")
    assert not [line for line in scene.lines if line.heading]
    assert all(cell.now == "" for cell in scene.cells)


def test_that_a_past_day_stands_beside_today(task: RecordPresenter) -> None:
    task.choose_day(date(2026, 11, 8))
    scene = task.scene()
    due = next(cell for cell in scene.cells if cell.label == "Échéance")
    assert (plain(due.then), plain(due.now)) == ("15 juin 2026", "15 décembre 2026")
    title = next(cell for cell in scene.cells if cell.label == "État")
    assert (title.then, title.now) == ("en cours", "")
    assert plain(scene.said) == "Vous regardez le 8 novembre 2026"
    assert scene.can_put_back
    headings = [plain(line.heading) for line in scene.lines if line.heading]
    assert headings == ["Après le 8 nov.", "Le 8 nov. et avant"]
    assert [line.day for line in scene.lines if line.chosen] == ["8\u00a0nov."]


def test_that_days_stay_between_the_first_gesture_and_today(task: RecordPresenter) -> None:
    task.choose_day(date(2020, 1, 1))
    assert task.day == date(2026, 11, 3)
    task.choose_day(date(2030, 1, 1))
    assert (task.day, task.gesture) == (TODAY, "")


def test_that_one_steps_from_gesture_to_gesture_and_to_today(task: RecordPresenter) -> None:
    task.step(-1)
    assert task.day == date(2026, 11, 14)
    task.step(-1)
    assert task.day == date(2026, 11, 12)
    task.step(1)
    task.step(1)
    assert task.day == TODAY
    task.choose_day(date(2026, 11, 3))
    task.step(-1)
    assert task.day == date(2026, 11, 3)


def test_that_a_gesture_sets_the_day(task: RecordPresenter) -> None:
    chosen = gesture_of(task, 8)
    task.choose_gesture(chosen)
    assert (task.day, task.gesture) == (date(2026, 11, 8), chosen)
    task.choose_gesture("unknown")
    assert task.gesture == chosen


def test_that_each_gesture_says_why_it_cannot_be_undone(task: RecordPresenter) -> None:
    reasons = {day: plain(task.reason(gesture_of(task, day))) for day in (3, 5, 8, 12, 14)}
    assert reasons == {3: "création", 5: "", 8: "changé depuis par Luc", 12: "", 14: ""}
    assert task.reason("unknown") == ""


def test_that_what_the_same_person_changed_since_is_said_with_its_day(store: Store) -> None:
    written(store, sets(Task, "t", result="Un"))
    written(store, sets(Task, "t", result="Deux"))
    presenter = RecordPresenter(store)
    presenter.open("task", "t", TODAY)
    reasons = [presenter.reason(line.key) for line in presenter.scene().lines[:2]]
    assert [plain(one) for one in reasons] == ["", "changé depuis, le 30 nov."]


def test_that_a_gesture_on_a_removed_record_says_so(store: Store) -> None:
    presenter = RecordPresenter(store)
    presenter.open("action", "a", TODAY)
    said = {plain(presenter.reason(line.key)) for line in presenter.scene().lines}
    assert "supprimée depuis, le 20 nov." in said


def test_that_dates_of_this_year_are_said_without_it(task: RecordPresenter) -> None:
    due = [line.changes for line in task.scene().lines if line.day.startswith("12")]
    assert [tuple(map(plain, one)) for one in due[0]] == [("Échéance", "15 juin", "15 décembre")]


def test_that_two_versions_side_by_side_are_to_be_decided(tmp_path: Path) -> None:
    with marie(apart(tmp_path), 30) as store:
        presenter = RecordPresenter(store)
        presenter.open("task", "t", TODAY)
        reasons = [presenter.reason(line.key) for line in presenter.scene().lines]
    assert reasons == ["à décider", "à décider", "création"]


def test_that_undoing_says_what_was_done(task: RecordPresenter, store: Store) -> None:
    said = task.undo(gesture_of(task, 5))
    assert plain(said) == "Annulé : Modifier une fiche."
    with store.read() as session:
        assert session.get_one(Task, "t").state == "todo"


def test_that_what_is_left_alone_and_the_other_laptop_are_said(received: Store) -> None:
    presenter = RecordPresenter(received)
    presenter.open("task", "t", TODAY)
    last = presenter.scene().lines[0]
    assert "reçu de Portable de Luc" in last.note
    said = presenter.undo(last.key)
    assert "chez Luc au prochain échange" in said


def test_that_a_gesture_undone_in_part_says_how_much_was_left(store: Store) -> None:
    written(store, sets(Task, "t", result="Un", waiting_for="Luc"))
    written(store, sets(Task, "t", result="Deux"))
    presenter = RecordPresenter(store)
    presenter.open("task", "t", TODAY)
    gesture = presenter.scene().lines[1].key
    assert presenter.reason(gesture) == ""
    said = presenter.undo(gesture)
    assert "1 renseignement changé depuis a été laissé tel quel" in plain(said)


def test_that_the_record_is_put_back_as_on_the_day(task: RecordPresenter, store: Store) -> None:
    task.choose_day(date(2026, 11, 8))
    assert "comme le 8 nov." in plain(task.put_back())
    with store.read() as session:
        assert session.get_one(Task, "t").due_on == "2026-06-15"
    task.refresh()
    assert not task.scene().can_put_back


def test_that_a_record_that_was_not_there_is_said(store: Store) -> None:
    presenter = RecordPresenter(store)
    presenter.open("action", "a", TODAY)
    presenter.choose_day(date(2026, 11, 25))
    scene = presenter.scene()
    assert (scene.lives, scene.can_put_back) == (False, False)
    assert "n’existait pas" in scene.note


def test_that_filters_narrow_the_list_and_many_gestures_stand_by_month(store: Store) -> None:
    for at in range(MANY):
        written(store, sets(Task, "t", result=f"Essai {at}"))
    presenter = RecordPresenter(store)
    presenter.open("task", "t", TODAY)
    scene = presenter.scene()
    assert scene.lines[0].heading == "Novembre 2026"
    assert scene.people == ("Luc Harvey", "Marie-Ève Tremblay")
    presenter.narrow("Luc Harvey", "")
    assert {line.who for line in presenter.scene().lines if not line.heading} == {"Luc Harvey"}
    presenter.narrow("", "Échéance")
    changes = [line.changes[0][0] for line in presenter.scene().lines if not line.heading]
    assert changes == ["Échéance", "Échéance"]


def test_that_a_read_only_dossier_offers_nothing(store: Store) -> None:
    path = store.path
    store.close()
    from dsi_desktop.db.store import Store as Opened

    looked = Opened.open(path, read_only=True)
    presenter = RecordPresenter(looked)
    presenter.open("task", "t", TODAY)
    presenter.choose_day(date(2026, 11, 8))
    assert not presenter.scene().can_put_back
    assert presenter.reason(gesture_of(presenter, 12)) == "lecture seule"
    dossier = DossierPresenter(looked)
    dossier.refresh()
    detail = dossier.detail(dossier.rows()[0].key)
    assert detail is not None
    assert (detail.can_undo, detail.reason) == (False, "lecture seule")
    looked.close()


def test_that_the_dossier_is_read_by_pages_and_filtered(store: Store) -> None:
    presenter = DossierPresenter(store)
    presenter.refresh()
    everything = presenter.rows()
    assert presenter.whole
    presenter.ask(who="Luc Harvey")
    assert {row.who for row in presenter.rows()} == {"Luc Harvey"}
    presenter.ask(kind="plan")
    assert presenter.rows()[0].what == "Supprimer une action"
    presenter.ask(period="week")
    assert presenter.rows() == []
    presenter.ask(origin="received")
    assert presenter.rows() == []
    presenter.ask(text="clermont")
    assert len(presenter.rows()) == 1
    presenter.ask()
    assert presenter.rows() == everything
    presenter.between(date(2026, 11, 5), date(2026, 11, 5))
    assert len(presenter.rows()) == 1
    assert presenter.asked == Asked(first=date(2026, 11, 5), last=date(2026, 11, 5))
    assert presenter.people == ["Luc Harvey", "Marie-Ève Tremblay"]


def test_that_pages_follow_one_another(store: Store) -> None:
    for at in range(70):
        written(store, lambda op, at=at: op.add(Task(title=f"Suivi {at}")))
    presenter = DossierPresenter(store)
    presenter.refresh()
    assert (len(presenter.rows()), presenter.whole) == (60, False)
    presenter.more()
    assert presenter.whole
    assert len(presenter.rows()) > 70
    presenter.refresh()
    assert len(presenter.rows()) > 70


def test_that_a_gesture_tells_its_detail_and_is_undone(store: Store) -> None:
    presenter = DossierPresenter(store)
    presenter.refresh()
    assert presenter.detail("unknown") is None
    due = next(row.key for row in presenter.rows() if row.day.startswith("12"))
    detail = presenter.detail(due)
    assert detail is not None
    assert detail.can_undo
    assert [plain(line) for one in detail.records for line in change_text(one)] == [
        "Échéance : 15 juin 2026 → 15 décembre 2026"
    ]
    assert plain(presenter.undo(due)) == "Annulé : Modifier une fiche."


def test_that_what_undoing_would_leave_is_listed(store: Store) -> None:
    names = ("result", "waiting_for", "description", "responsible_name", "due_text", "title")
    written(store, sets(Task, "t", **dict.fromkeys((*names, "repeats"), "Un"), priority="high"))
    written(store, sets(Task, "t", **dict.fromkeys((*names, "repeats"), "Deux")))
    presenter = DossierPresenter(store)
    presenter.refresh()
    detail = presenter.detail(presenter.rows()[1].key)
    assert detail is not None
    assert detail.can_undo
    assert len(detail.left) == 7
    assert detail.left[-1] == "et 1 autre"
    blocked = next(row.key for row in presenter.rows() if row.day.startswith("8"))
    refused = presenter.detail(blocked)
    assert refused is not None
    assert not refused.can_undo
    assert "ne s’annule plus" in refused.reason


def test_that_received_gestures_say_their_laptop(received: Store) -> None:
    presenter = DossierPresenter(received)
    presenter.ask(origin="received")
    assert plain(presenter.rows()[0].whence) == "Luc Harvey, reçu de Portable de Luc"
    presenter.ask(origin="here")
    assert all("reçu" not in row.whence for row in presenter.rows())


def test_that_creations_and_removals_are_said_in_a_word(store: Store) -> None:
    presenter = DossierPresenter(store)
    presenter.refresh()
    removal = presenter.detail(presenter.rows()[0].key)
    assert removal is not None
    assert [change_text(one) for one in removal.records] == [["Suppression"], ["Suppression"]]
    begun = presenter.detail(presenter.rows()[-1].key)
    assert begun is not None
    told = {one.title: [plain(line) for line in change_text(one)] for one in begun.records}
    assert told[TASK][:2] == ["Ajout", "Échéance : 1er juin 2026"]


def test_that_every_filter_begins_with_everything() -> None:
    assert {options[0][0] for options in (periods(), kinds(), origins())} == {""}


def test_that_two_dates_are_compared_in_order(store: Store) -> None:
    presenter = DifferencesPresenter(store)
    assert (presenter.first, presenter.last) == (date(2026, 11, 3), TODAY)
    with pytest.raises(RuleBroken):
        presenter.choose(TODAY, TODAY)
    presenter.choose(date(2026, 11, 15), TODAY)
    presenter.scope = "plan"
    assert presenter.subject == "plan:2026-11-15:2026-11-30"
    groups = presenter.groups()
    assert summary(groups) == plain("2 suppressions")
    lines = shown_lines(groups)
    assert lines[0].heading == "Action (1)"
    assert (lines[1].word, lines[1].kind) == ("Supprimé", "deleted")
    presenter.scope = "boards"
    presenter.choose(date(2026, 11, 7), TODAY)
    task = next(line for line in shown_lines(presenter.groups()) if line.table == "task")
    assert [plain(one) for one in task.changes] == [
        "Échéance : 1er juin 2026 → 15 décembre 2026"
    ]
    assert plain(task.spoken).startswith(f"Changé, {TASK}")


def test_that_a_dossier_begun_today_can_be_looked_at(tmp_path: object, store: Store) -> None:
    path = store.path
    store.close()
    with marie(path, 30) as same:
        presenter = RecordPresenter(same)
        written(same, lambda op: op.add(Task(id="new", title="Né aujourd’hui")))
        presenter.open("task", "new", TODAY)
        scene = presenter.scene()
        assert scene.first == scene.last == TODAY
        assert scene.lines[0].changes == (("Fiche créée", "", ""),)
