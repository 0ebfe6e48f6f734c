"""How a room finds agreement without counting hands: what each key says, and what blocks.

Consent and objection, Kaner's eight gradients, dots and the go-round by organisation, as
facilitators of concertation use them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import VOCABULARY

MOST_OPTIONS = 9
MOST_DOTS = 20
SUPPORT = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class Stance:
    """What one key says: its code in the dossier, its word, the word for several, if it blocks."""

    code: str
    word: str
    several: str
    hue: int
    blocks: bool = False


STANCES: dict[str, tuple[Stance, ...]] = {
    "go_round": (
        Stance("in_favour", N_("favorable"), N_("Favorables"), 3),
        Stance("reserved", N_("favorable avec réserve"), N_("Favorables avec réserve"), 2),
        Stance("against", N_("défavorable"), N_("Défavorables"), 5),
        Stance("abstains", N_("s’abstient"), N_("S’abstiennent"), 6),
        Stance("passes", N_("passe son tour"), N_("Passent leur tour"), 4),
    ),
    "consent": (
        Stance("consents", N_("consent"), N_("Consentent"), 3),
        Stance("reserved", N_("consent avec réserve"), N_("Consentent avec réserve"), 2),
        Stance("objects", N_("s’oppose"), N_("S’opposent"), 5, blocks=True),
        Stance("abstains", N_("se retire de la décision"), N_("Se retirent de la décision"), 6),
    ),
    "gradients": (
        Stance("1", N_("adhésion entière"), N_("Adhésion entière"), 3),
        Stance("2", N_("accord, réserve mineure"), N_("Accord, réserve mineure"), 0),
        Stance("3", N_("appui avec réserves"), N_("Appui avec réserves"), 1),
        Stance("4", N_("abstention"), N_("Abstention"), 6),
        Stance("5", N_("discussion à poursuivre"), N_("Discussion à poursuivre"), 4),
        Stance("6", N_("désaccord, sans nuire"), N_("Désaccord, sans nuire"), 2),
        Stance("7", N_("désaccord sérieux"), N_("Désaccord sérieux"), 5),
        Stance("8", N_("blocage"), N_("Blocage"), 5, blocks=True),
    ),
    "dots": (),
}


@dataclass(frozen=True, slots=True)
class Count:
    """An option and what it gathered; `rank` is shared by those that are level."""

    option: str
    count: int
    rank: int = 0


def position_id(round_id: str, voice_id: str, option: str = "") -> str:
    """Return the id of a position: two laptops that note the same voice meet on one row.

    With dots, one row for each option a voice gives some to; without a voice, the total counted.
    """
    return linked_id("consensus_position", round_id, voice_id, fold(option))


def stance_of(method: str, code: str) -> Stance:
    """Return what a code says; refuse one that the method does not offer."""
    for stance in STANCES.get(method, ()):
        if stance.code == code:
            return stance
    raise RuleBroken(_("Cette position n’existe pas dans ce tour."), "option")


def by_key(method: str, digit: int) -> Stance | None:
    """Return what a digit says, counted from 1."""
    offered = STANCES.get(method, ())
    return offered[digit - 1] if 1 <= digit <= len(offered) else None


def blocking(method: str) -> frozenset[str]:
    """Return the codes that keep a proposal from being accepted without a vote."""
    return frozenset(stance.code for stance in STANCES.get(method, ()) if stance.blocks)


def method_of(method: str) -> str:
    if method not in VOCABULARY["consensus_method"]:
        raise RuleBroken(_("Cette façon de consulter n’existe pas."), "method")
    return method


def question_of(text: str) -> str:
    kept = prose(text)
    if not kept:
        raise RuleBroken(_("Écrivez la question posée."), "question")
    return kept


def proposal_of(method: str, text: str) -> str:
    """Return what is proposed; one cannot consent to nothing."""
    kept = prose(text)
    if method == "consent" and not kept:
        raise RuleBroken(_("Écrivez la proposition à laquelle consentir."), "proposal")
    return kept


def options_of(method: str, text: str) -> tuple[str, ...]:
    """Return what dots choose among, one option a line; refuse fewer than two, or twins."""
    if method != "dots":
        return ()
    kept = tuple(option for option in map(line, text.splitlines()) if option)
    if len(kept) < 2:
        raise RuleBroken(_("Écrivez au moins deux choix, un par ligne."), "options")
    if len(kept) > MOST_OPTIONS:
        raise RuleBroken(
            _("Un vote par points offre au plus {n} choix.").format(n=MOST_OPTIONS), "options"
        )
    if len({fold(option) for option in kept}) < len(kept):
        raise RuleBroken(_("Deux choix portent le même nom."), "options")
    return kept


def dots_of(method: str, dots: int | None) -> int | None:
    """Return how many dots each voice gives out: three unless told."""
    if method != "dots":
        return None
    given = 3 if dots is None else dots
    if not 1 <= given <= MOST_DOTS:
        raise RuleBroken(
            _("Donnez de 1 à {n} points à chaque voix.").format(n=MOST_DOTS), "dots"
        )
    return given


def check_dots(name: str, given: Iterable[int], allowed: int) -> None:
    """Refuse more dots than a voice has; `given` are all those it would have put."""
    counts = tuple(given)
    if min(counts, default=0) < 0 or sum(counts) > allowed:
        said = ngettext(
            "{name} n’a que {n} point à donner.", "{name} n’a que {n} points à donner.", allowed
        )
        raise RuleBroken(said.format(name=name, n=allowed), "dots")


def check_option(option: str, offered: Collection[str]) -> None:
    if option not in offered:
        raise RuleBroken(_("Ce choix n’est pas offert."), "option")


def check_under_way(state: str | None) -> None:
    if (state or "open") != "open":
        raise RuleBroken(_("Ce tour est terminé : rouvrez-le pour y changer une position."))


def check_heard(positions: int) -> None:
    """Refuse to conclude before anybody spoke."""
    if not positions:
        raise RuleBroken(_("Personne n’a encore pris position."))


def check_unblocked(objectors: Sequence[str]) -> None:
    """Refuse to accept a proposal that somebody objects to (peers' acceptance test 12)."""
    if objectors:
        said = ngettext(
            "Une objection tient ({names}) : reformulez la proposition ou passez au vote.",
            "Des objections tiennent ({names}) : reformulez la proposition ou passez au vote.",
            len(objectors),
        )
        raise RuleBroken(said.format(names=", ".join(objectors)))


def check_reworded(before: str, after: str) -> None:
    if fold(line(before)) == fold(line(after)):
        raise RuleBroken(_("La proposition est la même : changez-en les mots."), "proposal")


def check_reopens(state: str, *, concluded: bool) -> None:
    """Refuse to reopen a round that goes on elsewhere, or that made a decision."""
    if state == "reworded":
        raise RuleBroken(_("La proposition a été reformulée : continuez dans le nouveau tour."))
    if concluded:
        raise RuleBroken(
            _("Ce tour a mené à une décision : retirez-la d’abord du procès-verbal.")
        )


def ranking(options: Sequence[str], dots: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    """Return the options by dots received, the first offered first when level."""
    total: Counter[str] = Counter()
    for option, count in dots:
        total[option] += count
    every = [*options, *(option for option in total if option not in options)]
    order = sorted(every, key=lambda option: -total[option])
    return tuple(
        Count(option, total[option], 1 + sum(total[one] > total[option] for one in order))
        for option in order
    )


def tally(method: str, codes: Iterable[str]) -> tuple[Count, ...]:
    """Return how many voices took each position, every position of the method."""
    counted = Counter(codes)
    return tuple(
        Count(stance.code, counted[stance.code]) for stance in STANCES.get(method, ())
    )
