"""What an election is called and what the minutes say of it: who was elected, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import fold, listed
from dsi_desktop.kernel.vocabulary import label

_ORDINALS = (N_("Premier tour"), N_("Deuxième tour"), N_("Troisième tour"))
_BREAKS = {
    "lot": N_("par tirage au sort"),
    "chair": N_("par la voix de la présidence"),
}


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody elected; no `votes` when nobody voted, `broken` when a tie was settled."""

    name: str
    organization: str = ""
    votes: int | None = None
    broken: str = ""
    start_on: str = ""
    end_on: str = ""


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round as the minutes tell it; `tied` are the names that a tie left to settle."""

    number: int
    ballots: Ballots = field(default_factory=Ballots)
    tied: tuple[str, ...] = ()
    tie_break: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ElectionTold:
    """A proclaimed election as the minutes tell it."""

    seats: int
    candidates: int
    method: str
    winners: tuple[Winner, ...]
    rounds: tuple[RoundTold, ...] = ()
    names_allowed: int | None = None
    scrutineers: str = ""
    note: str = ""

    @property
    def acclaimed(self) -> bool:
        """Tell whether nobody voted."""
        return self.method == "acclamation"


def election_name(title: str, body: str, college: str) -> str:
    """Return what an election is called: its own title, else its body and its college."""
    if title:
        return title
    place = " – ".join(part for part in (body, college) if part)
    return _("Élection : {place}").format(place=place) if place else _("Élection")


def round_name(number: int) -> str:
    """Return « Premier tour », « 4e tour »."""
    if number <= len(_ORDINALS):
        return _(_ORDINALS[number - 1])
    return _("{nth} tour").format(nth=fmt.ordinal(number))


def elected_word(honorific: str) -> str:
    """Return « élue » or « élu » where the title of civility tells, else « élu·e »."""
    title = fold(honorific).rstrip(".")
    if title in ("mme", "madame", "mlle", "mrs", "ms"):
        return _("élue")
    return _("élu") if title in ("m", "monsieur", "mr") else _("élu·e")


def votes_words(votes: int) -> str:
    """Return « 17 voix »."""
    return ngettext("{n} voix", "{n} voix", votes).format(n=votes)


def seats_words(seats: int) -> str:
    """Return « 2 sièges à pourvoir »."""
    return ngettext("{n} siège à pourvoir", "{n} sièges à pourvoir", seats).format(n=seats)


def candidates_words(count: int) -> str:
    """Return « 4 candidatures »."""
    if not count:
        return _("aucune candidature")
    return ngettext("{n} candidature", "{n} candidatures", count).format(n=count)


def names_words(names: int) -> str:
    """Return « 2 noms au plus par bulletin »."""
    return ngettext(
        "{n} nom par bulletin", "{n} noms au plus par bulletin", names
    ).format(n=names)


def told_lines(told: ElectionTold) -> list[str]:
    """Return the sentences of the minutes, one a line."""
    return [*_opening(told), *_rounds(told), *_result(told), *_after(told)]


def _opening(told: ElectionTold) -> Iterator[str]:
    parts = [
        seats_words(told.seats), candidates_words(told.candidates),
        label("election_method", told.method),
    ]
    if told.method == "secret" and told.names_allowed:
        parts.append(names_words(told.names_allowed))
    yield f"{', '.join(parts)}."


def _rounds(told: ElectionTold) -> Iterator[str]:
    if told.acclaimed:
        return
    several = len(told.rounds) > 1
    for one in told.rounds:
        said = _papers(one.ballots)
        if said:
            yield f"{round_name(one.number)} : {said}." if several else f"{said}."
        if one.tied:
            yield _tie(one)


def _papers(ballots: Ballots) -> str:
    if ballots.handed_out is None or ballots.returned is None:
        return ""
    parts = [
        ngettext("{n} bulletin remis", "{n} bulletins remis", ballots.handed_out).format(
            n=ballots.handed_out
        ),
        ngettext("{n} déposé", "{n} déposés", ballots.returned).format(n=ballots.returned),
    ]
    if ballots.spoiled:
        parts.append(ngettext(
            "{n} blanc ou nul", "{n} blancs ou nuls", ballots.spoiled
        ).format(n=ballots.spoiled))
    return ", ".join(parts)


def _tie(one: RoundTold) -> str:
    said = _("Égalité entre {names}").format(names=listed(one.tied, _("et")))
    if one.tie_break == "second_round":
        return _("{tie} : un nouveau tour est tenu.").format(tie=said)
    how = _(_BREAKS[one.tie_break]) if one.tie_break in _BREAKS else ""
    said = _("{tie}, départagée {how}.").format(tie=said, how=how) if how else f"{said}."
    return f"{said} {one.note}" if one.note else said


def _result(told: ElectionTold) -> Iterator[str]:
    names = [_winner(one) for one in told.winners]
    if not names:
        return
    said = ngettext("Personne élue : {names}.", "Personnes élues : {names}.", len(names))
    if told.acclaimed:
        said = ngettext(
            "Personne élue par acclamation : {names}.",
            "Personnes élues par acclamation : {names}.", len(names),
        )
    yield said.format(names=" ; ".join(names))
    yield from _terms(told.winners)


def _winner(one: Winner) -> str:
    parts = [f"{one.name} ({one.organization})" if one.organization else one.name]
    if one.votes is not None:
        parts.append(votes_words(one.votes))
    if one.broken in _BREAKS:
        parts.append(_(_BREAKS[one.broken]))
    return ", ".join(parts)


def _terms(winners: Sequence[Winner]) -> Iterator[str]:
    periods = {(one.start_on, one.end_on) for one in winners if one.start_on}
    if len(periods) == 1:
        ((start, end),) = periods
        yield _("Mandat {period}.").format(period=_period(start, end))
        return
    for one in winners:
        if one.start_on:
            yield _("{name} : mandat {period}.").format(
                name=one.name, period=_period(one.start_on, one.end_on)
            )


def _period(start: str, end: str) -> str:
    first = fmt.date_long(start, with_weekday=False)
    if not end:
        return _("à compter du {start}").format(start=first)
    return _("du {start} au {end}").format(
        start=first, end=fmt.date_long(end, with_weekday=False)
    )


def _after(told: ElectionTold) -> Iterator[str]:
    vacant = told.seats - len(told.winners)
    if vacant > 0:
        yield ngettext(
            "{n} siège demeure vacant.", "{n} sièges demeurent vacants.", vacant
        ).format(n=vacant)
    if told.scrutineers:
        yield _("Scrutin dépouillé par {names}.").format(names=told.scrutineers)
    if told.note:
        yield told.note
