"""Which decision a follow-up carries out: the one just before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Link:
    """The resolution or the decision that a follow-up carries out, and how it is said."""

    motion_id: str = ""
    decision_id: str = ""
    words: str = ""


def decided_before(said: Sequence[Said]) -> Link:
    """Return what a follow-up written now carries out; a note in between breaks the link.

    Other follow-ups of the same decision do not.
    """
    for one in reversed(said):
        if one.private or one.kind == "task":
            continue
        if one.kind == "decision":
            return Link(decision_id=one.record_id, words=_("suite de la décision"))
        if one.kind == "motion" and one.state in CARRIED and not wording.is_amendment(one):
            number = wording.number_of(one)
            return Link(one.record_id, words=_("suite de : {number}").format(number=number))
        break
    return Link()
