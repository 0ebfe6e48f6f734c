"""The agenda a new meeting starts with, by kind of body (domain facts §2.1)."""

from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class StandardItem:
    """A point of a standard agenda; `key` stays, the title is a French source."""

    key: str
    title: str
    kind: str = "information"
    minutes: int = 5
    bearer: str = ""


_CHAIR, _SECRETARY, _TEAM = N_("Présidence"), N_("Secrétariat"), N_("Coordination")
_OPENING = StandardItem("opening", N_("Ouverture et vérification du quorum"), bearer=_CHAIR)
_AGENDA = StandardItem(
    "agenda", N_("Lecture et adoption de l’ordre du jour"), "decision", bearer=_CHAIR
)
_MINUTES = StandardItem(
    "minutes", N_("Adoption du procès-verbal de la dernière rencontre et suivis"), "decision",
    15, _SECRETARY,
)
_OTHER = StandardItem("other", N_("Divers (laissé ouvert)"), minutes=10, bearer=_CHAIR)
_NEXT = StandardItem("next", N_("Évaluation éclair et prochaine rencontre"), bearer=_TEAM)
_END = StandardItem("end", N_("Levée de la rencontre"), minutes=0, bearer=_CHAIR)

_ASSEMBLY = (
    StandardItem("welcome", N_("Mot de bienvenue et vérification du quorum"), bearer=_CHAIR),
    StandardItem(
        "officers", N_("Nomination à la présidence et au secrétariat d’assemblée"), "decision"
    ),
    _AGENDA,
    _MINUTES,
    StandardItem(
        "progress", N_("Avancées des chantiers"), "exchange", 45, N_("Chantiers")
    ),
    StandardItem("themes", N_("Dossiers à approfondir"), "exchange", 40),
    StandardItem("steps", N_("Prochaines étapes"), "decision", 20, _TEAM),
    _OTHER,
    StandardItem("questions", N_("Période de questions"), "exchange", 10),
    _NEXT,
    _END,
)
_COMMITTEE = (
    _OPENING,
    _AGENDA,
    _MINUTES,
    StandardItem("tabled", N_("Dépôt des comptes rendus des chantiers"), minutes=10, bearer=_TEAM),
    StandardItem("matters", N_("Dossiers des chantiers"), "decision", 40),
    StandardItem("review", N_("État du plan de communauté"), "exchange", 20, _TEAM),
    _OTHER,
    _NEXT,
    _END,
)
_WORKSTREAM = (
    StandardItem("welcome", N_("Mot de bienvenue et tour de table"), minutes=10, bearer=_TEAM),
    StandardItem("agenda", N_("Ordre du jour"), "decision", 5),
    StandardItem("notes", N_("Retour sur le dernier compte rendu et suivis"), "follow_up", 15),
    StandardItem("actions", N_("Avancement des actions"), "exchange", 45),
    StandardItem("projects", N_("Projets à recommander"), "decision", 20),
    StandardItem("other", N_("Divers"), minutes=10),
    StandardItem("next", N_("Prochaine rencontre"), minutes=5),
)
_OF_KIND = MappingProxyType({
    "assembly": _ASSEMBLY,
    "regional_table": _ASSEMBLY,
    "advisory_committee": _COMMITTEE,
    "executive": _COMMITTEE,
    "coordination_committee": _COMMITTEE,
    "monitoring_committee": _COMMITTEE,
    "territorial_committee": _COMMITTEE,
})


def standard_agenda(body_kind: str) -> tuple[StandardItem, ...]:
    """Return the standard agenda of a kind of body; a chantier's by default."""
    return _OF_KIND.get(body_kind, _WORKSTREAM)
