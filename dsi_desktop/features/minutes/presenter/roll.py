"""The roll of organisations: each called in turn, one key for its voice."""

from dataclasses import dataclass

from dsi_desktop.features.minutes.presenter.motion import MotionPresenter
from dsi_desktop.features.minutes.rules.ballot import Voice
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label

KEYS = {"p": "yes", "c": "no", "a": "abstain"}


@dataclass(frozen=True, slots=True)
class RollLine:
    """An organisation called, and the voice it gave; "" before it voted."""

    holder: str
    name: str
    option: str = ""

    @property
    def words(self) -> str:
        return label("vote_option", self.option) if self.option else _("n’a pas voté")


class RollPresenter:
    """Keeps the voices called until they are recorded all together."""

    def __init__(self, motion: MotionPresenter) -> None:
        self._motion = motion
        self._callers = motion.callers()
        self._given: dict[str, str] = {}

    @property
    def proposal(self) -> str:
        """Return the text put to the vote."""
        return self._motion.pending.text if self._motion.pending else ""

    def lines(self) -> list[RollLine]:
        return [
            RollLine(one.holder, name, self._given.get(one.holder, ""))
            for one, name in self._callers
        ]

    def give(self, holder: str, option: str) -> None:
        """Note a voice, or take it back with no option."""
        self._given[holder] = option

    def after(self, holder: str) -> str:
        """Return who is called next: the first after this one that has not voted, else itself."""
        holders = [one.holder for one, _name in self._callers]
        at = holders.index(holder) + 1 if holder in holders else 0
        ahead = [*holders[at:], *holders[:at]]
        return next((one for one in ahead if not self._given.get(one)), holder)

    def count(self) -> str:
        """Return « pour 5, contre 1, abstention 0 · 2 à appeler »."""
        found = [option for option in self._given.values() if option]
        said = ", ".join(f"{label('vote_option', one)} {found.count(one)}" for one in KEYS.values())
        left = len(self._callers) - len(found)
        more = ngettext("{n} à appeler", "{n} à appeler", left).format(n=left)
        return f"{said} · {more}" if left else said

    def record(self) -> bool:
        """Record the voices; who was not called gave none."""
        if self._motion.pending is None:
            raise RuleBroken(_("Cette proposition n’est plus en débat."))
        return self._motion.take_roll(tuple(
            Voice(self._given[one.holder], one.organization_id, one.person_id)
            for one, _name in self._callers if self._given.get(one.holder)
        ))
