"""What the seats of a body ask for: vacancies, ends, balance, doubles, letters, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.governance.rules import letters, seats, terms
from dsi_desktop.features.governance.rules.seating import Holder, Seating, letter_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the seats ask for: a sentence, how grave it is, the record that settles it."""

    kind: str
    tone: str
    text: str
    record_kind: str = ""
    record_id: str = ""


def notices(seating: Seating) -> tuple[Notice, ...]:
    """Return everything the seats of a body ask for, the gravest first."""
    found = [
        *_doubles(seating), *_shared(seating), *_balances(seating), *_vacancies(seating),
        *_endings(seating),
        *_runs(seating), *_orphans(seating), *_papers(seating), *_sizes(seating),
    ]
    order = ("bad", "warn", "accent")
    return tuple(sorted(found, key=lambda notice: order.index(notice.tone)))


def _long(day: str) -> str:
    return fmt.date_long(day, with_weekday=False)


def _doubles(seating: Seating) -> Iterable[Notice]:
    for person in seats.double_seats(seating.terms, seating.day):
        second = [one for one in seating.voting if one.term.person_id == person][-1]
        yield Notice(
            "double", "bad",
            _("{name} occupe deux sièges à cette instance.").format(name=second.name),
            "membership", second.term.id,
        )


def _shared(seating: Seating) -> Iterable[Notice]:
    """Two laptops may have filled the same seat apart: nothing is refused then, it is said."""
    for post, words in seating.posts:
        here = [one for one in seating.voting if one.term.post_id == post]
        if len(here) > 1:
            names = listed([one.name for one in here])
            yield Notice(
                "shared", "bad",
                _("Plusieurs personnes occupent le siège « {seat} » : {names}.").format(
                    seat=words, names=names),
                "membership", here[-1].term.id,
            )


def _balances(seating: Seating) -> Iterable[Notice]:
    balance = seating.balance
    if balance is not None and not balance.held:
        most = max(balance.counts, key=lambda count: count.held)
        yield Notice("parity", "bad", f"{balance.sentence}.", "college", most.college_id)
    impossible = seats.impossible_parity(seating.colleges, seating.charter.max_gap)
    if impossible:
        counted = next(one for one in seating.colleges if one.parity)
        yield Notice("impossible", "warn", impossible, "college", counted.id)


def _vacancies(seating: Seating) -> Iterable[Notice]:
    words = dict(seating.posts)
    for post in seating.vacant:
        coming = _coming(seating, post)
        if coming is None:
            said = _("Le siège « {seat} » est vacant.").format(seat=words[post])
            yield Notice("vacant", "warn", said, "post", post)
        else:
            said = _("Le siège « {seat} » attend {name}, dès le {day}.").format(
                seat=words[post], name=coming.name, day=_long(coming.term.start_on or ""))
            yield Notice("coming", "accent", said, "post", post)


def _coming(seating: Seating, post: str) -> Holder | None:
    """Return who is already named to a seat for later, the first to begin."""
    today = seating.day.isoformat()
    named = [
        one for one in seating.holders
        if one.term.post_id == post and (one.term.start_on or "") > today
        and one.term.role not in seats.WITHOUT_VOTE
    ]
    return min(named, key=lambda one: one.term.start_on or "", default=None)


def _endings(seating: Seating) -> Iterable[Notice]:
    ending = {term.id for term in seats.ending_soon(seating.terms, seating.day)}
    renewed = [one for one in seating.holders if one.term.id not in ending]
    for one in seating.voting:
        if one.term.id in ending and not _followed(one, renewed):
            yield Notice(
                "ending", "warn",
                _("Le mandat de {name} se termine le {day}.").format(
                    name=one.name, day=_long(one.term.end_on or "")),
                "membership", one.term.id,
            )


def _followed(one: Holder, others: Sequence[Holder]) -> bool:
    """Tell whether somebody is already named to the seat, or the same person, for afterwards."""
    end = one.term.end_on or ""
    return any(
        (other.term.start_on or "") > end
        and (other.term.person_id == one.term.person_id
             or (one.term.post_id is not None and other.term.post_id == one.term.post_id))
        for other in others
    )


def _runs(seating: Seating) -> Iterable[Notice]:
    charter = seating.charter
    for one in seating.voting:
        count = terms.consecutive_terms(
            seating.terms, one.term.person_id, seating.day, charter.term_months)
        said = terms.too_many_terms(count, charter.max_terms, one.name)
        if said:
            yield Notice("terms", "warn", said, "membership", one.term.id)
    if charter.staggered:
        said = terms.all_ending_together(seating.terms, seating.day, charter.term_months)
        if said:
            yield Notice("staggered", "accent", said)


def _orphans(seating: Seating) -> Iterable[Notice]:
    sitting = {one.term.id for one in seating.now}
    for one in seating.now:
        if one.substitutes_for_id and one.substitutes_for_id not in sitting:
            yield Notice(
                "orphan", "warn",
                _("{name} est substitut d’une personne qui ne siège plus.").format(name=one.name),
                "membership", one.term.id,
            )


def _papers(seating: Seating) -> Iterable[Notice]:
    for one in seating.voting:
        letter = letter_of(seating, one)
        if letter is None or not letter.end_on:
            continue
        state = letter.state(seating.day)
        if state == letters.ENDS_SOON:
            text = _("La lettre de mandat de {name} échoit le {day}.")
        elif state == letters.OVER:
            text = _("La lettre de mandat de {name} est échue depuis le {day}.")
        else:
            continue
        yield Notice(
            "letter", "warn", text.format(name=one.name, day=_long(letter.end_on)),
            "mandate_letter", letter.id,
        )


def _sizes(seating: Seating) -> Iterable[Notice]:
    for college in seating.colleges:
        made = len(college.posts & {post for post, _words in seating.posts})
        if college.planned and made and made != college.planned:
            yield Notice(
                "size", "accent",
                ngettext(
                    "{college} : {n} siège prévu, {made} au dossier.",
                    "{college} : {n} sièges prévus, {made} au dossier.", college.planned,
                ).format(college=college.name, n=college.planned, made=made),
                "college", college.id,
            )
