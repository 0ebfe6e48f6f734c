"""Words of money, evaluation, privacy and settings."""

from dsi_desktop.kernel.i18n import N_

MEANS: dict[str, dict[str, str]] = {
    "guideline_scope": {
        "initiative": N_("démarche"),
        "body": N_("chantier"),
        "funder": N_("bailleur"),
        "action_kind": N_("type d’action"),
    },
    "guideline_answer": {
        "respected": N_("respectée"),
        "not_respected": N_("non respectée"),
        "not_applicable": N_("sans objet"),
    },
    "intake_state": {
        "presented": N_("présenté"),
        "analysed": N_("analysé"),
        "recommended": N_("recommandé"),
        "decided": N_("décidé"),
        "agreement": N_("entente"),
        "payments": N_("versements"),
        "reported": N_("rapport remis"),
        "declined": N_("refusé"),
    },
    "funder_kind": {
        "government": N_("gouvernemental"),
        "municipal": N_("municipal"),
        "philanthropic": N_("philanthropique"),
        "private": N_("privé"),
        "community": N_("communautaire"),
        "promoter": N_("promoteur"),
    },
    "funding_nature": {
        "cash": N_("monétaire"),
        "in_kind": N_("en nature"),
    },
    "funding_state": {
        "foreseen": N_("pressenti"),
        "asked": N_("demandé"),
        "granted": N_("accordé"),
        "paid": N_("versé"),
        "refused": N_("refusé"),
    },
    "spending_post": {
        "wages": N_("salaires"),
        "travel": N_("déplacements"),
        "fees": N_("honoraires"),
        "equipment": N_("matériel"),
        "communication": N_("communication"),
        "administration": N_("administration"),
        "other": N_("autre"),
    },
    "direction": {
        "up": N_("à la hausse"),
        "down": N_("à la baisse"),
        "hold": N_("à maintenir"),
    },
    "frequency": {
        "monthly": N_("mensuelle"),
        "quarterly": N_("trimestrielle"),
        "yearly": N_("annuelle"),
        "once": N_("ponctuelle"),
    },
    "outcome_kind": {
        "behaviour": N_("comportement"),
        "relation": N_("relation"),
        "action": N_("action"),
        "policy": N_("politique"),
        "practice": N_("pratique"),
    },
    "capital": {
        "natural": N_("naturel"),
        "cultural": N_("culturel"),
        "human": N_("humain"),
        "social": N_("social"),
        "political": N_("politique"),
        "financial": N_("financier"),
        "built": N_("bâti"),
    },
    "questionnaire_kind": {
        "quick": N_("évaluation éclair"),
        "process": N_("bilan du processus"),
        "partnership": N_("action en partenariat"),
        "generic": N_("autre questionnaire"),
    },
    "consent_purpose": {
        "shared_contacts": N_("coordonnées partagées aux membres"),
        "photo": N_("photo"),
        "newsletter": N_("infolettre"),
    },
    "retention_category": {
        "contacts": N_("coordonnées"),
        "attendance": N_("registres des présences"),
        "evaluations": N_("évaluations"),
        "incidents": N_("incidents"),
        "vouchers": N_("pièces justificatives"),
        "candidacies": N_("candidatures"),
    },
    "retention_start": {
        "end_of_mandate": N_("fin du mandat"),
        "meeting": N_("rencontre"),
        "tallied": N_("dépouillement"),
        "known": N_("connaissance"),
        "fiscal_year": N_("fin de l’exercice"),
    },
    "retention_action": {
        "destroy": N_("détruire"),
        "depersonalize": N_("dépersonnaliser"),
        "keep": N_("conserver"),
    },
    "request_kind": {
        "access": N_("accès"),
        "rectification": N_("rectification"),
        "portability": N_("communication structurée"),
    },
    "data_holder": {
        "npo": N_("un organisme sans but lucratif"),
        "mrc": N_("une MRC"),
        "health": N_("un CISSS ou un CIUSSS"),
        "other": N_("un autre organisme"),
    },
}
