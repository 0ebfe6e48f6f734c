"""A rule of a body in words: its name, and what a value means."""

from dsi_desktop.features.governance.rules.presets import RulesValue
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import N_, _, ngettext

TITLES = {
    "minutes_kind": N_("Document produit"),
    "requires_adoption": N_("Adoption à la rencontre suivante"),
    "decision_mode": N_("Mode de décision"),
    "voting_unit": N_("Droit de vote"),
    "quorum_kind": N_("Quorum"),
    "quorum_value": N_("Part en % ou nombre"),
    "below_quorum": N_("Sous le quorum"),
    "chair_casting_vote": N_("Voix prépondérante à la présidence"),
    "notice_days": N_("Délai de convocation (jours)"),
    "meetings_per_year": N_("Rencontres par année"),
    "parity_max_gap": N_("Écart de parité admis"),
    "term_months": N_("Durée d’un mandat (mois)"),
    "max_terms": N_("Mandats consécutifs"),
    "staggered": N_("Renouvellement en alternance"),
    "substitutes_allowed": N_("Substituts admis"),
    "observers_allowed": N_("Observation admise"),
    "names_in_motions": N_("Noms des proposeurs imprimés"),
    "number_template": N_("Numéro des résolutions"),
    "bilingual_documents": N_("Documents bilingues"),
    "phrase_opening": N_("Formule d’ouverture"),
    "phrase_motion": N_("Formule des résolutions"),
}
_CHOICES = frozenset({
    "minutes_kind", "decision_mode", "voting_unit", "quorum_kind", "below_quorum",
})


def rule_title(name: str) -> str:
    """Return the name of a rule."""
    return _(TITLES[name])


def rule_value(name: str, value: RulesValue) -> str:
    """Return what a rule says: « 24 mois », « oui », « consensus »; nothing set is said too."""
    if value is None or value == "":
        return _("non précisé")
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if name in _CHOICES:
        return vocabulary.label(name, str(value))
    return _counted(name, int(value)) if isinstance(value, int) else value


def _counted(name: str, value: int) -> str:
    if name == "notice_days":
        return ngettext("{n} jour", "{n} jours", value).format(n=value)
    if name == "term_months":
        return ngettext("{n} mois", "{n} mois", value).format(n=value)
    if name == "parity_max_gap":
        return ngettext("{n} siège", "{n} sièges", value).format(n=value)
    return str(value)
