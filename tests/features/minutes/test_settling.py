"""What a meeting settles first: its agenda, the former minutes, the follow-ups still open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.agenda_changes import (
    adoption_text,
    changes_of,
    former_text,
)
from dsi_desktop.features.minutes.rules.document import Point
from dsi_desktop.features.minutes.rules.review_words import review_text
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def points(*numbers: str, **other: str) -> list[Point]:
    return [Point(number, number, number.count("."), f"Point {number}", **other)  # type: ignore[arg-type]
            for number in numbers]


def test_that_an_agenda_left_alone_has_no_changes() -> None:
    assert changes_of(points("1", "2", "2.1", "2.2", "3")) == ()
    assert changes_of([]) == ()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("1", "7", "13", "8", "9", "10", "11", "12"),
         ("en devançant le point 13 après le point 7",)),
        (("2", "3", "4", "1"), ("en reportant le point 1 après le point 4",)),
        (("3", "1", "2"), ("en devançant le point 3 avant le point 1",)),
        (("1", "2", "2.2", "2.1", "3"), ("en devançant le point 2.2 avant le point 2.1",)),
    ],
)
def test_that_a_point_moved_is_said_as_secretaries_do(
    numbers: tuple[str, ...], said: tuple[str, ...]
) -> None:
    assert changes_of(points(*numbers)) == said


def test_that_each_other_change_is_said() -> None:
    told = [
        *points("1"), Point("n", "9", 0, "Navette", added=True),
        Point("m", "4", 0, "Bilan", treated_with="2"), Point("w", "5", 0, "Retrait",
                                                             state="withdrawn"),
        Point("p", "6", 0, "Report", state="postponed"),
    ]
    assert [fr(one) for one in changes_of(told)] == [fr(one) for one in (
        "en ajoutant le point « Navette »", "en traitant le point 4 avec le point 2",
        "en retirant le point 5", "en reportant le point 6 à une prochaine rencontre",
    )]


def test_that_the_agenda_is_adopted_as_it_is_or_as_modified() -> None:
    changes = ("en ajoutant le point « Navette »", "en retirant le point 5", "en reportant 6")
    assert adoption_text((), motion=True) == "Adopter l’ordre du jour tel que proposé"
    assert adoption_text((), motion=False).endswith("tel que proposé, sans ajout.")
    assert fr(adoption_text(changes, motion=True)) == fr(
        "Adopter l’ordre du jour tel que modifié, en ajoutant le point « Navette », "
        "en retirant le point 5 et en reportant 6"
    )
    assert adoption_text(changes[1:2], motion=False) == (
        "L’ordre du jour est accepté tel que modifié, en retirant le point 5."
    )


def test_that_former_minutes_are_adopted_with_their_corrections() -> None:
    day = "8 octobre 2026"
    assert former_text("pv", day, (), motion=True) == (
        "Adopter le procès-verbal de la rencontre du 8 octobre 2026 tel que présenté"
    )
    assert former_text("cr", day, (), motion=False) == (
        "Le compte rendu de la rencontre du 8 octobre 2026 est conforme à nos discussions."
    )
    assert fr(former_text("pv", day, ("au point 4, lire « 18 000 $ ».", "ajouter Luc"),
                          motion=True)) == fr(
        "Adopter le procès-verbal de la rencontre du 8 octobre 2026 avec les corrections "
        "suivantes : au point 4, lire « 18 000 $ » et ajouter Luc"
    )
    assert fr(former_text("cr", day, ("a, b", "c", "d", " "), motion=False)).endswith(
        fr("suivantes : a, b; c et d.")
    )


def outcome(ground: Ground, place: int) -> str:
    with ground.store.read() as session:
        return str(session.get_one(AgendaItem, ground.items[place]).outcome)


def test_that_an_agenda_adopted_as_modified_keeps_how_it_came_out(ground: Ground) -> None:
    ground.under_way()
    commands.adopt_agenda(
        ground.store, ground.items[1], "Adopter", modified=True, said_at="13:40",
        resolution={"mover_id": ground.people[0], "seconder_id": ground.people[1]},
    )
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (motion.mover, outcome(ground, 1)) == ("Josée Desbiens", "adopted_modified")
    ground.store.undo()
    assert (queries.minutes_of(ground.store, ground.meeting).every("motion"), outcome(ground, 1)) \
        == ((), "")


def test_that_an_agenda_agreed_without_a_vote_or_voted_down_is_told_apart(ground: Ground) -> None:
    ground.under_way()
    commands.adopt_agenda(ground.store, ground.items[1], "Accepté.", modified=False)
    assert outcome(ground, 1) == "adopted"
    commands.adopt_agenda(
        ground.store, ground.items[2], "Adopter", modified=False,
        resolution={"state": "defeated", "taken_at": "13:41"}, said_at="13:45",
    )
    assert outcome(ground, 2) == ""


def held_before(ground: Ground) -> str:
    former = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-10-08")
    for person in ground.people:
        meetings.set_attendance(ground.store, former, person, "present")
    meetings.open_meeting(ground.store, former, "13:30")
    commands.record_resolution(ground.store, former, None, "Appuyer la navette")
    meetings.close_meeting(ground.store, former, "15:30")
    return former


def test_that_former_minutes_wait_until_they_are_adopted_in_one_gesture(ground: Ground) -> None:
    former = held_before(ground)
    ground.under_way()
    (waits,) = queries.minutes_to_adopt(ground.store, ground.meeting)
    assert (waits.id, waits.held_on, waits.kind) == (former, "2026-10-08", "pv")
    commands.adopt_former_minutes(
        ground.store, ground.items[1], former, "Adopter le procès-verbal", with_changes=True,
        resolution={},
    )
    assert queries.minutes_to_adopt(ground.store, ground.meeting) == ()
    document = queries.minutes_of(ground.store, former)
    assert (document.adopted_in, document.with_changes) == ("2026-11-12", True)
    assert document.every("motion")[0].number
    with pytest.raises(RuleBroken, match="déjà adopté"):
        commands.adopt_former_minutes(
            ground.store, ground.items[1], former, "Encore", with_changes=False
        )
    ground.store.undo()
    assert len(queries.minutes_to_adopt(ground.store, ground.meeting)) == 1
    assert queries.minutes_of(ground.store, ground.meeting).every("motion") == ()


def test_that_a_vote_against_adopts_nothing(ground: Ground) -> None:
    former = held_before(ground)
    ground.under_way()
    with pytest.raises(RuleBroken, match="n’adopte rien"):
        commands.adopt_former_minutes(
            ground.store, ground.items[1], former, "Adopter", with_changes=False,
            resolution={"state": "defeated"},
        )
    assert queries.minutes_of(ground.store, ground.meeting).every("motion") == ()


def test_that_minutes_of_another_body_are_not_adopted_here(ground: Ground) -> None:
    other = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-10-08")
    meetings.open_meeting(ground.store, other, "13:30")
    meetings.close_meeting(ground.store, other, "15:30")
    ground.under_way()
    with pytest.raises(RuleBroken, match="autre instance"):
        commands.adopt_former_minutes(
            ground.store, ground.items[1], other, "Adopter", with_changes=False
        )
    assert queries.minutes_to_adopt(ground.store, ground.meeting) == ()
    with ground.store.read() as session:
        assert session.query(AdoptedMinutes).count() == 0


def reviews(ground: Ground) -> list[tuple[str, str]]:
    found = queries.follow_ups_to_review(ground.store, ground.meeting, TODAY)
    return [(one.title, one.state) for one in found]


def test_that_follow_ups_are_reviewed_one_by_one_and_leave_a_line(ground: Ground) -> None:
    first = tasks.add_task(
        ground.store, title="Relancer Clermont", body_id=ground.body, due_on="2026-11-01",
        person_id=ground.people[1],
    )
    second = tasks.add_task(
        ground.store, title="Trois soumissions", body_id=ground.chantier,
        organization_id=ground.organizations[1],
    )
    ground.under_way()
    found = queries.follow_ups_to_review(ground.store, ground.meeting, TODAY)
    assert [(one.responsible, one.late, one.body) for one in found] == [
        ("Stéphane Leblanc", True, "Comité conseil"), ("L’Ancrage", False, "Chantier Transport"),
    ]
    at = (ground.store, ground.meeting, ground.items[2])
    commands.review_follow_up(*at, first, "todo", due_on="2026-12-15", note="attend le budget")
    commands.review_follow_up(*at, second, "done", said_at="13:50")
    document = queries.minutes_of(ground.store, ground.meeting)
    said = [fr(one.text) for one in document.every("review")]
    assert said == [
        fr("Relancer Clermont – reporté : nouvelle échéance le 15 décembre 2026; "
           "attend le budget"),
        fr("Trois soumissions – fait"),
    ]
    assert reviews(ground) == [("Relancer Clermont", "todo"), ("Trois soumissions", "done")]


def test_that_a_second_word_at_the_same_meeting_replaces_the_first(ground: Ground) -> None:
    task = tasks.add_task(ground.store, title="Relancer", body_id=ground.body)
    ground.under_way()
    at = (ground.store, ground.meeting, ground.items[2], task)
    first = commands.review_follow_up(*at, "doing", note="à moitié")
    assert commands.review_follow_up(*at, "done") == first
    (line,) = queries.minutes_of(ground.store, ground.meeting).every("review")
    assert line.text == "Relancer – fait"
    commands.remove_entry(ground.store, line.id)
    assert reviews(ground) == []
    commands.review_follow_up(*at, "doing")
    assert len(queries.minutes_of(ground.store, ground.meeting).every("review")) == 1


def test_that_a_review_says_one_of_the_words_of_the_table(ground: Ground) -> None:
    task = tasks.add_task(ground.store, title="Relancer", body_id=ground.body)
    with pytest.raises(RuleBroken, match="fait, en cours, reporté"):
        commands.review_follow_up(ground.store, ground.meeting, None, task, "idea")
    with pytest.raises(RuleBroken, match="date"):
        commands.review_follow_up(
            ground.store, ground.meeting, None, task, "todo", due_on="2026-02-31"
        )
    assert review_text("Relancer", "unknown", "") == "Relancer – unknown"


def test_that_what_this_meeting_gives_is_not_to_review(ground: Ground) -> None:
    ground.under_way()
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Écrire")
    governance.set_rules(ground.store, ground.body, decision_mode="consensus")
    assert reviews(ground) == []
