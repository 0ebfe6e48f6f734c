"""What the live screen shows, and how the presenter answers what is typed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules.scene import moment_of, short_name
from dsi_desktop.features.tasks import commands as tasks
from support.dossier import TODAY
from support.live_view import PaperView
from support.meeting_ground import Ground, carried, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
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


def live(ground: Ground, presenter: LivePresenter) -> None:
    ground.all_here()
    presenter.open_meeting()


def cards(view: PaperView) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.note) for one in view.scene.cards]


def test_that_nothing_is_shown_before_a_meeting_is_opened(ground: Ground, view: PaperView) -> None:
    fresh = LivePresenter(ground.store, view, lambda: TODAY)
    fresh.refresh()
    fresh.step(1)
    assert (fresh.people, fresh.follow_ups(), view.scenes, fresh.line.naming) == ((), [], [], False)
    assert fresh.said_at() is None


def test_that_opening_starts_the_clock_of_the_first_point(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    assert view.scene.state == "in_progress"
    assert [line.state for line in view.scene.agenda] == ["current", "upcoming", "upcoming"]
    assert "reste 5 min" in view.scene.clock
    presenter.open_meeting()
    presenter.close_meeting()
    assert view.told[-1] == "La rencontre est levée."
    presenter.open_meeting()
    assert "déjà levée" in view.refused[-1]
    commands.adopt_minutes(ground.store, ground.meeting)
    presenter.close_meeting()
    assert "erratum" in view.refused[-1]
    assert presenter.live is not None


def test_that_a_meeting_without_agenda_keeps_and_shows_its_lines(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    for item in ground.items:
        meetings.remove_item(ground.store, item)
    presenter.refresh()
    presenter.line.submit("Tour de table")
    assert (view.scene.point, cards(view)) == (
        "Hors de l’ordre du jour", [("note", "Tour de table", "")]
    )
    presenter.step(1)
    assert (view.told[-1], view.refused) == ("Hors de l’ordre du jour", [])


def test_that_the_keys_go_from_point_to_point_and_stop_at_the_ends(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    presenter.step(1)
    assert view.scene.point == "2. Adoption de l’ordre du jour"
    assert queries.live_meeting(ground.store, ground.meeting, TODAY).current_item_id == ""
    live(ground, presenter)
    presenter.step(5)
    assert view.scene.point == "3. Navette des aîné·es"
    assert view.scene.concern == "Chantier Transport"
    presenter.step(-9)
    assert view.scene.point.startswith("1.")
    presenter.select(ground.items[1])
    assert view.scene.point.startswith("2.")


def test_that_each_kind_of_line_is_recorded(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    presenter.select(ground.items[2])
    for line in (
        "Stéphane présente trois scénarios", "d Le trajet est retenu",
        "a Relancer Clermont @leblanc !15 déc", "a Écrire à @Zoé", "  ",
    ):
        presenter.line.submit(line)
    assert cards(view) == [
        ("note", "Stéphane présente trois scénarios", ""),
        ("decision", "Le trajet est retenu", "consensus · quorum 5 / 5"),
        ("task", "Relancer Clermont", "Stéphane Leblanc · 15\N{NO-BREAK SPACE}déc."),
        ("task", "Écrire à", "Zoé"),
    ]
    assert "n’est pas au répertoire" in view.told[-1]
    assert view.scene.agenda[2].note == "1 décision · 2 suivis"


def test_that_a_letter_without_text_asks_for_what_it_lacks(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    for letter in ("r ", "d ", "a "):
        presenter.line.submit(letter)
    assert [said.split("texte ")[-1] for said in view.refused[-3:]] == [
        "de la résolution.", "de la décision.", "du suivi.",
    ]


def test_that_a_defeat_by_two_thirds_keeps_its_counts(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    governance.set_rules(ground.store, ground.body, decision_mode="two_thirds")
    live(ground, presenter)
    presenter.line.submit("r Demander 18 000 $")
    for answer in ("", "3 2"):
        presenter.line.submit(answer)
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (motion.state, motion.in_favour, motion.against) == ("defeated", 3, 2)
    assert view.refused == []


def test_that_a_resolution_asks_its_second_line_in_place(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    presenter.line.submit("r considérant que la MRC paie; demander 18 000 $")
    assert view.asked[-1][0] == "Proposée par"
    assert presenter.line.naming
    presenter.line.submit("personne")
    assert "Personne ne porte ce nom" in view.told[-1]
    presenter.line.submit("desbiens")
    assert view.asked[-1][0] == "Appuyée par"
    presenter.line.submit("@nathalie")
    assert view.asked[-1][0] == "Vote"
    presenter.line.submit("9 9 9")
    assert "compte des voix est inexact" in view.refused[-1]
    presenter.line.submit("4 1")
    ((kind, text, note),) = cards(view)
    assert (kind, text) == ("motion", "demander 18 000 $")
    nbsp = "\N{NO-BREAK SPACE}"
    assert f"proposée par J.{nbsp}Desbiens, appuyée par N.{nbsp}Bouchard" in note
    assert "1 considérant" in note
    assert view.asked[-1] == ("", "")


def test_that_names_can_be_skipped_and_are_not_asked_where_they_are_not_printed(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    presenter.line.submit("r Demander")
    presenter.line.submit("")
    assert view.asked[-1][0] == "Vote"
    presenter.line.submit("")
    assert view.scene.cards[0].brief == "Adoptée à l’unanimité"
    governance.set_rules(ground.store, ground.body, names_in_motions=False)
    presenter.refresh()
    presenter.line.submit("r Appuyer")
    assert view.asked[-1][0] == "Vote"
    presenter.line.escape()
    assert (view.line, view.asked[-1]) == ("r Appuyer", ("", ""))


def test_that_a_refused_line_stays_in_the_box(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    view.line = "d Retenu"
    presenter.line.submit("d Retenu")
    assert "Marquez les présences" in view.refused[-1]
    assert view.line == "d Retenu"


def test_that_lines_are_corrected_moved_and_removed_by_keys(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    for text in ("un", "deux", "trois"):
        presenter.line.submit(text)
    first, second, third = (one.id for one in view.scene.cards)
    presenter.line.edit(second)
    assert (view.line, view.asked[-1][0]) == ("deux", "Correction")
    presenter.line.submit("")
    assert view.refused
    presenter.line.submit("2")
    presenter.line.edit(first)
    presenter.line.escape()
    assert view.line == ""
    presenter.shift(third, -1)
    presenter.shift(first, 1)
    presenter.shift(first, 9)
    presenter.shift("unknown", 1)
    assert [one.text for one in view.scene.cards] == ["trois", "un", "2"]
    presenter.shift(second, -1)
    presenter.remove(third)
    assert [one.text for one in view.scene.cards] == ["2", "un"]
    presenter.line.edit("unknown")
    presenter.line.escape()


def test_that_a_line_of_closed_session_has_no_text_to_correct(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    presenter.in_camera()
    (card,) = view.scene.cards
    assert card.text.startswith("La rencontre se poursuit à huis clos à")
    presenter.line.edit(card.id)
    assert view.line == ""


def test_that_a_private_note_is_marked(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    assert presenter.line.toggle_private()
    assert view.asked[-1][0] == "Note interne"
    presenter.line.submit("Tension")
    assert (view.scene.cards[0].private, view.scene.cards[0].note) == (True, "note interne")
    assert not presenter.line.toggle_private()


def test_that_people_come_leave_and_come_back(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    line = ground.line(1)
    presenter.room.toggle(line)
    assert view.scene.count == "1\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}5"
    presenter.room.toggle(line)
    assert view.scene.count.startswith("0")
    live(ground, presenter)
    presenter.room.toggle(line)
    assert "départ à" in view.told[-1]
    presenter.room.toggle(line)
    presenter.room.set_status(line, "remote")
    presenter.room.set_status(line, "asleep")
    presenter.room.toggle("unknown")
    assert next(one for one in view.scene.people if one.id == line).words == "à distance"
    assert "asleep" in view.refused[-1]


def test_that_a_tick_that_is_refused_moves_nobody(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    meetings.record_departure(ground.store, ground.line(1), "23:59")
    meetings.change_attendance(
        ground.store, ground.line(1), "present", arrived_at="23:58", left_at="23:59"
    )
    presenter.refresh()
    presenter.room.toggle(ground.line(1))
    assert "précède" in view.refused[-1]


def test_that_guests_come_from_the_directory_or_by_name(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    presenter.refresh()
    presenter.room.invite("luc")
    presenter.room.invite("Noémie Savard")
    presenter.room.invite(" ")
    assert {"Luc Côté", "Noémie Savard"} <= {one.name for one in view.scene.people}
    assert view.refused


def test_that_follow_ups_owed_belong_to_the_point_shown(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    transport = tasks.add_task(ground.store, title="Soumissions", body_id=ground.chantier)
    tasks.add_task(ground.store, title="Élections", body_id=ground.body)
    presenter.refresh()
    assert [one.title for one in presenter.follow_ups()] == ["Élections"]
    presenter.select(ground.items[2])
    assert [one.title for one in presenter.follow_ups()] == ["Soumissions"]
    presenter.finish_follow_up(transport)
    assert presenter.follow_ups() == []
    presenter.finish_follow_up("unknown")
    assert view.refused


def test_that_the_line_says_what_it_will_record(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    said = presenter.line.describe("a Relancer @leblanc !15 déc")
    assert said == "suivi · Stéphane Leblanc · mardi 15\N{NO-BREAK SPACE}décembre 2026"
    assert presenter.line.describe("d Oui") == "décision"
    assert presenter.line.describe("une note") == presenter.line.describe(" ") == ""
    live(ground, presenter)
    presenter.line.submit("r Demander")
    assert presenter.line.describe("desb") == "Demander"


def test_that_adopted_minutes_are_shown_and_not_written(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    presenter.line.submit("Une note")
    presenter.close_meeting()
    commands.adopt_minutes(ground.store, ground.meeting)
    presenter.refresh()
    assert view.scene.frozen
    presenter.line.submit("Trop tard")
    assert "erratum" in view.refused[-1]
    presenter.line.edit(view.scene.cards[0].id)
    assert view.asked[-1] == ("", "")


def test_that_presences_are_said_without_gender(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    meetings.set_attendance(
        ground.store, ground.meeting, ground.people[1], "represented",
        represented_by_id=ground.people[2],
    )
    meetings.set_attendance(
        ground.store, ground.meeting, ground.people[4], "present", arrived_at="23 h 59"
    )
    presenter.refresh()
    words = {one.name: one.words for one in view.scene.people}
    assert words["Stéphane Leblanc"] == "par Nathalie Bouchard"
    assert words["Éric Gauthier"].startswith("arrivée à 23")


def test_that_a_late_point_is_said_in_words(ground: Ground, view: PaperView) -> None:
    ground.all_here()
    meetings.open_meeting(ground.store, ground.meeting, "00:00")
    meetings.start_item(ground.store, ground.items[0], "00:01")
    meetings.postpone_item(ground.store, ground.items[1])
    carried(ground)
    late = LivePresenter(ground.store, view, lambda: TODAY)
    late.open(ground.meeting)
    assert view.scene.late
    assert "dépasse de" in view.scene.clock
    assert view.scene.agenda[1].note == "reporté"
    assert view.scene.agenda[2].note == "1 résolution"


def test_that_a_clock_runs_only_on_the_day_of_the_meeting(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    live(ground, presenter)
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    assert moment_of(document, "13:40", date(2026, 12, 1)) is None
    meetings.edit_item(ground.store, ground.items[0], minutes=None)
    presenter.refresh()
    assert "–" not in view.scene.clock
    empty = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    presenter.open(empty)
    presenter.step(1)
    assert (view.scene.point, view.scene.cards) == ("", ())


def test_that_names_are_shortened_as_in_minutes() -> None:
    assert short_name("Josée Desbiens") == "J.\N{NO-BREAK SPACE}Desbiens"
    assert short_name("Coordination") == "Coordination"
