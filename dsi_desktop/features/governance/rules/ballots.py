"""Do the ballots of a round add up? Said in words, with the number that is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Ballots:
    """The papers of one round; None for what was not counted yet."""

    handed_out: int | None = None
    returned: int | None = None
    spoiled: int | None = None

    @property
    def valid(self) -> int | None:
        """The ballots that bear a vote."""
        return None if self.returned is None else self.returned - (self.spoiled or 0)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the count of a round comes to; no sentence in `wrong`: the count is right."""

    cast: int
    possible: int | None
    wrong: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Tell whether nothing is missing nor in excess."""
        return not self.wrong

    @property
    def sentence(self) -> str:
        """Say it in one sentence."""
        return self.wrong[0] if self.wrong else _("Le compte est bon")


def reckon(
    votes: Mapping[str, int], ballots: Ballots, *, names: int, method: str = "secret",
    voters: int | None = None,
) -> Reckoning:
    """Add up a round; `names` is how many names a ballot may bear, `voters` who may vote."""
    cast = sum(votes.values())
    if method == "acclamation":
        return Reckoning(cast, None)
    if method == "show_of_hands":
        possible = None if voters is None else voters * names
        return Reckoning(cast, possible, tuple(_hands(votes, voters, names)))
    valid = ballots.valid
    possible = None if valid is None else valid * names
    return Reckoning(cast, possible, tuple(_papers(votes, ballots, names, voters)))


def check_figures(votes: Mapping[str, int], ballots: Ballots) -> None:
    """Refuse a negative number, wherever it was typed."""
    figures = (*votes.values(), ballots.handed_out, ballots.returned, ballots.spoiled)
    if any((figure or 0) < 0 for figure in figures):
        raise RuleBroken(_("Un nombre de voix ou de bulletins ne peut pas être négatif."))


def _hands(votes: Mapping[str, int], voters: int | None, names: int) -> Iterator[str]:
    if not any(votes.values()):
        yield _("Comptez les mains levées.")
        return
    if voters is None:
        return
    yield from _excess(votes, voters, names)


def _papers(
    votes: Mapping[str, int], ballots: Ballots, names: int, voters: int | None,
) -> Iterator[str]:
    out, back, spoiled = ballots.handed_out, ballots.returned, ballots.spoiled or 0
    if out is None or back is None:
        yield _("Notez les bulletins remis et déposés.")
        return
    if voters is not None and out > voters:
        yield ngettext(
            "{n} bulletin remis de plus que de personnes qui votent",
            "{n} bulletins remis de plus que de personnes qui votent", out - voters,
        ).format(n=out - voters)
    if back < out:
        yield ngettext("Il manque {n} bulletin", "Il manque {n} bulletins", out - back).format(
            n=out - back
        )
    elif back > out:
        yield ngettext(
            "{n} bulletin déposé de trop", "{n} bulletins déposés de trop", back - out
        ).format(n=back - out)
    if spoiled > back:
        yield _("Plus de bulletins nuls que de bulletins déposés")
        return
    valid = back - spoiled
    yield from _excess(votes, valid, names)
    cast = sum(votes.values())
    if cast < valid:
        yield ngettext("Il manque {n} voix", "Il manque {n} voix", valid - cast).format(
            n=valid - cast
        )


def _excess(votes: Mapping[str, int], valid: int, names: int) -> Iterator[str]:
    """Say what no count of so many ballots can give."""
    most, cast = max(votes.values(), default=0), sum(votes.values())
    if most > valid:
        yield ngettext(
            "{n} voix pour une candidature, plus que de votes valides",
            "{n} voix pour une candidature, plus que de votes valides", most,
        ).format(n=most)
    elif cast > valid * names:
        yield ngettext("{n} voix de trop", "{n} voix de trop", cast - valid * names).format(
            n=cast - valid * names
        )
