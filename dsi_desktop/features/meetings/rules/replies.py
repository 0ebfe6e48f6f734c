"""Who announces coming to a meeting, and the quorum and the balance that promises."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.governance.rules.seats import Balance
from dsi_desktop.features.meetings.rules.colleges import Shelf
from dsi_desktop.features.meetings.rules.refusals import choice
from dsi_desktop.features.meetings.rules.room import Quorum, QuorumRule, Seat, quorum_at
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold, listed

COMING = frozenset({"yes", "remote", "substitute"})
_STATUS = {"substitute": "represented", "no": "excused"}
_HERE = {"yes": "present", "remote": "remote", "substitute": "represented", "no": "excused"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one line of the list announces; "" is silence."""

    person_id: str
    reply: str
    voting: bool = True
    organization_id: str | None = None
    stand_in_id: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the replies promise: `sure` counts who answered, `possible` the silent voices too."""

    sure: Quorum
    possible: Quorum
    silent: int

    @property
    def sentence(self) -> str:
        """Say whether the quorum will hold: sure, still open, or out of reach."""
        if not self.sure.required:
            return ngettext(
                "{n} présence annoncée; aucun quorum requis",
                "{n} présences annoncées; aucun quorum requis", self.sure.present,
            ).format(n=self.sure.present)
        text = _("Quorum à confirmer : {here} sur {all}, {needed} requis")
        if self.sure.held:
            text = _("Quorum attendu : {here} sur {all}, {needed} requis")
        elif not self.possible.held:
            text = _("Quorum compromis : au plus {most} sur {all}, {needed} requis")
        return text.format(
            here=self.sure.present, most=self.possible.present, all=self.sure.members,
            needed=self.sure.required,
        )


def check_reply(reply: str) -> str:
    """Return a reply of the vocabulary, "" for none yet."""
    return choice("attendance_reply", reply, "reply") if reply else ""


def check_before(opened_at: str | None) -> None:
    """Refuse a reply once people are in the room."""
    if opened_at:
        raise RuleBroken(
            _("La rencontre est ouverte : notez les présences plutôt que les réponses.")
        )


def check_stand_in(stand_in_id: str | None, person_id: str | None, *, admitted: bool) -> str:
    """Return who stands in; refuse nobody, oneself, or a substitute the rules exclude."""
    if not admitted:
        raise RuleBroken(_("Les règles de cette instance n’admettent pas de substitut."), "reply")
    if not stand_in_id:
        raise RuleBroken(_("Choisissez qui remplacera cette personne."), "stand_in_id")
    if stand_in_id == person_id:
        raise RuleBroken(_("Une personne ne se remplace pas elle-même."), "stand_in_id")
    return stand_in_id


def check_free(name: str, *, votes: bool) -> None:
    """Refuse a substitute who comes with a voice of her own."""
    if votes:
        raise RuleBroken(
            _("{name} siège déjà avec son propre droit de vote.").format(name=name), "stand_in_id"
        )


def status_of(reply: str) -> str:
    """Return how a line stands on the list before the meeting, by its reply."""
    return _STATUS.get(reply, "expected")


def expected(answers: Sequence[Answer], rule: QuorumRule) -> Expected:
    """Count what the replies promise, by the rule of the body."""
    silent = sum(1 for one in answers if one.voting and not one.reply)
    sure = quorum_at(_seats(answers, ""), rule, None)
    return Expected(sure, quorum_at(_seats(answers, "yes"), rule, None), silent)


def _seats(answers: Sequence[Answer], silence: str) -> list[Seat]:
    """Seat everybody as announced, the silent as `silence`; substitutes bring no voice."""
    found = []
    for one in answers:
        reply = one.reply or silence
        found.append(Seat(
            one.person_id, _HERE.get(reply, "expected"), one.voting, one.organization_id,
            one.stand_in_id,
        ))
        if reply == "substitute" and one.stand_in_id:
            found.append(Seat(one.stand_in_id, "present", voting=False))
    return found


def named_on_seats(shelf: Shelf, seat_ids: Iterable[str], day: str) -> dict[str, str]:
    """Return {membership: person} of who stands in for a seat on a day.

    A substitute who sits as such comes first, then the one the mandate letter names.
    """
    wanted = [one for one in seat_ids if one]
    letters = shelf.of("mandate_letter", "membership_id", wanted)
    named = {
        str(one.membership_id): str(one.substitute_id) for one in letters
        if one.substitute_id and in_force(one.start_on, one.end_on, day)
    }
    sitting = shelf.of("membership", "substitutes_for_id", wanted)
    return named | {
        str(one.substitutes_for_id): str(one.person_id) for one in sitting
        if one.person_id and in_force(one.start_on, one.end_on, day)
    }


def balance_words(balance: Balance | None) -> str:
    """Return the colleges as announced: « Communautaire 4, Institutionnel 3 : parité tenue »."""
    if balance is None:
        return ""
    shares = listed([f"{one.name} {one.held}" for one in balance.counts])
    return _("Parité annoncée : {shares}").format(shares=shares) + (
        "" if balance.held else " " + _("(écart au-delà de la règle)")
    )


def meals(asked: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return how many of each meal to order, the most first; « non » and silence order none."""
    counted: Counter[str] = Counter()
    words: dict[str, str] = {}
    for one in asked:
        key = fold(one).strip()
        if key and key not in ("non", "aucun", "no"):
            words.setdefault(key, one.strip()[:1].upper() + one.strip()[1:])
            counted[key] += 1
    return tuple(
        (words[key], count) for key, count in sorted(counted.items(), key=lambda it: (-it[1], it))
    )
