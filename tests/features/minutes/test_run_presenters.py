"""The room, the floor, the points and what each asks for, decided without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.clock import PointClock
from dsi_desktop.features.minutes.presenter.run import RESERVE
from dsi_desktop.features.minutes.rules.next_words import next_text
from dsi_desktop.features.minutes.rules.scene import Pause
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.live_view import PaperView
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    governance.set_rules(made.store, made.body, quorum_kind="majority", below_quorum="refuse")
    for place, standard in enumerate(("opening", "agenda", "minutes")):
        meetings.edit_item(made.store, made.items[place], standard=standard)
    yield made
    made.store.close()


@pytest.fixture
def view() -> PaperView:
    return PaperView()


@pytest.fixture
def presenter(ground: Ground, view: PaperView) -> LivePresenter:
    made = LivePresenter(ground.store, view, lambda: TODAY)
    made.open(ground.meeting)
    return made


def begin(ground: Ground, presenter: LivePresenter) -> None:
    ground.all_here()
    presenter.open_meeting()


def words(presenter: LivePresenter) -> dict[str, str]:
    return {one.name: one.words for one in presenter.scene().people}


def test_that_a_clock_gives_back_the_minutes_of_its_pauses() -> None:
    clock = PointClock()
    assert clock.toggle("a", 0)
    assert clock.pause_of("a", 130_000) == Pause(2, stands=True)
    assert not clock.toggle("a", 60_000)
    assert clock.toggle("a", 100_000)
    assert not clock.toggle("a", 160_000)
    assert clock.pause_of("a", 900_000) == Pause(2)
    assert clock.pause_of("b", 0) == Pause()


def test_that_people_come_leave_and_come_back_in_groups(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    room = presenter.room
    every = [ground.line(place) for place in range(5)]
    room.toggle([])
    room.toggle(every)
    assert fr(view.told[-1]).startswith(fr("5 personnes notées. Quorum atteint"))
    room.toggle(every)
    assert view.scene.count.startswith("0")
    room.toggle(every[:2])
    room.toggle(every)
    assert view.scene.count.startswith("5")
    presenter.open_meeting()
    room.toggle(every[:3])
    assert view.told[-1].startswith("Le quorum est rompu.")
    room.toggle(every)
    assert view.scene.count.startswith("5")


def test_that_who_comes_after_the_first_point_is_stamped(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    presenter.open_meeting()
    presenter.room.toggle(ground.line(0))
    assert words(presenter)["Josée Desbiens"] == "présent"
    presenter.step(1)
    assert presenter.past_opening()
    presenter.room.toggle([ground.line(1)])
    with ground.store.read() as session:
        found = session.get_one(Attendance, ground.line(1))
        assert found.arrived_at is not None
    with ground.store.read() as session:
        member = session.query(Membership).filter_by(person_id=ground.people[2]).one().id
    governance.end_membership(ground.store, str(member), "2026-11-11")
    presenter.refresh()
    presenter.room.toggle([ground.line(2)])
    assert "a pris fin" in view.refused[-1]
    presenter.room.toggle([ground.line(2), ground.line(3)])
    assert words(presenter)["Marie-Ève Tremblay"] == "présent"
    assert words(presenter)["Nathalie Bouchard"] == "attendu"


def test_that_guests_observers_and_members_are_told_apart(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    presenter.room.come_as([ground.line(1)], "observer")
    line = next(one for one in view.scene.people if one.id == ground.line(1))
    assert (line.role, line.voting) == ("observer", False)
    presenter.room.come_as([ground.line(1)], "member")
    assert view.scene.count.startswith("5")
    presenter.room.come_as([], "guest")
    presenter.room.come_as(["unknown"], "member")
    assert view.refused == []


def test_that_an_hour_is_a_departure_or_an_arrival(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    meetings.change_attendance(ground.store, ground.line(4), "excused")
    presenter.refresh()
    presenter.room.at_hour([ground.line(0), ground.line(4)], "00:01")
    told = words(presenter)
    assert fr(told["Josée Desbiens"]).startswith("départ")
    assert told["Éric Gauthier"] == "présent"
    presenter.room.at_hour([ground.line(0)], "25:00")
    assert "heure n’existe pas" in view.refused[-1]


def test_that_a_substitute_is_named_from_the_room_the_directory_or_nowhere(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    presenter.refresh()
    presenter.room.represent(ground.line(1), "luc")
    assert words(presenter)["Stéphane Leblanc"] == "par Luc Côté"
    presenter.room.represent(ground.line(2), "Zoé Roy")
    assert words(presenter)["Zoé Roy"] == "présent"
    with pytest.raises(RuleBroken, match="ne se remplace pas"):
        presenter.room.represent(ground.line(3), "Marie-Ève Tremblay")
    assert queries.stand_in_of(ground.store, ground.line(1)) == "Luc Côté"
    assert queries.stand_in_of(ground.store, ground.line(0)) == ""
    assert queries.stand_in_of(ground.store, "unknown") == ""
    assert presenter.room.find("leb") == ground.line(1)
    assert presenter.room.find(" ") == presenter.room.find("zzz") == ""
    assert view.refused == []


def test_that_the_floor_goes_from_one_to_the_next(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    floor = presenter.floor
    assert (floor.turns(), floor.seconds(), floor.spoken().name) == ((), None, "")
    assert floor.ask("@desbiens")
    assert view.told[-1] == "Josée Desbiens demande la parole."
    assert floor.ask("Centr")
    assert not floor.ask("Josée Desbiens")
    assert not floor.ask("")
    assert floor.ask("Une citoyenne")
    floor.give()
    assert view.told[-1] == "La parole est à Josée Desbiens."
    assert floor.seconds() == 0
    second, third = (one.id for one in floor.turns()[1:])
    floor.shift(third, -1)
    floor.shift(third, -1)
    floor.shift("unknown", 1)
    assert [one.name for one in floor.turns()][1:] == ["Une citoyenne", "Centr’Hommes"]
    floor.shift(third, 1)
    floor.leave(second)
    floor.give(third)
    floor.give()
    assert view.told[-1] == "Plus personne n’attend la parole."
    floor.end()
    assert view.refused[-1] == "Personne n’a la parole."
    presenter.select(ground.items[2])
    assert floor.turns() == ()


def test_that_points_are_carried_among_their_brothers(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    first, second, third = ground.items
    run = presenter.run
    run.shift(third, -1)
    assert [one.id for one in view.scene.agenda] == [first, third, second]
    assert view.told[-1].startswith("Navette des aîné·es, 2 sur 3")
    run.shift(third, 1)
    run.shift(third, 1)
    run.shift("unknown", 1)
    assert [one.id for one in view.scene.agenda] == [first, second, third]
    one = meetings.add_item(ground.store, ground.meeting, "Un", parent_id=second)
    two = meetings.add_item(ground.store, ground.meeting, "Deux", parent_id=second)
    presenter.refresh()
    run.shift(two, -1)
    assert [line.id for line in view.scene.agenda] == [first, second, two, one, third]


def test_that_points_are_added_withdrawn_taken_up_and_parted(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    run = presenter.run
    made = run.add("Lettre au ministre", ground.items[0], "exchange", None)
    assert (presenter.item_id, view.scene.agenda[1].title) == (made, "Lettre au ministre")
    first = run.add("Autre", "", "exchange", 5)
    run.withdraw(made)
    assert "retiré" in view.told[-1]
    run.withdraw(made)
    assert "retiré" not in view.told[-1]
    run.merge(made, first)
    assert presenter.item_id == first
    assert made not in [one for one, _words in run.others(first)]
    run.withdraw(made)
    assert "traité avec" not in view.told[-1]
    run.withdraw("unknown")
    with pytest.raises(RuleBroken, match="se traite déjà ici"):
        run.merge(made, made)


def test_that_a_point_is_postponed_to_a_day_or_to_the_reserve(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    run = presenter.run
    assert [key for key, _words in run.destinations()] == [RESERVE]
    following = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    assert [key for key, _words in run.destinations()] == [following, RESERVE]
    run.postpone(ground.items[2], following)
    run.postpone(ground.items[1], RESERVE)
    assert [one.note for one in view.scene.agenda][1:] == ["reporté", "reporté"]


def test_that_each_point_asks_for_what_it_is_for(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    settling = presenter.settling
    assert settling.asked() == "open"
    begin(ground, presenter)
    assert settling.asked() == ""
    presenter.step(1)
    assert settling.asked() == "agenda"
    presenter.step(1)
    assert settling.asked() == ""
    tasks.add_task(ground.store, title="Relancer", body_id=ground.body)
    assert settling.asked() == "review"
    presenter.close_meeting()
    assert settling.asked() == ""


def test_that_nothing_is_asked_before_a_meeting_is_read(ground: Ground, view: PaperView) -> None:
    fresh = LivePresenter(ground.store, view, lambda: TODAY)
    assert (fresh.settling.asked(), fresh.settling.by_motion()) == ("", True)
    assert not fresh.settling.asks_names()
    assert fresh.settling.agenda_text() == "Adopter l’ordre du jour tel que proposé"
    assert (fresh.point(), fresh.past_opening(), fresh.run.points()) == (None, False, ())


def test_that_an_agenda_is_adopted_with_its_names_and_its_count(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    presenter.step(1)
    settling = presenter.settling
    assert settling.asks_names()
    with pytest.raises(RuleBroken, match="Personne ne porte ce nom"):
        settling.adopt_agenda("Adopter", {"mover": "inconnu"})
    settling.adopt_agenda(
        settling.agenda_text(), {"mover": "desbiens", "seconder": "éric", "vote": "4 1"}
    )
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (motion.mover, motion.seconder, motion.in_favour) == (
        "Josée Desbiens", "Éric Gauthier", 4,
    )
    assert view.told[-1] == "L’ordre du jour est adopté."


def test_that_a_review_says_how_many_are_left(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    first = tasks.add_task(ground.store, title="Un", body_id=ground.body)
    tasks.add_task(ground.store, title="Deux", body_id=ground.body)
    assert presenter.settling.review(first, "done")
    assert fr(view.told[-1]) == fr("Fait – reste 1 suivi.")
    assert not presenter.settling.review(first, "asleep")
    assert "fait, en cours, reporté" in view.refused[-1]


def test_that_the_next_meeting_is_said_or_set(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    assert presenter.settling.next_words() == ""
    with pytest.raises(RuleBroken, match="doit suivre celle-ci"):
        presenter.settling.say_next("2026-11-12")
    with pytest.raises(RuleBroken, match="Choisissez le jour"):
        presenter.settling.say_next()
    presenter.settling.say_next("2027-01-14")
    assert fr(presenter.settling.next_words()) == fr(
        "Prochaine rencontre : jeudi 14 janvier 2027 à 13 h 30."
    )
    presenter.settling.say_next()
    notes = queries.minutes_of(ground.store, ground.meeting).every("note")
    assert len({one.text for one in notes}) == 1
    known = presenter.settling.following()
    assert known is not None
    meetings.edit_meeting(ground.store, known.id, start_time="", end_time="")
    assert fr(presenter.settling.next_words()) == fr(
        "Prochaine rencontre : jeudi 14 janvier 2027."
    )
    assert next_text("2027-01-14", "", "").endswith("2027.")
    assert commands.say_next_meeting(
        ground.store, ground.items[2], held_on="2027-02-11", start_time="9 h"
    )


def test_that_a_pause_is_said_and_the_time_goes_on(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    begin(ground, presenter)
    presenter.pause()
    assert "en pause" in fr(view.scene.clock)
    presenter.pause()
    assert view.told[-1] == "Le temps reprend."
