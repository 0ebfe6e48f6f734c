"""The words a filter of cards knows: its keys, in French and in English, and what each takes."""

from dataclasses import dataclass

from dsi_desktop.kernel.i18n import N_

NAME, DAY, AGE, WORD = "name", "day", "age", "word"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the filter: `spellings` are folded, the French and the English to show first.

    `takes`: a name of the dossier, a day (due), an age (days since), or one word of `words`, each
    (code, French source, folded spellings).
    """

    name: str
    french: str
    english: str
    help: str
    takes: str
    others: tuple[str, ...] = ()
    words: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


_STATES = (
    ("idea", N_("idée"), ("idee", "idees", "idea")),
    ("todo", N_("à faire"), ("a faire", "afaire", "todo", "to do")),
    ("doing", N_("en cours"), ("en cours", "encours", "doing", "in progress")),
    ("waiting", N_("en attente"), ("en attente", "enattente", "waiting", "on hold")),
    ("done", N_("fait"), ("fait", "faite", "done")),
)
_STANDING = (
    ("late", N_("retard"), ("retard", "late")),
    ("doing", N_("cours"), ("cours", "progress")),
    ("waiting", N_("attente"), ("attente", "hold")),
)
_PRIORITIES = (
    ("high", N_("haute"), ("haute", "high")),
    ("normal", N_("normale"), ("normale", "normal")),
    ("low", N_("basse"), ("basse", "low")),
)
_LACKS = (
    ("who", N_("responsable"), ("responsable", "resp", "who", "owner")),
    ("due", N_("échéance"), ("echeance", "due", "date")),
    ("label", N_("étiquette"), ("etiquette", "label")),
    ("action", N_("action"), ("action",)),
    ("objective", N_("objectif"), ("objectif", "objective")),
    ("partner", N_("partenaire"), ("partenaire", "partner")),
)

KEYS = (
    Key("who", "resp", "who", N_("Personne ou organisation responsable"), NAME, ("responsable",)),
    Key("due", "échéance", "due", N_("Échéance : <30j, >2026-12-15, semaine, retard…"), DAY),
    Key("label", "étiquette", "label", N_("Étiquette"), NAME, ("tag",)),
    Key("standing", "en", "is", N_("En retard, en cours, en attente"), WORD, (), _STANDING),
    Key("state", "état", "state", N_("État"), WORD, (), _STATES),
    Key("column", "colonne", "column", N_("Colonne du tableau"), NAME),
    Key("priority", "priorité", "priority", N_("Priorité"), WORD, (), _PRIORITIES),
    Key("body", "chantier", "body", N_("Chantier ou comité"), NAME, ("instance",)),
    Key("partner", "partenaire", "partner", N_("Organisation partenaire"), NAME),
    Key("action", "action", "action", N_("Action du plan"), NAME),
    Key("objective", "objectif", "objective", N_("Objectif du plan"), NAME),
    Key("meeting", "rencontre", "meeting", N_("Rencontre d’origine"), NAME),
    Key("created", "créée", "created", N_("Créée depuis : <7j, >30j"), AGE),
    Key("moved", "déplacée", "moved", N_("Déplacée depuis : <7j, >30j"), AGE),
    Key("lacks", "sans", "without", N_("Ce qui manque à la carte"), WORD, (), _LACKS),
)
