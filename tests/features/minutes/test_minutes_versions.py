"""Drafts sent to be read: what was sent is kept, corrections are answered, changes are said."""

from dataclasses import replace

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    Dissent,
    MinutesDocument,
    Point,
    Said,
)
from dsi_desktop.features.minutes.rules.versions import Difference, differences
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.meeting_ground import Ground, carried
from support.plain_words import plain

LINE = Said(
    "s", "motion", "Demander 18 000 $", provisional=1, mover="Josée Desbiens",
    seconder="Nathalie Bouchard", state="carried_unanimous",
)
POINT = Point("p", "3", 0, "Navette", said=(LINE,))
DRAFT = MinutesDocument("m", state="held", opened_at="13:30", points=(POINT,))


def said(before: MinutesDocument, after: MinutesDocument) -> list[str]:
    return [plain(one.sentence) for one in differences(before, after)]


def with_line(**fields: object) -> MinutesDocument:
    changed = replace(LINE, **fields)  # type: ignore[arg-type]
    return replace(DRAFT, points=(replace(POINT, said=(changed,)),))


@pytest.fixture
def over(ground: Ground) -> Ground:
    carried(ground)
    commands.record_note(
        ground.store, ground.meeting, ground.items[2], "Téléphoner à Luc", private=True
    )
    ground.close()
    return ground


def test_the_same_minutes_have_no_differences() -> None:
    assert differences(DRAFT, DRAFT) == ()


@pytest.mark.parametrize(("after", "sentence"), [
    (with_line(text="Demander 15 000 $"),
     ("Point 3, Résolution (projet) 1 : texte, « Demander 15 000 $ » au lieu de "
     "« Demander 18 000 $ »")),
    (with_line(mover="Éric Gauthier"),
     ("Point 3, Résolution (projet) 1 : proposée par, « Éric Gauthier » au lieu de "
     "« Josée Desbiens »")),
    (with_line(seconder=""),
     "Point 3, Résolution (projet) 1 : appuyée par, « rien » au lieu de « Nathalie Bouchard »"),
    (with_line(state="carried_majority", in_favour=7, against=2),
     ("Point 3, Résolution (projet) 1 : issue, « Adoptée à la majorité (pour : 7, contre : 2) » "
     "au lieu de « Adoptée à l’unanimité »")),
    (with_line(recitals=("la MRC paie",)),
     "Point 3, Résolution (projet) 1 : considérants, « la MRC paie » au lieu de « rien »"),
    (with_line(dissents=(Dissent("Luc Roy"),)),
     ("Point 3, Résolution (projet) 1 : dissidences, « Luc Roy inscrit sa dissidence. » "
     "au lieu de « rien »")),
    (replace(DRAFT, opened_at="13:34"),
     "En-tête : ouverture, « 13 h 34 » au lieu de « 13 h 30 »"),
    (replace(DRAFT, points=(replace(POINT, title="Transport"),)),
     "Point 3 : titre, « Transport » au lieu de « Navette »"),
    (replace(DRAFT, points=(replace(POINT, state="postponed"),)),
     "Point 3 : état, « reporté » au lieu de « à venir »"),
])  # fmt: skip
def test_each_change_is_one_sentence(after: MinutesDocument, sentence: str) -> None:
    assert said(DRAFT, after) == [sentence]


def test_what_comes_and_what_goes_is_named() -> None:
    note = Said("n", "note", "On en parle.")
    longer = replace(DRAFT, points=(
        replace(POINT, said=(LINE, note)), Point("q", "", 0, "Divers"),
    ))
    assert said(DRAFT, longer) == [
        "Point 3 : note, ajout : « On en parle. »", "Divers : point, ajout : « Divers »",
    ]
    assert said(longer, DRAFT) == [
        "Divers : point, retrait : « Divers »", "Point 3 : note, retrait : « On en parle. »",
    ]


def test_a_line_carried_to_another_point_is_moved_not_rewritten() -> None:
    other = Point("q", "4", 0, "Divers")
    before = replace(DRAFT, points=(POINT, other))
    after = replace(DRAFT, points=(replace(POINT, said=()), replace(other, said=(LINE,))))
    assert said(before, after) == ["Point 4 : Résolution (projet) 1, auparavant : Point 3"]


def test_a_follow_up_and_a_decision_say_what_is_their_own() -> None:
    task = Said("t", "task", "Relancer", responsible="Luc Roy", due_on="2026-12-15")
    chosen = Said("d", "decision", "On avance.", mode="consensus")
    before = replace(DRAFT, points=(replace(POINT, said=(task, chosen)),))
    after = replace(DRAFT, points=(replace(POINT, said=(
        replace(task, due_on="", due_text="d’ici juin"), replace(chosen, mode="vote"),
    )),))  # fmt: skip
    assert said(before, after) == [
        "Point 3, suivi : échéance, « d’ici juin » au lieu de « mardi 15 décembre 2026 »",
        "Point 3, décision : issue, « vote » au lieu de « consensus »",
    ]


def test_who_was_there_is_compared_too() -> None:
    luc = Attendee("a", "p", "Luc Roy", status="absent")
    anne = Attendee("b", "q", "Anne Côté", status="present", arrived_at="13:40", left_at="15:00")
    here = replace(luc, status="represented", represented_by="Anne Côté")
    assert said(replace(DRAFT, attendees=(luc,)), replace(DRAFT, attendees=(here, anne))) == [
        "Présences : Luc Roy, « représenté, par Anne Côté » au lieu de « absent »",
        "Présences : Anne Côté, ajout : « présent, dès 13 h 40, jusqu’à 15 h »",
    ]
    assert said(replace(DRAFT, attendees=(luc,)), DRAFT) == [
        "Présences : Luc Roy, retrait : « absent »",
    ]


def test_a_sentence_says_nothing_where_there_was_nothing() -> None:
    assert plain(Difference("changed", "En-tête", "lieu", "", "Clermont").sentence) == (
        "En-tête : lieu, « Clermont » au lieu de « rien »"
    )


def test_that_a_version_keeps_what_was_sent_without_private_notes(over: Ground) -> None:
    sent = commands.send_version(
        over.store, over.meeting, sent_to="presidence@example.org", note="Pour lecture",
    )
    (line,) = queries.versions_of(over.store, over.meeting)
    assert (line.id, line.number, line.sent_on) == (sent, 1, "2026-11-12")
    assert (line.sent_to, line.note) == ("presidence@example.org", "Pour lecture")
    assert line.intact
    document, number = queries.version_document(over.store, sent)
    assert number == 1
    assert [one.text for one in document.every("motion")] == [
        "Demander 18 000 $ au Fonds régions et ruralité"]
    assert document.every("note") == ()


def test_that_each_version_has_the_next_number_and_its_changes(over: Ground) -> None:
    first = commands.send_version(over.store, over.meeting, sent_on="2026-11-13")
    (line,) = queries.minutes_of(over.store, over.meeting).every("motion")
    commands.edit_entry(over.store, line.id, "Demander 15 000 $")
    second = commands.send_version(over.store, over.meeting, sent_on="2026-11-14")
    assert [one.number for one in queries.versions_of(over.store, over.meeting)] == [2, 1]
    (change,) = queries.changes_between(over.store, first, second)
    assert change.after == "Demander 15 000 $"
    assert queries.changes_since(over.store, first) == (change,)
    assert queries.changes_since(over.store, second) == ()


def test_that_the_changes_since_a_version_go_on_to_the_adoption(over: Ground) -> None:
    sent = commands.send_version(over.store, over.meeting)
    commands.adopt_minutes(over.store, over.meeting)
    found = queries.changes_since(over.store, sent)
    assert found == ()
    assert [one.number for one in queries.versions_of(over.store, over.meeting)] == [1]


def test_that_minutes_are_sent_once_the_meeting_is_over_and_before_they_are_adopted(
    ground: Ground,
) -> None:
    with pytest.raises(RuleBroken, match="Levez d’abord"):
        commands.send_version(ground.store, ground.meeting)
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    with pytest.raises(RuleBroken, match="faites un erratum"):
        commands.send_version(ground.store, ground.meeting)


def test_that_a_correction_is_asked_for_then_kept_or_set_aside_with_the_reason(
    over: Ground,
) -> None:
    version = commands.send_version(over.store, over.meeting)
    first = commands.record_remark(
        over.store, version, "Lire 15 000 $", author="Josée Desbiens",
        agenda_item_id=over.items[2], received_on="2026-11-15",
    )
    second = commands.record_remark(over.store, version, "Ajouter mon nom")
    (line,) = queries.versions_of(over.store, over.meeting)
    assert [one.point for one in line.remarks] == ["", "Navette des aîné·es"]
    commands.answer_remark(over.store, first, "accepted", "Corrigé")
    with pytest.raises(RuleBroken, match="Dites pourquoi"):
        commands.answer_remark(over.store, second, "declined")
    commands.answer_remark(over.store, second, "declined", "Déjà dans les présences")
    commands.edit_remark(over.store, second, "Ajouter le nom de Luc")
    remarks = {one.id: one for one in queries.versions_of(over.store, over.meeting)[0].remarks}
    assert (remarks[first].state, remarks[first].answer) == ("accepted", "Corrigé")
    assert (remarks[second].state, remarks[second].text) == ("declined", "Ajouter le nom de Luc")
    assert remarks[first].author == "Josée Desbiens"
    commands.remove_remark(over.store, second)
    assert [one.id for one in queries.versions_of(over.store, over.meeting)[0].remarks] == [first]


@pytest.mark.parametrize("text", ["", "   "])
def test_that_an_empty_correction_is_refused(over: Ground, text: str) -> None:
    version = commands.send_version(over.store, over.meeting)
    with pytest.raises(RuleBroken, match="Écrivez la correction demandée"):
        commands.record_remark(over.store, version, text)


def test_that_a_correction_belongs_to_a_point_of_the_meeting(over: Ground) -> None:
    version = commands.send_version(over.store, over.meeting)
    elsewhere = meetings.create_meeting(over.store, body_id=over.body, held_on="2027-01-14")
    point = meetings.add_item(over.store, elsewhere, "Ailleurs")
    with pytest.raises(RuleBroken, match="n’est pas à l’ordre du jour"):
        commands.record_remark(over.store, version, "Corriger", agenda_item_id=point)


def test_that_corrections_are_closed_once_the_minutes_are_adopted(over: Ground) -> None:
    version = commands.send_version(over.store, over.meeting)
    remark = commands.record_remark(over.store, version, "Corriger")
    commands.adopt_minutes(over.store, over.meeting)
    for gesture in (
        lambda: commands.record_remark(over.store, version, "Encore"),
        lambda: commands.answer_remark(over.store, remark, "accepted"),
        lambda: commands.edit_remark(over.store, remark, "Autre"),
        lambda: commands.remove_version(over.store, version),
    ):
        with pytest.raises(RuleBroken, match="faites un erratum"):
            gesture()


def test_that_a_version_noted_by_mistake_goes_with_its_corrections(over: Ground) -> None:
    version = commands.send_version(over.store, over.meeting)
    commands.record_remark(over.store, version, "Corriger")
    commands.remove_version(over.store, version)
    assert queries.versions_of(over.store, over.meeting) == ()
    with pytest.raises(NotFound):
        queries.version_document(over.store, version)
    over.store.undo()
    assert len(queries.versions_of(over.store, over.meeting)[0].remarks) == 1
