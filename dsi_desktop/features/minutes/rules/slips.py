"""The quick evaluation of a meeting: a few questions on paper slips, counted, never signed."""

from collections.abc import Mapping, Sequence

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext

TITLE = N_("Évaluation éclair d’une rencontre")
QUESTIONS = (
    N_("Les objectifs de la rencontre étaient clairs."),
    N_("Le temps a été bien utilisé."),
    N_("Chaque personne a pu s’exprimer."),
    N_("Les décisions et les responsables sont clairs."),
    N_("La rencontre est utile à mon organisation."),
)
LOWEST, HIGHEST = 1, 4
_SCALE = {
    1: N_("pas du tout"), 2: N_("peu"), 3: N_("assez"), 4: N_("tout à fait"),
}
_MOST, _FEWEST, _LONGEST = 10, 1, 200
Counts = Mapping[tuple[str, int], int]


def answers() -> tuple[int, ...]:
    """Return the answers of the scale, the lowest first."""
    return tuple(range(LOWEST, HIGHEST + 1))


def scale_words(answer: int) -> str:
    """Return an answer in words."""
    return _(_SCALE[answer])


def check_questions(questions: Sequence[str]) -> tuple[str, ...]:
    """Return the questions asked, without the blank ones; refuse none, and more than ten."""
    kept = tuple(" ".join(one.split()) for one in questions if one.strip())
    if not _FEWEST <= len(kept) <= _MOST:
        raise RuleBroken(
            _("Une évaluation éclair pose de 1 à {n} questions.").format(n=_MOST), "questions")
    if any(len(one) > _LONGEST for one in kept):
        raise RuleBroken(_("Une question tient en 200 lettres."), "questions")
    if len(set(kept)) < len(kept):
        raise RuleBroken(_("Une même question est posée deux fois."), "questions")
    return kept


def check_counts(
    counts: Counts, handed_out: int | None, returned: int | None
) -> None:
    """Refuse slips that nobody was given, and answers that nobody gave."""
    if min((handed_out or 0, returned or 0, *counts.values())) < 0:
        raise RuleBroken(_("Un nombre de réponses n’est jamais négatif."), "returned")
    if handed_out is not None and (returned or 0) > handed_out:
        raise RuleBroken(
            _("Il y a plus de feuilles reçues ({back}) que distribuées ({out}).").format(
                back=returned, out=handed_out), "returned")
    for question in dict.fromkeys(key for key, _answer in counts):
        given = sum(count for (key, _answer), count in counts.items() if key == question)
        if returned is not None and given > returned:
            raise RuleBroken(
                ngettext(
                    "Une question compte {given} réponses pour {n} feuille reçue.",
                    "Une question compte {given} réponses pour {n} feuilles reçues.", returned,
                ).format(given=given, n=returned), question)


def mean(counts: Counts, question: str) -> float | None:
    """Return the mean answer of a question, None when nobody answered."""
    found = {answer: counts.get((question, answer), 0) for answer in answers()}
    people = sum(found.values())
    return sum(answer * count for answer, count in found.items()) / people if people else None


def mean_words(value: float | None) -> str:
    """Return « 3,4 sur 4 », or nothing."""
    if value is None:
        return ""
    return _("{mean} sur {highest}").format(mean=fmt.number(value, 1), highest=HIGHEST)


def tally_words(handed_out: int | None, returned: int | None) -> str:
    """Return how many slips came back."""
    if not returned:
        return _("Aucune feuille compilée")
    if handed_out:
        return ngettext(
            "{n} feuille reçue sur {all}", "{n} feuilles reçues sur {all}", returned,
        ).format(n=returned, all=handed_out)
    return ngettext("{n} feuille reçue", "{n} feuilles reçues", returned).format(n=returned)
