"""How a resolution comes out: counts, majorities, the quorum it needs."""

from dataclasses import dataclass, replace

from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

CARRIED = frozenset({"carried_unanimous", "carried_majority"})
_WORDS = (
    ("unanim", "carried_unanimous"), ("majorit", "carried_majority"), ("rejet", "defeated"),
    ("depos", "tabled"), ("bureau", "tabled"), ("retir", "withdrawn"),
    ("defeat", "defeated"), ("tabled", "tabled"), ("withdr", "withdrawn"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of a resolution with its counts, None where nobody counted."""

    state: str = "carried_unanimous"
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None

    @property
    def counted(self) -> bool:
        return any(part is not None for part in (self.in_favour, self.against, self.abstaining))

    @property
    def voices(self) -> int:
        return (self.in_favour or 0) + (self.against or 0) + (self.abstaining or 0)


def outcome_of(typed: str, mode: str = "simple_majority") -> Outcome:
    """Read what was typed after the names, in a body that decides by `mode`.

    Nothing is « à l’unanimité »; « 7 2 1 » or « 7/2/1 » is pour, contre, abstentions; a word
    (majorité, rejetée, déposée, retirée), alone or beside the counts, says the rest.
    """
    kept = fold(typed).strip()
    if not kept:
        return Outcome()
    figures = kept.replace("/", " ").replace("-", " ").replace(",", " ").split()
    counts = [int(figure) for figure in figures if figure.isdecimal()]
    if len(counts) == len(figures) <= 3:
        return counted(mode, *counts)
    for word, state in _WORDS:
        if word in kept and len(counts) <= 3:
            return replace(counted(mode, *counts), state=state) if counts else Outcome(state)
    raise RuleBroken(
        _("Écrivez le vote ainsi : rien pour l’unanimité, « 7 2 1 », « secret 7 2 1 », "
          "« rejetée », « déposée » ou « retirée »."),
        "vote",
    )


def counted(mode: str, in_favour: int, against: int = 0, abstaining: int = 0) -> Outcome:
    """Return how these voices come out in a body that decides by `mode`."""
    found = Outcome("defeated", in_favour, against, abstaining)
    if not _majority(found, mode, casting_vote=False):
        return found
    return replace(
        found, state="carried_majority" if against or abstaining else "carried_unanimous"
    )


def check_vote(
    outcome: Outcome, *, voters: int, mode: str = "simple_majority", casting_vote: bool = False
) -> None:
    """Refuse a vote that does not add up. `voters` are the voices in the room."""
    if not outcome.counted:
        return
    if min(outcome.in_favour or 0, outcome.against or 0, outcome.abstaining or 0) < 0:
        raise RuleBroken(_("Un nombre de voix ne peut pas être négatif."), "vote")
    check_voices(outcome.voices, voters)
    if outcome.state == "carried_unanimous" and (outcome.against or not outcome.in_favour):
        raise RuleBroken(_("À l’unanimité, personne ne vote contre."), "vote")
    if outcome.state == "carried_majority" and not _majority(outcome, mode, casting_vote):
        raise RuleBroken(_("Ces voix ne font pas la majorité requise."), "vote")
    if outcome.state == "defeated" and _majority(outcome, mode, casting_vote=False):
        raise RuleBroken(_("Ces voix font la majorité : la résolution est adoptée."), "vote")


def check_voices(voices: int, voters: int) -> None:
    """Refuse more voices than the room has."""
    if voices > voters:
        raise RuleBroken(
            _(
                "Le compte des voix est inexact : {voices} voix "
                "pour {voters} droits de vote dans la salle."
            ).format(voices=voices, voters=voters),
            "vote",
        )


def casts_vote(outcome: Outcome, *, asked: bool, allowed: bool) -> bool:
    """Tell whether the voice of the chair decided: only of a tie, only where the rules do.

    A tie that is carried was decided by that voice; `asked` also says it of one defeated.
    """
    if asked and not allowed:
        raise RuleBroken(
            _("Les règles de cette instance ne donnent pas de voix prépondérante."), "vote"
        )
    tie = outcome.in_favour is not None and outcome.in_favour == outcome.against
    return allowed and tie and (asked or outcome.state == "carried_majority")


def check_dissent(outcome: Outcome, dissents: int, method: str = "show_of_hands") -> None:
    """Refuse a dissent from what is carried by all, or more dissents than votes against.

    After a secret ballot nobody is named.
    """
    if dissents and method == "secret":
        raise RuleBroken(_("À un scrutin secret, aucun nom n’est consigné."), "dissent")
    if dissents and outcome.state == "carried_unanimous":
        raise RuleBroken(_("À l’unanimité, personne n’inscrit sa dissidence."), "dissent")
    if outcome.counted and dissents > (outcome.against or 0):
        raise RuleBroken(_("Il y a plus de dissidences que de votes contre."), "dissent")


def _majority(outcome: Outcome, mode: str, casting_vote: bool) -> bool:  # noqa: FBT001
    in_favour, against = outcome.in_favour or 0, outcome.against or 0
    if mode == "two_thirds":
        return in_favour > 0 and in_favour * 3 >= (in_favour + against) * 2
    return in_favour > against or (casting_vote and in_favour == against > 0)


def result_of(outcome: Outcome) -> str:
    """Return the result kept with the count: carried, defeated or tie; nothing without a vote."""
    if outcome.counted and outcome.in_favour == outcome.against and outcome.state == "defeated":
        return "tie"
    if outcome.state in CARRIED:
        return "carried"
    return "defeated" if outcome.state == "defeated" else ""


def quorum_note(quorum: Quorum, below: str) -> str:
    """Return the proof kept with a decision; refuse the decision when the body's rules do."""
    if quorum.held:
        return quorum.sentence
    if below == "note":
        return _("Hors quorum. {sentence}").format(sentence=quorum.sentence)
    if not quorum.present:
        raise RuleBroken(
            _("Personne n’est encore marqué présent. Marquez les présences (F4), puis reprenez.")
        )
    raise RuleBroken(
        _("{sentence}. Aucune décision ne peut être prise : notez l’échange et reportez le point.")
        .format(sentence=quorum.sentence)
    )
