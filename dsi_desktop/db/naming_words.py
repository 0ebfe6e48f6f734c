"""Of each table: the word for its records, where their title stands, and what they stand in."""

from types import MappingProxyType
from typing import NamedTuple

from dsi_desktop.kernel.i18n import N_


class Naming(NamedTuple):
    """How the records of one table are named.

    `title`: columns tried in order, links named by their target. `above`: links to the record it
    is a part of, the nearest first. `code`: a column said after the word (« Action 2.1.3 »).
    """

    word: str
    title: tuple[str, ...]
    above: tuple[str, ...] = ()
    code: str = ""


_PERSON = ("person_id", "name", "organization_id")
_OF_POINT = ("agenda_item_id", "meeting_id")
_HELD = ("person_id", "organization_id")

NAMING = MappingProxyType({
    "access_request": Naming(N_("Demande d’accès"), ("person_id",), ("person_id",)),
    "action": Naming(N_("Action"), ("title",), (), "code"),
    "action_dependency": Naming(N_("Dépendance"), ("from_action_id",), ("from_action_id",)),
    "action_note": Naming(N_("Note de suivi"), ("action_id",), ("action_id",)),
    "action_partner": Naming(N_("Partenaire"), ("organization_id",), ("action_id",)),
    "adopted_minutes": Naming(N_("Procès-verbal adopté"), ("meeting_id",), ("meeting_id",)),
    "affiliation": Naming(N_("Fonction"), ("person_id", "title"), ("organization_id", "person_id")),
    "agenda_item": Naming(N_("Point"), ("title",), ("meeting_id",)),
    "agreement": Naming(N_("Entente"), ("title", "reference", "funder_id"), ("funder_id",)),
    "answer_count": Naming(N_("Réponses"), ("question_id",), ("round_id",)),
    "area": Naming(N_("Territoire"), ("name",)),
    "attachment": Naming(N_("Pièce jointe"), ("caption", "name")),
    "attendance": Naming(N_("Présence"), _PERSON, ("meeting_id",)),
    "backlog_item": Naming(N_("Point en attente"), ("title",), ("series_id", "body_id")),
    "ballot_count": Naming(N_("Dépouillement"), ("candidacy_id",), ("election_id",)),
    "board": Naming(N_("Tableau"), ("title", "body_id"), ("body_id",)),
    "board_column": Naming(N_("Colonne"), ("title",), ("board_id",)),
    "board_rule": Naming(N_("Règle du tableau"), ("column_id",), ("board_id",)),
    "body": Naming(N_("Instance"), ("local_name", "name")),
    "body_relation": Naming(N_("Relation"), ("from_body_id",), ("from_body_id",)),
    "body_rules": Naming(N_("Règles de l’instance"), ("body_id",), ("body_id",)),
    "breakdown": Naming(N_("Détail de la mesure"), ("part",), ("measurement_id",)),
    "candidacy": Naming(N_("Candidature"), _HELD, ("election_id",)),
    "card": Naming(N_("Carte"), ("task_id",), ("task_id", "board_id")),
    "check_item": Naming(N_("Élément à cocher"), ("text",), ("task_id",)),
    "college": Naming(N_("Collège"), ("name",), ("body_id",)),
    "consensus_position": Naming(N_("Position"), ("organization_id", "person_id"), ("round_id",)),
    "consensus_round": Naming(N_("Tour de table"), ("question",), _OF_POINT),
    "consent": Naming(N_("Consentement"), ("person_id",), ("person_id",)),
    "contact_detail": Naming(N_("Coordonnée"), _HELD, _HELD),
    "cumulation_rule": Naming(N_("Règle de cumul"), ("funder_id",), ("funder_id",)),
    "decision": Naming(N_("Décision"), ("text",), _OF_POINT, "number"),
    "desired_change": Naming(N_("Transformation souhaitée"), ("title",), (), "code"),
    "destruction": Naming(N_("Destruction"), ("done_by",)),
    "dimension": Naming(N_("Dimension"), ("name",)),
    "election": Naming(N_("Élection"), ("title", "body_id"), ("body_id",)),
    "election_round": Naming(N_("Tour de scrutin"), ("number",), ("election_id",)),
    "element_area": Naming(N_("Territoire visé"), ("area_id",)),
    "element_dimension": Naming(N_("Dimension visée"), ("dimension_id",)),
    "element_population": Naming(N_("Population visée"), ("population_id",)),
    "entry": Naming(N_("Texte du procès-verbal"), ("agenda_item_id", "text"), _OF_POINT),
    "erratum": Naming(N_("Erratum"), ("text",), ("adopted_id",)),
    "evidence": Naming(N_("Constat"), ("text",), ("need_id",)),
    "external_body": Naming(N_("Table externe"), ("name",)),
    "external_seat": Naming(N_("Siège externe"), _HELD, ("external_body_id",)),
    "forum_voice": Naming(N_("Parole du forum"), ("text",), _OF_POINT),
    "funder": Naming(N_("Bailleur de fonds"), ("name",)),
    "funding_line": Naming(N_("Source de financement"), ("title", "funder_id", "organization_id"),
                           ("action_id",)),
    "gap_set_aside": Naming(N_("Lacune écartée"), ("reason",), ("plan_id",)),
    "group_count": Naming(N_("Vote par collège"), ("college_id",), ("vote_event_id",)),
    "guideline": Naming(N_("Balise"), ("title",)),
    "guideline_check": Naming(N_("Vérification de balise"), ("guideline_id",), ("guideline_id",)),
    "human_resource": Naming(N_("Ressource humaine"), ("role", *_HELD), ("action_id",)),
    "indicator": Naming(N_("Indicateur"), ("title",)),
    "indicator_target": Naming(N_("Cible"), ("indicator_id",), ("indicator_id",)),
    "initiative": Naming(N_("Démarche"), ("name",)),
    "intake_step": Naming(N_("Étape du projet"), ("intake_id",), ("intake_id",)),
    "issue": Naming(N_("Enjeu"), ("title",), (), "code"),
    "journey": Naming(N_("Trajet"), ("from_area_id",), ("from_area_id",)),
    "label": Naming(N_("Étiquette"), ("name",), ("body_id",)),
    "late_write": Naming(N_("Suite d’un changement tardif"), ("adopted_id",), ("adopted_id",)),
    "mandate": Naming(N_("Mandat"), ("title",), ("body_id", "given_by_id")),
    "mandate_letter": Naming(N_("Lettre de mandat"), ("organization_id",), ("membership_id",)),
    "mandate_report": Naming(N_("Rapport de mandat"), ("mandate_id",), ("mandate_id",)),
    "mapping_profile": Naming(N_("Profil d’importation"), ("name",)),
    "measurement": Naming(N_("Mesure"), ("indicator_id",), ("indicator_id",)),
    "meeting": Naming(N_("Rencontre"), ("title", "body_id")),
    "meeting_series": Naming(N_("Série de rencontres"), ("title", "body_id"), ("body_id",)),
    "membership": Naming(N_("Adhésion"), (*_HELD, "post_id"), ("body_id",)),
    "membership_asset": Naming(N_("Apport"), ("text",), ("membership_id",)),
    "milestone": Naming(N_("Jalon"), ("title",), ("action_id",)),
    "minutes_remark": Naming(N_("Correction demandée"), ("text",), ("agenda_item_id",)),
    "minutes_version": Naming(N_("Version du procès-verbal"), ("meeting_id",), ("meeting_id",)),
    "motion": Naming(N_("Résolution"), ("title", "text"), _OF_POINT, "number"),
    "need": Naming(N_("Besoin"), ("title",)),
    "notice": Naming(N_("Convocation"), ("meeting_id",), ("meeting_id",)),
    "objective": Naming(N_("Objectif"), ("title",), (), "code"),
    "organization": Naming(N_("Organisation"), ("name",)),
    "organization_area": Naming(N_("Territoire desservi"), ("area_id",), ("organization_id",)),
    "organization_voice": Naming(N_("Voix portée"), ("population_id",), ("organization_id",)),
    "orientation": Naming(N_("Orientation"), ("title",), (), "code"),
    "outcome": Naming(N_("Effet"), ("what",)),
    "outcome_source": Naming(N_("Source de l’effet"), ("text",), ("outcome_id",)),
    "outside_identifier": Naming(N_("Identifiant externe"), ("identifier",)),
    "person": Naming(N_("Personne"), ("given_name", "family_name")),
    "phrase": Naming(N_("Phrase type"), ("shortcut", "text")),
    "plan": Naming(N_("Plan"), ("title",)),
    "plan_level": Naming(N_("Niveau du plan"), ("name", "level"), ("plan_id",)),
    "plan_link": Naming(N_("Lien du plan"), ("source_table",)),
    "plan_review": Naming(N_("Bilan"), ("title",), ("plan_id",)),
    "plan_version": Naming(N_("Version du plan"), ("plan_id",), ("plan_id",)),
    "population": Naming(N_("Population"), ("name",)),
    "post": Naming(N_("Siège"), ("label",), ("body_id",)),
    "presence": Naming(N_("Allée et venue"), ("attendance_id",), ("attendance_id",)),
    "privacy_incident": Naming(N_("Incident de confidentialité"), ("circumstances",)),
    "programme": Naming(N_("Programme"), ("name",), ("funder_id",)),
    "project_intake": Naming(N_("Projet déposé"), ("title",)),
    "question": Naming(N_("Question"), ("text",), ("questionnaire_id",)),
    "questionnaire": Naming(N_("Questionnaire"), ("title",)),
    "remark": Naming(N_("Commentaire"), ("text",)),
    "representation": Naming(N_("Représentation"), ("subject",), ("body_id",)),
    "retention_rule": Naming(N_("Règle de conservation"), ("category",)),
    "saved_filter": Naming(N_("Filtre enregistré"), ("name",)),
    "sealed_key": Naming(N_("Clé du huis clos"), ("holder",), ("meeting_id",)),
    "sealed_section": Naming(N_("Huis clos"), ("agenda_item_id", "meeting_id"), _OF_POINT),
    "setting": Naming(N_("Réglage"), ("key",)),
    "speaking_turn": Naming(N_("Tour de parole"), ("person_id",), ("agenda_item_id",)),
    "spending": Naming(N_("Dépense"), ("description",), ("action_id",)),
    "survey_round": Naming(N_("Passation"), ("questionnaire_id",), ("questionnaire_id",)),
    "tabling": Naming(N_("Dépôt de document"), ("title",), _OF_POINT),
    "tag": Naming(N_("Étiquette"), ("name",)),
    "tagging": Naming(N_("Étiquette posée"), ("tag_id",)),
    "task": Naming(N_("Suivi"), ("title",)),
    "task_label": Naming(N_("Étiquette posée"), ("label_id",), ("task_id",)),
    "task_link": Naming(N_("Lien entre suivis"), ("from_task_id",), ("from_task_id",)),
    "task_partner": Naming(N_("Partenaire"), ("organization_id",), ("task_id",)),
    "task_review": Naming(N_("Revue du suivi"), ("task_id",), ("task_id",)),
    "vote": Naming(N_("Voix"), _HELD, ("vote_event_id",)),
    "vote_event": Naming(N_("Vote"), ("motion_id",), ("motion_id",)),
    "voucher": Naming(N_("Pièce justificative"), ("reference",), ("spending_id",)),
})  # fmt: skip
JOINED = frozenset({"person"})
# Text columns that hold the id of a record, though not as a foreign key.
LINKS = MappingProxyType({
    "action_id": "action", "agenda_item_id": "agenda_item", "current_item_id": "agenda_item",
    "decision_id": "decision", "desired_change_id": "desired_change", "election_id": "election",
    "meeting_id": "meeting",
})  # fmt: skip
