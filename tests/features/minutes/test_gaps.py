"""What minutes lack is listed, one sentence each, and nothing more."""

from dataclasses import replace

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    MinutesDocument,
    Point,
    Said,
)
from dsi_desktop.features.minutes.rules.gaps import Around, Gap, gaps_of, told
from dsi_desktop.features.tasks import commands as tasks
from support.meeting_ground import Ground, carried
from support.plain_words import plain

HELD = MinutesDocument("m", state="held", opened_at="13:30", closed_at="15:30")
MOTION = Said(
    "e", "motion", "Demander 18 000 $", "m1", provisional=3, mover="Josée Desbiens",
    seconder="Nathalie Bouchard", state="carried_unanimous",
)


def lacks(document: MinutesDocument, around: Around | None = None) -> list[tuple[str, str]]:
    return [(gap.kind, plain(gap.sentence)) for gap in gaps_of(document, around or Around())]


def with_line(*said: Said, kind: str = "information", state: str = "done") -> MinutesDocument:
    point = Point("p", "5", 0, "Navette", kind=kind, state=state, said=said)
    return replace(HELD, points=(point,))


def kinds(ground: Ground, meeting: str = "") -> list[str]:
    return [gap.kind for gap in queries.missing(ground.store, meeting or ground.meeting)]


def test_complete_minutes_lack_nothing() -> None:
    assert lacks(with_line(MOTION)) == []
    assert plain(told(())) == "Rien ne manque à ce procès-verbal."


def test_the_number_of_gaps_is_said_in_words() -> None:
    one = Gap("closing", "x")
    assert plain(told((one,))) == "1 chose à compléter"
    assert plain(told((one, one))) == "2 choses à compléter"


def test_a_resolution_without_mover_is_a_gap_where_names_are_printed() -> None:
    alone = with_line(replace(MOTION, mover="", seconder=""))
    assert lacks(alone) == [("mover", "Résolution (projet) 3 : personne ne la propose.")]
    assert lacks(replace(alone, names_in_motions=False)) == []


def test_a_resolution_without_seconder_is_a_gap_only_where_others_are_seconded() -> None:
    alone = replace(MOTION, id="f", provisional=4, seconder="")
    assert lacks(with_line(alone)) == []
    assert lacks(with_line(MOTION, alone)) == [
        ("seconder", "Résolution (projet) 4 : personne ne l’appuie."),
    ]


def test_a_motion_left_without_an_outcome_is_a_gap() -> None:
    assert lacks(with_line(replace(MOTION, state="moved"))) == [
        ("outcome", "Proposition 3 : son issue n’est pas notée."),
    ]


@pytest.mark.parametrize(("said", "present", "words"), [
    (replace(MOTION, state="carried_majority", in_favour=7, against=2, abstaining=1), 9,
     "10 voix pour 9 droits de vote"),
    (replace(MOTION, in_favour=7, against=2), 10, "À l’unanimité, personne ne vote contre."),
    (replace(MOTION, state="carried_majority", in_favour=2, against=7), 10,
     "ne font pas la majorité"),
])  # fmt: skip
def test_a_vote_that_does_not_add_up_is_a_gap(said: Said, present: int, words: str) -> None:
    around = Around(quorums={"e": Quorum(12, present, 0)})
    ((kind, sentence),) = lacks(with_line(said), around)
    assert kind == "vote"
    assert sentence.startswith("Résolution (projet) 3 : ")
    assert words in sentence


def test_a_count_is_weighed_by_itself_when_the_room_is_not_known() -> None:
    counted = replace(MOTION, state="carried_majority", in_favour=7, against=2)
    assert lacks(with_line(counted)) == []
    assert [kind for kind, _words in lacks(
        with_line(counted), Around(mode="two_thirds", quorums={}))] == []
    short = replace(counted, in_favour=3)
    assert [kind for kind, _words in lacks(with_line(short), Around(mode="two_thirds"))] == ["vote"]


@pytest.mark.parametrize(("task", "words"), [
    (Said("t", "task", "Relancer"), "sans responsable ni échéance"),
    (Said("t", "task", "Relancer", responsible="Luc Roy"), "sans échéance"),
    (Said("t", "task", "Relancer", due_text="d’ici juin"), "sans responsable"),
])  # fmt: skip
def test_a_follow_up_without_owner_or_date_is_a_gap(task: Said, words: str) -> None:
    assert lacks(with_line(task)) == [("follow_up", f"Suivi « Relancer » : {words}.")]


def test_a_follow_up_with_owner_and_day_is_none() -> None:
    task = Said("t", "task", "Relancer", responsible="Luc Roy", due_on="2026-12-15")
    assert lacks(with_line(task)) == []


@pytest.mark.parametrize(("said", "words"), [
    (MOTION, "Résolution (projet) 3"),
    (Said("e", "decision", "On avance."), "Décision « On avance. »"),
    (Said("e", "consensus", "7 pour", title="Priorités"), "Décision « Priorités »"),
])  # fmt: skip
def test_what_was_decided_below_the_quorum_is_a_gap(said: Said, words: str) -> None:
    around = Around(quorums={"e": Quorum(9, 3, 5)})
    ((kind, sentence),) = lacks(with_line(said), around)
    assert (kind, sentence) == (
        "quorum", f"{words} : prise hors quorum. Quorum non atteint : 3 sur 9, 5 requis.",
    )


def test_what_was_defeated_below_the_quorum_is_no_gap() -> None:
    around = Around(quorums={"e": Quorum(9, 3, 5)})
    assert lacks(with_line(replace(MOTION, state="withdrawn")), around) == []


def test_a_point_of_decision_without_decision_is_a_gap_unless_put_off() -> None:
    note = Said("n", "note", "On en parle.")
    assert lacks(with_line(note, kind="decision")) == [
        ("decision", "Point « 5. Navette » : une décision était attendue, aucune n’est notée."),
    ]
    for state in ("postponed", "withdrawn"):
        assert lacks(with_line(note, kind="decision", state=state)) == []
    assert lacks(with_line(MOTION, kind="decision")) == []


def test_hours_and_presences_not_noted_are_gaps() -> None:
    people = (
        Attendee("a", "p", "Luc Roy"), Attendee("b", "q", "Anne Côté", status="present"),
        Attendee("c", "", "Personne invitée", role="guest"),
    )
    bare = replace(HELD, opened_at="", closed_at="", attendees=people)
    assert lacks(bare) == [
        ("opening", "L’heure d’ouverture n’est pas notée."),
        ("attendance", "1 membre n’a ni présence ni absence notée."),
        ("closing", "L’heure de la levée n’est pas notée."),
    ]
    assert [kind for kind, _words in lacks(replace(bare, state="in_progress"))] == [
        "opening", "attendance",
    ]


def test_forgotten_follow_ups_remarks_and_two_versions_come_last() -> None:
    around = Around(
        unreviewed=(("t", "Relancer"),), remarks=2, unsettled=("Texte en deux versions.",)
    )
    found = gaps_of(HELD, around)
    assert [plain(gap.sentence) for gap in found] == [
        "Suivi « Relancer » : il n’a pas été revu.",
        "2 corrections demandées attendent une réponse.", "Texte en deux versions.",
    ]
    assert [gap.task_id for gap in found] == ["t", "", ""]


def test_the_gaps_of_a_meeting_lead_to_their_line(ground: Ground) -> None:
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    carried(ground)
    found = {gap.kind: gap for gap in queries.missing(ground.store, ground.meeting)}
    assert set(found) == {"decision", "follow_up"}
    assert found["decision"].item_id == ground.items[1]
    assert found["follow_up"].item_id == ground.items[2]
    assert found["follow_up"].line_id != ""


def test_somebody_marked_absent_afterwards_makes_an_old_count_wrong(ground: Ground) -> None:
    commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Appuyer", mover_id=ground.people[0],
        seconder_id=ground.people[1], taken_at="13:50", state="carried_majority",
        in_favour=4, against=1,
    )
    assert "vote" not in kinds(ground)
    meetings.set_attendance(ground.store, ground.meeting, ground.people[4], "absent")
    assert "vote" in kinds(ground)


def test_a_follow_up_of_a_former_meeting_is_to_review_until_it_is_spoken_of(
    ground: Ground,
) -> None:
    carried(ground)
    task = commands.record_followup(
        ground.store, ground.meeting, ground.items[2], "Relancer", person_id=ground.people[0],
        due_on="2026-12-01",
    )
    ground.close()
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    assert "review" in kinds(ground, later)
    assert "review" not in kinds(ground)
    tasks.review_task(ground.store, task, meeting_id=later, state="doing", note="En route.")
    assert "review" not in kinds(ground, later)


def test_adopted_minutes_lack_nothing_more(ground: Ground) -> None:
    commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    ground.close()
    assert kinds(ground) != []
    commands.adopt_minutes(ground.store, ground.meeting)
    assert kinds(ground) == []
