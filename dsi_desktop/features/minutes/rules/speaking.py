"""The list of speakers of a point: who waits, who has the floor, how long each has spoken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.kernel.i18n import _

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the list; `seconds` once the floor was given back."""

    id: str
    name: str
    organization: str = ""
    state: str = "waiting"
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """How long an organisation has spoken at a point, in how many turns."""

    name: str
    seconds: int
    turns: int


@dataclass(frozen=True, slots=True)
class FloorShown:
    """What the room may see of the list: who speaks since how many seconds, who waits."""

    name: str = ""
    organization: str = ""
    seconds: int = 0
    waiting: tuple[str, ...] = ()


def speaking(turns: Sequence[Turn]) -> Turn | None:
    """Return who has the floor."""
    return next((one for one in turns if one.state == "speaking"), None)


def waiting(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    return tuple(one for one in turns if one.state == "waiting")


def shown(turns: Sequence[Turn], seconds: int) -> FloorShown:
    """Return what is projected; `seconds` is how long the one who speaks has had the floor."""
    names = tuple(one.name for one in waiting(turns))
    now = speaking(turns)
    if now is None:
        return FloorShown(waiting=names)
    return FloorShown(now.name, now.organization, seconds, names)


def by_organization(turns: Iterable[Turn]) -> tuple[SpokenFor, ...]:
    """Return the time of each organisation that has spoken, the longest first."""
    found: dict[str, list[int]] = {}
    for one in turns:
        if one.state == "done":
            found.setdefault(one.organization or one.name, []).append(one.seconds)
    totals = [SpokenFor(name, sum(spoken), len(spoken)) for name, spoken in found.items()]
    return tuple(sorted(totals, key=lambda one: (-one.seconds, one.name)))


def length_words(seconds: int) -> str:
    """Return « 45 s », « 2 min », « 1 min 20 s »."""
    minutes, rest = divmod(max(0, seconds), _MINUTE)
    if not minutes:
        return _("{n} s").format(n=rest)
    if not rest:
        return _("{n} min").format(n=minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


def floor_words(floor: FloorShown) -> str:
    """Return « Parole : Josée Desbiens, 1 min 20 s · en attente : 2 », nothing when nobody asks."""
    parts = []
    if floor.name:
        parts.append(_("Parole : {name}, {length}").format(
            name=floor.name, length=length_words(floor.seconds)
        ))
    if floor.waiting:
        parts.append(_("en attente : {n}").format(n=len(floor.waiting)))
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]
