"""How much two records look like the same person or organisation, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from types import MappingProxyType
from typing import NamedTuple

from dsi_desktop.kernel.text import fold

ALIKE = 70
SHARED_BY = 3
_HUNDRED = 100
_EMPTY_WORDS = frozenset({"de", "des", "du", "d", "la", "le", "les", "l", "et", "inc", "aux", "a"})
_WEIGHTS = {"name": 100, "acronym": 78, "email": 90, "phone": 72, "website": 80}


@dataclass(frozen=True, slots=True)
class Trait:
    """What a record is recognised by; `reached` are e-mails, phones and sites, kind first."""

    id: str
    name: str
    acronym: str = ""
    reached: tuple[tuple[str, str], ...] = ()


class Likeness(NamedTuple):
    """Two ids, how alike out of 100, and the reasons: name, acronym, email, phone, website, near.

    `near` is the share of trigrams two different names have in common.
    """

    one: str
    other: str
    score: int
    reasons: tuple[str, ...]
    near: int


def name_key(name: str) -> str:
    """Return a name as it is compared: telling words, in order of letters.

    « Tremblay, Marie-Ève » and « Marie-Eve Tremblay » are one name.
    """
    words = "".join(sign if sign.isalnum() else " " for sign in fold(name)).split()
    return " ".join(sorted(word for word in words if word not in _EMPTY_WORDS)) or " ".join(words)


def reach_key(kind: str, value: str) -> tuple[str, str]:
    """Return a contact detail as it is compared: digits of a phone, host of a site."""
    plain = fold(value).strip()
    if kind in {"phone", "mobile"}:
        digits = "".join(sign for sign in plain if sign.isdigit()).removeprefix("1")
        return "phone", digits[:10] if len(digits) >= 7 else ""
    if kind == "website":
        host = plain.split("://")[-1].removeprefix("www.").rstrip("/")
        return "website", host
    return ("email", plain) if kind == "email" else ("", "")


def trigrams(text: str) -> frozenset[str]:
    """Return the runs of three signs of a compared name, with its ends."""
    padded = f"  {text} "
    return frozenset(padded[at:at + 3] for at in range(len(padded) - 2)) if text else frozenset()


def nearness(one: str, other: str, weights: Mapping[str, float] = MappingProxyType({})) -> int:
    """Return the share of trigrams two compared names have in common, out of 100 (Dice).

    `weights` says how much each trigram tells, 1 when it is not named there.
    """
    first, second = trigrams(one), trigrams(other)
    both = _weight(first, weights) + _weight(second, weights)
    return round(2 * _HUNDRED * _weight(first & second, weights) / both) if both else 0


def telling(keys: Iterable[str]) -> dict[str, float]:
    """Return how much each trigram of these names tells: one found everywhere tells little.

    Around Charlevoix « de Charlevoix » makes no likeness. The weight is log(1 + N / n) for a
    trigram that n of the N names hold (Spärck Jones 1972).
    """
    names = list(keys)
    held = Counter(gram for name in names for gram in trigrams(name))
    return {gram: log(1 + len(names) / count) for gram, count in held.items()}


def _weight(grams: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(gram, 1.0) for gram in grams)


def likenesses(
    traits: Sequence[Trait], apart: Iterable[frozenset[str]] = (),
) -> list[Likeness]:
    """Return the pairs that may be one, the surest first; `apart` were said to be two.

    A detail that more than three records share is nobody's own: it tells nothing.
    """
    known = {trait.id: trait for trait in traits}
    keys = {trait.id: name_key(trait.name) for trait in traits}
    reasons: dict[frozenset[str], set[str]] = defaultdict(set)
    for reason, pair in _shared(traits, keys):
        reasons[pair].add(reason)
    weights = telling(keys.values())
    near: dict[frozenset[str], int] = {}
    for pair in (*reasons, *_near(keys)):
        first, second = (keys[one] for one in sorted(pair))
        near[pair] = nearness(first, second, weights)
    kept_apart = set(apart)
    order = {trait.id: at for at, trait in enumerate(traits)}
    found = [
        _likeness(sorted(pair, key=order.__getitem__), reasons.get(pair, set()), share)
        for pair, share in near.items()
        if pair not in kept_apart and (pair in reasons or share >= ALIKE)
    ]
    return sorted(found, key=lambda one: (-one.score, fold(known[one.one].name), one.one))


def _likeness(pair: Sequence[str], reasons: set[str], near: int) -> Likeness:
    """Score a pair: its surest reason, raised by each other one, and by a name that is near."""
    weights = sorted((_WEIGHTS[reason] for reason in reasons), reverse=True)
    best, others = (weights[0], len(weights) - 1) if weights else (near, 0)
    if weights and "name" not in reasons:
        best = round(best * 0.7 + near * 0.3)
    ordered = tuple(reason for reason in _WEIGHTS if reason in reasons)
    score = min(best + 5 * others, _HUNDRED if "name" in reasons else _HUNDRED - 1)
    return Likeness(pair[0], pair[1], score, ordered, near)


def _shared(
    traits: Sequence[Trait], keys: dict[str, str],
) -> Iterator[tuple[str, frozenset[str]]]:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for trait in traits:
        holders["name", keys[trait.id]].add(trait.id)
        holders["acronym", fold(trait.acronym).replace(".", "")].add(trait.id)
        for kind, value in trait.reached:
            holders[reach_key(kind, value)].add(trait.id)
    for (reason, value), ids in holders.items():
        if reason and value and (reason == "name" or len(ids) <= SHARED_BY):
            yield from ((reason, frozenset(pair)) for pair in combinations(sorted(ids), 2))


def _near(keys: dict[str, str]) -> Iterator[frozenset[str]]:
    """Yield the pairs of names worth comparing: those that share enough trigrams.

    A trigram held by a great many names is left out of this search, not of the score: it would
    bring every pair back.
    """
    grams = {one: trigrams(key) for one, key in keys.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for one in keys:
        for gram in grams[one]:
            holders[gram].append(one)
    common = max(40, len(keys) // 8)
    together: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) <= common:
            together.update(combinations(ids, 2))
    for (one, other), held in together.items():
        if 4 * held * _HUNDRED >= ALIKE * (len(grams[one]) + len(grams[other])):
            yield frozenset((one, other))
