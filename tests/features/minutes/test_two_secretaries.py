"""What two laptops note of the same meeting meets on one record; what is blank is still worked on.

Rows of another program, or of an older dossier, may leave any column empty.
"""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import ConsensusRound, Motion, VoteEvent
from dsi_desktop.db.schema.work import Task, TaskReview
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.queries.lines import line_sheet
from dsi_desktop.features.minutes.rules.ballot import Voice
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support.apart import copied_to, exchange
from support.dossier import TODAY
from support.meeting_ground import Ground

TEXT = "Demander 18 000 $ au Fonds régions et ruralité"
AMENDMENT = "remplacer 18 000 $ par 15 000 $"


def moved(ground: Ground, text: str = TEXT, amends: str | None = None) -> str:
    return commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], text, state="moved", amends_id=amends,
        mover_id=ground.people[0], taken_at="13:40",
    )


def said(ground: Ground, kind: str = "motion") -> list[Said]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [one for point in document.points for one in point.said if one.kind == kind]


def blank(
    ground: Ground, kind: type[Motion | ConsensusRound | VoteEvent | TaskReview | Task],
    record: str, *names: str,
) -> None:
    with ground.store.operation("Écrire avec un autre programme") as op:
        found = op.get(kind, record)
        for name in names:
            setattr(found, name, None)


def voices(ground: Ground, *options: str) -> tuple[Voice, ...]:
    return tuple(
        Voice(option, organization_id=one)
        for option, one in zip(options, ground.organizations, strict=True)
    )


def test_one_roll_called_on_two_laptops_names_each_organization_once(
    ground: Ground, tmp_path: Path
) -> None:
    made = moved(ground)
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        for store in (ground.store, other):
            commands.vote_resolution(store, made, voices=voices(ground, "yes", "yes", "no"))
        exchange(ground.store, other)
    (line,) = said(ground)
    assert [(one.option, len(one.names)) for one in line.voices] == [("yes", 2), ("no", 1)]


def test_a_roll_called_again_replaces_the_voices_and_undo_brings_them_back(
    ground: Ground,
) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, voices=voices(ground, "yes", "yes", "no"))
    before = said(ground)
    commands.edit_resolution(
        ground.store, made, voices=voices(ground, "yes", "yes", "yes"), state="carried_unanimous"
    )
    assert [(one.option, len(one.names)) for one in said(ground)[0].voices] == [("yes", 3)]
    ground.store.undo()
    assert said(ground) == before


def test_of_two_counts_of_one_vote_the_paper_prints_the_one_that_is_corrected(
    ground: Ground,
) -> None:
    made = moved(ground)
    commands.vote_resolution(
        ground.store, made, state="carried_majority", in_favour=4, against=1
    )
    with ground.store.operation("Écrire avec un autre programme") as op:
        first = op.scalars(select(VoteEvent.id)).one()
        op.add(VoteEvent(id="~" + first[1:], motion_id=made, in_favour=1, against=0))
    assert [(one.in_favour, one.against) for one in said(ground)] == [(4, 1)]
    sheet = line_sheet(ground.store, said(ground)[0].id)
    assert (sheet.values["in_favour"], sheet.values["against"]) == (4, 1)


def test_a_follow_up_reviewed_on_two_laptops_has_one_line(
    ground: Ground, tmp_path: Path
) -> None:
    task = tasks.add_task(ground.store, title="Écrire à la MRC")
    at = (ground.meeting, ground.items[2], task)
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        commands.review_follow_up(ground.store, *at, "done")
        commands.review_follow_up(other, *at, "done")
        exchange(ground.store, other)
    assert len(said(ground, "review")) == 1


def test_a_point_put_off_twice_or_on_two_laptops_is_copied_once(
    ground: Ground, tmp_path: Path
) -> None:
    following = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        made = {
            meetings.postpone_item(store, ground.items[2], to_meeting_id=following)
            for store in (ground.store, other, ground.store)
        }
        exchange(ground.store, other)
    points = queries.live_meeting(ground.store, following, TODAY).document.points
    assert [one.id for one in points] == list(made)


def test_a_copy_taken_away_comes_back_when_the_point_is_put_off_again(ground: Ground) -> None:
    following = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    made = meetings.postpone_item(ground.store, ground.items[2], to_meeting_id=following)
    meetings.remove_item(ground.store, str(made))
    again = meetings.postpone_item(ground.store, ground.items[2], to_meeting_id=following)
    points = queries.live_meeting(ground.store, following, TODAY).document.points
    assert [one.id for one in points] == [again] == [made]


def test_a_record_put_on_one_agenda_by_two_laptops_is_one_point_under_one_head(
    ground: Ground, tmp_path: Path
) -> None:
    task = tasks.add_task(ground.store, title="Écrire à la MRC", body_id=ground.body)
    following = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        for store in (ground.store, other):
            meetings.put_on_agenda(store, following, [("task", task)])
        exchange(ground.store, other)
    head, point = queries.live_meeting(ground.store, following, TODAY).document.points
    assert (point.title, point.level) == ("Écrire à la MRC", 1)
    meetings.remove_item(ground.store, head.id)
    meetings.put_on_agenda(ground.store, following, [("task", task)])
    points = queries.live_meeting(ground.store, following, TODAY).document.points
    assert [one.id for one in points] == [head.id, point.id]


def test_a_proposal_without_its_newer_columns_is_amended_and_voted(ground: Ground) -> None:
    made = moved(ground)
    with ground.store.read() as session:
        event = session.scalars(select(VoteEvent.id)).one()
    blank(ground, VoteEvent, event, "method")
    blank(ground, Motion, made, "procedure", "state")
    amendment = moved(ground, AMENDMENT, made)
    blank(ground, Motion, made, "text")
    commands.vote_resolution(ground.store, amendment)
    commands.vote_resolution(ground.store, made)
    assert [(one.state, one.procedure) for one in said(ground)] == [
        ("carried_unanimous", "amendment"), ("carried_unanimous", ""),
    ]


def test_a_round_without_its_newer_columns_goes_on(ground: Ground) -> None:
    asked = commands.begin_round(
        ground.store, ground.meeting, ground.items[2], "dots", "Laquelle ?", options="Bus\nTaxi"
    )
    blank(ground, ConsensusRound, asked, "options", "state", "question", "proposal", "dots")
    person = ground.people[0]
    with pytest.raises(RuleBroken, match="pas offert"):
        commands.give_dots(ground.store, asked, "Bus", 1, person_id=person)
    with pytest.raises(RuleBroken, match="pas offert"):
        commands.count_dots(ground.store, asked, {"Bus": 1})
    commands.edit_round(ground.store, asked, options="Bus\nTaxi", dots=2)
    commands.give_dots(ground.store, asked, "Bus", 1, person_id=person)
    (line,) = said(ground, "consensus")
    assert "Bus" in line.text


def test_a_blank_proposal_is_worded_again(ground: Ground) -> None:
    asked = commands.begin_round(
        ground.store, ground.meeting, ground.items[2], "consent", "D’accord ?", proposal="Oui"
    )
    blank(ground, ConsensusRound, asked, "options", "question", "proposal")
    again = commands.reword_round(ground.store, asked, "Oui, en janvier")
    assert again != asked
    blank(ground, ConsensusRound, again, "question", "proposal")
    with pytest.raises(RuleBroken, match="texte de la résolution"):
        commands.escalate_round(ground.store, again)


def test_a_point_without_its_place_stands_first_and_the_meeting_opens(ground: Ground) -> None:
    with ground.store.operation("Écrire avec un autre programme") as op:
        op.get(AgendaItem, ground.items[1]).rank = None  # type: ignore[assignment]
    meetings.move_item(ground.store, ground.items[2])
    added = meetings.add_item(ground.store, ground.meeting, "Varia")
    points = queries.live_meeting(ground.store, ground.meeting, TODAY).document.points
    assert {one.id for one in points} == {*ground.items, added}
    assert points[0].id == ground.items[1]
    assert len({one.number for one in points}) == 4


def test_a_blank_review_says_only_its_follow_up(ground: Ground) -> None:
    task = tasks.add_task(ground.store, title="Écrire à la MRC")
    made = commands.review_follow_up(
        ground.store, ground.meeting, ground.items[2], task, "done", note="Envoyé"
    )
    blank(ground, TaskReview, made, "state", "note")
    assert [one.text for one in said(ground, "review")] == ["Écrire à la MRC"]
    blank(ground, Task, task, "title")
    assert [one.text for one in said(ground, "review")] == ["Suivi"]
