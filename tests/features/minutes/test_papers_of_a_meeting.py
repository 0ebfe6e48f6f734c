"""The papers sent before a meeting and carried to it, as they are printed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.schema.elections import Election
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import convocation, kit, slips
from dsi_desktop.features.reports.queries import subjects
from dsi_desktop.features.reports.report import named
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from dsi_desktop.reporting.blocks import Document, Figure, Heading, PageBreak, Photo
from dsi_desktop.reporting.pdf.render import render
from dsi_desktop.reporting.reading import texts_of
from support import pdf_reader
from support.meeting_ground import Ground, carried, grounded
from support.pdf_verifier import problems

NEXT = "2026-12-10"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 30), "teal").save(made, "PNG")
    return made.getvalue()


def attach(ground: Ground, record_id: str, name: str, content: bytes, caption: str = "") -> str:
    return directory.attach_document(
        ground.store, table="agenda_item", record_id=record_id, name=name, content=content,
        caption=caption,
    )


def coming(ground: Ground) -> tuple[str, str]:
    """Hold the first meeting, plan the next: return it and its point that asks a decision."""
    ground.under_way()
    carried(ground)
    commands.record_note(
        ground.store, ground.meeting, ground.items[2], "Secret de cuisine", private=True)
    commands.record_followup(
        ground.store, ground.meeting, ground.items[2], "Relancer la MRC",
        person_id=ground.people[1], due_on="2026-12-01")
    ground.close()
    made = meetings.create_meeting(
        ground.store, body_id=ground.body, held_on=NEXT, start_time="13:30", end_time="15:30",
        place="Salle B", video_url="https://rencontre.example/cc", objectives="Choisir\nVoir",
    )
    first = meetings.add_item(ground.store, made, "Ouverture", minutes=10)
    return made, meetings.add_item(
        ground.store, made, "Montage financier", kind="decision", minutes=20, after_id=first)


def words(document: Document) -> str:
    return "\n".join(fr(one) for one in texts_of(document)).replace("\N{NO-BREAK SPACE}", " ")


def printed(document: Document) -> bytes:
    content = BytesIO()
    render(document, content)
    assert problems(content.getvalue()) == []
    return content.getvalue()


def test_that_a_convocation_holds_the_notice_the_agenda_the_minutes_and_the_annexes(
    ground: Ground,
) -> None:
    made, item = coming(ground)
    attach(ground, item, "Plan.png", picture(), "Trajet")
    attach(ground, item, "Budget.csv", b"poste;montant\n", "montage")
    document = convocation(ground.store, made)
    said = words(document)
    for one in (
        "Avis de convocation et projet d’ordre du jour", "Le 12 novembre 2026",
        "Josée Desbiens convoque les membres à la rencontre suivante :",
        "Comité conseil, 2e rencontre (rencontre ordinaire).",
        "Jeudi 10 décembre 2026, de 13 h 30 à 15 h 30",
        "Salle B", "https://rencontre.example/cc", "Choisir", "13 h 40", "Décision",
        "Procès-verbal du 12 novembre 2026 (projet), aux pages suivantes",
        "Point 2 : Plan.png (Trajet), à la fin de ce document",
        "Point 2 : Budget.csv (montage), joint à ce document PDF",
        "Quorum : 3 présences sur 5 droits de vote.", "18 000 $ au Fonds",
    ):
        assert one in said, one
    assert "Secret de cuisine" not in said
    content = printed(document)
    assert "PROJET" not in pdf_reader.tight(pdf_reader.read_aloud(content))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert list(pdf.attachments) == ["Budget.csv"]
        assert pdf.attachments["Budget.csv"].get_file().read_bytes() == b"poste;montant\n"


def test_that_only_the_former_minutes_bear_the_watermark(ground: Ground) -> None:
    made, item = coming(ground)
    attach(ground, item, "Plan.png", picture())
    blocks = convocation(ground.store, made).blocks
    breaks = [one.watermark for one in blocks if isinstance(one, PageBreak)]
    assert breaks == ["PROJET", ""]
    assert [one.level for one in blocks if isinstance(one, Heading)].count(1) == 1
    (photo,) = [one for one in blocks if isinstance(one, Photo)]
    assert fr(photo.alt) == fr("Point 2 : Plan.png")


def test_that_files_of_one_name_and_pictures_nobody_can_read_still_travel(ground: Ground) -> None:
    made, item = coming(ground)
    first = meetings.add_item(ground.store, made, "Divers")
    attach(ground, item, "a.csv", b"1")
    attach(ground, item, "a.csv", b"2")
    attach(ground, item, "a.csv", b"5")
    attach(ground, first, "a.csv", b"3")
    attach(ground, first, "2-a.csv", b"4")
    attach(ground, item, "faux.png", b"rien")
    document = convocation(ground.store, made)
    names = [one.name for one in document.attached]
    assert len(set(names)) == len(names) == 6
    assert {"a.csv", "2-a.csv", "faux.png"} <= set(names)
    printed(document)


def test_that_a_paper_of_another_laptop_is_said_to_come(ground: Ground) -> None:
    made, item = coming(ground)
    attached = attach(ground, item, "Plan.pdf", b"pdf")
    with ground.store.operation("Ailleurs") as op:
        op.get(Attachment, attached).sha256 = "0" * 64
    document = convocation(ground.store, made)
    assert "Point 2 : Plan.pdf, à venir" in words(document)
    assert document.attached == ()


def test_that_the_papers_name_the_minutes_a_point_asks_to_adopt(ground: Ground) -> None:
    made, _item = coming(ground)
    other = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-01")
    meetings.open_meeting(ground.store, other, "13:30")
    meetings.close_meeting(ground.store, other, "14:30")
    assert "1er décembre 2026 (projet)" in words(convocation(ground.store, made))
    meetings.add_item(
        ground.store, made, "Adoption", origin_table="meeting", origin_id=ground.meeting)
    said = words(convocation(ground.store, made))
    assert "12 novembre 2026 (projet)" in said
    assert "1er décembre 2026 (projet)" not in said


def test_that_a_late_convocation_prints_why_and_a_bare_one_prints_too(ground: Ground) -> None:
    made, _item = coming(ground)
    meetings.edit_meeting(ground.store, made, held_on="2026-11-14")
    meetings.convene_meeting(ground.store, made, late_reason="La salle vient de se libérer")
    said = words(convocation(ground.store, made))
    assert "part hors délai : La salle vient de se libérer" in said
    bare = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on=NEXT)
    said = words(convocation(ground.store, bare))
    assert "Les membres sont convoqués" in said
    assert "séance tenante" in said
    assert "Documents à lire" not in said
    printed(convocation(ground.store, bare))
    with ground.store.operation("Préparer") as op:
        op.add(Initiative(name="DSI Charlevoix", demonstration=True))
    document = convocation(ground.store, bare)
    assert document.issuer == "DSI Charlevoix"
    assert document.foot.endswith("Données de démonstration")


def test_that_who_convenes_signs_and_the_town_dates_the_letter(ground: Ground) -> None:
    made, _item = coming(ground)
    with ground.store.operation("Préparer") as op:
        area = op.add(Area(name="Clermont")).id
    meetings.edit_meeting(ground.store, made, area_id=area)
    meetings.convene_meeting(ground.store, made, convened_by="MRC de Charlevoix-Est")
    said = words(convocation(ground.store, made))
    assert "Clermont, le 12 novembre 2026" in said
    assert "MRC de Charlevoix-Est convoque les membres" in said
    assert "\nPrésidence" not in said.split("Procès-verbal")[0]


def test_that_a_body_that_asks_for_both_languages_gets_both_headings(ground: Ground) -> None:
    made, _item = coming(ground)
    governance.set_rules(ground.store, ground.body, bilingual_documents=True)
    document = convocation(ground.store, made)
    assert document.kind.startswith("Avis de convocation")
    printed(document)


def test_that_the_kit_holds_the_register_the_agenda_the_follow_ups_and_the_slips(
    ground: Ground,
) -> None:
    made, _item = coming(ground)
    meetings.add_guest(ground.store, made, name="Sœur Angèle", status="expected")
    document = kit(ground.store, made)
    said = words(document)
    for one in (
        "Registre des présences", "Josée Desbiens, présidence", "Aussi attendus", "Sœur Angèle",
        "Signature", "Ordre du jour", "Montage financier", "Suivis à revoir", "Relancer la MRC",
        "Stéphane Leblanc", "Évaluation éclair", "Chaque personne a pu s’exprimer.",
        "4 tout à fait",
    ):
        assert one in said, one
    slips_drawn = [one for one in document.blocks if isinstance(one, Figure)]
    assert len(slips_drawn) == 2
    printed(document)


def test_that_the_kit_of_an_empty_meeting_is_still_a_kit(ground: Ground) -> None:
    bare = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on=NEXT)
    said = words(kit(ground.store, bare))
    assert "Aucun suivi n’est ouvert." in said
    assert "Membres" not in said
    assert "Autres" in said
    printed(kit(ground.store, bare))


def test_that_the_ballots_of_an_election_go_with_the_kit(ground: Ground) -> None:
    made, item = coming(ground)
    with ground.store.operation("Préparer") as op:
        election = op.add(Election(
            body_id=ground.body, meeting_id=made, agenda_item_id=item, seats=1, title="Siège",
        )).id
    bare = kit(ground.store, made)
    assert queries.kit_papers(ground.store, made, ground.store.clock.today()).elections == ()
    runs = directory.add_person(ground.store, given_name="Léa", family_name="Roy")
    governance.add_candidacy(ground.store, election, person_id=runs)
    (paper,) = queries.kit_papers(
        ground.store, made, ground.store.clock.today()).elections
    assert (paper.title, paper.names, paper.count) == ("Siège", 1, 0)
    assert [(one.name, one.organization) for one in paper.people] == [("Léa Roy", "")]
    document = kit(ground.store, made)
    assert "Cochez 1 nom." in words(document)
    assert "Léa Roy" in words(document)
    assert len(document.blocks) > len(bare.blocks)
    printed(document)


def test_that_a_late_follow_up_and_one_of_an_organisation_are_named(ground: Ground) -> None:
    made, _item = coming(ground)
    found = queries.kit_papers(ground.store, made, ground.store.clock.today())
    assert [(one.title, one.responsible, one.late) for one in found.follow_ups] == [
        ("Relancer la MRC", "Stéphane Leblanc", False)]


@pytest.mark.parametrize("report", [convocation, kit])
def test_that_papers_ask_for_a_meeting_that_is_there(ground: Ground, report: object) -> None:
    assert callable(report)
    with pytest.raises(RuleBroken):
        report(ground.store, None)
    with pytest.raises(NotFound):
        report(ground.store, "nowhere")


def test_that_the_meetings_to_come_are_offered_for_these_papers(ground: Ground) -> None:
    made, _item = coming(ground)
    assert named("convocation").scope == named("kit").scope == "coming_meeting"
    assert [one.id for one in subjects(ground.store, "coming_meeting")] == [made]


def test_that_as_many_slips_fit_a_page_as_their_questions_allow() -> None:
    assert (slips.per_page(5), slips.per_page(10)) == (3, 2)

    def measure(text: str, _role: str, size: float) -> float:
        return len(text) * size / 2

    assert len(slips.pages("CC", ["Une question?"], 0, measure)) == 1
    assert len(slips.pages("CC", ["Une question?"] * 10, 5, measure)) == 3
