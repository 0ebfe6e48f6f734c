"""Minutes on paper: what is printed, in which order, and what never is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.report import REPORTS, minutes
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.blocks import Box, Document, Heading, Para, Table, text_of
from support.meeting_ground import Ground, grounded

QUORUM = (
    "Quorum : 3 membres sur 5 (minimum requis : 3). La présidence constate le quorum et "
    "déclare la rencontre ouverte à 13 h 34."
)
BALANCE = (
    "Sièges pourvus par collège : Collège communautaire 5, Collège institutionnel 0 (écart admis "
    ": 1)."
)
VOTE = (
    "Proposée par Josée Desbiens, appuyée par Nathalie Bouchard. "
    "Adoptée à la majorité (pour : 3, contre : 1)."
)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    with made.store.operation("Nommer") as op:
        op.add(Initiative(name="DSI Charlevoix", demonstration=True))
    made.under_way()
    store, meeting, item = made.store, made.meeting, made.items[2]
    meetings.set_attendance(store, meeting, made.people[1], "remote", arrived_at="13 h 40")
    meetings.set_attendance(store, meeting, made.people[3], "excused")
    meetings.set_attendance(
        store, meeting, made.people[4], "represented", represented_by_id=made.people[2]
    )
    meetings.add_guest(store, meeting, name="Noémie Savard")
    meetings.edit_meeting(store, meeting, objectives="Choisir un trajet\nTrouver l’argent")
    commands.record_note(store, meeting, item, "Stéphane présente.\n\nOn discute.")
    commands.record_note(store, meeting, item, "Tension avec la MRC", private=True)
    commands.record_decision(store, meeting, item, "Le trajet est retenu")
    commands.record_resolution(
        store, meeting, item, "Demander 18 000 $", title="Budget", taken_at="13:50",
        recitals="le temps presse", mover_id=made.people[0], seconder_id=made.people[2],
        state="carried_majority", in_favour=3, against=1,
        dissent=[(made.people[1], "trop cher")],
    )
    commands.record_followup(
        store, meeting, item, "Relancer Clermont", person_id=made.people[1], due_on="2026-12-15"
    )
    commands.record_followup(store, meeting, item, "Trouver une salle")
    commands.record_tabling(store, meeting, item, "Bilan d’automne")
    commands.mark_in_camera(store, meeting, item, said_at="15:00")
    yield made
    made.store.close()


def texts(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(f"h{block.level} {block.text}")
        elif isinstance(block, Para):
            found.append(text_of(block.words))
        elif isinstance(block, Box):
            found += [block.title, *(text_of(one.words) for one in block.paragraphs)]
        elif isinstance(block, Table):
            for group in block.groups:
                found.append(group.title)
                found += [" | ".join(text_of(cell) for cell in row) for row in group.rows]
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in found if one]


def test_that_the_minutes_follow_the_anatomy_of_the_table(ground: Ground) -> None:
    ground.close()
    document = minutes(ground.store, ground.meeting)
    assert document.watermark == "PROJET"
    assert document.issuer == "DSI Charlevoix"
    assert texts(document) == [
        "h1 Procès-verbal de la rencontre du comité conseil",
        "Rencontre ordinaire nº 1, tenue le jeudi 12 novembre 2026",
        "h2 Objectifs",
        "h2 Présences",
        "En présence (2)",
        "Josée Desbiens | MRC de Charlevoix-Est | Présidence | ✓ Sur place",
        "Nathalie Bouchard | Centr’Hommes | Membre | ✓ Sur place",
        "À distance (1)",
        "Stéphane Leblanc | L’Ancrage | Membre | ✓ En ligne, dès 13 h 40",
        "Par représentation (1)",
        "Éric Gauthier | L’Ancrage | Membre | Par Nathalie Bouchard",
        "Absences motivées (1)",
        "Marie-Ève Tremblay | MRC de Charlevoix-Est | Secrétariat | Absence motivée",
        "Aussi en présence (1)",
        "Noémie Savard |  | Invitation | ✓ Sur place",
        QUORUM,
        BALANCE,
        "h2 1. Ouverture et quorum",
        "h2 2. Adoption de l’ordre du jour",
        "h2 3. Navette des aîné·es",
        "Stéphane présente.",
        "On discute.",
        "Décision", "Le trajet est retenu", "Par consensus.",
        "Résolution (projet) 1 – Budget",
        "Attendu que le temps presse;",
        "Il est résolu de demander 18 000 $.",
        VOTE,
        "Stéphane Leblanc inscrit sa dissidence : trop cher",
        "Suivi : Relancer Clermont (Stéphane Leblanc, 15 décembre 2026)",
        "Suivi : Trouver une salle",
        "Dépôt : Bilan d’automne",
        "La rencontre se poursuit à huis clos à 15 h.",
        "h2 Suivis",
        "1 | Relancer Clermont | Stéphane Leblanc | 15 décembre 2026",
        "2 | Trouver une salle | À préciser | À préciser",
        "La rencontre est levée à 16 h 5.",
    ]


def test_that_adopted_minutes_are_printed_from_the_frozen_document(ground: Ground) -> None:
    ground.close()
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    for person in ground.people:
        meetings.set_attendance(ground.store, later, person, "present")
    motion = commands.record_resolution(ground.store, later, None, "Adopter le procès-verbal")
    commands.adopt_minutes(
        ground.store, ground.meeting, in_meeting_id=later, motion_id=motion, with_changes=True
    )
    document = minutes(ground.store, ground.meeting)
    said = texts(document)
    assert document.watermark == ""
    assert "Résolution CC-2026-001 – Budget" in said
    adopted = "Procès-verbal adopté avec des modifications le jeudi 21 janvier 2027."
    assert any(one.startswith(adopted) and "Empreinte SHA-256" in one for one in said)


def test_that_meeting_notes_need_no_adoption_and_print_no_names(ground: Ground) -> None:
    governance.set_rules(
        ground.store, ground.body, minutes_kind="cr", requires_adoption=False,
        names_in_motions=False, quorum_kind="none",
    )
    meetings.withdraw_item(ground.store, ground.items[0])
    meetings.postpone_item(ground.store, ground.items[1])
    assert minutes(ground.store, ground.meeting).watermark == "PROJET"
    ground.close()
    document = minutes(ground.store, ground.meeting)
    said = " ".join(texts(document))
    assert document.watermark == ""
    assert "Compte rendu de la rencontre du comité conseil" in said
    assert "Proposée par" not in said
    assert "Ce point est retiré" in said
    assert "Ce point est reporté" in said
    assert "Quorum" not in said


def test_that_a_decision_below_quorum_is_printed_as_such(ground: Ground) -> None:
    governance.set_rules(ground.store, ground.body, below_quorum="note", quorum_kind="number",
                         quorum_value=5)
    commands.record_resolution(ground.store, ground.meeting, ground.items[2], "Prendre acte",
                               taken_at="13:55")
    assert any(one.startswith("Hors quorum") for one in
               texts(minutes(ground.store, ground.meeting)))


def test_that_a_report_without_a_meeting_is_refused(ground: Ground) -> None:
    with pytest.raises(RuleBroken):
        minutes(ground.store, None)
    assert [report.name for report in REPORTS][:2] == ["minutes", "follow-ups"]


def test_that_a_meeting_hardly_planned_still_prints(ground: Ground) -> None:
    from dsi_desktop.db.schema.meetings import Meeting

    bare = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on="2027-02-01",
                                   start_time="9 h", kind="forum")
    with ground.store.operation("Vider") as op:
        op.get(Meeting, bare).held_on = None
    document = minutes(ground.store, bare)
    assert texts(document)[1] == "Rencontre forum nº 1"


def test_that_the_pdf_is_read_back_in_order_without_private_notes(
    ground: Ground, tmp_path: Path
) -> None:
    from dsi_desktop.reporting.pdf.render import render

    ground.close()
    path = tmp_path / "pv.pdf"
    assert render(minutes(ground.store, ground.meeting), path).pages >= 1
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(path).pages).split()
    ).replace("\N{NO-BREAK SPACE}", " ")
    marks = (
        "Procès-verbal de la rencontre", "Présences", "Nathalie Bouchard", "Navette des aîné·es",
        "Attendu que le temps presse", "Il est résolu de demander 18 000 $", "dissidence",
        "Relancer Clermont", "huis clos", "La rencontre est levée",
    )
    places = [text.find(mark) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)
    assert "Tension" not in text
    assert "Données de démonstration" in text
