"""What is written in minutes, counted, numbered, frozen, and what is refused."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.queries import meeting_sheet
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import laid_out
from dsi_desktop.features.minutes.rules.refusals import entry_id
from dsi_desktop.features.minutes.rules.scene import presence_words
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import FileProblem, NotFound, RuleBroken
from support.commands_meetings import Gesture
from support.dossier import TODAY, contents, new_dossier
from support.meeting_ground import Ground, carried


def refused(store: Store, gesture: Gesture) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture(store)
    assert contents(store) == before
    return caught.value


def said(ground: Ground, place: int = 2) -> list[str]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [f"{one.kind}: {one.text}" for one in document.points[place].said]


def test_that_lines_follow_the_order_in_which_they_were_said(ground: Ground) -> None:
    store, meeting, item = ground.store, ground.meeting, ground.items[2]
    commands.record_note(store, meeting, item, "Stéphane présente trois scénarios.")
    commands.record_decision(store, meeting, item, "Le trajet est retenu.")
    carried(ground)
    commands.record_followup(store, meeting, item, "Relancer Clermont")
    commands.record_tabling(store, meeting, item, "Bilan d’automne")
    commands.mark_in_camera(store, meeting, item, said_at="14:00")
    assert said(ground) == [
        "note: Stéphane présente trois scénarios.", "decision: Le trajet est retenu.",
        "motion: Demander 18 000 $ au Fonds régions et ruralité", "task: Relancer Clermont",
        "tabling: Bilan d’automne", "sealed: ",
    ]


def test_that_lines_are_corrected_moved_and_taken_away_with_their_record(ground: Ground) -> None:
    store, meeting, item = ground.store, ground.meeting, ground.items[2]
    note = commands.record_note(store, meeting, item, "Note")
    records = {
        "decision": commands.record_decision(store, meeting, item, "Décision"),
        "motion": carried(ground),
        "task": commands.record_followup(store, meeting, item, "Suivi"),
        "tabling": commands.record_tabling(store, meeting, item, "Dépôt"),
    }
    for kind, record in records.items():
        commands.edit_entry(store, entry_id(record), f"{kind} corrigé")
    assert said(ground)[1:] == [f"{kind}: {kind} corrigé" for kind in records]
    commands.move_entry(store, note, after_id=entry_id(records["motion"]))
    assert said(ground)[2] == "note: Note"
    commands.move_entry(store, entry_id(records["tabling"]), agenda_item_id=ground.items[0])
    assert said(ground, 0) == ["tabling: tabling corrigé"]
    commands.move_entry(store, note, agenda_item_id=ground.items[0])
    assert said(ground, 0)[0] == "note: Note"
    commands.edit_resolution(
        store, records["motion"], state="carried_majority",
        dissent=[(ground.people[4], "trop cher")],
    )
    for record in records.values():
        commands.remove_entry(store, entry_id(record))
    assert said(ground) == []
    kept = contents(store)
    assert [kept[name] for name in ("motion", "vote_event", "vote", "task", "tabling")] == [
        [], [], [], [], [],
    ]
    assert kept["decision"] == []


def test_that_a_card_goes_with_the_follow_up_removed(ground: Ground) -> None:
    from dsi_desktop.features.boards import commands as boards

    boards.create_board(ground.store, body_id=ground.body)
    task = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Suivi")
    assert len(contents(ground.store)["card"]) == 1
    commands.remove_entry(ground.store, entry_id(task))
    assert contents(ground.store)["card"] == []


def test_that_a_private_note_is_never_in_what_others_read(ground: Ground) -> None:
    commands.record_note(
        ground.store, ground.meeting, ground.items[0], "Tension avec la MRC", private=True
    )
    live = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    assert "Tension" in str(live)
    assert "Tension" not in str(queries.minutes_of(ground.store, ground.meeting))


@pytest.mark.parametrize(("record", "field"), [
    (lambda s, *at: commands.record_note(s, *at, " "), "text"),
    (lambda s, *at: commands.record_decision(s, *at, ""), "text"),
    (lambda s, *at: commands.record_resolution(s, *at, "\n"), "text"),
    (lambda s, *at: commands.record_tabling(s, *at, ""), "text"),
    (lambda s, *at: commands.record_followup(s, *at, ""), "title"),
])
def test_that_an_empty_line_is_refused_beside_its_box(
    ground: Ground, record: Gesture, field: str
) -> None:
    found = refused(ground.store, lambda s: record(s, ground.meeting, ground.items[2]))
    assert found.field == field


def test_that_a_line_needs_a_point_of_this_meeting(ground: Ground) -> None:
    other = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    assert refused(
        ground.store, lambda s: commands.record_note(s, other, ground.items[0], "Bonjour")
    )
    assert commands.record_note(ground.store, other, None, "Avant tout point")


def test_that_below_quorum_nothing_is_decided(ground: Ground) -> None:
    for place in (0, 1, 2):
        meetings.record_departure(ground.store, ground.line(place), "14:30")
    found = refused(ground.store, lambda s: commands.record_resolution(
        s, ground.meeting, ground.items[2], "Demander", taken_at="14:40"))
    assert "2 sur 5, 3 requis" in found.sentence
    assert refused(ground.store, lambda s: commands.record_decision(
        s, ground.meeting, ground.items[2], "Retenu", said_at="14:40"))
    assert commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Demander", taken_at="14:20"
    )
    meetings.record_arrival(ground.store, ground.line(0), "14:50")
    assert commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Appuyer", taken_at="14:55"
    )
    governance.set_rules(ground.store, ground.body, below_quorum="note")
    commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Prendre acte", taken_at="14:40"
    )
    document = queries.minutes_of(ground.store, ground.meeting)
    assert document.every("motion")[2].quorum_note.startswith("Hors quorum")


def vote_kept(ground: Ground, motion: str) -> tuple[int, str]:
    with ground.store.read() as session:
        asked = text("SELECT casting_vote, result FROM vote_event WHERE motion_id = :motion")
        return tuple(session.execute(asked, {"motion": motion}).one())


def test_that_a_vote_without_rules_of_the_body_has_no_casting_voice(ground: Ground) -> None:
    with ground.store.operation("Retirer les règles") as op:
        for row in op.scalars(select(BodyRules).where(BodyRules.body_id == ground.body)).all():
            op.remove(row)
    assert queries.live_meeting(ground.store, ground.meeting, TODAY).decision_mode == (
        "simple_majority"
    )
    assert vote_kept(ground, carried(ground)) == (0, "carried")


def test_that_a_vote_must_add_up(ground: Ground) -> None:
    def vote(**fields: object) -> RuleBroken:
        return refused(ground.store, lambda s: commands.record_resolution(
            s, ground.meeting, ground.items[2], "Demander", taken_at="13:50", **fields))

    assert vote(state="carried_majority", in_favour=5, against=1).field == "vote"
    assert vote(mover_id=ground.people[0], seconder_id=ground.people[0]).field == "seconder_id"
    assert vote(state="carried").field == "state"
    assert vote(state="carried_majority", in_favour=2, against=2).field == "vote"
    assert vote(
        state="carried_majority", in_favour=2, against=2, casting_vote=True
    ).field == "vote"
    governance.set_rules(ground.store, ground.body, chair_casting_vote=True)
    kept = commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Demander", taken_at="13:50",
        state="carried_majority", in_favour=2, against=2, casting_vote=True,
    )
    assert vote_kept(ground, kept) == (1, "carried")
    commands.edit_resolution(ground.store, kept, state="defeated", casting_vote=False)
    assert vote_kept(ground, kept) == (0, "tie")
    commands.edit_resolution(ground.store, kept, state="carried_majority")
    assert vote_kept(ground, kept) == (1, "carried")
    commands.edit_resolution(ground.store, kept, in_favour=3)
    assert vote_kept(ground, kept) == (0, "carried")
    assert refused(ground.store, lambda s: commands.edit_resolution(
        s, kept, mover_id=ground.people[0], seconder_id=ground.people[0]))


def test_that_a_dissent_is_recorded_with_its_reason_and_replaced(ground: Ground) -> None:
    motion = commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Demander", taken_at="13:50",
        title="Budget", recitals="la MRC paie\n\nle temps presse", state="carried_majority",
        in_favour=4, against=1, dissent=[(ground.people[4], "trop cher")],
    )
    (found,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert [(one.name, one.reason) for one in found.dissents] == [("Éric Gauthier", "trop cher")]
    assert found.recitals == ("la MRC paie", "le temps presse")
    commands.edit_resolution(ground.store, motion, dissent=[(ground.people[1], "")])
    (found,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert [one.name for one in found.dissents] == ["Stéphane Leblanc"]


@pytest.mark.parametrize("counted", [
    {"dissent": [("p", "")]},
    {"state": "carried_majority", "in_favour": 4, "against": 0, "dissent": [("p", "")]},
])
def test_that_a_dissent_from_a_vote_without_one_against_is_refused(
    ground: Ground, counted: dict[str, Any]
) -> None:
    caught = refused(ground.store, lambda s: commands.record_resolution(
        s, ground.meeting, ground.items[2], "Demander", taken_at="13:50", **counted
    ))
    assert caught.field == "dissent"


def test_that_what_is_said_under_no_point_is_shown_printed_and_numbered(ground: Ground) -> None:
    store, meeting = ground.store, ground.meeting
    for item in ground.items:
        meetings.remove_item(store, item)
    commands.record_resolution(store, meeting, None, "Demander", taken_at="13:50")
    (beside,) = queries.live_meeting(store, meeting, TODAY).document.points
    assert (beside.id, beside.heading) == ("", "Hors de l’ordre du jour")
    ground.close()
    commands.adopt_minutes(store, meeting)
    (only,) = queries.minutes_of(store, meeting).every("motion")
    assert only.number == "CC-2026-001"


def test_that_who_came_back_is_not_said_to_be_gone(ground: Ground) -> None:
    line = ground.line(1)
    meetings.record_departure(ground.store, line, "14:10")
    meetings.record_arrival(ground.store, line, "14:30")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    found = queries.minutes_of(ground.store, ground.meeting)
    (seen,) = [one for one in found.attendees if one.id == line]
    assert (seen.left_at, seen.later) == ("14:10", (("14:30", ""),))
    assert presence_words(replace(seen, later=(("14:30", "15:00"),)), here=False) == (
        "départ à 15\N{NO-BREAK SPACE}h"
    )
    assert "de retour à 14" in str(laid_out(found))
    gone = replace(seen, later=(("14:30", "15:00"),))
    assert str(laid_out(replace(found, attendees=(gone,)))).count("jusqu’à") == 2


def test_that_minutes_are_not_adopted_before_the_meeting(ground: Ground) -> None:
    ground.close()
    caught = refused(ground.store, lambda s: commands.adopt_minutes(
        s, ground.meeting, adopted_on="2020-01-01"
    ))
    assert caught.field == "adopted_on"


def adopted(ground: Ground) -> str:
    carried(ground)
    commands.record_resolution(
        ground.store, ground.meeting, ground.items[1], "Adopter l’ordre du jour", taken_at="13:40"
    )
    commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Renoncer", taken_at="14:00",
        state="defeated", in_favour=1, against=4,
    )
    ground.close()
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    commands.adopt_minutes(ground.store, ground.meeting, in_meeting_id=later, with_changes=True)
    return later


def test_that_adoption_numbers_in_the_order_of_the_agenda(ground: Ground) -> None:
    adopted(ground)
    document = queries.minutes_of(ground.store, ground.meeting)
    assert [(one.text, one.number) for one in document.every("motion")] == [
        ("Adopter l’ordre du jour", "CC-2026-001"),
        ("Demander 18 000 $ au Fonds régions et ruralité", "CC-2026-002"),
        ("Renoncer", ""),
    ]
    assert (document.adopted_on, document.with_changes) == ("2027-01-21", True)


def test_that_numbers_go_on_from_one_meeting_to_the_next(ground: Ground) -> None:
    later = adopted(ground)
    for person in ground.people:
        meetings.set_attendance(ground.store, later, person, "present")
    motion = commands.record_resolution(ground.store, later, None, "Adopter le procès-verbal")
    item = meetings.add_item(ground.store, later, "Procès-verbal")
    commands.move_entry(ground.store, entry_id(motion), agenda_item_id=item)
    meetings.close_meeting(ground.store, later, "15:00")
    commands.adopt_minutes(ground.store, later, motion_id=motion)
    (only,) = queries.minutes_of(ground.store, later).every("motion")
    assert only.number == "CC-2027-001"
    assert queries.minutes_of(ground.store, later).adoption_number == "CC-2027-001"


def test_that_the_frozen_document_is_canonical_and_proven(ground: Ground) -> None:
    adopted(ground)
    with ground.store.read() as session:
        kept, digest = session.execute(
            text("SELECT document, sha256 FROM adopted_minutes")
        ).one()
    again = json.dumps(
        json.loads(kept), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert kept == again
    assert sha256(kept.encode()).hexdigest() == digest
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert sheet.intact


def test_that_adopted_minutes_do_not_follow_the_directory(ground: Ground) -> None:
    from dsi_desktop.features.directory import commands as directory

    adopted(ground)
    directory.edit_person(ground.store, ground.people[0], family_name="Autre")
    document = queries.minutes_of(ground.store, ground.meeting)
    assert document.chair == "Josée Desbiens"


def test_that_frozen_minutes_refuse_every_writing(ground: Ground) -> None:
    store, meeting, item = ground.store, ground.meeting, ground.items[2]
    note = commands.record_note(store, meeting, item, "Note")
    motion = carried(ground)
    ground.close()
    commands.adopt_minutes(store, meeting)
    for gesture in (
        lambda s: commands.record_note(s, meeting, item, "x"),
        lambda s: commands.record_resolution(s, meeting, item, "x"),
        lambda s: commands.record_followup(s, meeting, item, "x"),
        lambda s: commands.edit_entry(s, note, "x"),
        lambda s: commands.remove_entry(s, note),
        lambda s: commands.move_entry(s, note),
        lambda s: commands.edit_resolution(s, motion, text="x"),
        lambda s: commands.mark_in_camera(s, meeting, item),
        lambda s: meetings.edit_meeting(s, meeting, place="x"),
        lambda s: meetings.add_item(s, meeting, "x"),
        lambda s: meetings.set_attendance(s, meeting, ground.people[0], "absent"),
        lambda s: meetings.remove_meeting(s, meeting),
        lambda s: meetings.reopen_meeting(s, meeting),
    ):
        assert "erratum" in refused(store, gesture).sentence
    assert "déjà adopté" in refused(
        store, lambda s: commands.adopt_minutes(s, meeting)
    ).sentence


def test_that_undo_refuses_what_lies_under_adopted_minutes(ground: Ground) -> None:
    store = ground.store
    store.before_undo.append(commands.refuse_frozen)
    motion = carried(ground)
    with store.read() as session:
        gestures = {
            label: gesture.hex() for gesture, label in
            session.execute(text("SELECT id, label FROM dsi_tx ORDER BY n"))
        }
    meetings.record_departure(store, ground.line(1), "15:00")
    meetings.record_arrival(store, ground.line(1), "15:10")
    ground.close()
    commands.adopt_minutes(store, ground.meeting)
    for label in ("Consigner une résolution", "Noter une présence", "Ouvrir la rencontre"):
        with pytest.raises(RuleBroken, match="erratum"):
            store.undo_gesture(gestures[label])
    assert store.undo() == "Adopter le procès-verbal"
    assert store.undo() == "Lever la rencontre"
    assert store.undo() == "Noter une arrivée"
    store.undo_gesture(gestures["Consigner une résolution"])
    assert queries.minutes_of(store, ground.meeting).every("motion") == ()
    assert motion


def test_that_minutes_are_adopted_once_later_and_when_the_meeting_is_over(ground: Ground) -> None:
    store, meeting = ground.store, ground.meeting
    assert refused(store, lambda s: commands.adopt_minutes(s, meeting))
    ground.close()
    earlier = meetings.create_meeting(store, body_id=ground.body, held_on="2026-10-08")
    for wrong in (meeting, earlier):
        found = refused(
            store, lambda s, at=wrong: commands.adopt_minutes(s, meeting, in_meeting_id=at)
        )
        assert found.field == "in_meeting_id"
    commands.adopt_minutes(store, meeting)
    assert queries.minutes_of(store, meeting).adopted_on == TODAY.isoformat()


def test_that_a_damaged_frozen_document_is_told(ground: Ground) -> None:
    from dsi_desktop.db.schema.minutes import AdoptedMinutes

    ground.close()
    adopted_id = commands.adopt_minutes(ground.store, ground.meeting)
    with ground.store.operation("Abîmer") as op:
        op.get(AdoptedMinutes, adopted_id).document = "[]"
    with pytest.raises(FileProblem):
        queries.minutes_of(ground.store, ground.meeting)
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert not sheet.intact


def test_that_the_live_screen_reads_people_quorum_and_what_is_still_open(ground: Ground) -> None:
    store = ground.store
    tasks.add_task(
        store, title="Trois soumissions", body_id=ground.chantier, due_on="2026-11-01",
        person_id=ground.people[1],
    )
    commands.record_followup(store, ground.meeting, ground.items[2], "Nouveau")
    meetings.record_departure(store, ground.line(1), "14:00")
    meetings.record_arrival(store, ground.line(1), "14:30")
    live = queries.live_meeting(store, ground.meeting, TODAY)
    assert [(one.title, one.responsible, one.late) for one in live.follow_ups] == [
        ("Trois soumissions", "Stéphane Leblanc", True)
    ]
    assert len(live.people) == 5
    assert (live.rule.kind, live.current_item_id) == ("majority", ground.items[0])
    assert dict(live.item_bodies)[ground.items[2]] == ground.chantier
    assert max(len(seat.stays) for seat in live.seats) == 2


def test_that_choices_of_meetings_come_in_order(ground: Ground) -> None:
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-10-01")
    assert [one.id for one in queries.meetings_with_minutes(ground.store)] == [ground.meeting]
    assert [one.id for one in queries.meetings_that_can_adopt(ground.store, ground.meeting)] == [
        later
    ]
    assert queries.adoption_of(ground.store, later) is None
    for ask in (queries.minutes_of, queries.meetings_that_can_adopt):
        with pytest.raises(NotFound):
            ask(ground.store, "nobody")


def test_that_a_meeting_of_a_body_without_rules_still_reads(tmp_path: Path) -> None:
    from dsi_desktop.db.schema.governance import Body
    from dsi_desktop.db.schema.meetings import Meeting

    store = new_dossier(tmp_path)
    with store.operation("Poser") as op:
        op.add(Body(id="b", name="Table"))
        op.add(Meeting(id="m", body_id="b", held_on="2026-12-01"))
        op.add(Meeting(id="lost", held_on="2026-12-01"))
    assert queries.minutes_of(store, "m").kind == "pv"
    assert meeting_sheet(store, "m").quorum.required == 0
    assert queries.live_meeting(store, "lost", TODAY).rule.kind == "none"
    meetings.edit_meeting(store, "m", kind="forum")
    commands.record_decision(store, "m", None, "Accueillir")
    meetings.close_meeting(store, "m")
    commands.adopt_minutes(store, "m")
    store.close()
