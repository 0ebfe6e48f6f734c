"""How counts of answers are checked and become a score: forms are counted, never people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

LETTERS = ("A", "B", "C")
_LOWEST, _HIGHEST, _MOST_FORMS = 0, 10, 100_000
Counts = Mapping[str, int]


def answers_of(kind: str, low: int | None, high: int | None) -> tuple[str, ...]:
    """Return what may be answered: A, B, C in the partnership tool, else each step of the scale."""
    if kind == PARTNERSHIP:
        return LETTERS
    first, last = scale_of(low, high)
    return tuple(str(step) for step in range(first, min(last, first + _HIGHEST) + 1))


def scale_of(low: int | None, high: int | None) -> tuple[int, int]:
    """Return the ends of a scale; from 1 to 4 where another program left none."""
    return 1 if low is None else low, 4 if high is None else high


def check_scale(low: int | None, high: int | None) -> None:
    """Refuse a scale that has no two steps, or more than eleven."""
    if low is None or high is None or not _LOWEST <= low < high <= _HIGHEST:
        raise RuleBroken(_("Une échelle va d’un nombre à un plus grand, de 0 à 10 au plus."),
                         "scale_max")


def total(counts: Counts) -> int:
    """Return how many answered."""
    return sum(counts.values())


def mean(counts: Counts) -> float | None:
    """Return the mean of answers that are numbers, None when nobody gave one."""
    steps = [(int(answer), number) for answer, number in counts.items() if answer.isdecimal()]
    forms = sum(number for _step, number in steps)
    return sum(step * number for step, number in steps) / forms if forms else None


def score(kind: str, counts: Counts) -> float | None:
    """Return the mean on a scale; the share of A, from 0 to 100, in the partnership tool."""
    if kind != PARTNERSHIP:
        return mean(counts)
    forms = total(counts)
    return 100 * counts.get("A", 0) / forms if forms else None


def score_words(kind: str, value: float | None) -> str:
    """Return « 3,2 » or « 65 % de A », a dash when nobody answered."""
    if value is None:
        return "–"
    if kind == PARTNERSHIP:
        return _("{share} de A").format(share=fmt.percent(round(value)))
    return fmt.number(value, 1)


def is_weak(kind: str, counts: Counts, low: int, high: int) -> bool:
    """Tell what to talk about: more C than A, or a mean under the middle of the scale."""
    if kind == PARTNERSHIP:
        return counts.get("C", 0) > counts.get("A", 0)
    value = mean(counts)
    return value is not None and value < (low + high) / 2


def added(every: Sequence[Counts]) -> dict[str, int]:
    """Return several counts as one."""
    made: dict[str, int] = {}
    for counts in every:
        for answer, number in counts.items():
            made[answer] = made.get(answer, 0) + number
    return made


def check_forms(handed_out: int | None, returned: int | None) -> None:
    """Refuse more forms returned than handed out, and numbers out of reach."""
    for number, field in ((handed_out, "handed_out"), (returned, "returned")):
        if number is not None and not 0 <= number <= _MOST_FORMS:
            raise RuleBroken(_("Ce nombre de formulaires est hors de portée."), field)
    if handed_out is not None and returned is not None and returned > handed_out:
        raise RuleBroken(_("Il revient plus de formulaires qu’il n’en a été distribué."),
                         "returned")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question by its words and what may be answered to it, with what was counted."""

    words: str
    allowed: tuple[str, ...]
    counts: Counts


def check_counts(asked: Sequence[Answered], returned: int | None) -> None:
    """Refuse an answer that is not on the form, and more answers than forms returned."""
    for one in asked:
        if any(answer not in one.allowed for answer in one.counts):
            raise RuleBroken(
                _("Cette réponse n’est pas sur le formulaire : « {words} ».").format(
                    words=one.words), "counts")
        if any(not 0 <= number <= _MOST_FORMS for number in one.counts.values()):
            raise RuleBroken(
                _("Écrivez des nombres de 0 à {most} : « {words} ».").format(
                    most=fmt.number(_MOST_FORMS), words=one.words), "counts")
        forms = total(one.counts)
        if forms and returned is None:
            raise RuleBroken(_("Dites combien de formulaires sont revenus."), "returned")
        if returned is not None and forms > returned:
            raise RuleBroken(_too_many(forms, returned, one.words), "counts")


def _too_many(forms: int, returned: int, words: str) -> str:
    back = ngettext("{n} formulaire reçu", "{n} formulaires reçus", returned).format(
        n=fmt.number(returned))
    counted = ngettext("{n} réponse comptée", "{n} réponses comptées", forms).format(
        n=fmt.number(forms))
    return _("{counted} pour {back} : « {words} ».").format(
        counted=counted, back=back, words=words)
