"""The certified extract and the register on paper: their text, and a PDF that everybody reads."""

from pathlib import Path

import pytest

from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.features.minutes.rules.refusals import adopted_id
from dsi_desktop.features.resolutions import queries
from dsi_desktop.features.resolutions.report import EXTRACT, REGISTER, REPORTS
from dsi_desktop.features.resolutions.report.register import subject_of
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import new_dossier
from support.paper_text import paper
from support.pdf_reader import read_aloud
from support.pdf_samples import printed
from support.pdf_verifier import problems
from support.register_ground import Registered

CERTIFIED = (
    "Je certifie que le texte qui précède est un extrait conforme du procès-verbal du comité "
    "conseil, tiré de la rencontre du 12 novembre 2026 et adopté le 21 janvier 2027."
)
ROW = (
    "CC-2026-001 | Navette d’été – Demander 18 000 $ au Fonds régions et ruralité | "
    "Josée Desbiens, Nathalie Bouchard | Adoptée à l’unanimité"
)


def test_that_an_extract_reads_as_a_certified_copy(made: Registered) -> None:
    document = EXTRACT.build(made.store, made.carried)
    sha256 = queries.certified(made.store, made.carried).sha256
    assert paper(document) == [
        "# Extrait du procès-verbal du comité conseil",
        "Rencontre ordinaire nº 1, tenue le jeudi 12 novembre 2026",
        "Lieu : Salle du conseil, Clermont",
        "Présidence : Josée Desbiens",
        "Secrétariat : Marie-Ève Tremblay",
        "Adoption : 21 janvier 2027",
        "## 3. Navette des aîné·es",
        "Résolution CC-2026-001 – Navette d’été",
        "Attendu que le temps presse;",
        "Attendu qu’une aide est confirmée;",
        "Il est résolu de demander 18 000 $ au Fonds régions et ruralité.",
        "Proposée par Josée Desbiens, appuyée par Nathalie Bouchard. Adoptée à l’unanimité.",
        "Quorum : 5 membres sur 5 (minimum requis : 3).",
        "## Certification",
        CERTIFIED,
        "____ Marie-Ève Tremblay, Secrétariat",
        "____ Date",
        f"Tiré du document figé à l’adoption. Empreinte SHA-256 : {sha256}",
    ]
    assert document.watermark == ""
    assert "Données de démonstration" in document.foot


def test_that_a_signed_and_numbered_adoption_is_told(made: Registered) -> None:
    with made.store.operation("Signer") as op:
        kept = op.get(AdoptedMinutes, adopted_id(made.ground.meeting))
        kept.signed_on, kept.signed_by = "2027-01-22", "Josée Desbiens"
    assert "Signature : Josée Desbiens, 22 janvier 2027" in paper(
        EXTRACT.build(made.store, made.carried)
    )


def test_that_an_extract_without_its_resolution_is_refused(made: Registered) -> None:
    with pytest.raises(RuleBroken, match="Choisissez"):
        EXTRACT.build(made.store, None)
    with pytest.raises(RuleBroken, match="projet"):
        EXTRACT.build(made.store, made.adopting)


def test_that_the_register_is_printed_by_year_and_by_meeting(made: Registered) -> None:
    document = REGISTER.build(made.store, made.ground.body)
    assert paper(document) == [
        "# Registre des résolutions",
        "Comité conseil, 3 résolutions",
        "## 2026",
        "Comité conseil, 12 novembre 2026",
        ROW,
        "(projet) 2 | Reporter l’essai | Stéphane Leblanc | Rejetée",
        "## 2027",
        "Comité conseil, 21 janvier 2027",
        "(projet) 1 | Adopter le procès-verbal |  | Adoptée à l’unanimité",
        "1 résolution est encore au projet : son numéro n’est pas définitif.",
    ]
    assert document.title == "Registre des résolutions – Comité conseil"


def test_that_a_year_of_every_body_is_printed_alone(made: Registered) -> None:
    text = paper(REGISTER.build(made.store, subject_of("", "2027")))
    assert text[1] == "2027, 1 résolution"
    assert "## 2026" not in text


def test_that_an_empty_register_says_so(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    assert "Aucune résolution n’est consignée." in paper(REGISTER.build(store, None))
    store.close()


@pytest.mark.parametrize("report", REPORTS)
def test_that_both_papers_are_accessible_pdf(made: Registered, report: object) -> None:
    record = made.carried if report is EXTRACT else made.ground.body
    content, rendered = printed(report.build(made.store, record))
    assert rendered.pages == 1
    assert problems(content) == []
    assert any("CC-2026-001" in one for one in read_aloud(content))
