"""The questionnaires of the house, and the frame of one that belongs to others."""

from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

QUICK, PROCESS, PARTNERSHIP, GENERIC = "quick", "process", "partnership", "generic"
OWN = (QUICK, PROCESS, PARTNERSHIP)
# Only its authors may hand out the statements of the partnership tool: the frame alone is here.
CONDITIONS = MappingProxyType({
    "perspectives": N_("Couverture des perspectives"),
    "early": N_("Intéressement précoce"),
    "negotiation": N_("Rôle de négociation et d’influence"),
    "actors": N_("Acteurs stratégiques et névralgiques"),
    "power": N_("Égalisation du pouvoir"),
    "building": N_("Co-construction"),
})
_FRAME = MappingProxyType({
    "perspectives": (1, 2), "early": (3,), "negotiation": (4,), "actors": (5, 9, 10, 11),
    "power": (12, 13, 14, 16), "building": (6, 7, 8, 15, 17, 18),
})  # fmt: skip
_TITLES = MappingProxyType({
    QUICK: N_("Évaluation éclair d’une rencontre"),
    PROCESS: N_("Bilan du processus"),
    PARTNERSHIP: N_("Action en partenariat"),
})
_QUICK = (
    N_("Les objectifs de la rencontre étaient clairs."),
    N_("Le temps a été bien utilisé."),
    N_("Chaque personne a pu s’exprimer."),
    N_("Les décisions et les personnes responsables sont claires."),
    N_("La rencontre a été utile pour mon organisation."),
)
_PROCESS = (
    ("perspectives", N_("Les points de vue utiles à la démarche sont représentés.")),
    ("perspectives", N_("Les personnes touchées par les enjeux peuvent se faire entendre.")),
    ("early", N_("Les partenaires participent dès l’analyse des besoins, avant le choix des "
                 "solutions.")),
    ("negotiation", N_("Les partenaires influencent vraiment les décisions.")),
    ("negotiation", N_("Les désaccords se disent et se discutent.")),
    ("actors", N_("Les organisations dont dépend l’avancement des actions sont engagées.")),
    ("actors", N_("De nouveaux partenaires sont invités quand un enjeu le demande.")),
    ("power", N_("La parole des petits organismes pèse autant que celle des institutions.")),
    ("building", N_("Les partenaires ajustent leurs façons de faire pour agir ensemble.")),
    ("building", N_("Ensemble, nous allons plus loin que chaque organisation seule.")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A question in its place; `condition` is a key of `CONDITIONS`, or words of its own."""

    slot: int
    text: str
    condition: str = ""


def house_id(kind: str, slot: int = 0) -> str:
    """Return the id of a questionnaire of the house, or of one of its questions.

    It follows from the kind: two laptops that add the same one add one.
    """
    return linked_id("question", kind, str(slot)) if slot else linked_id("questionnaire", kind)


def title_of(kind: str) -> str:
    """Return the title under which a questionnaire of the house is added."""
    return _(_TITLES[kind])


def items_of(kind: str) -> tuple[Item, ...]:
    """Return the questions of a questionnaire of the house, in the language in force.

    Those of the partnership tool are 18 empty places: their texts are typed by who holds them.
    """
    if kind == QUICK:
        return tuple(Item(slot, _(text)) for slot, text in enumerate(_QUICK, 1))
    if kind == PROCESS:
        return tuple(
            Item(slot, _(text), condition) for slot, (condition, text) in enumerate(_PROCESS, 1)
        )
    places = {slot: name for name, slots in _FRAME.items() for slot in slots}
    return tuple(Item(slot, "", places[slot]) for slot in sorted(places))


def condition_words(condition: str) -> str:
    """Return the name of a condition of the frame, or the words typed."""
    return _(CONDITIONS[condition]) if condition in CONDITIONS else condition


def question_words(slot: int | None, text: str) -> str:
    """Return a question; an empty place of a frame is named by its number."""
    if text:
        return text
    return _("Énoncé {n}, à taper").format(n=slot) if slot else _("Question sans texte")


def not_for_funders() -> str:
    """Return why the partnership tool stays out of what funders receive."""
    return _("Autoévaluation de volontaires : ses limites connues l’excluent de la reddition de "
             "comptes.")


def check_external(kind: str, *, external: bool) -> bool:
    """Return whether results may leave for a funder; never those of the partnership tool."""
    if external and kind == PARTNERSHIP:
        raise RuleBroken(not_for_funders(), "external_use")
    return external
