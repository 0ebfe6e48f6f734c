"""A room that seeks agreement: each key, each refusal, and what the minutes say of it."""

from dataclasses import replace

import pytest

from dsi_desktop.db.schema.minutes import ConsensusRound
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.queries.consensus import RoundSheet, rounds_of, voices_here
from dsi_desktop.features.minutes.rules import consensus
from dsi_desktop.features.minutes.rules.consensus import Count
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY, contents
from support.meeting_ground import Ground


def begin(ground: Ground, method: str = "consent", **fields: str | int | None) -> str:
    asked = {"proposal": "Une navette le mardi", "options": "Navette\nTaxi\nBus", **fields}
    return commands.begin_round(
        ground.store, ground.meeting, ground.items[2], method, "Que retient-on ?", **asked,  # type: ignore[arg-type]
    )


def take(ground: Ground, asked: str, *options: str) -> None:
    """Note what the organisations say, in their order."""
    for place, option in enumerate(options):
        code, _cut, note = option.partition(" ")
        commands.take_position(
            ground.store, asked, code, note=note or None,
            organization_id=ground.organizations[place],
        )


def sheet(ground: Ground, place: int = -1) -> RoundSheet:
    return rounds_of(ground.store, ground.items[2])[place]


def line(ground: Ground, place: int = -1) -> Said:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    found = document.every("consensus")[place]
    return replace(found, title=fr(found.title), text=fr(found.text))


def refused(ground: Ground, gesture: object) -> str:
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        gesture()  # type: ignore[operator]
    assert contents(ground.store) == before
    return caught.value.sentence


def test_that_a_voice_is_an_organisation_and_everybody_of_it_stands_behind(
    ground: Ground,
) -> None:
    voices = voices_here(ground.store, ground.meeting)
    assert [one.name for one in voices] == ["Centr’Hommes", "L’Ancrage", "MRC de Charlevoix-Est"]
    assert sorted(voices[2].people) == ["Josée Desbiens", "Marie-Ève Tremblay"]


def test_that_guests_and_those_who_left_have_no_voice_and_a_person_alone_has_one(
    ground: Ground,
) -> None:
    alone = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=alone, start_on="2026-01-15")
    meetings.set_attendance(ground.store, ground.meeting, alone, "present")
    meetings.add_guest(ground.store, ground.meeting, name="Une invitée")
    meetings.record_departure(ground.store, ground.line(2), "14:00")
    voices = voices_here(ground.store, ground.meeting)
    assert [one.name for one in voices] == ["L’Ancrage", "Luc Côté", "MRC de Charlevoix-Est"]
    assert [one.id for one in voices if one.person_id] == [alone]


def test_that_consent_of_all_makes_the_proposal_a_decision(ground: Ground) -> None:
    asked = begin(ground)
    take(ground, asked, "consents", "consents", "reserved pourvu qu’elle passe par Clermont")
    made = commands.close_round(ground.store, asked, said_at="14:10")
    assert made is not None
    assert line(ground).title == fr("Consentement : Que retient-on ?")
    assert line(ground).text.splitlines() == [
        fr("Proposition : Une navette le mardi."),
        fr("Consentent (2) : L’Ancrage et MRC de Charlevoix-Est."),
        fr("Consentent avec réserve (1) : Centr’Hommes (« pourvu qu’elle passe par Clermont »)."),
        fr("Aucune objection ne demeure : la proposition est acceptée par consentement."),
    ]
    (decision,) = queries.minutes_of(ground.store, ground.meeting).every("decision")
    assert (decision.text, decision.mode) == ("Une navette le mardi", "consensus")
    assert sheet(ground).decided


def test_that_an_objection_blocks_until_the_proposal_is_reworded(ground: Ground) -> None:
    asked = begin(ground)
    take(ground, asked, "consents", "objects le mardi est jour de marché", "objects")
    sentence = refused(ground, lambda: commands.close_round(ground.store, asked))
    assert fr(sentence) == fr(
        "Des objections tiennent (Centr’Hommes, L’Ancrage) : "
        "reformulez la proposition ou passez au vote."
    )
    again = commands.reword_round(ground.store, asked, "Une navette le jeudi")
    assert line(ground, 0).text.splitlines()[1:] == [
        fr("Consentent (1) : MRC de Charlevoix-Est."),
        fr("Objection – Centr’Hommes."),
        fr("Objection – L’Ancrage : « le mardi est jour de marché »."),
        fr("La proposition est reformulée."),
    ]
    take(ground, again, "consents", "consents", "abstains")
    commands.close_round(ground.store, again)
    assert [one.state for one in rounds_of(ground.store, ground.items[2])] == [
        "reworded", "closed"
    ]
    assert fr("Se retirent de la décision (1) : Centr’Hommes.") in line(ground).text


def test_that_one_objection_is_said_in_the_singular(ground: Ground) -> None:
    asked = begin(ground)
    take(ground, asked, "objects")
    sentence = refused(ground, lambda: commands.close_round(ground.store, asked))
    assert sentence.startswith("Une objection tient (MRC de Charlevoix-Est)")


def test_that_the_same_wording_is_no_rewording(ground: Ground) -> None:
    asked = begin(ground)
    assert "changez-en les mots" in refused(
        ground, lambda: commands.reword_round(ground.store, asked, " une  NAVETTE le mardi"))


def test_that_a_blocked_question_goes_to_the_vote_in_one_gesture(ground: Ground) -> None:
    asked = begin(ground)
    take(ground, asked, "objects trop cher")
    commands.escalate_round(
        ground.store, asked, mover_id=ground.people[0], seconder_id=ground.people[2],
        state="carried_majority", in_favour=3, against=1, abstaining=1, taken_at="14:10",
    )
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (motion.text, motion.in_favour) == ("Une navette le mardi", 3)
    assert line(ground).text.endswith("La question est mise aux voix.")
    before = contents(ground.store)
    ground.store.undo()
    assert sheet(ground).state == "open"
    ground.store.redo()
    assert contents(ground.store) == before


def test_that_the_eight_degrees_are_counted_and_said(ground: Ground) -> None:
    asked = begin(ground, "gradients")
    take(ground, asked, "1", "3 à revoir dans un an", "8 hors de nos moyens")
    assert line(ground).text.splitlines()[1:] == [
        fr("2 voix sur 3 appuient la proposition (degrés 1 à 3)."),
        fr("1. Adhésion entière (1) : MRC de Charlevoix-Est."),
        fr("3. Appui avec réserves (1) : L’Ancrage (« à revoir dans un an »)."),
        fr("Blocage – Centr’Hommes : « hors de nos moyens »."),
    ]
    assert "Une objection tient" in refused(
        ground, lambda: commands.close_round(ground.store, asked, decision="On y va"))
    commands.take_position(
        ground.store, asked, "8", note="", organization_id=ground.organizations[2])
    assert line(ground).text.endswith(fr("Blocage – Centr’Hommes."))
    take(ground, asked, "1", "2", "4")
    commands.close_round(ground.store, asked, decision="On y va", result="Large appui")
    assert line(ground).text.splitlines()[-2:] == ["Le consensus est constaté.", "Large appui."]


def test_that_a_round_may_end_without_a_decision(ground: Ground) -> None:
    asked = begin(ground, "go_round", proposal="")
    take(ground, asked, "in_favour", "against", "passes")
    assert commands.close_round(ground.store, asked, result="On en reparle !") is None
    assert line(ground).text.splitlines() == [
        fr("Favorables (1) : MRC de Charlevoix-Est."),
        fr("Défavorables (1) : L’Ancrage."),
        fr("Passent leur tour (1) : Centr’Hommes."),
        fr("On en reparle !"),
    ]


def test_that_dots_put_options_in_order(ground: Ground) -> None:
    asked = begin(ground, "dots", dots=None)
    give = commands.give_dots
    give(ground.store, asked, "Taxi", 2, organization_id=ground.organizations[0])
    give(ground.store, asked, "Bus", 1, organization_id=ground.organizations[0])
    give(ground.store, asked, "Bus", 1, organization_id=ground.organizations[1])
    commands.count_dots(ground.store, asked, {"Navette": 7, "Bus": 0})
    assert line(ground).text.splitlines()[1:] == [
        fr("1. Navette : 7 points."), fr("2. Taxi : 2 points."), fr("2. Bus : 2 points."),
    ]
    (mrc,) = [one for one in sheet(ground).voices if one.name.startswith("MRC")]
    assert dict(mrc.dots) == {"Taxi": 2, "Bus": 1}
    assert sheet(ground).counted == (("Navette", 7),)
    give(ground.store, asked, "Taxi", 0, organization_id=ground.organizations[0])
    (mrc,) = [one for one in sheet(ground).voices if one.name.startswith("MRC")]
    assert dict(mrc.dots) == {"Bus": 1}
    sentence = refused(ground, lambda: give(
        ground.store, asked, "Taxi", 3, organization_id=ground.organizations[0]))
    assert sentence == "MRC de Charlevoix-Est n’a que 3 points à donner."
    assert refused(ground, lambda: give(
        ground.store, asked, "Métro", 1, organization_id=ground.organizations[0],
    )) == fr("Ce choix n’est pas offert.")
    assert "à partir de zéro" in refused(
        ground, lambda: commands.count_dots(ground.store, asked, {"Bus": -1}))
    commands.clear_position(ground.store, asked, organization_id=ground.organizations[1])
    assert fr("3. Taxi : 0 point.") in line(ground).text


def test_that_a_person_who_came_alone_is_told_by_name(ground: Ground) -> None:
    alone = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    asked = begin(ground, "dots", dots=1)
    sentence = refused(ground, lambda: commands.give_dots(
        ground.store, asked, "Bus", 2, person_id=alone))
    assert sentence == "Luc Côté n’a que 1 point à donner."
    commands.give_dots(ground.store, asked, "Bus", 1, person_id=alone)
    (luc,) = [one for one in sheet(ground).voices if one.person_id]
    assert (luc.name, luc.here) == ("Luc Côté", False)
    other = begin(ground)
    commands.take_position(ground.store, other, "objects", person_id=alone)
    assert "(Luc Côté)" in refused(ground, lambda: commands.close_round(ground.store, other))


def test_that_options_with_dots_cannot_go_away_while_the_words_of_a_question_can_change(
    ground: Ground,
) -> None:
    asked = begin(ground, "dots", dots=2)
    commands.give_dots(ground.store, asked, "Bus", 1, organization_id=ground.organizations[0])
    commands.edit_round(ground.store, asked, question="Quoi d’abord ?", options="Bus\nVélo")
    assert (sheet(ground).question, sheet(ground).options) == ("Quoi d’abord ?", ("Bus", "Vélo"))
    assert refused(ground, lambda: commands.edit_round(
        ground.store, asked, options="Navette\nVélo")) == "Ce choix n’est pas offert."
    consent = begin(ground)
    commands.edit_round(ground.store, consent, proposal="Deux navettes")
    assert sheet(ground).proposal == "Deux navettes"


@pytest.mark.parametrize(("method", "fields", "part"), [
    ("vote", {}, "n’existe pas"),
    ("consent", {"proposal": " "}, "consentir"),
    ("dots", {"options": "Un seul"}, "au moins deux choix"),
    ("dots", {"options": "Bus\nbus"}, "même nom"),
    ("dots", {"options": "\n".join("abcdefghij")}, "au plus 9"),
    ("dots", {"dots": 0}, "de 1 à 20"),
    ("dots", {"dots": 21}, "de 1 à 20"),
])
def test_that_a_round_badly_asked_is_refused(
    ground: Ground, method: str, fields: dict[str, str | int], part: str
) -> None:
    assert part in refused(ground, lambda: begin(ground, method, **fields))


def test_that_a_question_is_needed(ground: Ground) -> None:
    assert refused(ground, lambda: commands.begin_round(
        ground.store, ground.meeting, None, "go_round", " ")) == "Écrivez la question posée."


def test_that_nothing_is_noted_in_a_round_that_is_over(ground: Ground) -> None:
    asked = begin(ground, "go_round")
    assert "Personne" in refused(ground, lambda: commands.close_round(ground.store, asked))
    assert "n’existe pas" in refused(ground, lambda: take(ground, asked, "perhaps"))
    take(ground, asked, "in_favour")
    commands.close_round(ground.store, asked)
    assert "rouvrez-le" in refused(ground, lambda: take(ground, asked, "against"))
    commands.reopen_round(ground.store, asked)
    take(ground, asked, "against")
    assert sheet(ground).voices[2].option == "against"


def test_that_a_round_that_made_a_decision_or_was_reworded_is_not_reopened(
    ground: Ground,
) -> None:
    asked = begin(ground)
    take(ground, asked, "consents")
    commands.close_round(ground.store, asked)
    assert "retirez-la" in refused(ground, lambda: commands.reopen_round(ground.store, asked))
    other = begin(ground)
    commands.reword_round(ground.store, other, "Autre chose")
    assert "nouveau tour" in refused(ground, lambda: commands.reopen_round(ground.store, other))


def test_that_a_voice_must_be_known_and_a_round_removed_is_told(ground: Ground) -> None:
    asked = begin(ground)
    with pytest.raises(NotFound):
        commands.take_position(ground.store, asked, "consents", organization_id="personne")
    with ground.store.operation("Retirer") as op:
        op.remove(op.get(ConsensusRound, asked))
    with pytest.raises(NotFound, match="supprimé"):
        take(ground, asked, "consents")


def test_that_the_words_of_a_voice_stay_when_its_position_changes(ground: Ground) -> None:
    asked = begin(ground)
    take(ground, asked, "objects trop tôt")
    take(ground, asked, "reserved")
    assert [one.note for one in sheet(ground).voices if one.note] == ["trop tôt"]
    commands.clear_position(ground.store, asked, organization_id=ground.organizations[0])
    take(ground, asked, "consents")
    assert not [one.note for one in sheet(ground).voices if one.note]


def test_that_a_question_of_nobody_has_its_method_for_title() -> None:
    assert consensus.by_key("consent", 3) == consensus.STANCES["consent"][2]
    assert consensus.by_key("consent", 9) is None
    assert consensus.by_key("dots", 1) is None
    assert consensus.tally("consent", ["consents", "consents"])[0] == Count("consents", 2)
    assert consensus.ranking(("a",), [("b", 1)]) == (Count("b", 1, 1), Count("a", 0, 2))
