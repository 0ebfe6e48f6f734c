"""Words of meetings, minutes and decisions."""

from dsi_desktop.kernel.i18n import N_

MEETINGS: dict[str, dict[str, str]] = {
    "agenda_kind": {
        "decision": N_("décision"),
        "exchange": N_("échange"),
        "information": N_("information"),
        "follow_up": N_("suivi"),
    },
    "meeting_kind": {
        "ordinary": N_("ordinaire"),
        "special": N_("extraordinaire"),
        "annual": N_("annuelle"),
        "forum": N_("forum"),
        "work_session": N_("séance de travail"),
    },
    "meeting_state": {
        "planned": N_("à venir"),
        "convened": N_("convoquée"),
        "in_progress": N_("en cours"),
        "held": N_("à réviser"),
        "adopted": N_("adoptée"),
        "cancelled": N_("annulée"),
    },
    "item_state": {
        "upcoming": N_("à venir"),
        "current": N_("en cours"),
        "done": N_("traité"),
        "postponed": N_("reporté"),
        "withdrawn": N_("retiré"),
    },
    "item_outcome": {
        "adopted": N_("adopté"),
        "adopted_modified": N_("adopté tel que modifié"),
        "tabled": N_("déposé"),
        "discussed": N_("discuté"),
        "postponed": N_("reporté"),
        "none": N_("sans suite"),
    },
    "attendance_status": {
        "expected": N_("attendu"),
        "present": N_("présent"),
        "remote": N_("à distance"),
        "excused": N_("absence motivée"),
        "absent": N_("absent"),
        "represented": N_("représenté"),
    },
    "attendance_role": {
        "member": N_("membre"),
        "substitute": N_("substitut"),
        "observer": N_("observation"),
        "guest": N_("invitation"),
        "staff": N_("équipe"),
    },
    "entry_kind": {
        "note": N_("note"),
        "decision": N_("décision"),
        "motion": N_("résolution"),
        "task": N_("suivi"),
        "tabling": N_("dépôt"),
        "election": N_("élection"),
        "consensus": N_("consensus"),
        "sealed": N_("huis clos"),
    },
    "motion_state": {
        "moved": N_("proposée"),
        "carried_unanimous": N_("adoptée à l’unanimité"),
        "carried_majority": N_("adoptée à la majorité"),
        "defeated": N_("rejetée"),
        "tabled": N_("déposée sur le bureau"),
        "withdrawn": N_("retirée"),
    },
    "motion_kind": {
        "main": N_("proposition"),
        "amendment": N_("amendement"),
        "sub_amendment": N_("sous-amendement"),
        "previous_question": N_("question préalable"),
        "procedure": N_("procédure"),
    },
    "vote_method": {
        "show_of_hands": N_("main levée"),
        "organization": N_("par organisation"),
        "secret": N_("scrutin secret"),
        "consensus": N_("sans vote"),
    },
    "vote_result": {
        "carried": N_("adoptée"),
        "defeated": N_("rejetée"),
        "tie": N_("égalité"),
    },
    "vote_option": {
        "yes": N_("pour"),
        "no": N_("contre"),
        "abstain": N_("abstention"),
    },
    "decision_outcome": {
        "consensus": N_("consensus"),
        "vote": N_("vote"),
        "noted": N_("prise d’acte"),
    },
    "consensus_method": {
        "go_round": N_("tour de table"),
        "consent": N_("consentement"),
        "gradients": N_("gradients d’accord"),
        "dots": N_("vote par points"),
    },
    "round_state": {
        "open": N_("en cours"),
        "closed": N_("terminé"),
    },
    "forum_kind": {
        "need": N_("besoin"),
        "solution": N_("solution"),
    },
    "turn_state": {
        "waiting": N_("en attente"),
        "speaking": N_("a la parole"),
        "done": N_("a parlé"),
    },
    "remark_state": {
        "open": N_("à traiter"),
        "accepted": N_("retenue"),
        "declined": N_("écartée"),
    },
    "late_outcome": {
        "erratum": N_("erratum"),
        "set_aside": N_("écartée"),
    },
}
