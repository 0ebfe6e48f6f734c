"""What changed from one round of a questionnaire to the next, as one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP
from dsi_desktop.features.evaluation.rules.scoring import score_words
from dsi_desktop.kernel.i18n import _

_SMALL, _SMALL_SHARE = 0.1, 5.0


@dataclass(frozen=True, slots=True)
class Move:
    """A question and its score in two rounds."""

    words: str
    before: float
    after: float

    @property
    def by(self) -> float:
        """How much it moved."""
        return self.after - self.before


def moves(
    words: Sequence[str], before: Sequence[float | None], after: Sequence[float | None]
) -> list[Move]:
    """Return the questions answered in both rounds, what moved most first."""
    found = [
        Move(said, then, now)
        for said, then, now in zip(words, before, after, strict=True)
        if then is not None and now is not None
    ]
    return sorted(found, key=lambda one: -abs(one.by))


def moved(kind: str, change: float) -> bool:
    """Tell whether a change is more than the chance of one form."""
    return abs(change) >= (_SMALL_SHARE if kind == PARTNERSHIP else _SMALL) - 1e-9


def trend_sentence(kind: str, found: Sequence[Move], since: str) -> str:
    """Say what moved most since `since`; « » is the question as it is written."""
    if not found:
        return _("Une seule passation : les tendances viendront avec la suivante.")
    best = found[0]
    if not moved(kind, best.by):
        return _("Rien n’a vraiment bougé depuis le {day}.").format(day=since)
    form = (
        _("« {question} » monte de {before} à {after} depuis le {day}.")
        if best.by > 0
        else _("« {question} » descend de {before} à {after} depuis le {day}.")
    )
    return form.format(
        question=best.words.rstrip("."), before=score_words(kind, best.before),
        after=score_words(kind, best.after), day=since,
    )
