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
_FORUM = (
    StandardItem("welcome", N_("Accueil et mot de bienvenue"), minutes=15, bearer=_TEAM),
    StandardItem("portrait", N_("Portrait du territoire et bilan"), minutes=30, bearer=_TEAM),
    StandardItem("needs", N_("Ateliers : les besoins, par table"), "exchange", 60),
    StandardItem("solutions", N_("Ateliers : les pistes de solution, par table"), "exchange", 60),
    StandardItem("priorities", N_("Choix des priorités"), "decision", 30),
    StandardItem("next", N_("Suites à donner et prochaine rencontre"), minutes=10, bearer=_TEAM),
    StandardItem("end", N_("Mot de la fin"), minutes=5, bearer=_CHAIR),
)


@dataclass(frozen=True, slots=True)
class Preset:
    """A template of agenda; its title is a French source."""

    title: str
    icon: str
    items: tuple[StandardItem, ...]


PRESETS = MappingProxyType({
    "assembly": Preset(N_("Assemblée"), "users", _ASSEMBLY),
    "committee": Preset(N_("Comité conseil"), "gavel", _COMMITTEE),
    "workstream": Preset(N_("Chantier"), "layout-kanban", _WORKSTREAM),
    "forum": Preset(N_("Forum"), "speakerphone", _FORUM),
})
_OF_KIND = MappingProxyType({
    "assembly": "assembly",
    "regional_table": "assembly",
    "advisory_committee": "committee",
    "executive": "committee",
    "coordination_committee": "committee",
    "monitoring_committee": "committee",
    "territorial_committee": "committee",
})


def preset_for(body_kind: str) -> str:
    """Return the template of a kind of body; that of a chantier by default."""
    return _OF_KIND.get(body_kind, "workstream")


def standard_agenda(body_kind: str) -> tuple[StandardItem, ...]:
    """Return the standard agenda of a kind of body."""
    return PRESETS[preset_for(body_kind)].items
