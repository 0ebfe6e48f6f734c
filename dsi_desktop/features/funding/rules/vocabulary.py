"""The words of a funder: each reads the account in its own, and the sums stay the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import clean, fold

TERMS: Mapping[str, str] = MappingProxyType({
    "interim": N_("Rapport d’étape"),
    "final": N_("Rapport final"),
    "action": N_("Action"),
    "activities": N_("Activités réalisées"),
    "dates": N_("Dates"),
    "people_reached": N_("Personnes jointes"),
    "results": N_("Résultats atteints"),
    "indicators": N_("Indicateurs"),
    "partners": N_("Partenaires"),
    "variances": N_("Écarts entre le prévu et le réalisé"),
    "money": N_("Aide financière"),
    "granted": N_("Accordé"),
    "paid": N_("Versé"),
    "spending": N_("Dépenses"),
    "post": N_("Poste"),
    "planned": N_("Prévu"),
    "actual": N_("Réel"),
    "hours": N_("Heures"),
    "variance": N_("Écart"),
    "explanation": N_("Explication"),
    "effects_short": N_("Retombées à court terme"),
    "effects_medium": N_("Retombées à moyen terme"),
    "effects_long": N_("Retombées à long terme"),
    "sustaining": N_("Moyens de pérennité"),
    "transferable": N_("Potentiel de transférabilité"),
    "vouchers": N_("Pièces justificatives"),
    "produced": N_("Matériel produit"),
    "process": N_("Évaluation du processus"),
})  # fmt: skip
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a funder says in place of our words, by term."""

    words: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, term: str) -> str:
        """Return the funder's word for a term, ours when it has none."""
        return self.words.get(term) or _(TERMS[term])


def read_vocabulary(text: str | None) -> Vocabulary:
    """Read what is kept of a funder's words: JSON, or « notre mot = leur mot » line by line.

    Our word is the term itself or what we show for it. What is not understood is left out: a text
    written elsewhere never stops an account.
    """
    kept = (text or "").strip()
    found = {}
    for ours, theirs in _pairs(kept):
        term = _term(ours)
        if term and theirs.strip():
            found[term] = clean(theirs).strip()[:_LONGEST]
    return Vocabulary(found)


def write_vocabulary(words: Mapping[str, str]) -> str:
    """Return the words of a funder as they are kept, a line each; "" for ours everywhere.

    Raises `RuleBroken` beside the term whose word holds a sign « = » or is too long.
    """
    lines = []
    for term in TERMS:
        said = " ".join(clean(words.get(term) or "").split())
        if "=" in said:
            raise RuleBroken(_("Le signe = sépare nos mots des leurs : retirez-le."), term)
        if len(said) > _LONGEST:
            raise RuleBroken(_("Ce mot est trop long : 80 signes au plus."), term)
        if said and fold(said) not in (fold(TERMS[term]), fold(_(TERMS[term]))):
            lines.append(f"{term} = {said}")
    return "\n".join(lines)


def _pairs(text: str) -> list[tuple[str, str]]:
    if text.startswith("{"):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            return []
        return [(str(ours), str(theirs)) for ours, theirs in read.items() if theirs]
    return [
        (ours, theirs)
        for ours, sign, theirs in (line.partition("=") for line in text.splitlines()) if sign
    ]


def _term(said: str) -> str:
    wanted = fold(said).strip()
    for term, words in TERMS.items():
        if wanted in (term, fold(words), fold(_(words))):
            return term
    return ""
