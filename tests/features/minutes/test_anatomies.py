"""Papers of six real bodies, told again with invented names: the same parts in the same order.

Each follows one anatomy of the field, chosen by the rules of its body alone.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.report import minutes
from support.anatomy_ground import Deed, Held, Sitting, held
from support.paper_text import paper
from support.pdf_samples import printed
from support.pdf_verifier import problems


def note(text: str) -> Deed:
    return lambda made, item: commands.record_note(made.store, made.meeting, item, text)


def decision(text: str, mode: str = "consensus") -> Deed:
    return lambda made, item: commands.record_decision(
        made.store, made.meeting, item, text, mode=mode)


def follow_up(text: str, who: str, due_on: str) -> Deed:
    return lambda made, item: commands.record_followup(
        made.store, made.meeting, item, text, person_id=made.people[who], due_on=due_on)


def tabling(text: str) -> Deed:
    return lambda made, item: commands.record_tabling(made.store, made.meeting, item, text)


def resolution(text: str, mover: str = "", seconder: str = "", **fields: object) -> Deed:
    return lambda made, item: commands.record_resolution(
        made.store, made.meeting, item, text, mover_id=made.people.get(mover),
        seconder_id=made.people.get(seconder), **fields)


def withdrawn(made: Held, item: str) -> None:
    meetings.withdraw_item(made.store, item)


def regional_workshop(folder: Path) -> Held:
    """A: meeting notes of a day-long chantier: animation, objectives, one person a line."""
    return held(
        folder,
        body={"name": "Chantier Alimentation", "kind": "workstream", "acronym": "CH-ALI"},
        rules={"minutes_kind": "cr", "requires_adoption": False, "quorum_kind": "none",
               "decision_mode": "consensus", "names_in_motions": False},
        people=(
            Sitting("Odile Arsenault", "Collectif La Tablée"),
            Sitting("Yvon Bernier", "MRC des Caps"),
            Sitting("Maude Cyr", "CISSS des Caps", "remote"),
            Sitting("Lise Huard", "Démarche des Caps", role="staff"),
            Sitting("Rémi Poirier", "Démarche des Caps", role="staff"),
        ),
        meeting={
            "held_on": "2017-11-09", "start_time": "8 h 30", "end_time": "15 h 30",
            "place": "Salle communautaire", "address": "12, rue du Quai",
            "video_url": "https://exemple.org/chantier", "facilitator_id": "Odile Arsenault",
            "note_taker_id": "Lise Huard",
            "objectives": "Partager les bons coups\nChoisir trois priorités",
        },
        points=(
            ("Mise en contexte", (note("Le chantier se tient dans six territoires."),)),
            ("Priorités", (
                decision("Les trois priorités sont la récupération, le transport et l’école"),
                follow_up("Envoyer la liste des cuisines", "Yvon Bernier", "2017-12-01"),
            )),
        ),
        opened="8 h 40", closed="15 h 25",
    )


A = [
    "# Compte rendu de la rencontre du chantier Alimentation",
    "Rencontre ordinaire nº 1, tenue le jeudi 9 novembre 2017",
    "Heure : De 8 h 40 à 15 h 25",
    "Lieu : Salle communautaire, 12, rue du Quai, et en ligne",
    "Animation : Odile Arsenault",
    "Prise de notes : Lise Huard",
    "Organisation : Lise Huard, Rémi Poirier",
    "## Objectifs",
    "1. Partager les bons coups",
    "2. Choisir trois priorités",
    "## Présences",
    "• Odile Arsenault, Collectif La Tablée",
    "• Yvon Bernier, MRC des Caps",
    "• Maude Cyr, CISSS des Caps (à distance)",
    "• Lise Huard, Démarche des Caps",
    "• Rémi Poirier, Démarche des Caps",
    "La rencontre est ouverte à 8 h 40.",
    "## 1. Mise en contexte",
    "Le chantier se tient dans six territoires.",
    "## 2. Priorités",
    "Décision",
    "Les trois priorités sont la récupération, le transport et l’école",
    "Par consensus.",
    "Suivi : Envoyer la liste des cuisines (Yvon Bernier, 1er décembre 2017)",
    "## Suivis",
    "1 | Envoyer la liste des cuisines | Yvon Bernier | 1er décembre 2017",
    "La rencontre est levée à 15 h 25.",
]


def steering_committee(folder: Path) -> Held:
    """B: meeting notes of a steering committee, adopted as faithful at the next meeting."""
    return held(
        folder,
        body={"name": "Comité de pilotage", "kind": "coordination_committee", "acronym": "CP"},
        rules={"minutes_kind": "cr", "requires_adoption": True, "quorum_kind": "none",
               "decision_mode": "consensus", "names_in_motions": False},
        people=(
            Sitting("Ginette Ouellet", "Table Jeunesse"),
            Sitting("Denis Roussel", "Table Logement"),
            Sitting("Sylvie Thibault", "Table des aînés", "excused"),
            Sitting("Paul Vézina", "Table Emploi", "absent"),
        ),
        meeting={
            "held_on": "2013-05-17", "start_time": "9 h", "end_time": "12 h",
            "chair_id": "Ginette Ouellet",
        },
        points=(
            ("Mot de bienvenue", (note("Ginette Ouellet souhaite la bienvenue."),)),
            ("Projet d’ordre du jour", (
                note("Ajout au point 7 : invité du régional."),
                decision("L’ordre du jour est accepté tel que proposé sans ajout"),
            )),
            ("Retour sur le compte rendu du 5 avril", (
                note("Le compte rendu est conforme à nos discussions."),
            )),
        ),
        opened="9 h", closed="12 h",
    )


B = [
    "# Compte rendu de la rencontre du comité de pilotage",
    "Rencontre ordinaire nº 1, tenue le vendredi 17 mai 2013",
    "Heure : De 9 h à 12 h",
    "Animation : Ginette Ouellet",
    "## Présences",
    "• Ginette Ouellet, Table Jeunesse",
    "• Denis Roussel, Table Logement",
    "Absences motivées : Sylvie Thibault (Table des aînés)",
    "Absences : Paul Vézina (Table Emploi)",
    "La rencontre est ouverte à 9 h.",
    "## 1. Mot de bienvenue",
    "Ginette Ouellet souhaite la bienvenue.",
    "## 2. Projet d’ordre du jour",
    "Ajout au point 7 : invité du régional.",
    "Décision",
    "L’ordre du jour est accepté tel que proposé sans ajout",
    "Par consensus.",
    "## 3. Retour sur le compte rendu du 5 avril",
    "Le compte rendu est conforme à nos discussions.",
    "La rencontre est levée à 12 h.",
    "____ Ginette Ouellet, Présidence",
    "____ Secrétariat",
]


def county_council(folder: Path) -> Held:
    """D: minutes of a council whose formula names mover, seconder and the way it was resolved."""
    return held(
        folder,
        body={"name": "Conseil de la MRC", "kind": "other", "acronym": "MRC"},
        rules={
            "minutes_kind": "pv", "quorum_kind": "number", "quorum_value": 2,
            "decision_mode": "simple_majority", "number_template": "{yyyy}-{seq}",
            "phrase_opening": "À une {rencontre} {instance}, tenue à {lieu} le {jour} à {heure}, "
                              "sont présents : {membres}, tous formant quorum sous la présidence "
                              "de {présidence}.",
            "phrase_motion": "Il est proposé par {proposant}, appuyé par {appuyant} et résolu "
                             "{issue} {texte}",
        },
        people=(
            Sitting("Jean Laliberté", "Ville d’Aulnay"),
            Sitting("Rita Morin", "Municipalité de Brisbois"),
            Sitting("Léo Naud", "Municipalité du Cap", "absent"),
            Sitting("Anne Ross", role="guest"),
        ),
        meeting={"held_on": "2019-06-12", "start_time": "19 h 30",
                 "place": "la salle du conseil", "chair_id": "Jean Laliberté"},
        points=(
            ("Adoption de l’ordre du jour", (
                resolution("que l’ordre du jour soit adopté en ajoutant le sujet « Transport »",
                           "Rita Morin", "Jean Laliberté"),
                note("Le point « Divers » est laissé ouvert."),
            )),
            ("Adoption du procès-verbal", (
                resolution("que le procès-verbal du 8 mai 2019 soit adopté tel que présenté",
                           "Jean Laliberté", "Rita Morin"),
            )),
        ),
        opened="19 h 34", closed="20 h 5",
    )


D = [
    "# Procès-verbal de la rencontre du conseil de la MRC",
    "Rencontre ordinaire nº 1, tenue le mercredi 12 juin 2019",
    ("À une rencontre ordinaire du conseil de la MRC, tenue à la salle du conseil le mercredi "
     "12 juin 2019 à 19 h 34, sont présents : Jean Laliberté (Ville d’Aulnay) et Rita Morin "
     "(Municipalité de Brisbois), tous formant quorum sous la présidence de Jean Laliberté."),
    "Absences : Léo Naud (Municipalité du Cap)",
    "Aussi en présence : Anne Ross",
    "Quorum : 2 membres sur 3 (minimum requis : 2).",
    "## 1. Adoption de l’ordre du jour",
    "Résolution (projet) 1",
    ("Il est proposé par Rita Morin, appuyé par Jean Laliberté et résolu à l’unanimité que l’ordre "
     "du jour soit adopté en ajoutant le sujet « Transport »."),
    "Le point « Divers » est laissé ouvert.",
    "## 2. Adoption du procès-verbal",
    "Résolution (projet) 2",
    ("Il est proposé par Jean Laliberté, appuyé par Rita Morin et résolu à l’unanimité que le "
     "procès-verbal du 8 mai 2019 soit adopté tel que présenté."),
    "La rencontre est levée à 20 h 5.",
    "____ Jean Laliberté, Présidence",
    "____ Secrétariat",
]


def regional_council(folder: Path) -> Held:
    """E: minutes that tell presences in a sentence, and lay the notes of committees."""
    return held(
        folder,
        body={"name": "Assemblée des maires", "kind": "assembly", "acronym": "AM"},
        rules={
            "minutes_kind": "pv", "quorum_kind": "majority", "number_template": "{yyyy}-{mm}-{seq}",
            "phrase_opening": "À une {rencontre} tenue le {jour}, sont présents : {membres}, "
                              "formant le quorum sous la présidence de {présidence}. "
                              "Sont absents : {absences}. Sont également présents : {autres}.",
            "phrase_motion": "Il est proposé par {proposant}, appuyé par {appuyant} {texte}",
        },
        people=(
            Sitting("Carole Plante", "Ville de Sorans"),
            Sitting("Guy Salvail", "Paroisse de Saint-Elme", "represented",
                    represented_by="Marie Dupré"),
            Sitting("Luc Péloquin", "Municipalité de Yamas"),
            Sitting("Nadia Cournoyer", "Ville de Tracel", "absent"),
            Sitting("Marie Dupré", role="guest"),
        ),
        meeting={"held_on": "2014-09-10", "start_time": "20 h", "chair_id": "Carole Plante",
                 "note_taker_id": "Marie Dupré"},
        points=(
            ("Lecture et adoption de l’ordre du jour", (
                resolution("que l’ordre du jour soit adopté sans modification",
                           "Luc Péloquin", "Carole Plante"),
            )),
            ("Dépôt du compte rendu de la réunion du comité", (
                tabling("Compte rendu de la réunion du comité des transports"),
                resolution("que le compte rendu soit déposé aux archives", "Carole Plante",
                           "Luc Péloquin", state="carried_majority", in_favour=2, against=1),
            )),
        ),
        opened="20 h", closed="21 h 15",
    )


E = [
    "# Procès-verbal de l’assemblée des maires",
    "Rencontre ordinaire nº 1, tenue le mercredi 10 septembre 2014",
    ("À une rencontre ordinaire tenue le mercredi 10 septembre 2014, sont présents : Carole "
     "Plante (Ville de Sorans), Luc Péloquin (Municipalité de Yamas) et Guy Salvail "
     "(Paroisse de Saint-Elme), formant le quorum sous la présidence de Carole Plante. Sont "
     "absents : Nadia Cournoyer (Ville de Tracel). Sont également présents : Marie Dupré."),
    "Quorum : 3 membres sur 4 (minimum requis : 3).",
    "## 1. Lecture et adoption de l’ordre du jour",
    "Résolution (projet) 1",
    ("Il est proposé par Luc Péloquin, appuyé par Carole Plante que l’ordre du jour soit adopté "
     "sans modification."),
    "Adoptée à l’unanimité.",
    "## 2. Dépôt du compte rendu de la réunion du comité",
    "Dépôt : Compte rendu de la réunion du comité des transports",
    "Résolution (projet) 2",
    ("Il est proposé par Carole Plante, appuyé par Luc Péloquin que le compte rendu soit déposé "
     "aux archives."),
    "Adoptée à la majorité (pour : 2, contre : 1).",
    "La rencontre est levée à 21 h 15.",
    "____ Carole Plante, Présidence",
    "____ Marie Dupré, Secrétariat",
]


def board(folder: Path) -> Held:
    """F: minutes that name nobody who moves, with those who sit by screen apart."""
    return held(
        folder,
        body={"name": "Comité d’administration", "kind": "other", "acronym": "CA"},
        rules={
            "minutes_kind": "pv", "quorum_kind": "majority", "names_in_motions": False,
            "decision_mode": "simple_majority",
            "phrase_motion": "Il est proposé et appuyé {texte}",
        },
        people=(
            Sitting("Berthe Allard", "Collège nordique"),
            Sitting("Éric Dubé", "Usagers", "remote"),
            Sitting("Zoé Fiset", "Personnel", "excused"),
            Sitting("Ian Gill", role="guest"),
        ),
        meeting={"held_on": "2016-06-14", "start_time": "16 h 30", "chair_id": "Berthe Allard"},
        points=(
            ("Adoption de l’ordre du jour", (
                resolution("D’adopter l’ordre du jour tel que modifié, laissant les affaires "
                           "nouvelles ouvertes", "Éric Dubé", "Berthe Allard"),
            )),
            ("Entente de services", (withdrawn,)),
        ),
        opened="16 h 31", closed="18 h",
    )


F = [
    "# Procès-verbal de la rencontre du comité d’administration",
    "Rencontre ordinaire nº 1, tenue le mardi 14 juin 2016",
    "Heure : De 16 h 31 à 18 h",
    "Présidence : Berthe Allard",
    "## Présences",
    "En présence (1)",
    "Berthe Allard | Collège nordique | Membre | ✓ Sur place",
    "À distance (1)",
    "Éric Dubé | Usagers | Membre | ✓ En ligne",
    "Absences motivées (1)",
    "Zoé Fiset | Personnel | Membre | Absence motivée",
    "Aussi en présence (1)",
    "Ian Gill |  | Invitation | ✓ Sur place",
    ("Quorum : 2 membres sur 3 (minimum requis : 2). La présidence constate le quorum et déclare "
     "la rencontre ouverte à 16 h 31."),
    "## 1. Adoption de l’ordre du jour",
    "Résolution (projet) 1",
    ("Il est proposé et appuyé d’adopter l’ordre du jour tel que modifié, laissant les affaires "
     "nouvelles ouvertes."),
    "Adoptée à l’unanimité.",
    "## 2. Entente de services",
    "Ce point est retiré de l’ordre du jour.",
    "La rencontre est levée à 18 h.",
    "____ Berthe Allard, Présidence",
    "____ Secrétariat",
]


def bilingual_council(folder: Path) -> Held:
    """I: minutes in French whose headings are also in English."""
    return held(
        folder,
        body={"name": "Comité conseil", "kind": "other", "acronym": "CC"},
        rules={"minutes_kind": "pv", "quorum_kind": "none", "bilingual_documents": True},
        people=(Sitting("Ruth Keith", "Family Ties"), Sitting("Aline Roy", "MRC des Caps")),
        meeting={"held_on": "2019-02-19", "start_time": "10 h", "place": "Salle des Caps",
                 "chair_id": "Ruth Keith", "objectives": "Se connaître"},
        points=(
            ("Suivis", (note("On revoit la liste."),)),
            ("Dénonciation d’intérêts", (
                follow_up("Traduire l’avis", "Aline Roy", "2019-03-01"),
            )),
        ),
        opened="10 h", closed="",
    )


I = [  # noqa: E741  the letter of the anatomy
    ("# Procès-verbal de la rencontre du comité conseil | Minutes of the meeting of the comité "
     "conseil"),
    "Rencontre ordinaire nº 1, tenue le mardi 19 février 2019",
    "Heure | Time : 10 h",
    "Lieu | Place : Salle des Caps",
    "Présidence | Chair : Ruth Keith",
    "## Objectifs | Objectives",
    "• Se connaître",
    "## Présences | Attendance",
    "En présence | In person (2)",
    "Ruth Keith | Family Ties | Membre | ✓ Sur place",
    "Aline Roy | MRC des Caps | Membre | ✓ Sur place",
    "La rencontre est ouverte à 10 h.",
    "## 1. Suivis | Follow-ups",
    "On revoit la liste.",
    "## 2. Dénonciation d’intérêts",
    "Suivi : Traduire l’avis (Aline Roy, 1er mars 2019)",
    "## Suivis | Follow-ups",
    "1 | Traduire l’avis | Aline Roy | 1er mars 2019",
    "____ Ruth Keith, Présidence",
    "____ Secrétariat",
]

EVERY = (
    (regional_workshop, A), (steering_committee, B), (county_council, D), (regional_council, E),
    (board, F), (bilingual_council, I),
)


@pytest.mark.parametrize(("tell", "expected"), EVERY, ids=[one.__name__ for one, _text in EVERY])
def test_that_a_real_anatomy_is_reproduced(
    tell: Callable[[Path], Held], expected: list[str], tmp_path: Path
) -> None:
    made = tell(tmp_path)
    assert paper(minutes(made.store, made.meeting)) == expected
    made.store.close()


@pytest.mark.parametrize("tell", [regional_workshop, regional_council, bilingual_council])
def test_that_each_layout_is_an_accessible_pdf(
    tell: Callable[[Path], Held], tmp_path: Path
) -> None:
    made = tell(tmp_path)
    content, _rendered = printed(minutes(made.store, made.meeting))
    assert problems(content) == []
    made.store.close()


def test_that_notes_without_adoption_are_final_and_unsigned(tmp_path: Path) -> None:
    made = regional_workshop(tmp_path)
    assert minutes(made.store, made.meeting).watermark == ""
    made.store.close()


def test_that_notes_to_adopt_are_a_draft_until_then(tmp_path: Path) -> None:
    made = steering_committee(tmp_path)
    assert minutes(made.store, made.meeting).watermark == "PROJET"
    later = meetings.create_meeting(made.store, body_id=made.body, held_on="2013-06-28")
    commands.adopt_minutes(made.store, made.meeting, in_meeting_id=later)
    document = minutes(made.store, made.meeting)
    assert document.watermark == ""
    assert any(one.startswith("Compte rendu adopté le vendredi 28 juin 2013.")
               for one in paper(document))
    made.store.close()


def test_that_bilingual_papers_stay_french_first_in_an_english_window(tmp_path: Path) -> None:
    from dsi_desktop.kernel.i18n import speaking

    made = bilingual_council(tmp_path)
    with speaking("en"):
        document = minutes(made.store, made.meeting)
    assert document.language == "fr"
    assert paper(document) == I
    made.store.close()


def test_that_a_formula_that_lacks_a_name_falls_back_on_the_words_of_the_house(
    tmp_path: Path,
) -> None:
    made = county_council(tmp_path)
    add = partial(commands.record_resolution, made.store, made.meeting, None)
    add("Remercier l’équipe")
    add("Refuser l’offre", state="defeated", in_favour=0, against=2,
        mover_id=made.people["Rita Morin"])
    add("Un vote partagé", state="carried_majority", in_favour=1, against=0, abstaining=1,
        mover_id=made.people["Rita Morin"], seconder_id=made.people["Jean Laliberté"])
    text = paper(minutes(made.store, made.meeting))
    assert "Il est résolu de remercier l’équipe." in text
    assert "Il est proposé de refuser l’offre." in text
    assert ("Il est proposé par Rita Morin, appuyé par Jean Laliberté et résolu à la majorité "
            "(pour : 1, contre : 0, abstention : 1) : Un vote partagé.") in text
    made.store.close()
