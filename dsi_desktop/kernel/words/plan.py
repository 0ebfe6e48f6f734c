"""Words of the boards and of the plan."""

from dsi_desktop.kernel.i18n import N_

PLAN: dict[str, dict[str, str]] = {
    "task_state": {
        "idea": N_("idée"),
        "todo": N_("à faire"),
        "doing": N_("en cours"),
        "waiting": N_("en attente"),
        "done": N_("fait"),
        "dropped": N_("abandonné"),
    },
    "priority": {
        "low": N_("basse"),
        "normal": N_("normale"),
        "high": N_("haute"),
    },
    "task_link_kind": {
        "blocks": N_("bloque"),
        "follows": N_("suit"),
        "duplicates": N_("double"),
    },
    "swimlane": {
        "none": N_("aucun"),
        "objective": N_("objectif"),
        "action": N_("action"),
        "organization": N_("organisation responsable"),
    },
    "wip_mode": {
        "warn": N_("avertir"),
        "block": N_("bloquer"),
    },
    "rule_trigger": {
        "arrives": N_("une carte arrive"),
        "due_passes": N_("l’échéance passe"),
        "all_done": N_("toutes les cartes sont faites"),
    },
    "rule_effect": {
        "ask_result": N_("demander le résultat"),
        "tell_home": N_("signaler à l’accueil"),
        "propose_close": N_("proposer de clore l’action"),
    },
    "plan_state": {
        "draft": N_("en préparation"),
        "active": N_("en vigueur"),
        "closed": N_("terminé"),
    },
    "plan_level": {
        "vision": N_("vision"),
        "need": N_("besoin"),
        "issue": N_("enjeu prioritaire"),
        "orientation": N_("orientation"),
        "objective": N_("objectif"),
        "desired_change": N_("transformation souhaitée"),
        "action": N_("action"),
    },
    "severity": {
        "unknown": N_("à documenter"),
        "low": N_("légère"),
        "medium": N_("moyenne"),
        "high": N_("forte"),
    },
    "objective_kind": {
        "general": N_("objectif général"),
        "specific": N_("objectif spécifique"),
    },
    "action_state": {
        "to_specify": N_("à préciser"),
        "upcoming": N_("à venir"),
        "in_progress": N_("en cours"),
        "on_hold": N_("en attente"),
        "done": N_("réalisée"),
        "recurring": N_("récurrente"),
        "postponed": N_("reportée"),
        "abandoned": N_("abandonnée"),
    },
    "progress_mode": {
        "manual": N_("à la main"),
        "tasks": N_("selon les tâches"),
    },
    "partner_role": {
        "lead": N_("porteur"),
        "colead": N_("coporteur"),
        "partner": N_("partenaire"),
        "collaborator": N_("collaborateur"),
        "funder": N_("bailleur"),
    },
    "dependency_kind": {
        "finish_to_start": N_("attend la fin de"),
        "start_to_start": N_("attend le début de"),
    },
    "gap_kind": {
        "need_without_action": N_("besoin sans action"),
        "action_without_resource": N_("action sans ressource"),
        "action_without_lead": N_("action sans responsable"),
        "objective_without_indicator": N_("objectif sans indicateur"),
        "resource_unlinked": N_("ressource sans lien"),
        "change_without_action": N_("transformation sans action"),
        "indicator_without_measure": N_("indicateur sans mesure"),
        "need_without_issue": N_("besoin sans enjeu"),
        "issue_without_objective": N_("enjeu sans objectif"),
        "objective_without_action": N_("objectif sans action"),
        "dimension_without_need": N_("dimension sans besoin documenté"),
        "need_without_programme": N_("besoin sans programme"),
    },
}
