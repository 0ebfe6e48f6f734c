"""A resolution as it is read: recitals, formula, outcome, roll call, quorum, amendments."""

from dataclasses import replace

import pytest

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import laid_out
from dsi_desktop.features.minutes.report.lines import blocks_of
from dsi_desktop.features.minutes.rules import anatomy
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    Dissent,
    MinutesDocument,
    Said,
    Voices,
)
from dsi_desktop.features.minutes.rules.frozen import canonical, thawed
from dsi_desktop.features.minutes.rules.resolution import paragraphs, title_of
from dsi_desktop.features.resolutions.queries import register
from support.meeting_ground import Ground
from support.paper_text import paper

SAID = Said(
    id="1", kind="motion", text="Demander 18 000 $", provisional=3, mover="Lise Roy",
    seconder="Marc Cyr", state="carried_unanimous",
)


def whole(said: Said, *, names: bool = True, formula: str = "") -> list[str]:
    return [one.whole.replace("\N{NO-BREAK SPACE}", " ")
            for one in paragraphs(said, names=names, formula=formula)]


def test_that_the_house_says_who_moved_and_how_it_came_out() -> None:
    assert title_of(replace(SAID, title="Navette")) == "Résolution (projet) 3 – Navette"
    assert whole(replace(SAID, recitals=("le temps presse", "Considérant qu’il neige"))) == [
        "Attendu que le temps presse;",
        "Attendu qu’il neige;",
        "Il est résolu de demander 18 000 $.",
        "Proposée par Lise Roy, appuyée par Marc Cyr. Adoptée à l’unanimité.",
    ]
    assert whole(SAID, names=False)[-1] == "Adoptée à l’unanimité."


@pytest.mark.parametrize(("formula", "text", "first"), [
    ("Sur la proposition de {proposant}, appuyée par {appuyant}, il est résolu {texte}",
     "Adopter l’avis",
     "Sur la proposition de Lise Roy, appuyée par Marc Cyr, il est résolu d’adopter l’avis."),
    ("Il est proposé par {proposant} et résolu {issue} {texte}", "que la séance soit levée",
     "Il est proposé par Lise Roy et résolu à l’unanimité que la séance soit levée."),
    ("Il est proposé et appuyé {texte}", "Le budget est adopté!",
     "Il est proposé et appuyé : Le budget est adopté!"),
    ("{texte}", "Lever la séance", "Il est résolu de lever la séance."),
    ("Sans place", "Lever la séance", "Il est résolu de lever la séance."),
])
def test_that_a_body_resolves_in_its_own_words(formula: str, text: str, first: str) -> None:
    assert whole(replace(SAID, text=text), formula=formula)[0] == first


def test_that_a_formula_that_names_needs_the_names() -> None:
    formula = "Sur la proposition de {proposant}, il est résolu {texte}"
    assert whole(SAID, names=False, formula=formula)[0] == "Il est résolu de demander 18 000 $."
    assert whole(replace(SAID, state="defeated"), formula=formula)[0] == (
        "Il est proposé de demander 18 000 $.")


def test_that_the_issue_said_in_the_sentence_is_not_said_again() -> None:
    counted = replace(SAID, state="carried_majority", in_favour=7, against=2)
    told = whole(counted, formula="Il est résolu {issue} {texte}")
    assert told == ["Il est résolu à la majorité (pour : 7, contre : 2) de demander 18 000 $."]
    assert whole(counted, formula="Il est résolu {texte}")[1].startswith("Adoptée à la majorité")


def test_that_dissents_roll_calls_and_the_quorum_follow() -> None:
    said = replace(
        SAID, state="carried_majority", in_favour=2, against=1, method="organization",
        voices=(Voices("yes", ("L’Ancrage", "MRC")), Voices("no", ("Centr’Hommes",))),
        dissents=(Dissent("Centr’Hommes", "trop cher"),),
        quorum_note="Hors quorum. 3 membres sur 9",
    )
    assert whole(said)[2:] == [
        "Pour : L’Ancrage, MRC.", "Contre : Centr’Hommes.",
        "Centr’Hommes inscrit sa dissidence : trop cher", "Hors quorum. 3 membres sur 9",
    ]


def test_that_a_decision_below_the_quorum_says_so_on_paper() -> None:
    said = Said(id="1", kind="decision", text="On continue", mode="consensus",
                quorum_note="Hors quorum. 1 membre sur 9")
    (box,) = blocks_of(MinutesDocument("m"), said)
    assert "Hors quorum. 1 membre sur 9" in str(box)


def test_that_a_follow_up_looked_over_is_printed_with_its_word() -> None:
    said = Said(id="1", kind="review", text="Relancer Clermont – fait")
    (line,) = blocks_of(MinutesDocument("m"), said)
    assert "Retour sur un suivi" in str(line)


def test_that_voices_are_frozen_and_thawed_alike() -> None:
    from dsi_desktop.features.minutes.rules.document import Point

    said = replace(SAID, voices=(Voices("yes", ("L’Ancrage", "MRC")),), method="organization",
                   amended=True)
    document = MinutesDocument(
        "m", bilingual=True, motion_phrase="Il est proposé {texte}", decision_mode="two_thirds",
        points=(Point(id="p", number="1", level=0, title="Point", said=(said,)),),
    )
    assert thawed(canonical(document)) == document


def test_that_an_amendment_is_read_under_what_it_amends(ground: Ground) -> None:
    store, meeting, item = ground.store, ground.meeting, ground.items[2]
    main = commands.record_resolution(
        store, meeting, item, "Demander 18 000 $", state="moved", taken_at="13:50")
    commands.record_resolution(
        store, meeting, item, "Demander 20 000 $", amends_id=main, taken_at="13:52")
    lines = register(store)
    assert [one.said.record_id for one in lines] == [main]
    assert lines[0].said.amended
    text = paper(laid_out(queries.minutes_of(store, meeting)))
    assert "Amendement adopté à l’unanimité." in text


def test_that_a_secret_ballot_names_nobody(ground: Ground) -> None:
    store = ground.store
    motion = commands.record_resolution(
        store, ground.meeting, ground.items[2], "Changer de lieu", taken_at="13:50",
        state="carried_majority", in_favour=3, against=1, dissent=[(ground.people[1], "loin")],
    )
    from sqlalchemy import select

    from dsi_desktop.db.schema.minutes import VoteEvent

    with store.operation("Voter autrement") as op:
        event = op.scalars(select(VoteEvent).where(VoteEvent.motion_id == motion)).one()
        event.method = "secret"
    (said,) = queries.minutes_of(store, ground.meeting).every("motion")
    assert said.dissents == ()
    assert "scrutin secret" in " ".join(whole(said))
    with store.operation("Voter par organisation") as op:
        op.get(VoteEvent, event.id).method = "organization"
    (said,) = queries.minutes_of(store, ground.meeting).every("motion")
    assert said.voices == (Voices("no", ("Stéphane Leblanc",)),)
    assert said.dissents == (Dissent("Stéphane Leblanc", "loin"),)


def test_that_the_printed_number_of_a_point_stays_in_its_minutes(ground: Ground) -> None:
    numbers = [point.number for point in queries.minutes_of(ground.store, ground.meeting).points]
    assert numbers == ["1", "2", "3"]
    meetings.withdraw_item(ground.store, ground.items[0])
    again = queries.minutes_of(ground.store, ground.meeting).points
    assert [point.number for point in again][1:] == ["2", "3"]


def test_that_a_point_treated_with_another_says_which(ground: Ground) -> None:
    meetings.merge_item(ground.store, ground.items[2], ground.items[0])
    text = paper(laid_out(queries.minutes_of(ground.store, ground.meeting)))
    assert any(one.startswith("Ce point est traité avec le point ") for one in text)


@pytest.mark.parametrize(("phrase", "opened", "said"), [
    ("", "", ""), ("", "13:30", "La rencontre est ouverte à 13 h 30."),
    ("On commence à {hour}.", "13:30", "On commence à 13 h 30."),
    ("On commence à {heure}, {absences}.", "13:30", "On commence à 13 h 30, Luc Roy."),
    ("On commence.", "", ""),
    ("Le {jour}, sont présents : {membres}.", "", "Le , sont présents : Lise Roy (MRC)."),
])
def test_that_a_meeting_is_opened_in_the_words_of_its_body(
    phrase: str, opened: str, said: str
) -> None:
    document = MinutesDocument(
        "m", opening_phrase=phrase, opened_at=opened, attendees=(
            Attendee("1", "p1", "Lise Roy", "MRC", status="present"),
            Attendee("2", "p2", "Luc Roy", status="excused"),
        ),
    )
    assert anatomy.opening(document).replace("\N{NO-BREAK SPACE}", " ") == said


def test_that_a_meeting_without_day_or_number_is_still_named() -> None:
    assert anatomy.held(MinutesDocument("m")) == "Rencontre ordinaire"
    assert anatomy.held(MinutesDocument("m", ordinal=3)) == "Rencontre ordinaire nº 3"
    assert "tenue le" in anatomy.held(MinutesDocument("m", held_on="2026-11-12"))


def test_that_who_is_left_out_of_the_opening_sentence_is_said_beside() -> None:
    people = (
        Attendee("1", "p", "Lise Roy", status="excused"),
        Attendee("2", "p", "Luc Roy", status="expected"),
        Attendee("3", "p", "Ian Gill", role="guest", status="present"),
        Attendee("4", "p", "Absent Gill", role="guest", status="absent"),
    )
    told = MinutesDocument("m", opening_phrase="Présents : {membres}.", attendees=people)
    assert anatomy.beside(told) == [
        ("Absences motivées", "Lise Roy"), ("Absences", "Luc Roy"),
        ("Aussi en présence", "Ian Gill"),
    ]
    whole_sentence = replace(told, opening_phrase="{membres} {absences} {autres}")
    assert anatomy.beside(whole_sentence) == []


def test_that_notes_without_anybody_say_so() -> None:
    text = paper(laid_out(MinutesDocument("m", kind="cr", body="Chantier Emploi")))
    assert "Aucune présence n’est notée." in text


def test_that_minutes_are_composed_of_a_body_that_has_no_rules(ground: Ground) -> None:
    from sqlalchemy import select

    from dsi_desktop.db.schema.governance import BodyRules
    from dsi_desktop.db.shelf import Shelf

    with ground.store.operation("Retirer les règles") as op:
        for rules in op.scalars(select(BodyRules)).all():
            op.remove(rules)
    with ground.store.read() as session:
        document = compose(Shelf(session), ground.meeting)
    assert (document.kind, document.motion_phrase, document.bilingual) == ("pv", "", False)


@pytest.mark.parametrize(("rule", "said"), [
    ("note", "Hors quorum. Quorum non atteint : 1 sur 5, 3 requis"), ("refuse", ""),
])
def test_that_a_decision_without_a_vote_keeps_the_proof_of_its_hour(
    ground: Ground, rule: str, said: str
) -> None:
    store, meeting, item = ground.store, ground.meeting, ground.items[2]
    governance.set_rules(store, ground.body, quorum_kind="number", quorum_value=3,
                         below_quorum="note")
    commands.record_decision(store, meeting, item, "Pendant", said_at="13:50")
    for person in ground.people[1:]:
        meetings.set_attendance(store, meeting, person, "present", left_at="14:00")
    commands.record_decision(store, meeting, item, "Après", said_at="14:10")
    governance.set_rules(store, ground.body, below_quorum=rule)
    during, after = queries.minutes_of(store, meeting).every("decision")
    assert during.quorum_note == ""
    assert after.quorum_note.replace("\N{NO-BREAK SPACE}", " ").startswith(said)
    assert bool(after.quorum_note) == bool(said)
    shown = " ".join(paper(laid_out(queries.minutes_of(store, meeting))))
    assert ("Hors quorum" in shown) == bool(said)


def test_that_a_signature_is_told_under_the_adoption(ground: Ground) -> None:
    ground.close()
    found = replace(queries.minutes_of(ground.store, ground.meeting), state="adopted",
                    adopted_on="2027-01-21")
    sheet = queries.AdoptedSheet(
        "a", "2027-01-21", "f" * 64, with_changes=False, intact=True, signed_on="2027-01-22",
        signed_by="Josée Desbiens",
    )
    text = paper(laid_out(found, sheet))
    assert "Signé le vendredi 22 janvier 2027 par Josée Desbiens." in text
    nobody = replace(sheet, signed_by="")
    assert "Signé le vendredi 22 janvier 2027 par la présidence." in paper(laid_out(found, nobody))
